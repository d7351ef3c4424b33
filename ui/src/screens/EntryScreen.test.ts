// A finished entry on the memory twin: its versions beside each other, a correction, an annulment, and writing it anew.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'

import { ask, setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import EntryScreen from './EntryScreen.svelte'
import VisitScreen from './VisitScreen.svelte'

beforeEach(() => {
  location.hash = ''
  setHost(memoryHost())
})

async function open(id: string) {
  const view = render(EntryScreen, { id })
  await screen.findByRole('heading', { level: 1 })
  return { user: userEvent.setup(), ...view }
}

/** What the words of an element say aloud, in order. */
const aloud = (element: Element | null) => element?.textContent?.replace(/\s+/gu, ' ').trim()

test('two versions stand beside each other, and the difference is told without colour', async () => {
  const { user, container } = await open('e5')
  await user.click(await screen.findByText('Vertaa versioita 1 ja 2'))
  expect(screen.getByText(/Vuotava hana on keittiössä, ei kylpyhuoneessa/)).toBeTruthy()
  const dels = [...container.querySelectorAll('del')].map(aloud)
  const inss = [...container.querySelectorAll('ins')].map(aloud)
  expect(dels).toContain('poistettu: Kylpyhuoneen')
  expect(inss).toContain('lisätty: Keittiön')
  expect(aloud([...container.querySelectorAll('del')].at(-1)?.parentElement ?? null)).toBe('Postilaatikolle asti jaksoin. poistettu: Kylpyhuoneen hana vuotaa.')
  expect(aloud([...container.querySelectorAll('ins')].at(-1)?.parentElement ?? null)).toBe('Postilaatikolle asti jaksoin. lisätty: Keittiön hana vuotaa.')
  expect(await barriers(container)).toEqual([])
})

test('an entry that was never corrected shows no versions', async () => {
  await open('e1')
  expect(await screen.findByRole('button', { name: 'Korjaa kirjaus' })).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Versiot' })).toBeNull()
})

test('a correction opens a draft without marks, tasks and next meeting, and asks why', async () => {
  const { user } = await open('e1')
  await user.click(await screen.findByRole('button', { name: 'Korjaa kirjaus' }))
  await expect.poll(() => location.hash).toMatch(/^#\/drafts\//)
  const { container } = render(VisitScreen, { draftId: location.hash.slice('#/drafts/'.length) })
  expect(await screen.findByRole('heading', { level: 1, name: 'Korjaa kirjaus' })).toBeTruthy()
  expect(within(container).queryByText('Uudet välitehtävät')).toBeNull()
  expect(within(container).queryByRole('button', { name: 'Ei tavattu' })).toBeNull()
  await user.click(within(container).getByRole('button', { name: 'Valmis' }))
  expect((await within(container).findAllByText(/Kirjoita lyhyesti, miksi\./)).length).toBeGreaterThan(0)
  await user.type(within(container).getByRole('textbox', { name: 'Miksi korjaat' }), 'Päivä oli väärin.')
  await user.click(within(container).getByRole('button', { name: 'Valmis' }))
  await expect.poll(() => location.hash).toBe('#/entries/e1')
  expect((await ask('entry_history', { id: 'e1' })).versions.map((version) => version.reason)).toEqual(['Päivä oli väärin.', ''])
})

test('annulling says what follows, asks why, and only then takes the entry away from what counts', async () => {
  const { user } = await open('e1')
  await user.click(await screen.findByText('Kirjaus ei kuulu tähän?'))
  await user.click(screen.getByRole('button', { name: 'Mitätöi kirjaus' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('Sen merkinnät perutaan: Postilaatikolle')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Mitätöi kirjaus' }))
  expect(await dialog.findByText('Valitse mitätöinnin peruste.')).toBeTruthy()
  expect((await ask('entry_read', { id: 'e1' })).annulled).toBeNull()
  await user.click(dialog.getByRole('radio', { name: 'Se on väärän henkilön tiedoissa' }))
  await user.type(dialog.getByRole('textbox', { name: 'Kerro omin sanoin' }), 'Toisen käynti.')
  await user.click(dialog.getByRole('button', { name: 'Mitätöi kirjaus' }))
  expect(await screen.findByText('Tämä kirjaus on mitätöity.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Korjaa kirjaus' })).toBeNull()
})

test('an annulled entry hides its words until asked, and is written anew for whom it belongs to', async () => {
  const { user, container } = await open('e6')
  expect(container.querySelector('details')?.open).toBe(false)
  expect(await barriers(container)).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Kirjaa uudelleen' }))
  await user.type(screen.getByRole('textbox', { name: 'Etsi asiakasta' }), 'Petteri')
  await user.click(await screen.findByRole('button', { name: 'Avaa luonnos, Petteri Öhman' }))
  await expect.poll(() => location.hash).toMatch(/^#\/drafts\//)
  const page = await ask('draft_resume', { id: location.hash.slice('#/drafts/'.length) })
  expect([page.client.id, page.reEntry, page.form.clientTells]).toEqual(['petteri', true, 'Toisen asiakkaan asia.'])
})
