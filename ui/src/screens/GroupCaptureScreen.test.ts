// Writing a group's meeting: one capture, each one's own part, and a name of another that stops it where it stands.
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import { ask, setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import GroupCaptureScreen from './GroupCaptureScreen.svelte'

beforeEach(() => {
  setHost(memoryHost())
  location.hash = ''
})

async function open() {
  const view = render(GroupCaptureScreen, { groupId: 'gr1', id: 'gs1' })
  await screen.findByRole('heading', { level: 1, name: 'Ryhmän kirjaus' })
  return { user: userEvent.setup(), ...view }
}

const partOf = (name: string) => within(screen.getByRole('heading', { name }).closest('li')!)
const write = (field: HTMLElement, text: string) => fireEvent.input(field, { target: { value: text } })

test('everybody has a part of their own, and there are no barriers', async () => {
  const { user, container } = await open()
  await user.click(screen.getByRole('button', { name: 'Kaikki olivat mukana' }))
  expect(screen.getAllByRole('textbox', { name: 'Asiakas kertoo' })).toHaveLength(3)
  expect(screen.getAllByRole('textbox', { name: 'Mitä ryhmässä tehtiin' })).toHaveLength(1)
  expect(await barriers(container)).toEqual([])
}, 20_000)

test('a name of another stops everything, is marked in its text, and can be changed', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Kaikki olivat mukana' }))
  const petteri = partOf('Petteri Öhman')
  const text = petteri.getByRole<HTMLTextAreaElement>('textbox', { name: 'Havaintoja' })
  await write(text, 'Istui Ainon vieressä.')
  await user.click(screen.getByRole('button', { name: /^Valmis Ctrl|^Valmis$/ }))

  expect(await petteri.findByText('”Ainon”')).toBeTruthy()
  expect(petteri.getByText(/toinen ryhmäläinen/)).toBeTruthy()
  expect(text.parentElement!.querySelector('mark')!.textContent).toBe('Ainon')
  expect(screen.getByText('Yksikään kirjaus ei ole vielä valmis. Kaikki kirjoittamasi on tallessa.')).toBeTruthy()
  expect(location.hash).toBe('')

  await user.click(petteri.getByRole('button', { name: /^Muuta/ }))
  expect(document.activeElement).toBe(text)
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('Ainon')
  await write(text, 'Istui toisen ryhmäläisen vieressä.')
  expect(text.parentElement!.querySelector('mark')).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Valmis Ctrl|^Valmis$/ }))
  await waitFor(() => expect(location.hash).toBe('#/groups/gr1/meeting/gs1'))
})

test('the place is marked while it is written, and a word that means nobody is set aside', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Kaikki olivat mukana' }))
  const petteri = partOf('Petteri Öhman')
  const text = petteri.getByRole<HTMLTextAreaElement>('textbox', { name: 'Asiakas kertoo' })
  await write(text, 'Ainoa ilo oli kahvi.')
  await vi.waitFor(() => expect(text.parentElement!.querySelector('mark')?.textContent).toBe('Ainoa'), { timeout: 4000 })
  await user.click(petteri.getByRole('button', { name: /^Ei tarkoita ihmistä/ }))
  expect(text.parentElement!.querySelector('mark')).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Valmis Ctrl|^Valmis$/ }))
  await waitFor(() => expect(location.hash).toBe('#/groups/gr1/meeting/gs1'))
})

test('one part finished alone is said so, and the shared part stands from then on', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Kaikki olivat mukana' }))
  await write(screen.getByRole('textbox', { name: 'Mitä ryhmässä tehtiin' }), 'Keitettiin kahvit.')
  await user.click(partOf('Petteri Öhman').getByRole('button', { name: /^Valmis vain tältä osin/ }))
  expect(await screen.findByText('2 osuutta on vielä kesken. Muut ovat valmiina.')).toBeTruthy()
  expect(partOf('Petteri Öhman').getByText('oli mukana')).toBeTruthy()
  expect(screen.getByText(/Osa kirjauksista on jo valmiina/)).toBeTruthy()
  expect(screen.queryByRole('textbox', { name: 'Mitä ryhmässä tehtiin' })).toBeNull()
  expect(screen.getByText('Keitettiin kahvit.')).toBeTruthy()
})

test('what each absence asks for is asked, and nothing of what is not', async () => {
  const { user } = await open()
  const petteri = partOf('Petteri Öhman')
  await user.click(petteri.getByRole('radio', { name: 'Ei tullut' }))
  expect(petteri.getByRole('textbox', { name: 'Mitä tehtiin' })).toBeTruthy()
  await user.click(petteri.getByRole('radio', { name: 'Poissa sovitusti' }))
  expect(petteri.queryByRole('textbox')).toBeNull()
  expect(petteri.getByText(/Kirjausta ei tule/)).toBeTruthy()
})

test('what was typed is there when the page is opened again', async () => {
  const first = await open()
  await write(screen.getByRole('textbox', { name: 'Mitä ryhmässä tehtiin' }), 'Keitettiin kahvit.')
  first.unmount()
  await waitFor(async () => expect((await ask('group_capture', { groupId: 'gr1', sessionId: 'gs1' })).form.groupDid).toBe('Keitettiin kahvit.'))
})
