// A promise in words: when it is due, and who gave it. Knows no marks.
import type { TaskView } from '../../lib/host/bindings.gen'
import { writeShortDay } from '../../lib/text/dates'
import { t } from '../../lib/text/text'

export function dueWords(task: TaskView): string {
  if (task.dueOn === null) return t('task.no_due')
  return t(task.late ? 'task.late' : 'task.due', { date: writeShortDay(task.dueOn) })
}

export function whoWords(task: TaskView): string {
  if (task.who === 'other') return task.whoName
  return t(task.who === 'client' ? 'task.who.client' : 'task.who.worker')
}
