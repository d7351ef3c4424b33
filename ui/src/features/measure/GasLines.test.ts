// Goals over the occasions: the step line is told in words, the table has the numbers, and what was not assessed is said.
import { render, screen, within } from '@testing-library/svelte'
import { expect, it } from 'vitest'

import { barriers } from '../../testing/axe'
import GasLines from './GasLines.svelte'
import { GOALS } from './testing/samples'

/** Looking for barriers in a whole table, on a machine that does other work too. */
const SLOW = 20_000

it('the heading says the T-score from start to end', async () => {
  const { container } = render(GasLines, { course: GOALS })
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Tavoitteiden toteutuminen: T 29,9 → 55,8')
  expect(await barriers(container)).toEqual([])
}, SLOW)

it('each goal is drawn as a step line that is told in words, with its numbers beside it', () => {
  render(GasLines, { course: GOALS })
  const goal = screen.getByRole('article', { name: '”Posti auki joka viikko”' })
  expect(within(goal).getByRole('img', { name: 'Tavoitteen kulku: alku 3.2. −1, väli 14.4. ei arvioitu, loppu 30.6. −1' })).toBeTruthy()
  const levels = within(goal).getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => cell.textContent))
  expect(levels).toEqual([['−1', '1'], ['ei arvioitu', '1'], ['−1', '1']])
})

it('the line is level between occasions and steps on the day', () => {
  const { container } = render(GasLines, { course: GOALS })
  expect(container.querySelector('.line')?.getAttribute('d')).toBe('M 12 116 H 140 V 90 H 268 V 38')
})

it('the weight of each day is shown as it was kept', () => {
  render(GasLines, { course: GOALS })
  const goal = screen.getByRole('article', { name: /dekkarit/ })
  expect(within(goal).getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell')[1]?.textContent)).toEqual(['2', '2', '3'])
})

it('how many goals stand behind each T is said, and a T that cannot be worked out is not made up', async () => {
  const [first, mid] = GOALS.occasions
  if (first === undefined || mid === undefined) throw new Error('the sample has occasions')
  render(GasLines, { course: { ...GOALS, occasions: [first, { ...mid, t: null, assessed: 0, notAssessed: 2 }] } })
  const rows = within(screen.getByRole('article', { name: 'Kaikki tavoitteet yhdessä' })).getAllByRole('row')
  expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining('T-luku'), 'alku 3.2.29,92/2', 'väli 14.4.ei laskettavissa0/2'])
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Tavoitteiden toteutuminen: T 29,9')
})

it('without occasions it says that nothing has been assessed', () => {
  render(GasLines, { course: { occasions: [], goals: [] } })
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Tavoitteita ei ole vielä arvioitu')
})
