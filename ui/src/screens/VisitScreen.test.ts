// Writing a visit against a host that answers when the test says so.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'

import { takeNotice } from '../features/client/notice'
import { slowHost, visitPage, type Wish } from '../features/entry/testing/visit'
import type { DraftPage } from '../lib/host/bindings.gen'
import VisitScreen from './VisitScreen.svelte'

afterEach(() => void vi.useRealTimers())

const of = (wishes: Wish[], command: string) => wishes.filter((wish) => wish.command === command)
const settle = () => new Promise((done) => setTimeout(done, 0))

async function open(page: DraftPage = visitPage()) {
  const wishes = slowHost(page)
  const view = render(VisitScreen, { draftId: page.id })
  await screen.findByRole('heading', { level: 1 })
  return { wishes, user: userEvent.setup(), ...view }
}

/** Types, waits for the autosave and answers it. */
async function write(user: ReturnType<typeof userEvent.setup>, wishes: Wish[], label: string, text: string) {
  await user.type(screen.getByRole('textbox', { name: label }), text)
  await vi.waitFor(() => expect(of(wishes, 'draft_save').length).toBeGreaterThan(0))
  for (const wish of of(wishes, 'draft_save')) wish.answer({ savedAt: '2026-02-03T13:42:00+02:00', readTogether: null })
  await settle()
}

/** What the label shows, which is what it tells somebody who listens. */
function label(container: HTMLElement): string {
  const told = container.querySelector('footer [role=status]')?.textContent.trim()
  const shown = [...container.querySelectorAll('footer .state:not(.away)')].map((state) => state.textContent.trim())
  expect(shown).toEqual([told])
  return told ?? ''
}

test('the label says saved only after the answer', async () => {
  const { wishes, user, container } = await open()
  await user.type(screen.getByRole('textbox', { name: 'Asiakas kertoo' }), 'Hyvä aamu.')
  await vi.waitFor(() => expect(label(container)).toBe('Kirjoitetaan…'))
  await vi.waitFor(() => expect(of(wishes, 'draft_save')).toHaveLength(1))
  expect(label(container)).toBe('Kirjoitetaan…')
  of(wishes, 'draft_save')[0]!.answer({ savedAt: '2026-02-03T13:42:00+02:00', readTogether: null })
  await vi.waitFor(() => expect(label(container)).toMatch(/^Tallennettu .*klo 13\.42$/))
})

test('a refused entry keeps every answer and names what to mend', async () => {
  const { wishes, user } = await open(visitPage({ ends: '' }))
  await write(user, wishes, 'Asiakas kertoo', 'Hyvä aamu.')
  await user.click(screen.getByRole('button', { name: 'Valmis' }))
  await vi.waitFor(() => expect(of(wishes, 'entry_finalise')).toHaveLength(1))
  expect(of(wishes, 'entry_finalise')[0]!.args.form?.clientTells).toBe('Hyvä aamu.')
  of(wishes, 'entry_finalise')[0]!.fail({ code: 'fields', fields: [{ path: 'ends', code: 'time_not_understood' }] })

  await user.click(await screen.findByRole('button', { name: /^Päättyy: / }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Päättyy' }))
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Asiakas kertoo' }).value).toBe('Hyvä aamu.')
  expect(location.hash).toBe('')
})

test.each(['the button', 'Ctrl+Enter'])('what was typed last is in what %s finishes, and is sent once', async (by) => {
  const { wishes, user } = await open()
  await user.type(screen.getByRole('textbox', { name: 'Asiakas kertoo' }), 'Viime hetken sana.')
  const saved = of(wishes, 'draft_save').length
  if (by === 'the button') await user.click(screen.getByRole('button', { name: 'Valmis' }))
  else await user.keyboard('{Control>}{Enter}{/Control}')
  for (const wish of of(wishes, 'draft_save')) wish.answer({ savedAt: '2026-02-03T13:42:00+02:00', readTogether: null })
  await vi.waitFor(() => expect(of(wishes, 'entry_finalise')).toHaveLength(1))
  expect(of(wishes, 'entry_finalise')[0]!.args.form?.clientTells).toBe('Viime hetken sana.')
  expect(of(wishes, 'draft_save')).toHaveLength(saved)
})

test('a finishing that failed leaves the draft saved as it was typed', async () => {
  const { wishes, user } = await open(visitPage({ kind: 'not_met', mode: 'phone', place: 'kotona', whatWasDone: '' }))
  await user.click(screen.getByRole('button', { name: 'Valmis' }))
  await vi.waitFor(() => expect(of(wishes, 'entry_finalise')).toHaveLength(1))
  expect(of(wishes, 'entry_finalise')[0]!.args.form?.place).toBe('')
  of(wishes, 'entry_finalise')[0]!.fail({ code: 'fields', fields: [{ path: 'whatWasDone', code: 'required' }] })
  await vi.waitFor(() => expect(of(wishes, 'draft_save').at(-1)?.args.form?.place).toBe('kotona'))
})

test('a double click finishes once and leads to the client', async () => {
  const { wishes, user } = await open(visitPage({ clientTells: 'Hyvä aamu.' }))
  await user.dblClick(screen.getByRole('button', { name: 'Valmis' }))
  await user.keyboard('{Control>}{Enter}{/Control}')
  await vi.waitFor(() => expect(of(wishes, 'entry_finalise').length).toBeGreaterThan(0))
  await settle()
  for (const wish of of(wishes, 'draft_save')) wish.answer({ savedAt: '2026-02-03T13:42:00+02:00', readTogether: null })
  expect(of(wishes, 'entry_finalise')).toHaveLength(1)
  of(wishes, 'entry_finalise')[0]!.answer({ entryId: 'e', clientId: 'reijo', already: false })
  await vi.waitFor(() => expect(location.hash).toBe('#/clients/reijo'))
  expect(takeNotice('reijo')?.done).toBe('Kirjaus on valmis. Se on tallessa vain tällä koneella.')
})

test('Ctrl+Enter finishes, Alt+4 leads to what was agreed', async () => {
  const { wishes, user } = await open(visitPage({ clientTells: 'Hyvä aamu.' }))
  await user.keyboard('{Alt>}4{/Alt}')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Sovittiin' }))
  await user.keyboard('{Control>}{Enter}{/Control}')
  await vi.waitFor(() => expect(wishes.length).toBeGreaterThan(0))
  for (const wish of of(wishes, 'draft_save')) wish.answer({ savedAt: '2026-02-03T13:42:00+02:00', readTogether: null })
  await vi.waitFor(() => expect(of(wishes, 'entry_finalise')).toHaveLength(1))
})

test('coming back lands in the field where the worker was writing', async () => {
  await open(visitPage({ observations: 'Pöytä oli tyhjä.', caret: 'observations' }))
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Havaintoja' })))
})

test('coming back to a fact opens its word', async () => {
  await open(visitPage({ caret: 'place' }))
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Paikka' })))
})

test('where the worker writes is saved with the draft', async () => {
  const { wishes, user } = await open()
  await user.click(screen.getByRole('textbox', { name: 'Sovittiin' }))
  await vi.waitFor(() => expect(of(wishes, 'draft_save').at(-1)?.args.form?.caret).toBe('agreed'))
})

test('Esc closes a fact and gives the focus back to its word', async () => {
  const { user } = await open()
  const word = screen.getByRole('button', { name: '10.00–11.15' })
  await user.click(word)
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Alkaa' }))
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('textbox', { name: 'Alkaa' })).toBeNull()
  expect(document.activeElement).toBe(word)
})

test('what stood in the way is asked only when it was not done', async () => {
  const task = { id: 't-1', clientId: 'reijo', clientName: 'Reijo Virtala', goalId: null, kind: 'task', helped: null, what: 'Käyn postilaatikolla', who: 'client', whoName: '', dueOn: null, mayHinder: '', open: true, mark: null, obstacle: '', markedAt: null, late: false } as const
  const { user } = await open(visitPage({}, { tasks: [task] }))
  await user.click(screen.getByRole('radio', { name: 'Tehty' }))
  expect(screen.queryByRole('textbox', { name: 'Mikä oli tiellä?' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Ei vielä' }))
  expect(screen.getByRole('textbox', { name: 'Mikä oli tiellä?' })).toBeTruthy()
})

test('"Ei tavattu" shrinks the page and keeps what was written', async () => {
  const { user } = await open(visitPage({ clientTells: 'Hyvä aamu.' }))
  await user.click(screen.getByRole('button', { name: 'Ei tavattu' }))
  expect(screen.queryByRole('textbox', { name: 'Asiakas kertoo' })).toBeNull()
  expect(screen.getByText(/pysyy luonnoksessa/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Tavattiin sittenkin' }))
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Asiakas kertoo' }).value).toBe('Hyvä aamu.')
})

test('without a service period the page says what to do', async () => {
  await open(visitPage({}, { period: null }))
  expect(screen.getByRole('link', { name: 'Lisää palvelujakso' }).getAttribute('href')).toBe('#/clients/reijo/period')
})

test('the next meeting is not assumed; one press fills it in', async () => {
  const { user } = await open()
  expect(screen.queryByRole('textbox', { name: 'Päivä' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Sovi ti 10.2. klo 10.00' }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Päivä' }).value).toBe('10.2.2026')
})

test('the draft goes only after it is asked again', async () => {
  const { wishes, user } = await open()
  await user.click(screen.getByRole('button', { name: 'Poista luonnos' }))
  expect(of(wishes, 'draft_discard')).toHaveLength(0)
  const dialog = screen.getByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Poista luonnos' }))
  await vi.waitFor(() => expect(of(wishes, 'draft_discard')).toHaveLength(1))
})

test('leaving the page sends what is not yet saved', async () => {
  const { wishes, user, unmount } = await open()
  await user.type(screen.getByRole('textbox', { name: 'Asiakas kertoo' }), 'Hyvä')
  unmount()
  await vi.waitFor(() => expect(of(wishes, 'draft_save').at(-1)?.args.form?.clientTells).toBe('Hyvä'))
})

test('words that could not be saved before leaving are there on coming back, and are sent again', async () => {
  const { wishes, user, unmount } = await open()
  await user.type(screen.getByRole('textbox', { name: 'Asiakas kertoo' }), 'Hyvä')
  await vi.waitFor(() => expect(of(wishes, 'draft_save')).toHaveLength(1))
  unmount()
  of(wishes, 'draft_save')[0]!.fail({ code: 'disk_full' })
  await settle()
  const again = await open()
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Asiakas kertoo' }).value).toBe('Hyvä')
  await vi.waitFor(() => expect(of(again.wishes, 'draft_save').at(-1)?.args.form?.clientTells).toBe('Hyvä'))
})

test('a fact with choices opens at the chosen one', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Ei kirjattu yhdessä' }))
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Ei kirjattu yhdessä' }))
})

test('what the client has said of the words is what the core says, and words typed back do not bring a yes back', async () => {
  const { wishes, user } = await open(visitPage({ clientTells: 'Kävin kaupassa.', readTogether: 'agrees' }))
  expect(await screen.findByText('Luettiin yhdessä. Asiakas on samaa mieltä.')).toBeTruthy()
  await write(user, wishes, 'Asiakas kertoo', ' Ja kirjastossa.')
  expect(await screen.findByText('Ei ole vielä luettu yhdessä.')).toBeTruthy()
  await user.clear(screen.getByRole('textbox', { name: 'Asiakas kertoo' }))
  await write(user, wishes, 'Asiakas kertoo', 'Kävin kaupassa.')
  expect(screen.queryByText('Luettiin yhdessä. Asiakas on samaa mieltä.')).toBeNull()
})
