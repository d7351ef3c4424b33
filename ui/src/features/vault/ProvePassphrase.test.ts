// The passphrase once more: what was wished goes on by itself when it is right, and nothing goes when it is not.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { setHost, type Command, type Host } from '../../lib/host/host'
import { memoryHost, PASSPHRASE } from '../../lib/host/memory'
import { askProven } from '../../lib/host/proving.svelte'
import { barriers } from '../../testing/axe'
import ProvePassphrase from './ProvePassphrase.svelte'

function draw(proven = false) {
  const twin = memoryHost({ proven })
  const sent: Command[] = []
  const host: Host = { call: (command, args) => (sent.push(command), twin.call(command, args)) }
  setHost(host)
  return { ...render(ProvePassphrase), sent }
}

const field = () => screen.findByLabelText<HTMLInputElement>('Tunnuslause')
const goOn = () => screen.getByRole('button', { name: 'Jatka' })

it('is not there when the passphrase was given a moment ago', async () => {
  const { sent } = draw(true)
  expect((await askProven('delivery_export', {})).documents).toBeGreaterThan(0)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(sent).toEqual(['delivery_export'])
})

it('asks, is ready to be typed into, and sends the same wish again by itself', async () => {
  const { container, sent } = draw()
  const wish = askProven('delivery_export', {})
  const typed = await field()
  expect(screen.getByRole('dialog', { name: 'Kirjoita tunnuslause vielä kerran' })).toBeTruthy()
  expect(document.activeElement).toBe(typed)
  expect(await barriers(container)).toEqual([])
  await userEvent.type(typed, `${PASSPHRASE}{Enter}`)
  expect((await wish).documents).toBeGreaterThan(0)
  expect(sent).toEqual(['delivery_export', 'vault_prove', 'delivery_export'])
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('says when it is wrong, remembers nothing of it, and sends nothing', async () => {
  const { container, sent } = draw()
  void askProven('delivery_export', {}).catch(() => {})
  await userEvent.type(await field(), 'jotain muuta')
  await userEvent.click(goOn())
  expect(await screen.findByText(/Tunnuslause ei avannut laukkua/)).toBeTruthy()
  expect((await field()).value).toBe('')
  expect(await barriers(container)).toEqual([])
  expect(sent).toEqual(['delivery_export', 'vault_prove'])
})

it('answers like a folder that was not chosen when it is closed', async () => {
  const { sent } = draw()
  const wish = askProven('access_save', { id: 'reijo' }).catch((reason: unknown) => reason)
  await field()
  await userEvent.click(screen.getByRole('button', { name: 'Peruuta' }))
  expect(await wish).toEqual({ code: 'cancelled' })
  expect(sent).toEqual(['access_save'])
})

it('has locked the bag after the third wrong one', async () => {
  draw()
  void askProven('delivery_export', {}).catch(() => {})
  for (let time = 0; time < 3; time += 1) {
    await userEvent.type(await field(), 'jotain muuta')
    await userEvent.click(goOn())
  }
  await expect(askProven('overview', {})).rejects.toEqual({ code: 'locked' })
})
