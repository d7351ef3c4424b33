// An evaluation on the memory twin: step by step, left and gone on with, a measure taken on the way, and what is left when it is finished.
import { cleanup, render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import type { Row } from '../../lib/host/bindings.gen'
import { ask, setHost } from '../../lib/host/host'
import { memoryHost } from '../../lib/host/memory'
import DocumentScreen from '../../screens/DocumentScreen.svelte'
import MeasureScreen from '../../screens/MeasureScreen.svelte'
import { barriers } from '../../testing/axe'
import DocumentShelf from '../document/DocumentShelf.svelte'

vi.setConfig({ testTimeout: 60_000 }) // whole steps under axe, also on a busy machine

beforeEach(() => {
  location.hash = ''
  setHost(memoryHost())
})

async function write(kind: 'mid_evaluation' | 'final_evaluation', clientId = 'reijo') {
  const { id } = await ask('document_begin', { clientId, kind })
  const view = render(DocumentScreen, { clientId, draftId: id })
  await screen.findByText(/^Vaihe \d/)
  return { id, user: userEvent.setup(), ...view }
}

const on = () => screen.getByRole('button', { name: 'Jatka' })

test('the client comes first, each step is whole for every reader, and the figures stand beside what is said', async () => {
  const { user, container } = await write('mid_evaluation')
  expect(screen.getByText('Vaihe 1 / 7')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Miten sinulla on mennyt?' })).toBeTruthy()
  expect(screen.queryByText(/Työntekijä/)).toBeNull()
  expect(await barriers(container)).toEqual([])
  await user.click(on())
  const goal = screen.getByRole('group', { name: 'Tavoite 1' })
  expect(within(goal).getByText('Haluan taas käydä kirjastossa')).toBeTruthy()
  expect(within(goal).getByRole('textbox', { name: 'Asiakas arvioi' })).toBeTruthy()
  expect(within(goal).getByRole('textbox', { name: 'Työntekijä arvioi' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Lisää tavoite/ })).toBeNull()
  expect(await barriers(container)).toEqual([])
  await user.click(on())
  expect(await screen.findByRole('heading', { name: 'Avoimet tehtävät' })).toBeTruthy()
  expect(await barriers(container)).toEqual([])
  await user.click(on())
  await user.click(on())
  expect(await screen.findByRole('row', { name: /Kotikäynti 3 3 t 25 min/ })).toBeTruthy()
  expect(screen.getByText('Kasvokkain 4, etänä 2. Etänä oli 33 %.')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
})

test('it is left in the middle and goes on from the same step with every word', async () => {
  const { id, user } = await write('mid_evaluation')
  await user.type(screen.getByRole('textbox', { name: 'Mikä on auttanut?' }), 'Sisko soitti.')
  await user.click(on())
  await user.click(on())
  await expect.poll(async () => (await ask('document_open', { id })).goneThrough).toEqual(['own_words', 'reached_goals'])
  cleanup()
  await write('mid_evaluation')
  expect(screen.getByText('Vaihe 3 / 7')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Vaihe 1: Miten sinulla on mennyt' }))
  expect(screen.getByDisplayValue('Sisko soitti.')).toBeTruthy()
})

test('a measure is taken on the way and leads back to the evaluation', async () => {
  const { id, user } = await write('mid_evaluation')
  for (let step = 1; step < 4; step += 1) await user.click(on())
  await user.click(await screen.findByText('Vastaa uudelleen'))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'väli' }).checked).toBe(true)
  await user.click(screen.getByRole('button', { name: /^Aloita|^Vastaa nyt|^Kysy/ }))
  await expect.poll(() => location.hash).toMatch(new RegExp(`^#/clients/reijo/measure/.*evaluation=${id}$`))
  cleanup()
  render(MeasureScreen, { clientId: 'reijo', id: /measure\/([^?]+)/.exec(location.hash)?.[1] ?? '' })
  expect((await screen.findByRole('link', { name: 'Reijo Virtala' })).getAttribute('href')).toBe(`#/clients/reijo/document/${id}`)
})

test('a finished one says which drafts were made, and leads to each', async () => {
  const { user, container } = await write('final_evaluation')
  for (let step = 1; step < 8; step += 1) await user.click(on())
  await user.type(screen.getByRole('textbox', { name: 'Mikä palvelu jatkuu ja milloin' }), 'Sosiaaliohjaus.')
  await user.click(screen.getByRole('button', { name: 'Edellinen' }))
  await user.type(screen.getByRole('textbox', { name: /Palvelun päättymispäivä/ }), '12.6.2026')
  await user.click(on())
  await user.click(screen.getByRole('button', { name: 'Arviointi on valmis' }))
  expect(await screen.findByText(/Vastauksista tehtiin luonnokset/)).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(['Asiakassuunnitelma', 'Merkintä palvelun päättymisestä', 'Yhteenveto'])
  expect(await barriers(container)).toEqual([])
  cleanup()
  render(DocumentShelf, { clientId: 'reijo' })
  expect(await screen.findByRole('link', { name: /^Loppuarviointi/ })).toBeTruthy()
})

test('without a plan it is explained, and the goals are the client’s own', async () => {
  await write('mid_evaluation', 'aino')
  expect(screen.getByText(/Suunnitelmaa ei ole vielä tehty/)).toBeTruthy()
})

test('a finished evaluation is corrected in the plain form, with a place for the reason', async () => {
  const { id } = await ask('document_begin', { clientId: 'reijo', kind: 'mid_evaluation' })
  const page = await ask('document_open', { id })
  const judged = ((page.answers['evaluated_goals'] ?? []) as Row[]).map((row) => ({ ...row, answers: { ...row.answers, attainment: page.lists['attainment']?.[0]?.code ?? '' } }))
  const done = await ask('document_finalise', { id, answers: { ...page.answers, evaluated_goals: judged }, goneThrough: [], caret: '', reason: '' })
  const correction = await ask('document_correct', { id: done.id })
  const { container } = render(DocumentScreen, { clientId: 'reijo', draftId: correction.id })
  const reason = await screen.findByRole('textbox', { name: 'Miksi korjaat' })
  expect(screen.queryByText(/^Vaihe \d/)).toBeNull()
  expect(await barriers(container)).toEqual([])
  const user = userEvent.setup()
  await user.type(reason, 'Sana oli väärin.')
  await expect.poll(async () => (await ask('document_open', { id: correction.id })).reason).toBe('Sana oli väärin.')
})
