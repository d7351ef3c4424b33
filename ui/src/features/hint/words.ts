// What a hint says: the reason, and where there is one a kinder or a longer way. Knows no text of anybody's.
import type { Hint } from '../../lib/host/bindings.gen'
import { maybeText, t } from '../../lib/text/text'

export function hintText(hint: Hint): string {
  if (hint.kind === 'long_sentence') return t('hint.long_sentence', { words: hint.words })
  if (hint.kind === 'abbreviation') return t('hint.abbreviation', { long: maybeText(`hint.long.${hint.entry}`) ?? '' })
  if (hint.kind === 'jargon') return t('hint.jargon', { easy: maybeText(`hint.easy.${hint.entry}`) ?? '' })
  if (hint.kind === 'loaded') return maybeText(`hint.kinder.${hint.entry}`) ?? ''
  return t(hint.kind === 'close_person' ? 'hint.close_person' : 'hint.other_client')
}
