// Buttons, tabs, dialogs, scales, stairs and the rest, by role and keyboard.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { describe, expect, it, vi } from 'vitest'

import { barriers } from '../../testing/axe'
import { CheckIcon } from '../icons'
import Badge from './Badge.svelte'
import Button from './Button.svelte'
import Card from './Card.svelte'
import Dialog from './Dialog.svelte'
import EditableWord from './EditableWord.svelte'
import Empty from './Empty.svelte'
import Folded from './Folded.svelte'
import Page from './Page.svelte'
import Scale from './Scale.svelte'
import Staircase from './Staircase.svelte'
import Status from './Status.svelte'
import Tabs from './Tabs.svelte'

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }))

describe('Button', () => {
  it('is pressed by keyboard, and tells whose row it is on', async () => {
    const onclick = vi.fn()
    const { container } = render(Button, { props: { children: words('Kirjaa käynti'), context: 'Reijo Virtala', icon: CheckIcon, onclick } })
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    expect(onclick).toHaveBeenCalledOnce()
    expect(screen.getByRole('button', { name: 'Kirjaa käynti, Reijo Virtala' })).toBeTruthy()
    expect(await barriers(container)).toEqual([])
  })

  it('does nothing while busy, but keeps its focus', async () => {
    const onclick = vi.fn()
    render(Button, { children: words('Avaa'), busy: true, onclick })
    await userEvent.click(screen.getByRole('button'))
    expect(onclick).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(screen.getByRole('button'))
  })

  it('is a link when it leads somewhere', () => {
    render(Button, { children: words('Uusi asiakas'), href: '#/clients/new' })
    expect(screen.getByRole('link', { name: 'Uusi asiakas' }).getAttribute('href')).toBe('#/clients/new')
  })
})

it('tabs move by arrows, Home and End, and only the chosen one is in the tab order', async () => {
  const tabs = [{ id: 'a', label: 'Yhteenveto' }, { id: 'b', label: 'Tavoitteet' }, { id: 'c', label: 'Käynnit' }]
  const { container } = render(Tabs, { tabs, selected: 'a', label: 'Asiakas', children: words('sisältö') })
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Yhteenveto' }))
  await userEvent.keyboard('{ArrowLeft}')
  expect(screen.getByRole('tab', { name: 'Käynnit' }).getAttribute('aria-selected')).toBe('true')
  await userEvent.keyboard('{Home}')
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Yhteenveto' }))
  expect(screen.getByRole('tabpanel', { name: 'Yhteenveto' })).toBeTruthy()
  expect(await barriers(container)).toEqual([])
})

it('a dialog has a name, and closes by its button', async () => {
  const onclose = vi.fn()
  const { container } = render(Dialog, { open: true, title: 'Poistetaanko luonnos?', children: words('Sitä ei saa takaisin.'), onclose })
  expect(screen.getByRole('dialog', { name: 'Poistetaanko luonnos?' })).toBeTruthy()
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Sulje' }))
  expect(onclose).toHaveBeenCalledOnce()
  expect(screen.queryByText('Sitä ei saa takaisin.')).toBeNull()
})

describe('Scale', () => {
  it('marks the start in words and moves by choosing', async () => {
    const onchange = vi.fn()
    const { container } = render(Scale, { values: [-2, -1, 0, 1, 2], value: -1, start: -2, label: 'Taso:', onchange })
    expect(screen.getByRole('group', { name: 'Taso: alussa −2, nyt −1' })).toBeTruthy()
    expect(screen.getByRole('radio', { name: '−2, alussa' })).toBeTruthy()
    await userEvent.click(screen.getByRole('radio', { name: '0' }))
    expect(onchange).toHaveBeenCalledWith(0)
    expect(await barriers(container)).toEqual([])
  })

  it('only shows when nothing can be changed', () => {
    render(Scale, { values: [-2, -1, 0, 1, 2], value: 0, start: -2, label: 'Taso:' })
    expect(screen.queryAllByRole('radio')).toEqual([])
  })
})

describe('Staircase', () => {
  const steps = [
    { id: 's1', text: 'Verhot auki', state: 'done' as const, doneOn: '2026-01-15' },
    { id: 's2', text: 'Pihapenkille', state: 'now' as const, doneOn: null },
    { id: 's3', text: 'Kirjastoon', state: 'later' as const, doneOn: null },
  ]

  it('is an ordered list that says done, now and later in words', async () => {
    const { container } = render(Staircase, { steps })
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringContaining('tehty 15.1.'), expect.stringContaining('nyt'), expect.stringContaining('myöhemmin'),
    ])
    expect(container.querySelector('[aria-current=step]')?.textContent).toContain('Pihapenkille')
    expect(await barriers(container)).toEqual([])
  })

  it('goes down as easily as up', async () => {
    const onmark = vi.fn()
    render(Staircase, { steps, onmark })
    await userEvent.click(screen.getByRole('button', { name: /Pihapenkille/ }))
    expect(onmark).toHaveBeenLastCalledWith('s2', true)
    await userEvent.click(screen.getByRole('button', { name: /Verhot auki/ }))
    expect(onmark).toHaveBeenLastCalledWith('s1', false)
  })

  it('is still read out when it is only low bars', () => {
    render(Staircase, { steps, compact: true })
    expect(screen.getByText('Verhot auki: tehty 15.1.')).toBeTruthy()
  })
})

it('a page gives focus to its name and never tells it to the window', async () => {
  document.title = 'Askel'
  const { container } = render(Page, { title: 'Reijo Virtala', crumb: { label: 'Asiakkaat', href: '#/clients' }, children: words('x') })
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Reijo Virtala' }))
  expect(document.title).toBe('Askel')
  expect(await barriers(container)).toEqual([])
})

it('a word that can be changed tells whether its field is open', async () => {
  const onclick = vi.fn()
  render(EditableWord, { text: 'ti 3.2.2026', onclick, expanded: false, controls: 'date-editor' })
  const word = screen.getByRole('button', { name: 'ti 3.2.2026', expanded: false })
  word.focus()
  await userEvent.keyboard(' ')
  expect(onclick).toHaveBeenCalledOnce()
})

it('folded words open by keyboard', () => {
  const { container } = render(Folded, { title: 'Tunnisteet', open: true, children: words('OID') })
  expect(container.querySelector('details')?.open).toBe(true)
})

it('cards, badges, statuses and empty places have no barriers', async () => {
  const { container } = render(Card, { title: 'Kesken jäi', accent: 'attention', children: words('x') })
  render(Badge, { tone: 'done', icon: CheckIcon, children: words('Kirjattu') })
  render(Status, { tone: 'danger', children: words('Levy on täynnä.') })
  render(Empty, { title: 'Ei lupauksia', children: words('Ne tulevat tähän.') })
  expect(screen.getByRole('region', { name: 'Kesken jäi' })).toBeTruthy()
  expect(screen.getByRole('status').textContent).toContain('Levy on täynnä.')
  expect(await barriers(container.ownerDocument.body)).toEqual([])
})
