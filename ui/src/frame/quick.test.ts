// The quick menu and the undo in the whole window, over the memory twin: names by a few letters, actions of the place, the search box, and Ctrl+Z.
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import App from '../App.svelte'
import { setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'

// The whole window is read here, which takes a busy machine its time.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  window.scrollTo = () => {}
  HTMLElement.prototype.scrollTo = () => {}
})

async function open(hash = '#/') {
  const memory = memoryHost()
  const asked: string[] = []
  setHost({ call: (command, args) => (asked.push(command), memory.call(command, args)) })
  location.hash = hash
  const view = render(App)
  await screen.findByRole('navigation', { name: 'Päävalikko' }, { timeout: 20_000 })
  return { user: userEvent.setup(), asked, ...view }
}

test('three letters and Enter open the client, however fast they are typed', async () => {
  const { user } = await open()
  await user.keyboard('{Control>}k{/Control}')
  expect(await screen.findByRole('dialog', { name: 'Pikavalikko' })).toBeTruthy()
  await user.keyboard('rei{Enter}')
  await waitFor(() => expect(location.hash).toBe('#/clients/reijo'))
})

test('opening the menu shows no name and asks for none', async () => {
  const { user, asked, container } = await open('#/promises')
  await screen.findByRole('heading', { level: 1, name: 'Lupaukset' })
  await user.keyboard('{Control>}k{/Control}')
  const menu = within(await screen.findByRole('dialog', { name: 'Pikavalikko' }))
  expect(menu.queryByText('Omat asiakkaat')).toBeNull()
  expect(asked).not.toContain('client_names')
  expect(await barriers(container)).toEqual([])
  await user.keyboard('xyzzy')
  await menu.findByText('Etsi sanat: xyzzy')
})

test('words that name nobody lead to the search, and the box stays within reach', async () => {
  const { user } = await open('#/promises')
  await user.keyboard('{Control>}k{/Control}')
  await user.keyboard('virtalasku{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'Haku' })
  await user.keyboard('{Control>}k{/Control}')
  await user.keyboard('hae{Enter}')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Hae nimellä tai sanalla' })))
})

test('on a client’s page the menu offers what can be done for that client, and Ctrl+N records the visit', async () => {
  const { user } = await open('#/clients/reijo')
  await screen.findByRole('heading', { level: 1, name: /Reijo/ })
  await user.keyboard('{Control>}k{/Control}')
  const menu = within(await screen.findByRole('dialog', { name: 'Pikavalikko' }))
  expect(menu.getByText('Tämä asiakas')).toBeTruthy()
  expect(menu.getAllByRole('option', { name: /Kirjaa käynti/ })).toHaveLength(1)
  await user.keyboard('{Escape}')
  const dialog = screen.queryByRole('dialog', { name: 'Pikavalikko' }) as HTMLDialogElement | null
  dialog?.close() // jsdom leaves Esc to the browser
  await user.keyboard('{Control>}n{/Control}')
  await waitFor(() => expect(location.hash).toMatch(/^#\/drafts\//))
})

test('elsewhere Ctrl+N asks whose visit it is', async () => {
  const { user } = await open('#/promises')
  await screen.findByRole('heading', { level: 1, name: 'Lupaukset' })
  await user.keyboard('{Control>}n{/Control}')
  const menu = within(await screen.findByRole('dialog', { name: 'Kenen käynti kirjataan?' }))
  expect(menu.queryAllByRole('option')).toHaveLength(0)
  await user.keyboard('rei{Enter}')
  await waitFor(() => expect(location.hash).toMatch(/^#\/drafts\//))
})

test('Ctrl and a number go from room to room', async () => {
  const { user } = await open()
  await user.keyboard('{Control>}4{/Control}')
  await screen.findByRole('heading', { level: 1, name: 'Lupaukset' })
  await user.keyboard('{Control>}2{/Control}')
  await screen.findByRole('heading', { level: 1, name: 'Asiakkaat' })
})

async function tick(user: ReturnType<typeof userEvent.setup>) {
  const [first] = await screen.findAllByRole('radio', { name: 'Tehty' })
  if (!(first instanceof HTMLInputElement)) throw new Error('a promise')
  await user.click(first)
  await screen.findByText('Tehtävä merkitty.')
  return first
}

test('a mark is taken back by Ctrl+Z, and nothing says any more that it was made', async () => {
  const { user, container } = await open('#/promises')
  await tick(user)
  expect(await barriers(container)).toEqual([])
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText('Kumottu. Tiedot ovat niin kuin ennen.')
  await waitFor(() => expect(screen.getAllByRole<HTMLInputElement>('radio', { name: 'Tehty' }).some((one) => one.checked)).toBe(false))
  expect(screen.queryByText('Merkitty tehdyksi.')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Kumoa' })).toBeNull()
})

test('the button does the same, and what comes later takes its place', async () => {
  const { user } = await open('#/promises')
  await tick(user)
  await user.click(screen.getByRole('button', { name: 'Kumoa' }))
  await screen.findByText('Kumottu. Tiedot ovat niin kuin ennen.')
})

test('in a text field Ctrl+Z is left to the field', async () => {
  const { user, asked } = await open('#/promises')
  await tick(user)
  await user.click(screen.getByRole('textbox', { name: 'Hae nimellä tai sanalla' }))
  await user.keyboard('{Control>}z{/Control}')
  expect(asked).not.toContain('undo')
  expect(screen.getByText('Tehtävä merkitty.')).toBeTruthy()
})
