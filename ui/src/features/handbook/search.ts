// Finding pages by words: letters are folded, a word is found by its beginning, and the best passage is shown. Pure; knows no screen.
import { passagesOf, type HandbookPage } from './tree'

/** A stretch of text, and whether it is what was sought. */
export interface Run {
  text: string
  hit: boolean
}

export interface Found {
  page: HandbookPage
  title: Run[]
  passage: Run[]
}

/** How much a word weighs by where it stands. */
const WEIGHT = { title: 12, heading: 5, lead: 4, passage: 1 }

/** A beginning shorter than this finds too much inside compound words. */
const INNER_FROM = 4

/** Endings of an inflected word: so many letters may be left off in turn, while so many remain. */
const ENDINGS = [0, 2, 3, 4, 5]
const STEM = 5

const PASSAGE_LETTERS = 170

/** Small letters without their marks, each in its own place: ”Välitehtävä” → ”valitehtava”. */
export function fold(text: string): string {
  return [...text.normalize('NFC')].map((letter) => letter.normalize('NFD').charAt(0).toLowerCase()).join('')
}

/** Pages where every word of the query stands, best first. When none has them all, endings are left off until one does. */
export function searchPages(pages: readonly HandbookPage[], query: string): Found[] {
  const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  if (words.length === 0) return []
  for (const ending of ENDINGS) {
    const found = ranked(pages, words.map((word) => word.slice(0, Math.max(Math.min(word.length, STEM), word.length - ending))))
    if (found.length > 0) return found
  }
  return []
}

function ranked(pages: readonly HandbookPage[], words: readonly string[]): Found[] {
  const found = pages.flatMap((page) => {
    const texts = textsOf(page)
    if (!words.every((word) => texts.some((one) => hitsIn(one.text, [word]).length > 0))) return []
    const score = texts.reduce((sum, one) => sum + hitsIn(one.text, words).length * WEIGHT[one.is], 0)
    return [{ score, found: { page, title: runs(page.title, words), passage: runs(bestPassage(page, words), words) } }]
  })
  return found.sort((one, other) => other.score - one.score).map((one) => one.found)
}

function textsOf(page: HandbookPage): { is: keyof typeof WEIGHT; text: string }[] {
  return [
    { is: 'title', text: page.title },
    { is: 'lead', text: page.lead },
    ...page.sections.flatMap((section) => [
      ...(section.heading === null ? [] : [{ is: 'heading' as const, text: section.heading }]),
      ...passagesOf(section).map((text) => ({ is: 'passage' as const, text })),
    ]),
  ]
}

/** The text with most of the words sought; the page's lead when they stand only in headings. */
function bestPassage(page: HandbookPage, words: readonly string[]): string {
  const passages = [page.lead, ...page.sections.flatMap(passagesOf)]
  const told = passages.map((text) => ({ text, different: words.filter((word) => hitsIn(text, [word]).length > 0).length }))
  const best = told.reduce((one, other) => (other.different > one.different ? other : one))
  return shortened(best.text, words)
}

/** At most about `PASSAGE_LETTERS`, cut between words around the first hit. */
function shortened(text: string, words: readonly string[]): string {
  if (text.length <= PASSAGE_LETTERS) return text
  const at = hitsIn(text, words)[0]?.from ?? 0
  const start = at < PASSAGE_LETTERS / 2 ? 0 : text.lastIndexOf(' ', at - PASSAGE_LETTERS / 3) + 1
  const space = text.lastIndexOf(' ', start + PASSAGE_LETTERS)
  const end = start + PASSAGE_LETTERS >= text.length || space <= at ? text.length : space
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}

/** Where the words stand: at the beginning of a word, or inside a compound when they are long enough. */
function hitsIn(text: string, words: readonly string[]): { from: number; to: number }[] {
  const folded = fold(text)
  const hits = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((match) => {
    const places = words.flatMap((word) => {
      const at = match[0].indexOf(word)
      return at === 0 || (at > 0 && word.length >= INNER_FROM) ? [{ from: match.index + at, to: match.index + at + word.length }] : []
    })
    return places.sort((one, other) => other.to - other.from - (one.to - one.from)).slice(0, 1)
  })
  return hits
}

function runs(text: string, words: readonly string[]): Run[] {
  const normal = text.normalize('NFC')
  const cut: Run[] = []
  let at = 0
  for (const hit of hitsIn(normal, words)) {
    if (hit.from > at) cut.push({ text: normal.slice(at, hit.from), hit: false })
    cut.push({ text: normal.slice(hit.from, hit.to), hit: true })
    at = hit.to
  }
  if (at < normal.length) cut.push({ text: normal.slice(at), hit: false })
  return cut
}
