// What is said of a file of phrases that was not taken. Knows codes and places, no file.
import type { PhraseRefusal } from '../../lib/host/bindings.gen'
import { t } from '../../lib/text/text'

export function refusalText({ code, at }: PhraseRefusal): string {
  const where = at === '' ? '' : ` (${code === 'not_understood' ? t('phrase.book.line', { at }) : t('phrase.book.where', { at })})`
  return t(`phrase.refused.${code}`) + where
}
