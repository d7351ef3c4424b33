// What is kept before the window locks or closes: whoever holds unsaved words gives its way of saving them. Knows no screen.

/** A save that hangs must not keep the worker from leaving. */
const PATIENCE_MS = 1000

const savers = new Set<() => Promise<unknown>>()

/** `save` runs before every lock and close, until the answer is called. */
export function beforeLeaving(save: () => Promise<unknown>): () => void {
  savers.add(save)
  return () => savers.delete(save)
}

/** Saves everything that is unsaved, or gives up after a second. */
export async function keepEverything(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([Promise.allSettled([...savers].map((save) => save())), late])
}
