// Number keys on a question: a digit chooses, and a second digit soon after may make a two-digit number. Pure; knows no DOM.

/** How long a first digit waits for a second one. */
export const TOGETHER_MS = 1_200

/** What has been typed so far, and since when (milliseconds of any clock). */
export interface Typed {
  digits: string
  at: number
}

export const NOTHING_TYPED: Typed = { digits: '', at: -Infinity }

/** The number that `key` makes after `before`, when it lies on the scale; null when the key chooses nothing. */
export function typeDigit(before: Typed, key: string, now: number, low: number, high: number): { typed: Typed; number: number | null } {
  if (!/^\d$/.test(key)) return { typed: before, number: null }
  const longer = now - before.at <= TOGETHER_MS ? before.digits + key : key
  for (const digits of [longer, key]) {
    const number = Number(digits)
    if (number >= low && number <= high) return { typed: { digits, at: now }, number }
  }
  return { typed: { digits: key, at: now }, number: null }
}
