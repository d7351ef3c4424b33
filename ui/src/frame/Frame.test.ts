// F1 in the whole window, over the memory twin: the page of the place, nothing lost under it, and nothing while locked.
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import App from '../App.svelte'
import { ask, setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'

// The whole window is read here, which takes a busy machine its time.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  window.scrollTo = () => {}
  HTMLElement.prototype.scrollTo = () => {}
})

async function open(hash: string) {
  setHost(memoryHost())
  location.hash = hash
  const view = render(App)
  await screen.findByRole('navigation', { name: 'Päävalikko' }, { timeout: 20_000 })
  return { user: userEvent.setup(), ...view }
}

const panel = () => screen.findByRole('dialog', { name: 'Käsikirja' })

test('F1 opens the page of the field, and Esc gives back the field with its text', async () => {
  setHost(memoryHost())
  const draft = await ask('draft_open', { clientId: 'reijo', sessionId: null })
  location.hash = `#/drafts/${draft.id}`
  render(App)
  const user = userEvent.setup()
  const field = await screen.findByRole('textbox', { name: 'Asiakas kertoo' }, { timeout: 20_000 })
  await user.type(field, 'Kävin kaupassa.')
  await user.keyboard('{F1}')
  await within(await panel()).findByRole('heading', { name: 'Neljä ääntä' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(document.activeElement).toBe(field)
  expect((field as HTMLTextAreaElement).value).toBe('Kävin kaupassa.')
  expect(location.hash).toBe(`#/drafts/${draft.id}`)

  await user.click(screen.getByRole('button', { name: 'Lisää välitehtävä' }))
  await user.keyboard('{F1}')
  await within(await panel()).findByRole('heading', { name: 'Välitehtävät' })
})

test('the header’s button opens the same page, and closing gives focus back to it', async () => {
  const { user, container } = await open('#/promises')
  await screen.findByRole('heading', { level: 1, name: 'Lupaukset' })
  const button = screen.getByRole('button', { name: 'Ohje' })
  await user.click(button)
  const opened = within(await panel())
  await opened.findByRole('heading', { name: 'Välitehtävät' })
  expect(await barriers(container)).toEqual([])
  await user.click(opened.getByRole('button', { name: 'Sulje' }))
  expect(document.activeElement).toBe(button)
})

test('F1 again closes what it opened', async () => {
  const { user } = await open('#/delivery')
  await screen.findByRole('heading', { level: 1, name: 'Lähetys' })
  await user.keyboard('{F1}')
  await within(await panel()).findByRole('heading', { name: 'Kirjausten vieminen' })
  await user.keyboard('{F1}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('the rail leads to the handbook, where F1 opens nothing over it', async () => {
  const { user } = await open('#/')
  await user.click(screen.getByRole('link', { name: 'Käsikirja' }))
  await screen.findByRole('heading', { level: 1, name: 'Käsikirja' })
  expect(screen.getByRole('link', { name: 'Käsikirja' }).getAttribute('aria-current')).toBe('page')
  expect(screen.queryByRole('button', { name: 'Ohje' })).toBeNull()
  await user.keyboard('{F1}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('F1 on a locked window opens nothing', async () => {
  setHost(memoryHost({ start: 'locked' }))
  render(App)
  await screen.findByRole('heading', { level: 1, name: 'Avaa työlaukkusi' })
  await userEvent.setup().keyboard('{F1}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.body.textContent).not.toContain('Käsikirja')
})
