// Days and times as typed.
import { expect, test } from 'vitest'

import { dayOfText, textOfDay, textOfTime, timeHere, weekLater } from './days'

test('a full day is understood with or without its weekday', () => {
  expect(dayOfText('3.2.2026')).toBe('2026-02-03')
  expect(dayOfText(' ti 3.2.2026 ')).toBe('2026-02-03')
})

test('what is not a full day is left to the core', () => {
  for (const text of ['', '3.2.', 'huomenna', '31.2.2026', '3.13.2026', '3/2/2026']) expect(dayOfText(text), text).toBeNull()
})

test('a day and a time are written as the core reads them', () => {
  expect(textOfDay('2026-02-03')).toBe('3.2.2026')
  expect(textOfTime('2026-02-03T09:05:00+02:00')).toBe('9.05')
  expect(timeHere(new Date(2026, 1, 3, 9, 5))).toBe('9.05')
})

test('a week later keeps the weekday over the change of month and of summer time', () => {
  expect(weekLater('2026-02-24')).toBe('2026-03-03')
  expect(weekLater('2026-03-26')).toBe('2026-04-02')
})
