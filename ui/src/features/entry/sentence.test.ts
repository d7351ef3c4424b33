// The facts of a visit as one sentence.
import { expect, test } from 'vitest'

import { setLanguage } from '../../lib/text/language.svelte'
import type { EntryForm } from '../../lib/host/bindings.gen'
import { asFinished } from './sent'
import { factOf, visitSentence, type SentenceFacts } from './sentence'
import { blankEntry } from './testing/visit'

const usual: SentenceFacts = { isToday: true, isProtected: false }
const parts = (form: Partial<EntryForm> = {}, facts = usual) => visitSentence({ ...blankEntry(), ...form }, facts)
const words = (form: Partial<EntryForm> = {}, facts = usual) => parts(form, facts).map((part) => part.text).join('')
const missing = (form: Partial<EntryForm>) => parts(form).flatMap((part) => (part.field !== undefined && part.missing ? [part.field] : []))

test('a planned visit reads as a sentence', () => {
  expect(words()).toBe('Tänään ti 3.2.2026 klo 10.00–11.15, kotikäynti, asiakkaan luona. Läsnä Reijo ja minä. Ei kirjattu yhdessä.')
})

test('another day opens the sentence itself', () => {
  expect(words({ recordedTogether: true }, { ...usual, isToday: false })).toBe('Ti 3.2.2026 klo 10.00–11.15, kotikäynti, asiakkaan luona. Läsnä Reijo ja minä. Kirjattiin yhdessä.')
})

test('the same facts in Swedish and English keep every word that opens', async () => {
  const fields = parts().flatMap((part) => part.field ?? [])
  for (const language of ['sv', 'en'] as const) {
    await setLanguage(language)
    expect(parts().flatMap((part) => part.field ?? []).sort()).toEqual([...fields].sort())
  }
})

test('the place of a protected client is not in the sentence', () => {
  expect(words({}, { ...usual, isProtected: true })).not.toContain('asiakkaan luona')
})

test('a call has no place, a message no end', () => {
  expect(words({ mode: 'phone' })).toContain('klo 10.00–11.15, puhelu. Läsnä')
  expect(words({ mode: 'message', ends: '' })).toContain('klo 10.00, viestit.')
})

test('what is missing asks for itself', () => {
  expect(missing({ ends: '', mode: null, participants: ' ' })).toEqual(['times', 'mode', 'participants'])
  expect(words({ ends: '' })).toContain('10.00–lisää loppu')
})

test('a day as typed is shown as typed until it is a full day', () => {
  expect(words({ date: 'eilen' }, { ...usual, isToday: false })).toContain('Eilen klo')
})

test('a visit that was not held tells neither who was there nor an end', () => {
  expect(words({ kind: 'not_met' })).toBe('Tänään ti 3.2.2026 klo 10.00, kotikäynti, asiakkaan luona.')
})

test('a path to mend leads to the word that opens it', () => {
  expect([factOf('ends'), factOf('recordedTogether'), factOf('clientTells')]).toEqual(['times', 'together', null])
})

test('what the page does not show is not sent', () => {
  const next = { date: '10.2.2026', starts: '10.00', ends: '', mode: 'phone' as const, place: 'koti' }
  expect(asFinished({ ...blankEntry(), mode: 'phone', next }, usual)).toMatchObject({ place: '', next: { date: '10.2.2026', place: '' } })
  expect(asFinished({ ...blankEntry(), next: { ...next, date: ' ' } }, usual).next.starts).toBe('')
  expect(asFinished(blankEntry(), { isProtected: true }).place).toBe('')
})
