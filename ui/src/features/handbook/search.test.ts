// Searching the real Finnish and Swedish pages, and the folding under it.
import { expect, it } from 'vitest'

import { readHandbook } from './read'
import { fold, searchPages, type Run } from './search'

const fi = (await readHandbook('fi')).pages
const sv = (await readHandbook('sv')).pages

const ids = (pages: typeof fi, query: string) => searchPages(pages, query).map((found) => found.page.id)
const hits = (runs: readonly Run[] = []) => runs.filter((run) => run.hit).map((run) => run.text)
const words = (runs: readonly Run[] = []) => runs.map((run) => run.text).join('')

it('letters are folded in their own places', () => {
  expect(fold('Välitehtävä ŠÅŽ')).toBe('valitehtava saz')
  expect(fold('a\u0308')).toBe('a')
})

it('the page that is about a word comes first', () => {
  expect(ids(fi, 'turvakielto')[0]).toBe('non-disclosure')
  expect(ids(fi, 'varmuuskopio')[0]).toBe('backup')
  expect(ids(sv, 'spärrmarkering')[0]).toBe('non-disclosure')
})

it('capitals, dots and half a word do not matter', () => {
  expect(ids(fi, 'VALITEHT')[0]).toBe('tasks')
  expect(ids(sv, 'sparrm')[0]).toBe('non-disclosure')
})

it('a word inside a compound is found when it is long enough', () => {
  expect(ids(fi, 'kielto')).toContain('non-disclosure')
  expect(ids(fi, 'iel')).not.toContain('non-disclosure')
})

it('an inflected word finds the page through its beginning', () => {
  expect(ids(fi, 'palauttamiselta')).toContain('backup')
})

it('every word sought must stand on the page', () => {
  expect(ids(fi, 'lapset')).toContain('others')
  expect(ids(fi, 'lapset varmuuskopio')).toEqual([])
})

it('nothing, blanks and signs find nothing', () => {
  for (const query of ['', '   ', '…', '?!', 'zzzz']) expect(searchPages(fi, query)).toEqual([])
})

it('the passage has the word, marked, and is cut between words', () => {
  const [found] = searchPages(fi, 'vara-avain')
  expect(hits(found?.passage).map(fold)).toContain('avain')
  for (const one of searchPages(fi, 'asiakas')) {
    const passage = words(one.passage)
    expect(passage.length).toBeLessThan(230)
    const whole = [one.page.lead, ...one.page.sections.flatMap((section) => section.blocks)].length
    expect(whole).toBeGreaterThan(1)
    expect(passage).not.toMatch(/\S…|…\S/u)
  }
})

it('marks never change a letter of the text', () => {
  for (const query of ['ä', 'kirjaus', 'a b', 'työ arvio']) {
    for (const found of searchPages(fi, query)) expect(words(found.title)).toBe(found.page.title)
  }
})
