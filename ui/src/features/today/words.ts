// Lines of a day's row: how long, what is open, how the service period stands. Pure words, no screen.
import type { ReminderRow, TodayRow } from '../../lib/host/bindings.gen'
import { minutesBetween, writeDate } from '../../lib/text/dates'
import { writeDuration } from '../../lib/text/numbers'
import { t, tn } from '../../lib/text/text'
import { modeName } from '../session/mode'

/** A period that ends this soon is told on the row, in days. */
const TELL_TERM_DAYS = 14

/** `Koti · 60 min`, or the way of meeting where no place is told. */
export function whereAndHowLong(row: TodayRow): string {
  const where = row.place || modeName(row.mode)
  return row.endsAt === null ? where : `${where} · ${writeDuration(minutesBetween(row.startsAt, row.endsAt))}`
}

export function openWords(tasks: readonly string[]): string | null {
  const [first, ...rest] = tasks
  if (first === undefined) return null
  return rest.length === 0 ? t('today.open', { text: first }) : tn('today.open_more', { text: first, count: rest.length })
}

export function termWords(daysLeft: number | null): string | null {
  if (daysLeft === null || daysLeft > TELL_TERM_DAYS) return null
  if (daysLeft < 0) return t('today.term_over')
  return daysLeft === 0 ? t('today.term_today') : tn('today.term_left', { count: daysLeft })
}

export function reminderWords(row: ReminderRow): string {
  const date = writeDate(row.on)
  if (row.kind === 'review') return t(row.daysLeft < 0 ? 'today.review_late' : 'today.review_due', { date })
  return row.daysLeft === 0 ? t('today.term_ends_now') : tn('today.term_ends', { date, count: row.daysLeft })
}
