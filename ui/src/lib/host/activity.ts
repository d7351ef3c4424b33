// Tells, at most every fifteen seconds, that a person is really at the computer. Knows no host: it calls what it is given.
const AT_MOST_EVERY_MS = 15_000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Starts telling; the answer stops it. Only what a person does counts, never a script. */
export function tellActivity(tell: () => void, now: () => number = Date.now): () => void {
  let last = -Infinity
  function seen(event: Event): void {
    if (!event.isTrusted && import.meta.env.MODE !== 'test') return
    if (now() - last < AT_MOST_EVERY_MS) return
    last = now()
    tell()
  }
  for (const sign of SIGNS) window.addEventListener(sign, seen, { passive: true, capture: true })
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true })
  }
}
