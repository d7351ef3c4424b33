// Writing a long document from its description: fields, rows with a way back, goals that end with a reason, and what to mend.
import { readFileSync } from 'node:fs'

import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { barriers } from '../../testing/axe'
import { differences } from './differences'
import DocumentRead from './DocumentRead.svelte'
import { fieldAt, groups, isShown, moved, newRow } from './form'
import Desk from './testing/Desk.svelte'
import { formFrom, LISTS } from '../../lib/host/memory/forms'
import type { Answers, Row } from '../../lib/host/bindings.gen'

vi.setConfig({ testTimeout: 60_000 }) // whole documents under axe, also on a busy machine

const KINDS = ['initiation', 'needs_assessment', 'service_start', 'client_plan', 'implementation_plan', 'service_end', 'summary']
const form = (kind: string) => formFrom(readFileSync(`../src-tauri/crates/sosmeta/forms/${kind}.yml`, 'utf8'))
const plan = form('client_plan')
const goal = (key: string, words: string): Row => ({ key, dropped: null, answers: { description: words } })
const twoGoals = (): Answers => ({ goals: [goal('g1', 'Käyn kirjastossa'), goal('g2', 'Avaan postin')] })

it.each(KINDS)('draws every section of the %s without a barrier', async (kind) => {
  const def = form(kind)
  for (const section of def.sections) {
    const { container, unmount } = render(Desk, { form: def, lists: LISTS, section: section.id })
    expect(await barriers(container), section.id).toEqual([])
    unmount()
  }
})

it('passes each change on as the whole form', async () => {
  const onchange = vi.fn()
  render(Desk, { form: plan, lists: LISTS, section: 'needs', onchange })
  await userEvent.type(screen.getByRole('textbox', { name: 'Asiakkaan arvio tuen tarpeesta' }), 'Apua')
  expect(onchange).toHaveBeenLastCalledWith({ client_view: 'Apua' })
})

it('keeps the two views side by side and apart', () => {
  const needs = plan.sections.find((section) => section.id === 'needs')
  const [pair] = groups(needs?.fields ?? [], { row: {}, form: {} })
  expect(pair?.kind === 'pair' && [pair.client.id, pair.worker.id]).toEqual(['client_view', 'worker_view'])
})

it.each(KINDS)('gives both views of the %s a hint, or neither, so that they stand level', (kind) => {
  const pairs = form(kind).sections.flatMap((section) => groups(section.fields, { row: {}, form: {} })).filter((group) => group.kind === 'pair')
  expect(pairs.filter((pair) => pair.client.hint !== pair.worker.hint || pair.client.rows !== pair.worker.rows).map((pair) => pair.client.id)).toEqual([])
})

it('asks for methods only with social work or social counselling', () => {
  const services = plan.sections.find((section) => section.id === 'services')?.fields[0]
  const methods = services?.fields.find((field) => field.id === 'methods')
  expect(methods && isShown(methods, { row: { social_service: '46' }, form: {} })).toBe(true)
  expect(methods && isShown(methods, { row: { social_service: '51' }, form: {} })).toBe(false)
  expect(methods && isShown(methods, { row: {}, form: {} })).toBe(false)
})

it('adds a row, moves it and gives a removed one back', async () => {
  const onchange = vi.fn()
  const { container } = render(Desk, { form: plan, lists: LISTS, section: 'goals', begun: twoGoals(), onchange })
  await userEvent.click(screen.getByRole('button', { name: 'Lisää tavoite' }))
  expect(document.activeElement?.id).toBe('goals-2-description')
  await userEvent.keyboard('Soitan siskolle')
  await userEvent.click(screen.getByRole('button', { name: 'Siirrä ylemmäs, Tavoite 3' }))
  const words = () => (onchange.mock.lastCall?.[0] as { goals: Row[] }).goals.map((row) => row.answers['description'])
  expect(words()).toEqual(['Käyn kirjastossa', 'Soitan siskolle', 'Avaan postin'])
  await userEvent.click(screen.getByRole('button', { name: 'Poista, Tavoite 2' }))
  expect(words()).toEqual(['Käyn kirjastossa', 'Avaan postin'])
  expect(screen.getByText('Rivi poistettiin.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Kumoa' }))
  expect(words()).toEqual(['Käyn kirjastossa', 'Soitan siskolle', 'Avaan postin'])
  expect(await barriers(container)).toEqual([])
})

it('ends a goal of the earlier plan only with its reason, and lets it go on after all', async () => {
  const onchange = vi.fn()
  render(Desk, { form: plan, lists: LISTS, section: 'goals', begun: twoGoals(), prefilled: twoGoals(), taken: { goals: 'previous' }, onchange })
  expect(screen.getByText('Edellisestä suunnitelmasta')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Poista, Tavoite 1' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Päätä tavoite, Tavoite 1' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Miksi tavoite ei jatku' }), 'Saavutettiin')
  const first = () => (onchange.mock.lastCall?.[0] as { goals: Row[] }).goals[0]
  expect(first()).toEqual({ key: 'g1', dropped: 'Saavutettiin', answers: { description: 'Käyn kirjastossa' } })
  expect(screen.queryByText('Edellisestä suunnitelmasta')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Jatka sittenkin, Tavoite 1' }))
  expect(first()?.dropped).toBeNull()
})

it('leads from what is to be mended into its section and its field', async () => {
  const onfinish = vi.fn()
  const problems = [{ path: 'goals.1.description', code: 'required' as const }]
  const { container } = render(Desk, { form: plan, lists: LISTS, begun: twoGoals(), problems, onfinish, states: { goals: 'in_progress' } })
  const box = screen.getByRole('alert')
  expect(within(box).getByText('Tavoitteet: Tavoite 2, Tavoite asiakkaan sanoin:')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
  await userEvent.click(within(box).getByRole('button'))
  expect(document.activeElement?.id).toBe('goals-1-description')
  expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
})

it('lists the sections with how far each is, and goes on when one is ready', async () => {
  const ongonethrough = vi.fn()
  render(Desk, { form: plan, lists: LISTS, states: { situation: 'ready', needs: 'in_progress' }, ongonethrough })
  const rows = screen.getAllByRole('listitem').map((row) => row.textContent?.replace(/\s+/g, ' ').trim())
  expect(rows.slice(0, 3)).toEqual(['Tilanne nyt Valmis', 'Tuen tarve Kesken', 'Edellisen suunnitelman arviointi Ei aloitettu'])
  await userEvent.click(screen.getByRole('button', { name: 'Tilanne nyt' }))
  await userEvent.click(screen.getByRole('button', { name: 'Osio on valmis' }))
  expect(ongonethrough).toHaveBeenCalledWith('situation')
  expect(document.activeElement?.textContent).toBe('Tuen tarve')
})

it('says which list is missing instead of guessing a code', () => {
  render(Desk, { form: plan, lists: {}, section: 'goals', begun: twoGoals() })
  expect(screen.getAllByText('Koodisto puuttuu. Tuo se asetuksista, niin voit valita tästä.').length).toBeGreaterThan(0)
})

it('is read with its goals in words, and printed', async () => {
  const onprint = vi.fn()
  const ended: Row = { key: 'g2', dropped: 'Posti avataan jo.', answers: { description: 'Avaan postin', direction: '1' } }
  const answers: Answers = { client_view: 'Tarvitsen apua.', goals: [goal('g1', 'Käyn kirjastossa'), ended] }
  const { container } = render(DocumentRead, { form: plan, answers, lists: LISTS, written: { date: '4.2.2026', author: 'Kaisa Niemi' }, onprint })
  expect(screen.getByText('Tavoite 2, ei jatku: Posti avataan jo.')).toBeTruthy()
  expect(screen.getByText('Muutos parempaan')).toBeTruthy()
  expect(screen.queryByText('Tilanne nyt')).toBeNull()
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Tulosta' }))
  expect(onprint).toHaveBeenCalledOnce()
})

it('tells what changed by the row, not by its place', () => {
  const before = twoGoals()
  const after: Answers = { ...before, goals: [goal('g2', 'Avaan postin'), { ...goal('g1', 'Käyn kirjastossa joka viikko') }], dissent: 'Ei ole' }
  expect(differences(plan, before, after, LISTS)).toEqual([
    { where: 'Tavoite 2, Tavoite asiakkaan sanoin', before: 'Käyn kirjastossa', after: 'Käyn kirjastossa joka viikko' },
    { where: 'Eriävät näkemykset', before: '', after: 'Ei ole' },
  ])
})

it('keeps keys apart and does not move a row past the ends', () => {
  const rows = [goal('n2', 'a')]
  expect(newRow(rows).key).toBe('n3')
  expect(moved(rows, 0, -1)).toEqual(rows)
  expect(fieldAt(plan, 'goals.0.factors.1.factor').numbers).toEqual([1, 2])
})
