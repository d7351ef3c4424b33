// The texts' compiler refuses what would show wrong in one language only.
import { describe, expect, it } from 'vitest'

import { compileMessages, declareMessages } from './compile-messages.ts'
import { readMessages, TYPES } from './messages.ts'
import { readFileSync } from 'node:fs'

const topic = (body: string) => ({ today: `_version: 2\ntoday:\n${body}` })

describe('what is accepted', () => {
  const compiled = compileMessages(
    topic(`  title: { fi: "Tänään", sv: "I dag", en: "Today" }
  deep:
    at: { fi: "klo %{time}", sv: "kl. %{time}", en: "%{time}" }
  left:
    one: { fi: "%{count} tapaaminen", sv: "%{count} möte", en: "%{count} meeting" }
    other: { fi: "%{count} tapaamista", sv: "%{count} möten", en: "%{count} meetings" }
  other: { fi: "muu", sv: "annan", en: "other" }`),
  )

  it('becomes flat tables, one per language', () => {
    expect(compiled.tables.sv).toMatchObject({ 'today.title': 'I dag', 'today.deep.at': 'kl. %{time}', 'today.left.other': '%{count} möten' })
  })

  it('becomes types: plain keys, parameters, plurals', () => {
    const types = declareMessages(compiled)
    expect(types).toContain("'today.title': null")
    expect(types).toContain("'today.deep.at': { time: string | number }")
    expect(types).toContain("'today.left': { count: number }")
    expect(types).not.toContain("'today.left.one'")
  })

  it('takes a lone "other" as a word, not as a plural', () => {
    expect(declareMessages(compiled)).toContain("'today.other': null")
  })
})

describe('what is refused, with the key in the message', () => {
  it.each([
    ['a missing language', '  title: { fi: "Tänään", en: "Today" }', /today\.title: sv is missing/],
    ['a value that is not in quotes', '  title: { fi: Tänään, sv: "I dag", en: "Today" }', /today\.title\.fi: write the text in quotation marks/],
    ['an unquoted yes that YAML may read as true', '  title: { fi: true, sv: "ja", en: "yes" }', /today\.title\.fi: write the text in quotation marks/],
    ['unequal parameters', '  title: { fi: "%{count} a", sv: "a", en: "%{count} a" }', /today\.title\.sv: parameters/],
    ['an empty text', '  title: { fi: "a", sv: " ", en: "a" }', /today\.title\.sv: empty/],
    ['a language Askel does not speak', '  title: { fi: "a", sv: "a", en: "a", de: "a" }', /today\.title\.de: not a language/],
    ['a plural without its pair', '  left:\n    one: { fi: "a", sv: "a", en: "a" }', /today\.left\.one: its pair/],
    ['the same key twice', '  a: { fi: "a", sv: "a", en: "a" }\n  a: { fi: "b", sv: "b", en: "b" }', /unique/],
  ])('%s', (_, body, message) => {
    expect(() => compileMessages(topic(body))).toThrow(message)
  })

  it('a topic in a file of another name', () => {
    expect(() => compileMessages({ clock: '_version: 2\ntoday:\n  a: { fi: "a", sv: "a", en: "a" }' })).toThrow(/belongs to today\.yml/)
  })
})

it('the committed types are those of locales/*.yml (run `npm run build` to refresh)', () => {
  expect(readFileSync(TYPES, 'utf8')).toBe(declareMessages(readMessages('../locales')))
})
