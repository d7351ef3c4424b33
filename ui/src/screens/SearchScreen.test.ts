// The page of hits in the whole window, over the memory twin: found by the box above, driven by the keyboard, read aloud.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'

import App from '../App.svelte'
import { setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'

// The whole window is read here, which takes a busy machine its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 90_000 })

beforeAll(() => import('../frame/Frame.svelte'))

beforeEach(() => {
  window.scrollTo = () => {}
  HTMLElement.prototype.scrollTo = () => {}
})

async function opened() {
  setHost(memoryHost())
  location.hash = '#/'
  const view = render(App)
  await screen.findByRole('navigation', { name: 'Päävalikko' }, { timeout: 20_000 })
  const user = userEvent.setup()
  await screen.findByRole('heading', { level: 1 }) // the page takes the focus when it is there
  toBox()
  return { user, ...view }
}

/** As a press on it and Ctrl+A would. */
function toBox(): void {
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Hae nimellä tai sanalla' })
  box.focus()
  box.select()
}

test('a word is looked for from anywhere, and the arrows lead to the hit', async () => {
  const { user, container } = await opened()
  await user.keyboard('kirjasto{Enter}')
  const goals = await screen.findByRole('region', { name: 'Tavoitteet' })
  expect(within(goals).getByText('kirjasto')).toBeInstanceOf(HTMLElement)
  expect(await barriers(container)).toEqual([])
  toBox()
  await user.keyboard('{ArrowDown}')
  const hits = screen.getAllByRole('link').filter((link) => link.hasAttribute('data-hit'))
  expect(document.activeElement).toBe(hits[0])
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(hits[1] ?? hits[0])
  await user.keyboard('{ArrowUp}{Enter}')
  expect(location.hash).toBe(hits[0]?.getAttribute('href'))
})

test('on the page of hits the hits follow the typing, and nothing typed is taken away', async () => {
  const { user } = await opened()
  await user.keyboard('virtala{Enter}')
  expect(await screen.findByRole('link', { name: 'Reijo Virtala' })).toBeInstanceOf(HTMLElement)
  toBox()
  await user.keyboard('aino')
  expect(await screen.findByRole('link', { name: /^Aino/ })).toBeInstanceOf(HTMLElement)
  expect(screen.getByRole('textbox', { name: 'Hae nimellä tai sanalla' })).toHaveProperty('value', 'aino')
})

test('what is nowhere is said so, and an empty box says what can be found', async () => {
  const { user, container } = await opened()
  await user.keyboard('xyzzy{Enter}')
  expect(await screen.findByText('Haulla ”xyzzy” ei löytynyt mitään')).toBeInstanceOf(HTMLElement)
  toBox()
  await user.keyboard('{Backspace}')
  expect(await screen.findByText('Kirjoita yläreunan hakukenttään, mitä etsit')).toBeInstanceOf(HTMLElement)
  expect(await barriers(container)).toEqual([])
})
