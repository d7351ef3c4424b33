// Who does a task, in words. Knows no rule of it.
import type { TaskView, Who } from '../../lib/host/bindings.gen'
import { t } from '../../lib/text/text'

/** `Reijo`, `minä`, or the name that was given. */
export function whoWords(task: Pick<TaskView, 'who' | 'whoName'>, clientName: string): string {
  if (task.who === 'client') return clientName
  return task.who === 'worker' ? t('client.tasks.me') : task.whoName
}

export function whoOptions(clientName: string): { value: Who; label: string }[] {
  return [
    { value: 'client', label: clientName },
    { value: 'worker', label: t('entry.who.worker') },
    { value: 'other', label: t('entry.who.somebody') },
  ]
}
