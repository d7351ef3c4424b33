// The handbook's pages as they stand: the same in three languages, light to read, true to their sources, and promising nothing Askel does not do.
import { describe, expect, it } from 'vitest'

import { PAGES, type PageId } from '../src/features/handbook/contents.ts'
import { passagesOf, type Handbook, type HandbookPage, type Inline } from '../src/features/handbook/tree.ts'
import { LANGUAGES, type Language } from './compile-messages.ts'
import { pageFiles, readHandbook } from './handbook.ts'

const LOCALES = '../locales'

const books = Object.fromEntries(LANGUAGES.map((language) => [language, readHandbook(LOCALES, language)])) as Record<Language, Handbook>

const pageOf = (language: Language, id: PageId) => books[language].pages.find((page) => page.id === id)!

/** Everything a reader of the page reads, passage by passage. */
const textsOf = (page: HandbookPage) => [page.lead, ...page.sections.flatMap(passagesOf)]

const everything = (page: HandbookPage) => [page.title, ...page.sections.map((section) => section.heading ?? ''), ...textsOf(page)].join('\n')

function linksOf(inlines: readonly Inline[]): PageId[] {
  return inlines.flatMap((one) => (typeof one === 'string' || one.is === 'label' ? [] : one.is === 'page' ? [one.to] : linksOf(one.of)))
}

/** What must be equal in every language. */
function shapeOf(page: HandbookPage) {
  return {
    sources: page.sources,
    sections: page.sections.map((section) => ({
      named: section.heading !== null,
      inAskel: section.inAskel,
      blocks: section.blocks.map((block) => (block.is === 'paragraph' ? 'paragraph' : `${block.items.length} items`)),
      links: section.blocks.flatMap((block) => (block.is === 'paragraph' ? linksOf(block.of) : block.items.flatMap(linksOf))),
      labels: section.blocks.flatMap((block) => (block.is === 'paragraph' ? block.of : block.items.flat())).filter((one) => typeof one !== 'string' && one.is === 'label').length,
    })),
  }
}

/** Word counts of whole sentences; a list item without a full stop is no sentence. */
function sentencesOf(text: string): number[] {
  if (!/[.?!…”]$/u.test(text.trim())) return []
  return text.split(/(?<=[.?!…]”?)\s+/u).map((sentence) => sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length)
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

describe('the three languages', () => {
  it.each(LANGUAGES)('have every page and no other: %s', (language) => {
    expect(Object.keys(pageFiles(`${LOCALES}/handbook`, language)).sort()).toEqual([...PAGES].sort())
    expect(books[language].pages.map((page) => page.id)).toEqual(PAGES)
  })

  it.each(PAGES)('have the same headings, lists, links, names of the window and sources: %s', (id) => {
    expect(shapeOf(pageOf('sv', id))).toEqual(shapeOf(pageOf('fi', id)))
    expect(shapeOf(pageOf('en', id))).toEqual(shapeOf(pageOf('fi', id)))
  })

  it('tell the same sources', () => {
    for (const language of LANGUAGES) expect(Object.keys(books[language].sources)).toEqual(Object.keys(books.fi.sources))
  })

  it('differ in their words', () => {
    for (const id of PAGES) expect(new Set(LANGUAGES.map((language) => pageOf(language, id).lead)).size).toBe(3)
  })
})

describe('each page is short and light', () => {
  it.each(PAGES)('%s', (id) => {
    for (const language of LANGUAGES) {
      const words = everything(pageOf(language, id)).split(/\s+/u).length
      expect(words, `${language}: words`).toBeLessThanOrEqual(300)
      expect(words, `${language}: words`).toBeGreaterThanOrEqual(id === 'sources' ? 80 : 90) // its list of sources is counted nowhere
      expect(sentencesOf(pageOf(language, id).lead).length, `${language}: a lead of one sentence or two`).toBeLessThanOrEqual(2)
    }
    const lengths = textsOf(pageOf('fi', id)).flatMap(sentencesOf)
    expect(mean(lengths), 'Finnish words in a sentence').toBeLessThanOrEqual(14)
    expect(Math.max(...lengths), 'the longest Finnish sentence').toBeLessThanOrEqual(22)
  })

  it('and the Finnish handbook as a whole', () => {
    const lengths = books.fi.pages.flatMap((page) => textsOf(page).flatMap(sentencesOf))
    console.log(`${lengths.length} Finnish sentences, ${mean(lengths).toFixed(1)} words on average, at most ${Math.max(...lengths)}`)
    expect(mean(lengths)).toBeLessThanOrEqual(12)
  })

  it('a heavy sentence would be found', () => {
    expect(sentencesOf('Lyhyt. Tässä on ”neljä sanaa.” Onko?')).toEqual([1, 4, 1])
    expect(sentencesOf('luettelon kohta')).toEqual([])
  })

  it.each(LANGUAGES)('without a raised voice or abbreviations: %s', (language) => {
    const hard = /!|\b(?:esim|ym|mm|yms|jne|tms|ns|t\.ex|m\.m|o\.s\.v|bl\.a|e\.g|i\.e|etc)\./iu
    for (const page of books[language].pages) expect(everything(page)).not.toMatch(hard)
    expect('Kirjoita esim. näin.').toMatch(hard)
  })
})

/** A law as a page may name it, and the source that was read of it. */
const LAWS: Record<string, readonly string[]> = { '1301/2014': ['S28'], '17': ['S28', 'S10'], '36': ['S10'], '703/2023': ['S30', 'S14'], '11': ['S14'] }

/** Numbers of acts and sections in a text. */
const lawsIn = (text: string) => [...text.matchAll(/(\d+\/20\d\d)|(\d+) §|section (\d+)/gu)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').filter((law) => law !== '4/2025')

describe('law is told only where it was read', () => {
  it.each(LANGUAGES)('%s', (language) => {
    for (const page of books[language].pages) {
      for (const law of lawsIn(everything(page))) {
        expect(Object.keys(LAWS), `${page.id}: ${law}`).toContain(law)
        expect(page.sources.some((source) => LAWS[law]?.includes(source)), `${page.id}: ${law} has its source`).toBe(true)
      }
    }
  })

  it('a law that nobody read would be found', () => {
    expect(lawsIn('Laki 254/2015, 25 § ja section 4.')).toEqual(['254/2015', '25', '4'])
  })

  it.each(LANGUAGES)('and the word for law stands only on pages that name one, or tell that they do not: %s', (language) => {
    const law = { fi: /\blaki|\blain\b|lakia|lakii/iu, sv: /\blag(?:en|ar)?\b/iu, en: /\b(?:law|act) (?:on|says)\b|\bthe law\b/iu }[language]
    const free: PageId[] = ['sources', 'own-worker']
    for (const page of books[language].pages) if (law.test(everything(page)) && !free.includes(page.id)) expect(lawsIn(everything(page)).length, page.id).toBeGreaterThan(0)
  })
})

describe('nothing is promised that Askel does not do', () => {
  const promises: Record<Language, RegExp> = {
    fi: /synkron|palvelime|mobiili|hälyttää|tekoäly|T-luku|T-pist/iu,
    sv: /synkron|på servern|mobilapp|larmar|artificiell|T-värde|T-poäng/iu,
    en: /\bsync|server|mobile app|artificial|T-score/iu,
  }
  it.each(LANGUAGES)('%s', (language) => {
    for (const page of books[language].pages) expect(everything(page), page.id).not.toMatch(promises[language])
    expect('Askel synkronoi.').toMatch(promises.fi)
  })

  it('most pages of the work say what to do in Askel', () => {
    const without = books.fi.pages.filter((page) => !page.sections.some((section) => section.inAskel)).map((page) => page.id)
    expect(without).toEqual(['service', 'askel-day', 'keys', 'phrases', 'lock', 'sources'])
  })
})
