// Parts of a text by characters, as the core counts them: one for each code point. Knows no field and no screen.

/** From which character up to which, the last one left out. */
export interface Range {
  from: number
  until: number
}

export function wordAt(text: string, { from, until }: Range): string {
  return Array.from(text).slice(from, until).join('')
}

/** The text in pieces, the marked ones told apart. Ranges that overlap or reach past the end are cut. */
export function pieces(text: string, marks: readonly Range[]): { text: string; marked: boolean }[] {
  const letters = Array.from(text)
  const found: { text: string; marked: boolean }[] = []
  let at = 0
  const take = (until: number, marked: boolean): void => {
    const end = Math.min(until, letters.length)
    if (end > at) found.push({ text: letters.slice(at, end).join(''), marked })
    at = Math.max(at, end)
  }
  for (const { from, until } of [...marks].sort((a, b) => a.from - b.from)) {
    take(from, false)
    take(until, true)
  }
  take(letters.length, false)
  return found
}

/** Where a range stands in the units that the window's own selection counts in. */
export function inUnits(text: string, { from, until }: Range): Range {
  const letters = Array.from(text)
  const length = (end: number): number => letters.slice(0, end).join('').length
  return { from: length(from), until: length(until) }
}
