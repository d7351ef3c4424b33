// The shared table of written days and times, and the counting between them.
import { describe, expect, it } from 'vitest'

import cases from './dates.cases.json'
import { dayHere, daysBetween, minutesBetween, writeClock, writeDate, writeDay, writeLongDay, writeMoment, writeShortDate, writeShortDay, writeSpan, writeTime } from './dates'
import { LANGUAGES, setLanguage } from './language.svelte'
import { writeCount, writeDuration, writeLevel } from './numbers'

const WRITERS: Record<string, (of: string) => string> = {
  date: writeDate, short_date: writeShortDate, day: writeDay, short_day: writeShortDay, long_day: writeLongDay, time: writeTime, clock: writeClock, moment: writeMoment,
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(cases)('$write of $of', async (one) => {
    await setLanguage(language)
    expect(WRITERS[one.write]?.(one.of)).toBe(one[language])
  })
})

it('a span is joined by a dash, and an open one shows its start alone', () => {
  expect(writeSpan('2026-02-03T10:00:00+02:00', '2026-02-03T11:15:00+02:00')).toBe('10.00–11.15')
  expect(writeSpan('2026-02-03T10:00:00+02:00', null)).toBe('10.00')
})

it('minutes are counted over the autumn night, when one hour comes twice', () => {
  expect(minutesBetween('2026-10-25T02:30:00+03:00', '2026-10-25T03:30:00+02:00')).toBe(120)
})

it('days are counted by the calendar, not by hours', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-03-28T23:00:00+02:00', '2026-03-27')).toBe(-1)
})

it('the day here is the one on this clock', () => {
  expect(dayHere(new Date(2026, 1, 3, 23, 59))).toBe('2026-02-03')
})

it('numbers are written as people read them', () => {
  expect(writeCount(12480)).toBe('12\u00a0480')
  expect([-2, 0, 1].map(writeLevel)).toEqual(['−2', '0', '+1'])
  expect([45, 120, 665].map(writeDuration)).toEqual(['45 min', '2 t', '11 t 5 min'])
})
