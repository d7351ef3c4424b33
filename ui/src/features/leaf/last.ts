// What was answered last to whether the paper may be left at home, as a sentence. Knows no screen.
import type { LeafAnswered } from '../../lib/host/bindings.gen'
import { writeDate } from '../../lib/text/dates'
import { t } from '../../lib/text/text'

export function lastAnswer(last: LeafAnswered): string {
  const asked = { date: writeDate(last.at), worker: last.askedBy }
  return last.mayStayAtHome ? t('leaf.last.may_stay', asked) : t('leaf.last.not_home', asked)
}
