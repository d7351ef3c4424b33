// The keys of the whole program: which chord a press is, that none is a single letter or AltGr, and that the handbook tells of each.
import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { chordOf, isWriting, KEYS } from './keys'

const press = (key: string, held: KeyboardEventInit = {}) => chordOf(new KeyboardEvent('keydown', { key, ...held }))

test('a chord is written as a worker would write it', () => {
  expect(press('k', { ctrlKey: true })).toBe('Ctrl+K')
  expect(press('K', { ctrlKey: true })).toBe('Ctrl+K')
  expect(press('F1')).toBe('F1')
  expect(press('1', { altKey: true })).toBe('Alt+1')
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z')
})

test('AltGr, by which a Nordic keyboard writes @ and {, is no chord of ours', () => {
  expect(press('2', { ctrlKey: true, altKey: true })).toBe('')
  expect(KEYS.filter((chord) => chord.includes('Ctrl') && chord.includes('Alt'))).toEqual([])
})

test('no key of ours is a single letter', () => {
  expect(KEYS.filter((chord) => !/^(F\d+|(Ctrl|Alt)\+.+)$/.test(chord))).toEqual([])
})

test('Ctrl+Z belongs to the text where one is written, and not to a box that is ticked', () => {
  const made = (html: string) => {
    document.body.innerHTML = html
    return document.body.firstElementChild
  }
  expect(isWriting(made('<textarea></textarea>'))).toBe(true)
  expect(isWriting(made('<input type="text">'))).toBe(true)
  expect(isWriting(made('<input type="radio">'))).toBe(false)
  expect(isWriting(made('<button>Kumoa</button>'))).toBe(false)
})

test.each(['fi', 'sv', 'en'])('the handbook’s page of keys tells of every one of them (%s)', (language) => {
  const page = readFileSync(`../locales/handbook/keys.${language}.md`, 'utf8')
  const told = page.match(/\b(?:Ctrl|Alt)\+(?:Enter|[A-Z]|\d–\d|\d|\.)|\bF\d+/g) ?? []
  const each = told.flatMap((chord) => {
    const span = /^(.*\+)(\d)–(\d)$/.exec(chord)
    return span === null ? [chord] : Array.from({ length: Number(span[3]) - Number(span[2]) + 1 }, (_, index) => `${span[1]}${Number(span[2]) + index}`)
  })
  expect(KEYS.filter((chord) => !each.includes(chord))).toEqual([])
})
