// What was searched for since the bag was opened, by number: an address is kept outside the page, where a lock does not reach, so no name goes there.
const searches: string[] = []

/** The number that stands for these words in an address. */
export function numberOf(words: string): number {
  const before = searches.indexOf(words)
  return before >= 0 ? before + 1 : searches.push(words)
}

/** The words of a number; none for an address of another time. */
export function wordsOf(number: string | null): string {
  return searches[Number(number) - 1] ?? ''
}
