// Keeps a promise on the page after it was marked, in its place, so that a slip can be taken back at once.
import type { TaskView } from '../../lib/host/bindings.gen'

/** `shown` as it stood, with the newest word on each; what newly came in follows at the end. */
export function keepMarked(shown: readonly TaskView[], fresh: readonly TaskView[], marked: ReadonlyMap<string, TaskView>): TaskView[] {
  const newest = new Map(fresh.map((task) => [task.id, task]))
  const stayed = shown.flatMap((task) => newest.get(task.id) ?? marked.get(task.id) ?? [])
  const known = new Set(stayed.map((task) => task.id))
  return [...stayed, ...fresh.filter((task) => !known.has(task.id))]
}
