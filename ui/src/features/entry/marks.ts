// Marks on small steps and tasks while a visit is being written: which rows to show, and what a press changes. Pure.
import type { EntryForm, GoalView, Mark, StepMarkForm, TaskForm, TaskMarkForm, TaskView } from '../../lib/host/bindings.gen'

export const MARKS: readonly Mark[] = ['done', 'partly', 'not_done', 'dropped']

/** More open tasks than this weigh on one person: a worry to say, not a rule. */
export const MOST_OPEN_TASKS = 3

/** One small step on the page. */
export interface StepRow {
  goalId: string
  stepId: string
  text: string
  goal: string
}

/** The step being taken in each goal, and every other step the draft already has a mark on. */
export function stepRows(goals: readonly GoalView[], marks: readonly StepMarkForm[]): StepRow[] {
  return goals.flatMap((goal) =>
    goal.steps
      .filter((step) => step.state === 'now' || marks.some((mark) => mark.stepId === step.id && mark.mark !== null))
      .map((step) => ({ goalId: goal.id, stepId: step.id, text: step.text, goal: goal.clientWords })),
  )
}

export function stepMark(marks: readonly StepMarkForm[], row: StepRow): StepMarkForm {
  return marks.find((mark) => mark.stepId === row.stepId) ?? { goalId: row.goalId, stepId: row.stepId, mark: null, obstacle: '' }
}

export function taskMark(marks: readonly TaskMarkForm[], taskId: string): TaskMarkForm {
  return marks.find((mark) => mark.taskId === taskId) ?? { taskId, mark: null, obstacle: '', helped: null }
}

/** The list with this mark in its old place, or last. */
export function withStepMark(marks: readonly StepMarkForm[], next: StepMarkForm): StepMarkForm[] {
  return withMark(marks, next, (mark) => mark.stepId === next.stepId)
}

export function withTaskMark(marks: readonly TaskMarkForm[], next: TaskMarkForm): TaskMarkForm[] {
  return withMark(marks, next, (mark) => mark.taskId === next.taskId)
}

/** Whether it helped is asked of a programme or a game that was tried. */
export function asksHelped(task: Pick<TaskView, 'kind'>, mark: Mark | null): boolean {
  return task.kind !== 'task' && (mark === 'done' || mark === 'partly')
}

/** What stood in the way is asked of everything but "done". */
export function asksObstacle(mark: Mark | null): boolean {
  return mark !== null && mark !== 'done'
}

export function blankTask(): TaskForm {
  return { kind: 'task', what: '', who: 'client', whoName: '', due: '', mayHinder: '', goalId: null }
}

export function isBlankTask(task: TaskForm): boolean {
  return [task.what, task.whoName, task.due, task.mayHinder].every((text) => text.trim() === '')
}

/** Would the client have more open tasks than a person can hold once this visit is done? */
export function tooManyTasks(form: EntryForm, open: readonly TaskView[]): boolean {
  const stays = (task: TaskView) => !['done', 'dropped'].includes(taskMark(form.taskMarks, task.id).mark ?? '')
  const old = open.filter((task) => task.who === 'client' && stays(task)).length
  const added = form.newTasks.filter((task) => task.who === 'client' && !isBlankTask(task)).length
  return added > 0 && old + added > MOST_OPEN_TASKS
}

/** Has anything been written that belongs to a meeting that was held? */
export function hasMeetingWords(form: EntryForm): boolean {
  const words = [form.clientTells, form.observations, form.assessment, form.agreed].some((text) => text.trim() !== '')
  return words || [...form.stepMarks, ...form.taskMarks].some((mark) => mark.mark !== null) || form.newTasks.some((task) => !isBlankTask(task))
}

function withMark<M>(marks: readonly M[], next: M, same: (mark: M) => boolean): M[] {
  return marks.some(same) ? marks.map((mark) => (same(mark) ? next : mark)) : [...marks, next]
}
