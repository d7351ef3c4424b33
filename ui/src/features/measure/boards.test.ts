// The client's measures and goals, and the measures of the settings, as a worker meets them.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'

import { ask, setHost } from '../../lib/host/host'
import { memoryHost } from '../../lib/host/memory'
import { barriers } from '../../testing/axe'
import GasBoard from './GasBoard.svelte'
import MeasureBoard from './MeasureBoard.svelte'
import MeasureFiles from './MeasureFiles.svelte'

/** Looking for barriers in a whole page, on a machine that does other work too. */
const SLOW = 20_000

beforeEach(() => setHost(memoryHost({})))

it('what was answered is shown, and the next occasion is ready to begin', async () => {
  const { container } = render(MeasureBoard, { clientId: 'reijo' })
  await userEvent.click(await screen.findByText('Vastaa uudelleen'))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'väli' }).checked).toBe(true)
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: /Aloita/ }))
  await vi.waitFor(() => expect(location.hash).toMatch(/^#\/clients\/reijo\/measure\/m\d+$/))
  expect(await screen.findByText('väli 3.2.: kesken, vastattu 0/4')).toBeTruthy()
}, SLOW)

it('a measure nobody has answered says whose it is before it is begun', async () => {
  render(MeasureBoard, { clientId: 'aino' })
  expect(await screen.findByRole('heading', { name: 'Elämän osa-alueet' })).toBeTruthy()
  expect(screen.getByText(/4 kysymystä\. Mittarin oikeudet: Askel\. Lisenssi: EUPL-1\.2 OR CC0-1\.0\./)).toBeTruthy()
})

it('goals are scored in the words of their levels; one without levels says so and is left out', async () => {
  const { container } = render(GasBoard, { clientId: 'reijo' })
  await userEvent.click(await screen.findByRole('button', { name: 'Arvioi tavoitteet' }))
  expect(screen.getByText('Tavoitteella ei ole vielä tasoja.')).toBeTruthy()
  const goal = screen.getByRole('group', { name: /Haluan taas käydä kirjastossa/ })
  await userEvent.click(within(goal).getByRole('radio', { name: '0 Käyn kirjastossa yhdessä' }))
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Tallenna arviointi' }))
  expect(await screen.findByText('Arviointi on tallennettu.')).toBeTruthy()
  const { course } = await ask('gas_open', { id: 'reijo' })
  expect(course.occasions.map(({ occasion, t, assessed, notAssessed }) => [occasion, t, assessed, notAssessed])).toEqual([['start', 25.456, 2, 0], ['mid', 50, 1, 1]])
}, SLOW)

it('a refused file tells each thing to mend with its place', async () => {
  const { container } = render(MeasureFiles)
  expect(await screen.findByText('Askelin oma')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Tuo mittari tiedostosta' }))
  const told = await screen.findByRole('alert')
  expect(within(told).getAllByRole('listitem')).toHaveLength(2)
  expect(within(told).getByText('Kohta tiedostossa: items.bench')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
}, SLOW)
