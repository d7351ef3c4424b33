// Fields by role and keyboard: labelled, hinted, and telling what to mend.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { barriers } from '../../testing/axe'
import Check from './Check.svelte'
import Choices from './Choices.svelte'
import DateField from './DateField.svelte'
import Problems from './Problems.svelte'
import Select from './Select.svelte'
import TextArea from './TextArea.svelte'
import TextField from './TextField.svelte'
import TimeField from './TimeField.svelte'

const OPTIONS = [
  { value: 'done', label: 'Tehty' },
  { value: 'partly', label: 'Osittain' },
  { value: 'dropped', label: 'Jätetään' },
] as const

it('a text field tells its hint and its problem, and takes its id from the path', async () => {
  const { container } = render(TextField, { label: 'Puhelin', value: '', path: 'closePersons.0.phone', hint: 'Esimerkiksi 040', problem: 'Kirjoita puhelinnumero.' })
  const field = screen.getByRole('textbox', { name: 'Puhelin' })
  expect(field.id).toBe('closePersons-0-phone')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.getAttribute('aria-describedby')).toBe('closePersons-0-phone-hint closePersons-0-phone-problem')
  await userEvent.type(field, '040 123')
  expect((field as HTMLInputElement).value).toBe('040 123')
  expect(await barriers(container)).toEqual([])
})

it('day and time fields show an example and keep what was typed', async () => {
  render(DateField, { label: 'Päivä', value: '' })
  render(TimeField, { label: 'Alkaa', value: '' })
  expect(screen.getByText('Esimerkiksi 22.11.2026')).toBeTruthy()
  expect(screen.getByText('Esimerkiksi 9.30')).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Päivä' }), 'huomenna')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Päivä' }).value).toBe('huomenna')
})

it('a text area grows with its text and can hide its label from eyes only', async () => {
  const { container } = render(TextArea, { label: 'Asiakas kertoo', value: '', accent: 'client', hideLabel: true })
  const area = screen.getByRole('textbox', { name: 'Asiakas kertoo' })
  await userEvent.type(area, 'a{Enter}b')
  expect(container.querySelector('[data-text]')?.getAttribute('data-text')).toBe('a\nb ')
  expect(await barriers(container)).toEqual([])
})

it('a check is pressed by its words', async () => {
  const onchange = vi.fn()
  const { container } = render(Check, { label: 'Lähetä esite', checked: false, hint: 'Petteri', onchange })
  await userEvent.click(screen.getByText('Lähetä esite'))
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Lähetä esite' }).checked).toBe(true)
  expect(onchange).toHaveBeenCalledWith(true)
  expect(await barriers(container)).toEqual([])
})

it('a select chooses by keyboard', async () => {
  const onchange = vi.fn()
  render(Select, { label: 'Miten meni', options: OPTIONS, value: 'done', onchange })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Miten meni' }), 'partly')
  expect(onchange).toHaveBeenCalledWith('partly')
})

it.each(['row', 'column', 'segments'] as const)('choices laid out as %s are one group of radio buttons', async (layout) => {
  const onchange = vi.fn()
  const { container } = render(Choices, { label: 'Miten meni', options: OPTIONS, value: null, layout, onchange })
  expect(screen.getByRole('group', { name: 'Miten meni' })).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: 'Osittain' }))
  expect(onchange).toHaveBeenLastCalledWith('partly')
  expect(await barriers(container)).toEqual([])
})

it('a clearable choice is taken away by pressing it again, and by Delete', async () => {
  const onchange = vi.fn()
  render(Choices, { label: 'Miten meni', options: OPTIONS, value: 'done', layout: 'segments', clearable: true, onchange })
  await userEvent.click(screen.getByRole('radio', { name: 'Tehty' }))
  expect(onchange).toHaveBeenLastCalledWith(null)
  await userEvent.click(screen.getByRole('radio', { name: 'Osittain' }))
  await userEvent.keyboard('{Delete}')
  expect(onchange).toHaveBeenLastCalledWith(null)
  expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false)
})

it('the summary takes focus and leads to the field to be mended', async () => {
  render(TextField, { label: 'Sukunimi', value: '', path: 'familyName' })
  const { container } = render(Problems, { problems: [{ path: 'familyName', code: 'required' }], labels: () => 'Sukunimi' })
  expect(document.activeElement).toBe(screen.getByRole('alert'))
  await userEvent.click(screen.getByRole('button', { name: 'Sukunimi: Täytä tämä kohta.' }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Sukunimi' }))
  expect(await barriers(container)).toEqual([])
})
