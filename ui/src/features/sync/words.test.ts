// What is said of the server: nothing more than the code, and alarm only where something did not arrive.
import { expect, it } from 'vitest'

import type { ClaimSentence, ClaimView, LastSync, SyncEnd } from '../../lib/host/bindings.gen'
import { setLanguage } from '../../lib/text/language.svelte'
import { claimWords, closingWords, endTone, endWords, progressWords, stateWords, writeWhen } from './words'

const AT = '2026-02-03T09:41:00+02:00'

const claimed = (sentence: ClaimSentence, more: Partial<ClaimView> = {}): ClaimView => ({ sentence, tone: 'neutral', because: null, needsAttention: 0, twoVersions: 0, checkedAt: AT, ...more })

function said(claim: ClaimView): string | null {
  const words = claimWords(claim)
  return words && [words.what, words.behind].filter(Boolean).join(' · ')
}

it('says the three sentences of the header as they were agreed', () => {
  expect(said(claimed({ is: 'all_on_server', rows: 214, checked_at: AT }))).toBe('Kaikki 214 kirjausta palvelimella · tarkistettu ti 3.2. klo 9.41')
  expect(said(claimed({ is: 'only_here', rows: 3 }))).toBe('3 kirjausta vain tällä koneella · tarkistettu ti 3.2. klo 9.41')
  expect(said(claimed({ is: 'only_here', rows: 1 }, { checkedAt: null }))).toBe('1 kirjaus vain tällä koneella · palvelimelta ei ole tarkistettu')
  expect(said(claimed({ is: 'not_checked', days: 2 }))).toBe('En tiedä: palvelimelta ei ole tarkistettu 2 päivään')
  expect(said(claimed({ is: 'not_checked', days: null }))).toBe('En tiedä: palvelimelta ei ole vielä tarkistettu')
  expect(said(claimed({ is: 'no_server' }))).toBeNull()
})

it('says what asks for somebody before when the server was looked at', () => {
  expect(said(claimed({ is: 'not_confirmed', rows: 5 }, { needsAttention: 1, twoVersions: 2 }))).toBe('5 kirjausta varmistamatta · 1 ei mennyt perille · 2 odottaa valintaasi')
  expect(said(claimed({ is: 'only_here', rows: 3 }, { because: 'sign_in' }))).toBe('3 kirjausta vain tällä koneella · kirjaudu palvelimelle')
  expect(said(claimed({ is: 'only_here', rows: 3 }, { because: 'no_network' }))).toBe('3 kirjausta vain tällä koneella · tarkistettu ti 3.2. klo 9.41')
})

it('writes the clock alone today, and the day with it on another day', () => {
  expect(writeWhen(AT, '2026-02-03')).toBe('klo 9.41')
  expect(writeWhen(AT, '2026-02-04')).toBe('ti 3.2. klo 9.41')
})

it('takes offline for no alarm, and whatever else did not arrive for one', () => {
  const tones = (ends: SyncEnd[]) => [...new Set(ends.map(endTone))]
  expect(tones(['no_connection', 'cancelled', 'stopped'])).toEqual(['plain'])
  expect(tones(['some_aside', 'broken_off', 'not_trusted', 'redirected', 'sign_in_needed', 'refused', 'busy', 'not_understood', 'no_room', 'record_broken', 'fault'])).toEqual(['attention'])
  expect((['neutral', 'attention', 'settled'] as const).map((tone) => claimWords(claimed({ is: 'only_here', rows: 3 }, { tone }))?.tone)).toEqual(['plain', 'attention', 'done'])
})

it('says that something is being sent only while something is', () => {
  expect(stateWords({ is: 'sending' })).toBe('Lähetetään')
  expect(stateWords({ is: 'sending' }, false)).toMatch(/^Lähetettiin\. Askel tarkistaa/)
})

it('says before the last day that the details close, and says it when they have', () => {
  const server = { host: 'sote.esimerkki.fi', signIn: { is: 'in', name: 'Kaisa Niemi' }, lease: 'open', leaseDaysLeft: 8 } as const
  expect(closingWords(server)).toBeNull()
  expect(closingWords({ ...server, leaseDaysLeft: 7 })).toMatch(/^Ota yhteys palvelimeen 7 päivän kuluessa/)
  expect(closingWords({ ...server, leaseDaysLeft: 0 })).toMatch(/^Ota yhteys palvelimeen vuorokauden sisällä/)
  expect(closingWords({ ...server, lease: 'over', leaseDaysLeft: 0 })).toMatch(/painat Lähetä ja hae/)
  expect(closingWords({ ...server, lease: 'revoked', leaseDaysLeft: 0 })).toMatch(/^Organisaatiosi on sulkenut tämän koneen/)
})

it('counts only what was counted', () => {
  const ended: LastSync = { at: AT, end: 'done', sent: 3, fetched: 0 }
  expect(endWords(ended)).toMatch(/^Lähetettiin ja haettiin .*klo 9\.41\. 3 lähetetty\.$/)
  expect(endWords({ ...ended, sent: 0 })).toMatch(/klo 9\.41\.$/)
  const progress = { done: 5, of: 12, awaiting: false, pausing: false } as const
  expect(progressWords({ ...progress, phase: 'clients' })).toBe('5/12 asiakasta haettu')
  expect(progressWords({ ...progress, phase: 'fetching', of: null })).toBe('Haetaan muutoksia, 5 tietoa haettu')
  expect(progressWords({ ...progress, phase: 'connecting', of: null })).toBe('Otetaan yhteyttä palvelimeen')
})

it('says them in Swedish and English too', async () => {
  await setLanguage('sv')
  expect(claimWords(claimed({ is: 'only_here', rows: 3 }))?.what).toBe('3 anteckningar bara på den här datorn')
  await setLanguage('en')
  expect(claimWords(claimed({ is: 'all_on_server', rows: 214, checked_at: AT }))?.what).toBe('All 214 records on the server')
})
