// Tänään: the day in order, one leading button, and promises that can be ticked and unticked.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { setHost } from '../lib/host/host'
import { memoryHost, type MemoryOptions } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import TodayScreen from './TodayScreen.svelte'

async function draw(options: MemoryOptions = {}) {
  setHost(memoryHost(options))
  const drawn = render(TodayScreen)
  await screen.findByRole('heading', { level: 1 })
  return drawn
}

it('shows the day in its order, and no barriers', async () => {
  const { container } = await draw()
  expect(screen.getByRole('heading', { level: 1, name: 'Tiistai 3.2.2026' })).toBeTruthy()
  const rows = within(screen.getByRole('list', { name: 'Päivän tapaamiset' })).getAllByRole('listitem')
  expect(rows.map((row) => within(row).getByRole('heading').textContent)).toEqual(['Reijo Virtala', 'Aino Kallio-Šimková', 'Petteri Öhman', 'Olohuone'])
  expect(await barriers(container)).toEqual([])
})

it('says non-disclosure in words, and no place of that client', async () => {
  await draw()
  expect(screen.getByText('Turvakielto')).toBeTruthy()
})

it('has one filled button', async () => {
  const { container } = await draw()
  expect(container.querySelectorAll('.button.primary')).toHaveLength(1)
})

it('records the meeting that was pressed', async () => {
  await draw()
  await userEvent.click(screen.getAllByRole('button', { name: /Kirjaa käynti/ })[0]!)
  await vi.waitFor(() => expect(location.hash).toMatch(/^#\/drafts\//))
})

it('a promise is ticked, stays in its place, and is unticked', async () => {
  await draw()
  const promise = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Lähetä ryhmän esite' })
  await userEvent.click(promise())
  await vi.waitFor(() => expect(promise().checked).toBe(true))
  await userEvent.click(promise())
  await vi.waitFor(() => expect(promise().checked).toBe(false))
})

it('an empty bag teaches the first step', async () => {
  const { container } = await draw({ bag: 'empty' })
  expect(screen.getByRole('link', { name: 'Lisää ensimmäinen asiakas' }).getAttribute('href')).toBe('#/clients/new')
  expect(await barriers(container)).toEqual([])
})
