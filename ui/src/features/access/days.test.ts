// What was done again and again on one day is one line with its first and last moment; another day or another reason is another line.
import { expect, it } from 'vitest'

import type { AccessRow } from '../../lib/host/bindings.gen'
import { inDays } from './days'

const row = (at: string, change: Partial<AccessRow> = {}): AccessRow => ({ at, worker: 'Kaisa Niemi', workerTitle: 'sosiaaliohjaaja', how: 'opened', noun: 'client', why: 'own_client', reason: null, ...change })

it('folds a day', () => {
  const days = inDays([
    row('2026-02-10T15:40:00+02:00'),
    row('2026-02-10T12:00:00+02:00', { how: 'changed', noun: 'entry', why: null }),
    row('2026-02-10T09:10:00+02:00'),
    row('2026-02-03T09:10:00+02:00'),
  ])
  expect(days.map((day) => [day.date, day.doings.map((one) => [one.how, one.times, one.first.slice(11, 16), one.at.slice(11, 16)])])).toEqual([
    ['2026-02-10', [['opened', 2, '09:10', '15:40'], ['changed', 1, '12:00', '12:00']]],
    ['2026-02-03', [['opened', 1, '09:10', '09:10']]],
  ])
})

it('keeps each reason apart', () => {
  const days = inDays([row('2026-02-10T10:00:00+02:00', { why: 'reason', reason: 'sijaistus' }), row('2026-02-10T09:00:00+02:00', { why: 'reason', reason: 'soitto' })])
  expect(days[0]?.doings.map((one) => one.reason)).toEqual(['sijaistus', 'soitto'])
})
