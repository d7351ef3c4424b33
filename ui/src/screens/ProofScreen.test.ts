// "Kaikki on palvelimella" is said only when it is so; otherwise the page lists what is missing and cannot be printed or saved.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'

import { setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import ProofScreen from './ProofScreen.svelte'

it('says that everything is there, with versions and sums, and saves it as text', async () => {
  setHost(memoryHost({ server: 'all' }))
  const { container } = render(ProofScreen)
  expect(await screen.findByRole('heading', { level: 1, name: 'Kaikki on palvelimella' })).toBeTruthy()
  expect(screen.getByText('9f2c41d07be8a350')).toBeTruthy()
  expect(container.textContent).not.toContain('Virtala')
  expect(screen.getByRole('button', { name: 'Tulosta' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Tallenna tekstinä…' }))
  expect(await screen.findByText(/^Tallennettu: .*\.txt$/)).toBeTruthy()
  expect(await barriers(container)).toEqual([])
})

it('refuses to say so while anything is missing, and lists what', async () => {
  setHost(memoryHost({ server: 'usual' }))
  const { container } = render(ProofScreen)
  expect(await screen.findByRole('heading', { level: 1, name: 'Kaikki ei ole palvelimella' })).toBeTruthy()
  expect(screen.getByText('Kirjaus: 3')).toBeTruthy()
  expect(screen.getByText('Tavoite: 1')).toBeTruthy()
  expect(screen.queryByText(/Jokainen valmis tieto luettiin/)).toBeNull()
  expect(screen.queryByRole('button', { name: 'Tulosta' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Tallenna tekstinä…' })).toBeNull()
  expect(await barriers(container)).toEqual([])
})
