// How a measure is told in words: its finding, its cells, its occasions. Pure but for the language; adds no meaning of its own.
import { writeShortDate } from '../../lib/text/dates'
import { writeDecimal } from '../../lib/text/numbers'
import { maybeText, t, tn } from '../../lib/text/text'
import { valuesOf } from './course'
import type { GasCourse, MeasureOccasion, MeasureRefusal, MeasureResult, ResultCell } from '../../lib/host/bindings.gen'

/** `alku 3.2.` */
export function occasionWords(occasion: { occasion: MeasureOccasion; on: string }): string {
  return `${t(`measure.occasion.${occasion.occasion}`)} ${writeShortDate(occasion.on)}`
}

/** What the heading says: the total and its change where there is one, otherwise how many numbers moved. */
export function findingOf(result: MeasureResult): string {
  const last = result.occasions.at(-1)
  if (last === undefined) return t('measure.finding.none')
  if (result.hasTotal) return totalFinding(result)
  const changes = result.rows.map((row) => valuesOf(row.cells)).filter((values) => values.length > 1)
  const moved = changes.map((values) => Math.sign((values.at(-1)?.value ?? 0) - (values[0]?.value ?? 0)))
  const count = (sign: number) => moved.filter((one) => one === sign).length
  const parts = [
    count(1) > 0 && tn('measure.finding.up', { count: count(1) }),
    count(0) > 0 && tn('measure.finding.same', { count: count(0) }),
    count(-1) > 0 && tn('measure.finding.down', { count: count(-1) }),
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : t('measure.finding.answered', { answered: last.completeness.answered, asked: last.completeness.asked })
}

function totalFinding(result: MeasureResult): string {
  const change = result.totalChange
  if (change === null) {
    const only = result.occasions.findLast((occasion) => occasion.total !== null)?.total ?? null
    return only === null ? t('measure.finding.no_total') : t('measure.finding.total', { score: writeDecimal(only) })
  }
  const score = fromTo(change.from, change.to)
  switch (change.verdict) {
    case 'better':
      return t('measure.finding.better', { score })
    case 'worse':
      return t('measure.finding.worse', { score })
    case 'same':
      return t('measure.finding.unchanged', { score })
    case 'not_said':
      return t('measure.finding.total', { score })
  }
}

export function fromTo(from: number, to: number): string {
  return t('measure.from_to', { from: writeDecimal(from), to: writeDecimal(to) })
}

export function cellWords(cell: ResultCell): string {
  switch (cell.is) {
    case 'value':
      return cell.words ?? writeDecimal(cell.value)
    case 'words':
      return cell.words
    case 'yes_no':
      return cell.yes ? t('measure.yes') : t('measure.no')
    case 'skipped':
      return t('measure.cell.skipped')
    case 'declined':
      return t('measure.cell.declined')
    case 'not_asked':
      return t('measure.cell.not_asked')
  }
}

export function gasFinding(course: GasCourse): string {
  const scores = course.occasions.map((occasion) => occasion.t).filter((score) => score !== null)
  const [first, last] = [scores[0], scores.at(-1)]
  if (first === undefined || last === undefined) return t('measure.gas.title_none')
  return t('measure.gas.title', { score: scores.length > 1 ? t('measure.from_to', { from: writeDecimal(first, 1, 1), to: writeDecimal(last, 1, 1) }) : writeDecimal(last, 1, 1) })
}

/** The sentence that tells what to mend in a measure file. */
export function refusalText(refusal: MeasureRefusal): string {
  return maybeText(`measure.refused.${refusal.code}`) ?? t('measure.refused.not_json')
}
