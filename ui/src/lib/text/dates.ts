// Days and times as people read them, written by us because engines disagree. Reads the digits of the stored text: no time zone, no clock.
import { t } from './text'
import { language } from './language.svelte'

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** `3.2.2026` · en `3/2/2026`. Takes a day or a moment. */
export function writeDate(iso: string): string {
  const { year, month, day } = digits(iso)
  return language() === 'en' ? `${day}/${month}/${year}` : `${day}.${month}.${year}`
}

/** `3.2.` · en `3/2`, where the year is plain from the page. */
export function writeShortDate(iso: string): string {
  const { month, day } = digits(iso)
  return language() === 'en' ? `${day}/${month}` : `${day}.${month}.`
}

/** `ti 3.2.2026` · `tis 3.2.2026` · `Tue 3/2/2026`. */
export function writeDay(iso: string): string {
  return `${t(`day.short_${weekday(iso)}`)} ${writeDate(iso)}`
}

/** `ti 3.2.` · `tis 3.2.` · `Tue 3/2`. */
export function writeShortDay(iso: string): string {
  return `${t(`day.short_${weekday(iso)}`)} ${writeShortDate(iso)}`
}

/** `Tiistai 3.2.2026`, the name of a day as a heading. */
export function writeLongDay(iso: string): string {
  return `${t(`day.long_${weekday(iso)}`)} ${writeDate(iso)}`
}

/** `9.30` · en `9:30`. */
export function writeTime(moment: string): string {
  const { hour, minute } = digits(moment)
  return language() === 'en' ? `${hour}:${minute}` : `${hour}.${minute}`
}

/** `klo 9.30` · `kl. 9.30` · `9:30`, for a sentence. */
export function writeClock(moment: string): string {
  return t('day.clock', { time: writeTime(moment) })
}

/** `ti 3.2.2026 klo 9.30`. */
export function writeMoment(moment: string): string {
  return `${writeDay(moment)} ${writeClock(moment)}`
}

/** `9.30–10.45`, or the start alone. */
export function writeSpan(start: string, end: string | null): string {
  return end === null ? writeTime(start) : `${writeTime(start)}–${writeTime(end)}`
}

/** Whole minutes between two moments, whatever their offsets. */
export function minutesBetween(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 60_000)
}

/** Calendar days from one day to another: 1 is tomorrow, −1 yesterday. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)
}

/** The day on this computer's clock, `2026-02-03`. For showing "today" only; the core decides what day it is. */
export function dayHere(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function digits(iso: string) {
  const [, year, month, day, hour = '0', minute = '00'] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(iso) ?? []
  return { year, month: Number(month), day: Number(day), hour: Number(hour), minute }
}

function weekday(iso: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? 'mon'
}
