// The form screens: what was refused is named above and at its field, what was typed stays, and what went leads on.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import ClientFormScreen from './ClientFormScreen.svelte'
import GoalScreen from './GoalScreen.svelte'
import PeriodScreen from './PeriodScreen.svelte'
import SessionScreen from './SessionScreen.svelte'

const FORMS = [
  { name: 'client', draw: () => render(ClientFormScreen, {}), save: 'Tallenna asiakas', refused: 'Sukunimi', kept: 'Etunimet' },
  { name: 'goal', draw: () => render(GoalScreen, { clientId: 'liisa' }), save: 'Tallenna tavoite', refused: 'Asiakkaan omin sanoin', kept: 'Elämänalue' },
  { name: 'period', draw: () => render(PeriodScreen, { clientId: 'liisa' }), save: 'Tallenna palvelujakso', refused: 'Päättyy', kept: 'Alkaa' },
  { name: 'meeting', draw: () => render(SessionScreen, { clientId: 'reijo' }), save: 'Tallenna tapaaminen', refused: 'Päivä', kept: 'Päättyy' },
]

it.each(FORMS)('the $name form names what to mend, keeps what was typed, and has no barriers', async ({ draw, save, refused, kept }) => {
  setHost(memoryHost({}))
  const { container } = draw()
  const button = await screen.findByRole('button', { name: save })
  const field = screen.getByLabelText<HTMLInputElement>(kept)
  await userEvent.clear(field)
  await userEvent.type(field, '12.30')
  await userEvent.click(button)
  expect((await screen.findByRole('alert')).textContent).toContain(`${refused}:`)
  expect(screen.getByLabelText(refused).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByLabelText<HTMLInputElement>(kept).value).toBe('12.30')
  expect(location.hash).toBe('')
  expect(await barriers(container)).toEqual([])
})

it.each(FORMS)('the $name form tells any other failure beside its button, once', async ({ draw, save }) => {
  const twin = memoryHost({})
  setHost({ call: (command, args) => (/_(save|plan)$/.test(command) ? Promise.reject({ code: 'disk_full' }) : twin.call(command, args)) })
  draw()
  await userEvent.click(await screen.findByRole('button', { name: save }))
  await vi.waitFor(() => expect(screen.getAllByText(/^Levy on täynnä/)).toHaveLength(1))
})

it('a form that cannot be opened says so instead of standing empty', async () => {
  setHost(memoryHost({}))
  render(ClientFormScreen, { id: 'nobody' })
  expect((await screen.findByRole('status')).textContent?.trim()).not.toBe('')
  expect(screen.queryByRole('button', { name: 'Tallenna asiakas' })).toBeNull()
})
