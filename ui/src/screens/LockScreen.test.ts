// The locked window: opening, a wrong passphrase, the wait, and the language.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import type { VaultStatus } from '../lib/host/bindings.gen'
import { ask, setHost } from '../lib/host/host'
import { memoryHost, PASSPHRASE } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import LockScreen from './LockScreen.svelte'

async function draw(change: (status: VaultStatus) => void = () => {}) {
  setHost(memoryHost({ start: 'locked' }))
  const status = await ask('vault_status', {})
  change(status)
  const onopen = vi.fn()
  const onnew = vi.fn()
  const onforgot = vi.fn()
  return { onopen, onnew, onforgot, ...render(LockScreen, { status, onopen, onnew, onrestore: vi.fn(), onforgot }) }
}

it('asks whose bag, and starts in the passphrase', async () => {
  const { container } = await draw()
  expect(screen.getByRole('group', { name: 'Kenen työlaukku avataan?' })).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('Tunnuslause'))
  expect(await barriers(container)).toEqual([])
})

it('opens with the passphrase and Enter', async () => {
  const { onopen } = await draw()
  await userEvent.keyboard(`${PASSPHRASE}{Enter}`)
  await vi.waitFor(() => expect(onopen).toHaveBeenCalledOnce())
  expect(onopen.mock.calls[0]?.[0].open.workerName).toBe('Kaisa Niemi')
})

it('says what to do after a wrong passphrase, and counts a wait in words', async () => {
  await draw()
  await userEvent.keyboard('väärä{Enter}')
  expect(await screen.findByText(/Tunnuslause ei avannut laukkua/)).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('{Enter}')
  expect((await screen.findByRole('timer')).textContent).toMatch(/Voit yrittää uudelleen (30|29) sekunnin kuluttua/)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Avaa' }).disabled).toBe(true)
})

it('asks nothing when there is one bag, and names its owner', async () => {
  await draw((status) => status.vaults.pop())
  expect(screen.queryByRole('group', { name: 'Kenen työlaukku avataan?' })).toBeNull()
  expect(screen.getByText('Kaisa Niemi')).toBeTruthy()
})

it('shows and hides what is typed', async () => {
  await draw()
  await userEvent.click(screen.getByRole('button', { name: 'Näytä' }))
  expect(screen.getByLabelText<HTMLInputElement>('Tunnuslause').type).toBe('text')
  await userEvent.click(screen.getByRole('button', { name: 'Piilota' }))
  expect(screen.getByLabelText<HTMLInputElement>('Tunnuslause').type).toBe('password')
})

it('speaks Swedish at once when asked', async () => {
  await draw()
  await userEvent.click(screen.getByRole('button', { name: 'Svenska' }))
  expect(await screen.findByRole('heading', { name: 'Öppna din arbetsväska' })).toBeTruthy()
})

it('leads to help for the bag that was chosen', async () => {
  const { onforgot } = await draw()
  await userEvent.click(screen.getByRole('radio', { name: 'Åsa Ström-Đurić' }))
  await userEvent.click(screen.getByRole('button', { name: 'Unohditko tunnuslauseen?' }))
  expect(onforgot.mock.calls[0]?.[0].id).toBe('v2')
})

it('has its words before any language is read', async () => {
  setHost(memoryHost({ start: 'locked' }))
  const status = await ask('vault_status', {})
  vi.resetModules()
  const { default: Fresh } = await import('./LockScreen.svelte')
  const { greetIn } = await import('../lib/text/language.svelte')
  const { mount } = await import('svelte')
  greetIn('sv')
  mount(Fresh, { target: document.body, props: { status, onopen: vi.fn(), onnew: vi.fn(), onrestore: vi.fn(), onforgot: vi.fn() } })
  expect(screen.getByRole('heading', { name: 'Öppna din arbetsväska' })).toBeTruthy()
})
