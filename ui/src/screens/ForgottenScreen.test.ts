// A forgotten passphrase: who can help, what leaves, and the way back in.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import type { VaultCard } from '../lib/host/bindings.gen'
import { setHost } from '../lib/host/host'
import { memoryHost, PASSPHRASE } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import ForgottenScreen from './ForgottenScreen.svelte'

function draw(change: Partial<VaultCard> = {}) {
  setHost(memoryHost({ start: 'locked' }))
  const vault: VaultCard = { id: 'v1', label: 'Kaisa Niemi', waitSeconds: 0, keysMended: false, recovery: true, recoveryAsked: null, ...change }
  const ondone = vi.fn()
  const onback = vi.fn()
  return { ondone, onback, ...render(ForgottenScreen, { vault, ondone, onback }) }
}

it('goes from a new passphrase, through a code to read out, to an open bag', async () => {
  const { ondone, container } = draw()
  expect(await barriers(container)).toEqual([])
  await userEvent.type(screen.getByLabelText('Ehdotus tai omasi'), PASSPHRASE)
  await userEvent.click(screen.getByRole('button', { name: 'Tee avunpyyntö' }))
  expect(await screen.findByText('7Q2M-K0ZD-94XA-H3RT')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Avunpyyntö on tehty' }))
  await userEvent.click(screen.getByRole('button', { name: 'Vastaus on tullut' }))
  expect(screen.getByLabelText<HTMLInputElement>('Tunnuslause').value).toBe('')
  await userEvent.type(screen.getByLabelText('Tunnuslause'), PASSPHRASE)
  await userEvent.click(screen.getByRole('button', { name: 'Valitse vastaus ja avaa' }))
  await vi.waitFor(() => expect(ondone).toHaveBeenCalledOnce())
})

it('shows the code again to who comes back days later, and says when the passphrase is another', async () => {
  const { ondone } = draw({ recoveryAsked: '7Q2M-K0ZD-94XA-H3RT' })
  expect(screen.getByText('7Q2M-K0ZD-94XA-H3RT')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Tunnuslause'), 'jokin muu{Enter}')
  expect(await screen.findByText(/Tunnuslause ei avannut laukkua/)).toBeTruthy()
  expect(ondone).not.toHaveBeenCalled()
})

it('says kindly that nobody can help where no spare key is, and leads back', async () => {
  const { onback } = draw({ recovery: false })
  expect(screen.getByText(/Etsi paperi/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Tee avunpyyntö' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Takaisin' }))
  expect(onback).toHaveBeenCalledOnce()
})
