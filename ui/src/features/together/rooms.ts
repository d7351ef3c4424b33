// The parts of the shared screen, one of which is in sight.
export type Room = 'steps' | 'tasks' | 'levels' | 'measures' | 'entry'

/** A place in a list that may have become shorter. */
export function within(at: number, length: number): number {
  return Math.max(0, Math.min(at, length - 1))
}
