// A marked promise stays on the page, in its place, until the page is left.
import { expect, it } from 'vitest'

import type { TaskView } from '../../lib/host/bindings.gen'
import { keepMarked } from './kept'

const task = (id: string, mark: TaskView['mark'] = null): TaskView => ({
  id, clientId: 'c', clientName: '', goalId: null, kind: 'task', helped: null, what: id, who: 'worker', whoName: '', dueOn: null, mayHinder: '', open: mark === null, mark, obstacle: '', markedAt: null, late: false,
})

it('keeps a promise that was marked between those that are open', () => {
  const done = task('b', 'done')
  const rows = keepMarked([task('a'), task('b'), task('c')], [task('a'), task('c')], new Map([['b', done]]))
  expect(rows.map((row) => [row.id, row.mark])).toEqual([['a', null], ['b', 'done'], ['c', null]])
})

it('drops one that left for another reason, and adds a new one last', () => {
  expect(keepMarked([task('a'), task('b')], [task('n'), task('a')], new Map()).map((row) => row.id)).toEqual(['a', 'n'])
})

it('prefers the newest word of the core', () => {
  expect(keepMarked([task('a')], [task('a', 'partly')], new Map([['a', task('a', 'done')]]))[0]?.mark).toBe('partly')
})
