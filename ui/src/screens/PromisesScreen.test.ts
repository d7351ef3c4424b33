// Lupaukset: marking, what stood in the way, and taking a mark back.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { ask, setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import PromisesScreen from './PromisesScreen.svelte'

async function draw() {
  setHost(memoryHost({}))
  const drawn = render(PromisesScreen)
  await screen.findByRole('heading', { name: 'Minä lupasin' })
  return drawn
}

const row = () => screen.getByRole('heading', { name: 'Lähetä ryhmän esite' }).closest('li')!
const find = async (id: string) => [...(await ask('task_list', {})).own].find((task) => task.id === id)

it('shows the worker’s own promises apart from others’, with no barriers', async () => {
  const { container } = await draw()
  expect(within(screen.getByRole('region', { name: 'Minä lupasin' })).getAllByRole('listitem')).toHaveLength(3)
  expect(within(screen.getByRole('region', { name: 'Muut lupasivat' })).getAllByRole('listitem')).toHaveLength(3)
  expect(await barriers(container)).toEqual([])
})

it('keeps a promise in its place once done, and opens it again', async () => {
  await draw()
  await userEvent.click(within(row()).getByRole('radio', { name: 'Tehty' }))
  expect(await within(row()).findByText('Merkitty tehdyksi.')).toBeTruthy()
  expect(await find('t2')).toBeUndefined()
  await userEvent.click(within(row()).getByRole('button', { name: /Ota merkintä pois/ }))
  await vi.waitFor(async () => expect((await find('t2'))?.mark).toBeNull())
})

it('keeps what stood in the way', async () => {
  await draw()
  await userEvent.click(within(row()).getByRole('radio', { name: 'Osittain' }))
  await userEvent.type(await within(row()).findByLabelText('Mikä oli tiellä?'), 'Tulostin oli rikki')
  await userEvent.tab()
  expect(await within(row()).findByText('Tallennettu.')).toBeTruthy()
  expect(await find('t2')).toMatchObject({ mark: 'partly', obstacle: 'Tulostin oli rikki', open: true })
})
