// Where a long Finnish word may be broken at the end of a line: engines know no Finnish hyphenation. Knows no screen.

const LETTERS = /\p{L}+/gu
const SHY = '\u00ad'
/** A shorter word fits wherever text does. */
const LONG = 13
/** No fewer letters alone on a line. */
const LEAST = 3

/** With soft hyphens before each consonant that a vowel follows, as syllables begin in Finnish: `bus-si-pysä-kille`. */
export function breakable(text: string): string {
  return text.replace(LETTERS, (word) => (word.length < LONG ? word : broken(word)))
}

function broken(word: string): string {
  return word.replace(/[bcdfghjklmnpqrstvwxzšž](?=[aeiouyäöå])/giu, (letter, at: number) => (at >= LEAST && word.length - at > LEAST ? SHY + letter : letter))
}
