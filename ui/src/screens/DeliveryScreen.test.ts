// Lähetys: says only what was answered, and shows what keeps an entry here and how to mend it.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { ask, setHost, type Host } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import DeliveryScreen from './DeliveryScreen.svelte'

async function draw(host: Host = memoryHost({})) {
  setHost(host)
  const drawn = render(DeliveryScreen)
  await screen.findByRole('heading', { name: 'Viety kansioon' })
  return drawn
}

it('tells that the folder is not encrypted, and what an obstacle needs', async () => {
  const { container } = await draw()
  expect(screen.getByText('Kansiota ei salata.')).toBeTruthy()
  expect(screen.getByRole('link', { name: /Lisää tunnus/ }).getAttribute('href')).toBe('#/clients/liisa/edit')
  expect(await barriers(container)).toEqual([])
})

it('gives a receipt with the folder, and stops offering what cannot leave', async () => {
  await draw()
  await userEvent.click(screen.getByRole('button', { name: 'Vie kansioon…' }))
  expect(await screen.findByText('5 asiakirjaa vietiin kansioon /home/kaisa/Siirto/2026-02-03')).toBeTruthy()
  expect(screen.getByText('1 jäi odottamaan, katso syy alta.')).toBeTruthy()
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Vie kansioon…' })).toBeNull())
})

it('says nothing when the choosing of a folder was closed', async () => {
  const twin = memoryHost({})
  await draw({ call: (command, args) => (command === 'delivery_export' ? Promise.reject({ code: 'cancelled' }) : twin.call(command, args)) })
  await userEvent.click(screen.getByRole('button', { name: 'Vie kansioon…' }))
  expect(screen.getAllByRole('status').map((status) => status.textContent?.trim())).toEqual([''])
})

it('says what to do when the folder could not be written', async () => {
  const twin = memoryHost({})
  await draw({ call: (command, args) => (command === 'delivery_export' ? Promise.reject({ code: 'folder_not_writable' }) : twin.call(command, args)) })
  await userEvent.click(screen.getByRole('button', { name: 'Vie kansioon…' }))
  expect(await screen.findByText('Kansioon ei voitu kirjoittaa. Valitse toinen kansio.')).toBeTruthy()
})

it('exports everything again when asked', async () => {
  await draw()
  await userEvent.click(screen.getByRole('button', { name: 'Vie kansioon…' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Vie kaikki uudelleen…' }))
  expect(await screen.findByText(/^[3-9] asiakirjaa vietiin kansioon/)).toBeTruthy()
})

it('lists long documents among the entries, each leading to its own page, and those being written', async () => {
  setHost(memoryHost({}))
  await ask('document_begin', { clientId: 'reijo', kind: 'service_start' })
  render(DeliveryScreen)
  expect((await screen.findByRole('link', { name: 'Asiakassuunnitelma 13.1.2026' })).getAttribute('href')).toBe('#/documents/d2')
  expect(screen.getByText(/^Merkintä palvelun alkamisesta, Reijo/)).toBeTruthy()
})
