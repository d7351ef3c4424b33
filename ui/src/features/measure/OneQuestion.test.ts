// One question at a time by mouse, arrow keys and number keys; skipping and declining are two things, and going back loses nothing.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { barriers } from '../../testing/axe'
import OneQuestion from './OneQuestion.svelte'
import { CHOICE, LADDER, OWN_WORDS, YES_NO } from './testing/samples'
import type { MeasureQuestion } from '../../lib/host/bindings.gen'

/** Looking for barriers on a machine that does other work too. */
const SLOW = 20_000

function ask(question: MeasureQuestion, more: { onback?: (chosen: unknown) => void; problem?: string } = {}) {
  const ongive = vi.fn()
  const { container } = render(OneQuestion, { question, ongive, ...more })
  return { ongive, container }
}

const number = (value: number) => ({ given: 'answered', value: { kind: 'number', number: value } })

it('the heading is the question and has focus, the progress is in words, and the buttons of the ladder are one group', async () => {
  const { container } = ask(LADDER)
  const heading = screen.getByRole('heading', { name: LADDER.text })
  expect(document.activeElement).toBe(heading)
  expect(screen.getByText('Kysymys 3/10')).toBeTruthy()
  expect(screen.getByRole('group', { name: LADDER.text }).querySelectorAll('input[type=radio]')).toHaveLength(11)
  expect(screen.getByText('0 = Nyt on hyvin vaikeaa')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
}, SLOW)

it.each([CHOICE, YES_NO, OWN_WORDS])('a question of kind $kind.type has no barriers', async (question) => {
  const { container } = ask(question, { onback: () => {}, problem: 'Valitse vastaus kysymyksen vaihtoehdoista.' })
  expect(screen.getByText('Valitse vastaus kysymyksen vaihtoehdoista.')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
}, SLOW)

it('nothing is given by itself: going on without an answer says what can be done', async () => {
  const { ongive } = ask(LADDER)
  await userEvent.click(screen.getByRole('button', { name: 'Seuraava' }))
  expect(ongive).not.toHaveBeenCalled()
  expect(screen.getByRole('status').textContent).toContain('Voit myös ohittaa kysymyksen tai olla vastaamatta.')
})

it('skipping and not wanting to answer are two different things', async () => {
  const { ongive } = ask(LADDER)
  await userEvent.click(screen.getByRole('button', { name: 'Ohita' }))
  await userEvent.click(screen.getByRole('button', { name: 'En halua vastata' }))
  expect(ongive.mock.calls).toEqual([[{ given: 'skipped' }], [{ given: 'declined' }]])
})

it('a press and a press give the answer', async () => {
  const { ongive } = ask(LADDER)
  await userEvent.click(screen.getByRole('radio', { name: '7' }))
  await userEvent.click(screen.getByRole('button', { name: 'Seuraava' }))
  expect(ongive).toHaveBeenCalledWith(number(7))
})

it('by keyboard alone: a number chooses, arrows move, Enter goes on', async () => {
  const { ongive } = ask(LADDER)
  await userEvent.keyboard('4')
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '4' }))
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '5' }).checked).toBe(true)
  await userEvent.keyboard('{Enter}')
  expect(ongive).toHaveBeenCalledWith(number(5))
})

it('one and zero typed together are ten', async () => {
  const { ongive } = ask(LADDER)
  await userEvent.keyboard('10{Enter}')
  expect(ongive).toHaveBeenCalledWith(number(10))
})

it('a number key chooses an offered answer by its place', async () => {
  const { ongive } = ask(CHOICE)
  await userEvent.keyboard('9')
  expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false)
  await userEvent.keyboard('3{Enter}')
  expect(ongive).toHaveBeenCalledWith({ given: 'answered', value: { kind: 'option', code: 'often' } })
})

it('a number is a letter like any other in an answer in one\'s own words', async () => {
  const { ongive } = ask(OWN_WORDS)
  await userEvent.type(screen.getByRole('textbox'), '3 oravaa')
  await userEvent.click(screen.getByRole('button', { name: 'Seuraava' }))
  expect(ongive).toHaveBeenCalledWith({ given: 'answered', value: { kind: 'text', text: '3 oravaa' } })
})

it('going back hands out what is chosen, so that nothing is lost', async () => {
  const onback = vi.fn()
  ask(LADDER, { onback })
  await userEvent.keyboard('6')
  await userEvent.click(screen.getByRole('button', { name: 'Takaisin' }))
  expect(onback).toHaveBeenCalledWith(number(6))
})

it('an answer given before is there again, and so is a refusal, as a refusal', () => {
  ask({ ...LADDER, given: { given: 'answered', value: { kind: 'number', number: 2 } } })
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '2' }).checked).toBe(true)
  ask({ ...CHOICE, given: { given: 'declined' } })
  expect(screen.getByText('Et halunnut vastata tähän. Voit muuttaa mielesi.')).toBeTruthy()
  expect(screen.queryByText('Ohitit tämän. Voit vastata nyt.')).toBeNull()
})

it('the last question ends the measure', () => {
  ask(YES_NO)
  expect(screen.getByRole('button', { name: 'Valmis' })).toBeTruthy()
})

it('a scale too long for buttons is written', async () => {
  const { ongive } = ask({ ...LADDER, kind: { type: 'integer', low: 0, high: 100, lowLabel: '', highLabel: '' } })
  const field = screen.getByRole('textbox', { name: 'Luku väliltä 0–100' })
  await userEvent.type(field, 'paljon{Enter}')
  expect(ongive).not.toHaveBeenCalled()
  await userEvent.clear(field)
  await userEvent.type(field, '65{Enter}')
  expect(ongive).toHaveBeenCalledWith(number(65))
})
