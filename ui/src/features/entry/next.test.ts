// The next meeting that is offered.
import { expect, test } from 'vitest'

import { hasMeeting, noMeeting, suggestedMeeting } from './next'
import { blankEntry } from './testing/visit'

test('the offer is the same weekday, time, way and place', () => {
  expect(suggestedMeeting(blankEntry(), '2026-02-04')).toEqual({ date: '10.2.2026', starts: '10.00', ends: '11.15', mode: 'home_visit', place: 'asiakkaan luona' })
})

test('without a readable day the offer counts from today', () => {
  expect(suggestedMeeting({ ...blankEntry(), date: 'eilen' }, '2026-02-04').date).toBe('11.2.2026')
})

test('nothing is agreed by default', () => {
  expect(hasMeeting(noMeeting())).toBe(false)
})
