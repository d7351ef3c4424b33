// Marks on steps and tasks while a visit is written.
import { expect, test } from 'vitest'

import type { EntryForm, GoalView, TaskView } from '../../lib/host/bindings.gen'
import { blankEntry } from './testing/visit'
import { asksObstacle, blankTask, hasMeetingWords, stepMark, stepRows, taskMark, tooManyTasks, withStepMark, withTaskMark } from './marks'

const step = (id: string, state: 'done' | 'now' | 'later') => ({ id, text: id, state, doneOn: null })
const goal = { id: 'g', clientWords: 'Haluan taas käydä kirjastossa', steps: [step('s1', 'done'), step('s2', 'now'), step('s3', 'later')] } as unknown as GoalView
const task = (id: string) => ({ id, who: 'client', open: true }) as TaskView
const form = (changes: Partial<EntryForm>): EntryForm => ({ ...blankEntry(), ...changes })

test('the step being taken is on the page, the others are not', () => {
  expect(stepRows([goal], []).map((row) => row.stepId)).toEqual(['s2'])
})

test('a step that was marked stays on the page though it is no longer the one being taken', () => {
  expect(stepRows([goal], [{ goalId: 'g', stepId: 's3', mark: 'partly', obstacle: '' }]).map((row) => row.stepId)).toEqual(['s2', 's3'])
})

test('a mark is set once and changed in its place', () => {
  const row = stepRows([goal], [])[0]!
  const once = withStepMark([], { ...stepMark([], row), mark: 'partly' })
  const twice = withStepMark(once, { ...stepMark(once, row), mark: 'done' })
  expect(twice).toEqual([{ goalId: 'g', stepId: 's2', mark: 'done', obstacle: '' }])
})

test('changing a mark keeps what was told of the obstacle', () => {
  const once = withTaskMark([], { taskId: 't', mark: 'not_done', obstacle: 'Satoi.', helped: null })
  expect(withTaskMark(once, { ...taskMark(once, 't'), mark: 'partly' })).toEqual([{ taskId: 't', mark: 'partly', obstacle: 'Satoi.', helped: null }])
})

test('what stood in the way is asked only of what was not done', () => {
  expect([null, 'done', 'partly', 'not_done', 'dropped'].map((mark) => asksObstacle(mark as never))).toEqual([false, false, true, true, true])
})

test('a fourth open task of the client is a worry to say', () => {
  const open = [task('t1'), task('t2'), task('t3')]
  const agreed = { ...blankTask(), what: 'Soitan' }
  expect(tooManyTasks(form({ newTasks: [agreed] }), open)).toBe(true)
  expect(tooManyTasks(form({ newTasks: [agreed], taskMarks: [{ taskId: 't1', mark: 'done', obstacle: '', helped: null }] }), open)).toBe(false)
  expect(tooManyTasks(form({ newTasks: [{ ...agreed, who: 'worker' }] }), open)).toBe(false)
  expect(tooManyTasks(form({ newTasks: [blankTask()] }), open)).toBe(false)
})

test('words of a meeting are noticed when the visit turns out not to have been held', () => {
  expect(hasMeetingWords(form({ newTasks: [blankTask()] }))).toBe(false)
  expect(hasMeetingWords(form({ agreed: 'Soitan.' }))).toBe(true)
})
