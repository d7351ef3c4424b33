// Two versions side by side: who, when, from where; the answer goes only when each place has one, and it can wait.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import type { ConflictPage } from '../lib/host/bindings.gen'
import { setHost, type Args, type Host } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import ConflictScreen from './ConflictScreen.svelte'

/** An entry that both corrected: one a clock, the other the whole of it. */
const corrected: ConflictPage = {
  id: 'case3', kind: 'two_corrections', clientId: 'reijo', clientName: 'Reijo Virtala', noun: 'entry', name: '', rowId: 'e3',
  mine: { who: { is: 'named', name: 'Kaisa Niemi' }, reason: 'Väärä kellonaika', annulled: false, at: '2026-02-02T15:12:00+02:00' },
  theirs: { who: { is: 'colleague' }, reason: 'Kirjaus oli väärän ihmisen', annulled: true, at: '2026-02-02T16:40:00+02:00' }, joined: 0, fields: [],
  entry: [
    { field: 'when', changed: true, runs: [{ kind: 'removed', text: '28.1.2026 10.00–11.15' }, { kind: 'added', text: '28.1.2026 11.00–12.15' }] },
    { field: 'client_tells', changed: false, runs: [{ kind: 'same', text: 'Kävin pihalla.' }] },
  ],
  document: [],
}

async function draw(id = 'case1') {
  const twin = memoryHost({ server: 'usual' })
  const answered = vi.fn()
  const host: Host = {
    call: (command, args) => {
      if (command === 'conflict_answer') answered(args)
      if (command === 'conflict_open' && (args as { id: string }).id === corrected.id) return Promise.resolve({ value: corrected, changed: [] } as never)
      return twin.call(command, args)
    },
  }
  setHost(host)
  const drawn = render(ConflictScreen, { id })
  await screen.findByRole('heading', { level: 1 })
  return { ...drawn, answered }
}

const place = (name: string) => within(screen.getByRole('region', { name }))

it('shows who changed what and when, both texts side by side, and what it was before', async () => {
  const { container } = await draw()
  expect(screen.getByText('Tavoite, Reijo Virtala')).toBeTruthy()
  expect(screen.getByText('ma 2.2.2026 klo 15.12')).toBeTruthy()
  expect(screen.getAllByText('Olli Aaltonen-Žukauskas, palvelimelta').length).toBeGreaterThan(0)
  const words = place('Asiakkaan omin sanoin')
  expect(words.getByText('Haluan taas käydä kirjastossa, ensin yhdessä ja sitten yksin')).toBeTruthy()
  expect(words.getByText('Haluan käydä kirjastossa joka viikko')).toBeTruthy()
  expect(words.getByText('Ennen: Haluan käydä kirjastossa')).toBeTruthy()
  expect(place('Askel tehty: Pihapenkille').getByText('30.1.2026')).toBeTruthy()
  expect(screen.getByText(/^Palvelimelta tuli myös 2 muutosta/)).toBeTruthy()
  expect(await barriers(container)).toEqual([])
})

it('sends nothing before each place is chosen, and leads to the one that is not', async () => {
  const { answered } = await draw()
  await userEvent.click(place('Asiakkaan omin sanoin').getByRole('radio', { name: 'Pidä oma' }))
  await userEvent.click(screen.getByRole('button', { name: 'Tallenna valinnat' }))
  expect(answered).not.toHaveBeenCalled()
  expect(screen.getByText('Valitse vielä kohta: Askel tehty: Pihapenkille.')).toBeTruthy()
  expect(document.activeElement).toBe(place('Askel tehty: Pihapenkille').getByRole('radio', { name: 'Pidä oma' }))
})

it('begins a text for both with both, and only where a text can be written', async () => {
  const { answered } = await draw()
  expect(place('Askel tehty: Pihapenkille').queryByRole('radio', { name: 'Kirjoita yhdeksi' })).toBeNull()
  await userEvent.click(place('Asiakkaan omin sanoin').getByRole('radio', { name: 'Kirjoita yhdeksi' }))
  const field = await screen.findByLabelText('Yhteinen teksti')
  expect((field as HTMLTextAreaElement).value).toBe('Haluan taas käydä kirjastossa, ensin yhdessä ja sitten yksin\n\nHaluan käydä kirjastossa joka viikko')
  await userEvent.clear(field)
  await userEvent.type(field, 'Haluan käydä kirjastossa, ensin yhdessä')
  await userEvent.click(place('Askel tehty: Pihapenkille').getByRole('radio', { name: 'Ota toinen' }))
  await userEvent.click(screen.getByRole('button', { name: 'Tallenna valinnat' }))
  const sent: Args<'conflict_answer'> = { id: 'case1', fields: [{ path: 'client_words', choice: 'written', text: 'Haluan käydä kirjastossa, ensin yhdessä' }, { path: 'steps.s3.done_on', choice: 'theirs', text: '' }] }
  expect(answered).toHaveBeenCalledExactlyOnceWith(sent)
  expect(location.hash).toBe('#/delivery')
})

it('can be left for later', async () => {
  const { answered } = await draw('case2')
  expect(screen.getByText('aika ei ole tiedossa')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Vastaan myöhemmin' }).getAttribute('href')).toBe('#/delivery')
  expect(answered).not.toHaveBeenCalled()
})

it('says plainly when it has been answered already', async () => {
  await draw('gone')
  expect(await screen.findByText('Tähän on jo vastattu.')).toBeTruthy()
})

it('shows two corrections beside each other, and a colleague without a name in words', async () => {
  const { container, answered } = await draw('case3')
  expect(screen.getAllByText('Toinen työntekijä, palvelimelta').length).toBe(2)
  expect(screen.getByText('Mitätöi kirjauksen')).toBeTruthy()
  expect(screen.getByText('Syy: Väärä kellonaika')).toBeTruthy()
  expect(place('Ajankohta').getByText('28.1.2026 10.00–11.15')).toBeTruthy()
  expect(place('Ajankohta').getByText('28.1.2026 11.00–12.15')).toBeTruthy()
  expect(screen.queryByText('Kävin pihalla.')).toBeNull()
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Oma korjaukseni jää voimaan' }))
  expect(answered).toHaveBeenCalledExactlyOnceWith({ id: 'case3', fields: [] })
})
