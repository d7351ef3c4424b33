// Putting a backup back: what is offered, a wrong passphrase, and what is told afterwards.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { setHost } from '../lib/host/host'
import { memoryHost, PASSPHRASE } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import RestoreScreen from './RestoreScreen.svelte'

function draw() {
  setHost(memoryHost({ start: 'locked' }))
  const ondone = vi.fn()
  return { ondone, ...render(RestoreScreen, { ondone, onback: vi.fn() }) }
}

it('offers the whole backups only, and tells of the damaged one', async () => {
  const { container } = draw()
  expect(await screen.findAllByRole('radio')).toHaveLength(2)
  expect(screen.getByText('1 kopio on vioittunut, eikä sitä voi palauttaa.')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
})

it('tells which entries are not in what came back, and where the earlier bag is', async () => {
  const { ondone } = draw()
  await userEvent.click(await screen.findByRole('radio', { name: /ma 2\.2\.2026/ }))
  await userEvent.type(screen.getByLabelText('Tunnuslause'), 'jotain muuta')
  await userEvent.click(screen.getByRole('button', { name: 'Palauta' }))
  expect(await screen.findByText(/Tunnuslause ei avannut laukkua/)).toBeTruthy()
  await userEvent.clear(screen.getByLabelText('Tunnuslause'))
  await userEvent.type(screen.getByLabelText('Tunnuslause'), PASSPHRASE)
  await userEvent.click(screen.getByRole('button', { name: 'Palauta' }))
  expect(await screen.findByText('1 kirjaus on tehty kopion jälkeen, eikä se ole mukana.')).toBeTruthy()
  expect(screen.getByText(/put-aside/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Jatka tunnuslauseeseen' }))
  await vi.waitFor(() => expect(ondone).toHaveBeenCalled())
})
