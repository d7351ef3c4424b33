// Words of a conflict: the fields' names, the values as a person reads them, who and when. Decides nothing.
import type { ConflictField, Said, Side } from '../../lib/host/bindings.gen'
import { writeDate, writeMoment } from '../../lib/text/dates'
import { maybeText, t } from '../../lib/text/text'

/** `Askel: Käyn postilaatikolla`. A field that a later Askel knows is told as "something else". */
export function fieldName({ field, of }: Pick<ConflictField, 'field' | 'of'>): string {
  const name = maybeText(`conflict.field.${field}`) ?? t('conflict.field.other')
  return of === null ? name : `${name}: ${of}`
}

export function saidWords(said: Said): string {
  switch (said.is) {
    case 'nothing':
      return t('conflict.nothing')
    case 'text':
      return said.text
    case 'word':
      return maybeText(said.key) ?? said.key
    case 'day':
      return writeDate(said.day)
    case 'moment':
      return writeMoment(said.at)
    case 'number':
      return String(said.number).replace('-', '−')
    case 'yes':
      return t('conflict.yes')
    case 'no':
      return t('conflict.no')
    case 'several':
      return said.parts.map((part) => `${fieldName({ field: part.field, of: null })}: ${saidWords(part.said)}`).join('\n')
  }
}

export function sideWhen({ at }: Side): string {
  return at === null ? t('conflict.when_unknown') : writeMoment(at)
}

export function theirName({ who }: Side): string {
  return t('conflict.theirs', { who: who.is === 'named' ? who.name : t(`conflict.who.${who.is}`) })
}

/** When it was written and, of a correction, why. */
export function sideFacts(side: Side): string[] {
  const why = side.reason === '' ? [] : [t('conflict.reason', { reason: side.reason })]
  return [sideWhen(side), ...(side.annulled ? [t('conflict.annulled')] : []), ...why]
}

/** What the field for both begins with: one text after the other, so that nothing has to be typed twice. */
export function bothTexts({ mine, theirs }: ConflictField): string {
  const texts = [mine, theirs].map((said) => (said.is === 'text' ? said.text.trim() : '')).filter(Boolean)
  return texts.join('\n\n')
}
