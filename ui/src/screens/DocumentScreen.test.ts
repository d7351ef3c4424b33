// The long documents on the memory twin: the list with what comes next, writing with its autosave, finishing, and reading beside the plan before.
import { cleanup, render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import DocumentShelf from '../features/document/DocumentShelf.svelte'
import { ask, host, setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import DocumentReadScreen from './DocumentReadScreen.svelte'
import DocumentScreen from './DocumentScreen.svelte'

vi.setConfig({ testTimeout: 60_000 }) // whole documents under axe, also on a busy machine

beforeEach(() => {
  location.hash = ''
  setHost(memoryHost())
})

async function write(kind: 'client_plan' | 'implementation_plan') {
  const { id } = await ask('document_begin', { clientId: 'reijo', kind })
  const view = render(DocumentScreen, { clientId: 'reijo', draftId: id })
  await screen.findByRole('heading', { level: 1 })
  return { id, user: userEvent.setup(), ...view }
}

test('the list says what is finished, what comes next and why, and where the finished ones leave from', async () => {
  const { container } = render(DocumentShelf, { clientId: 'reijo' })
  expect(await screen.findByText('Palvelulla on määräaika, mutta alkamista ei ole kirjattu.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Avaa Lähetys' }).getAttribute('href')).toBe('#/delivery')
  expect(screen.getByRole('link', { name: 'Palvelutarpeen arvio 9.1.2026, Kaisa Niemi' }).getAttribute('href')).toBe('#/documents/d1')
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: /Arvioi ja tee seuraava.*Asiakassuunnitelma/ }))
  await expect.poll(() => location.hash).toMatch(/^#\/clients\/reijo\/document\//)
})

test('what is typed is saved by itself and is there when the page is opened again', async () => {
  const { id, user, container } = await write('client_plan')
  expect(screen.getByText(/Tässä arvioidaan suunnitelma, joka kirjoitettiin 13\.1\.2026/)).toBeTruthy()
  expect(await barriers(container)).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Tuen tarve' }))
  await user.type(screen.getByRole('textbox', { name: 'Asiakkaan arvio tuen tarpeesta' }), ' Nyt jo yksin.')
  await expect.poll(async () => (await ask('document_open', { id })).answers['client_view']).toMatch(/Nyt jo yksin\.$/)
  await user.click(screen.getByRole('button', { name: 'Osio on valmis' }))
  await expect.poll(async () => (await ask('document_open', { id })).goneThrough).toEqual(['needs'])
  cleanup()
  render(DocumentScreen, { clientId: 'reijo', draftId: id })
  expect(await screen.findByDisplayValue(/Nyt jo yksin\.$/)).toBeTruthy()
})

test('a save that fails is said, and the words wait in the window for the page to be opened again', async () => {
  const { id, user, unmount } = await write('client_plan')
  const real = host.call
  const refusing = vi.spyOn(host, 'call').mockImplementation((command, args) => (command === 'document_save' ? Promise.reject({ code: 'disk_full' }) : real.call(host, command, args)))
  await user.click(screen.getByRole('button', { name: 'Tuen tarve' }))
  await user.type(screen.getByRole('textbox', { name: 'Asiakkaan arvio tuen tarpeesta' }), ' Levy täynnä.')
  expect(await screen.findByText('Ei vielä tallennettu.')).toBeTruthy()
  unmount()
  await expect.poll(() => refusing.mock.calls.filter(([command]) => command === 'document_save').length).toBeGreaterThan(1)
  refusing.mockRestore()
  render(DocumentScreen, { clientId: 'reijo', draftId: id })
  expect(await screen.findByDisplayValue(/Levy täynnä\.$/)).toBeTruthy()
  await expect.poll(async () => (await ask('document_open', { id })).answers['client_view']).toMatch(/Levy täynnä\.$/)
})

test('finishing leads to what is to be mended, and then to the finished document', async () => {
  const { user } = await write('implementation_plan')
  await user.click(screen.getByRole('button', { name: 'Asiakirja on valmis' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
  const { id } = await ask('document_begin', { clientId: 'reijo', kind: 'implementation_plan' })
  const { answers } = await ask('document_open', { id })
  cleanup()
  await ask('document_save', { id, answers: { ...answers, social_service: '46' }, goneThrough: [], caret: '', reason: '' })
  render(DocumentScreen, { clientId: 'reijo', draftId: id })
  await user.click(await screen.findByRole('button', { name: 'Asiakirja on valmis' }))
  await expect.poll(() => location.hash).toBe(`#/documents/${id}`)
})

test('the next plan is read beside the one before it', async () => {
  const { id } = await ask('document_begin', { clientId: 'reijo', kind: 'client_plan' })
  const { answers } = await ask('document_open', { id })
  await ask('document_finalise', { id, answers: { ...answers, client_view: 'Käyn jo yksin.' }, goneThrough: [], caret: '', reason: '' })
  const { container } = render(DocumentReadScreen, { id })
  await userEvent.click(await screen.findByText('Vertaa edelliseen suunnitelmaan'))
  expect(screen.getAllByText('Haluan päästä taas kirjastoon. Yksin en lähde.').length).toBe(1)
  expect(await barriers(container)).toEqual([])
})

test('a finished document is corrected with its reason, and both versions can be read', async () => {
  const { id } = await ask('document_correct', { id: 'd2' })
  const { container } = render(DocumentScreen, { clientId: 'reijo', draftId: id })
  expect(await screen.findByText(/Korjaat asiakirjaa, joka tehtiin 13\.1\.2026/)).toBeTruthy()
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Asiakirja on valmis' }))
  expect(await screen.findByRole('button', { name: /Miksi korjaat/ })).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Miksi korjaat' }), 'Sana oli väärä.')
  await userEvent.click(screen.getByRole('button', { name: 'Tuen tarve' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Asiakkaan arvio tuen tarpeesta' }), ' Nyt jo yksin.')
  await userEvent.click(screen.getByRole('button', { name: 'Kaikki osiot' }))
  await userEvent.click(screen.getByRole('button', { name: 'Asiakirja on valmis' }))
  await expect.poll(() => location.hash).toBe('#/documents/d2')
  cleanup()
  const read = render(DocumentReadScreen, { id: 'd2' })
  await userEvent.click(await screen.findByText('Vertaa versioita 1 ja 2'))
  expect(screen.getByText('Syy: Sana oli väärä.')).toBeTruthy()
  expect(screen.getByText('Lue versio 1')).toBeTruthy()
  expect(await barriers(read.container)).toEqual([])
})

test('an annulled document says so and stays readable', async () => {
  const { container } = render(DocumentReadScreen, { id: 'd2' })
  await userEvent.click(await screen.findByText('Asiakirja ei kuulu tähän?'))
  await userEvent.click(screen.getByRole('button', { name: 'Mitätöi asiakirja' }))
  await userEvent.click(screen.getByRole('radio', { name: 'Se on tehty erehdyksessä' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Kerro omin sanoin' }), 'Väärä viikko.')
  await userEvent.click(screen.getAllByRole('button', { name: 'Mitätöi asiakirja' }).at(-1)!)
  expect(await screen.findByText('Tämä asiakirja on mitätöity.')).toBeTruthy()
  expect(screen.getByText('Näytä, mitä asiakirjassa luki')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Korjaa asiakirja' })).toBeNull()
  expect(await barriers(container)).toEqual([])
})
