// A result says its finding first, shows every number in a table, and never a total or a meaning that the measure does not have.
import { render, screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { setLanguage } from '../../lib/text/language.svelte'
import { barriers } from '../../testing/axe'
import MeasureResult from './MeasureResult.svelte'
import { WEATHER, WHEEL } from './testing/samples'
import type { MeasureResult as Result } from '../../lib/host/bindings.gen'

/** Looking for barriers in a whole table, on a machine that does other work too. */
const SLOW = 20_000

const show = (result: Result, together = false) => render(MeasureResult, { result, together }).container

it('the heading is the finding, counted by hand: seven up, one the same, one down, and one with nothing to compare', async () => {
  const container = show(WHEEL)
  expect(screen.getByRole('heading').textContent).toBe('7 lukua nousi, 1 luku pysyi samana, 1 luku laski')
  expect(await barriers(container)).toEqual([])
}, SLOW)

it('a measure without a total shows none anywhere', () => {
  const container = show(WHEEL)
  expect(screen.queryByText('Kokonaistulos')).toBeNull()
  expect(screen.getByText('Tässä mittarissa ei lasketa kokonaistulosta. Jokaista kohtaa katsotaan erikseen.')).toBeTruthy()
  expect(container.querySelector('dl')).toBeNull()
})

it('every drawn number stands in the table too, and a skip and a refusal are told apart', () => {
  show(WHEEL)
  const cells = (name: string) => within(screen.getByRole('row', { name: new RegExp(name) })).getAllByRole('cell').map((cell) => cell.textContent)
  expect(cells('Raha-asiat')).toEqual(['1', 'ohitettu', '4'])
  expect(cells('Läheiset')).toEqual(['ei halunnut vastata', 'ei halunnut vastata', '6'])
})

it('one value is not drawn as a change, and a gap is drawn fainter', () => {
  const container = show(WHEEL)
  const row = (name: string) => [...container.querySelectorAll('tbody tr')].find((one) => one.textContent?.includes(name))
  expect(row('Läheiset')?.querySelector('svg')).toBeNull()
  expect(row('Raha-asiat')?.querySelector('.gap')?.getAttribute('d')).not.toBe('')
  expect(row('Raha-asiat')?.querySelector('.line')?.getAttribute('d')).not.toContain('L')
})

it('a total is told with its change and with the words of the file and their source', async () => {
  const container = show(WEATHER)
  expect(screen.getByRole('heading').textContent).toBe('Tulos parani: 12,5 → 5')
  expect(screen.getByText('Piha on kuiva.')).toBeTruthy()
  expect(screen.getAllByText('Lähde: Keksitty käsikirja 2026, s. 7')).toHaveLength(2)
  expect(screen.getByText('1 puuttuvan vastauksen tilalla on muiden keskiarvo. Niin mittari ohjaa.')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
}, SLOW)

it('a change that the file says nothing of is called nothing', () => {
  show({ ...WEATHER, totalChange: { from: 12.5, to: 5, verdict: 'not_said', least: null } })
  expect(screen.getByRole('heading').textContent).toBe('Tulos 12,5 → 5')
})

it('why there is no total is said', () => {
  const [first] = WEATHER.occasions
  if (first === undefined) throw new Error('the sample has occasions')
  show({ ...WEATHER, totalChange: null, occasions: [{ ...first, total: null, noTotal: 'too_many_missing', band: null }] })
  expect(screen.getByRole('heading').textContent).toBe('Kokonaistulosta ei saatu')
  expect(screen.getByText('Vastauksia puuttuu enemmän kuin mittari sallii. Vastaukset näkyvät kohdittain.')).toBeTruthy()
})

it('the holder and the licence are always there', () => {
  show(WEATHER)
  expect(screen.getByText('Mittarin oikeudet: Keksitty laitos. Lisenssi: CC BY 4.0.')).toBeTruthy()
})

it('what is for the worker alone is not in the page that the client sees', () => {
  expect(show(WEATHER).textContent).toContain('Sopikaa heti, kenelle soitetaan.')
  expect(show(WEATHER, true).innerHTML).not.toContain('Sopikaa heti')
})

it('numbers and occasions follow the language', async () => {
  await setLanguage('en')
  show(WEATHER)
  expect(screen.getByRole('heading').textContent).toBe('The result improved: 12.5 → 5')
  expect(screen.getByRole('columnheader', { name: 'start 3/2' })).toBeTruthy()
})
