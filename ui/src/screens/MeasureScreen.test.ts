// A measure from its first question to its result: each answer is kept at once, and skipping, declining and going back lose nothing.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { ask, setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import MeasureScreen from './MeasureScreen.svelte'

/** Looking for barriers in a whole page, on a machine that does other work too. */
const SLOW = 20_000

async function draw() {
  setHost(memoryHost({}))
  const { id } = await ask('measure_begin', { clientId: 'reijo', definition: { id: 'askel-life-areas', version: '1.0.0' }, occasion: 'mid', mode: 'interview' })
  const drawn = render(MeasureScreen, { clientId: 'reijo', id })
  await asked('Millaista on asua siellä, missä nyt asut?')
  return { ...drawn, id }
}

const asked = (name: string) => screen.findByRole('heading', { level: 2, name })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const choose = (value: string) => userEvent.click(screen.getAllByRole('radio').find((radio) => (radio as HTMLInputElement).value === value)!)
const givenOf = async (id: string) => (await ask('measure_resume', { id })).questions.map((question) => question.given?.given ?? null)

it('asks one question at a time, and shows the result beside the earlier one', async () => {
  const { container, id } = await draw()
  expect(await barriers(container)).toEqual([])
  await choose('6')
  await press('Seuraava')
  await asked('Miten arki sujuu: ruoka, uni, siivous ja asiat, jotka pitää hoitaa?')
  await press('Ohita')
  await asked('Miten raha riittää, ja miten laskut hoituvat?')
  await press('En halua vastata')
  await asked('Onko sinulla ihmisiä, joiden kanssa on hyvä olla?')
  expect(await givenOf(id)).toEqual(['answered', 'skipped', 'declined', null])
  await choose('4')
  await press('Valmis')
  expect(await screen.findByText('Vastaukset on tallennettu.')).toBeTruthy()
  expect(await asked('1 luku nousi')).toBeTruthy()
  const row = screen.getByRole('row', { name: /Koti ja asuminen/ })
  expect(within(row).getAllByRole('cell').map((cell) => cell.textContent).slice(0, 2)).toEqual(['3', '6'])
  expect(await barriers(container)).toEqual([])
}, SLOW)

it('going back keeps what was chosen on the page', async () => {
  const { id } = await draw()
  await press('Ohita')
  await asked('Miten arki sujuu: ruoka, uni, siivous ja asiat, jotka pitää hoitaa?')
  await choose('7')
  await press('Takaisin')
  await asked('Millaista on asua siellä, missä nyt asut?')
  expect(await givenOf(id)).toEqual(['skipped', 'answered', null, null])
  await choose('2')
  await press('Seuraava')
  await asked('Miten arki sujuu: ruoka, uni, siivous ja asiat, jotka pitää hoitaa?')
  expect(screen.getAllByRole<HTMLInputElement>('radio').find((radio) => radio.checked)?.value).toBe('7')
})

it('goes on where it was left', async () => {
  const { id, unmount } = await draw()
  await press('En halua vastata')
  await asked('Miten arki sujuu: ruoka, uni, siivous ja asiat, jotka pitää hoitaa?')
  unmount()
  render(MeasureScreen, { clientId: 'reijo', id })
  await asked('Miten arki sujuu: ruoka, uni, siivous ja asiat, jotka pitää hoitaa?')
  await vi.waitFor(() => expect(screen.getByText('Kysymys 2/4')).toBeTruthy())
})
