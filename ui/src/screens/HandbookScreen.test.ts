// The handbook on a screen of its own and beside another, read, searched and turned by hand; no host is asked.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, test, vi } from 'vitest'

import HelpPanel from '../features/handbook/HelpPanel.svelte'
import { PAGES } from '../features/handbook/contents'
import { readHandbook } from '../features/handbook/read'
import { setLanguage } from '../lib/text/language.svelte'
import { barriers } from '../testing/axe'
import HandbookScreen from './HandbookScreen.svelte'

// A busy machine takes its time to read three languages; that is no fault of the screen.
vi.setConfig({ testTimeout: 30_000 })
beforeAll(async () => void (await Promise.all((['fi', 'sv', 'en'] as const).map(readHandbook))), 30_000)

const title = (level: number, name: string) => screen.findByRole('heading', { level, name })

describe('on its own screen', () => {
  test('the contents lead to every page, by theme, each with its sentence', async () => {
    const { container } = render(HandbookScreen)
    expect(await title(1, 'Käsikirja')).toBe(document.activeElement)
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual(PAGES.map((page) => `#/handbook/${page}`))
    expect(screen.getByRole('heading', { level: 2, name: 'Hyvä kirjaus' })).toBeTruthy()
    expect(screen.getByText('Kirjoita niin, että voit lukea tekstin asiakkaalle ääneen.')).toBeTruthy()
    expect(await barriers(container)).toEqual([])
  })

  test('a page has its name in focus, what to do in Askel, its sources, and the pages around it', async () => {
    const { container } = render(HandbookScreen, { page: 'tasks' })
    expect(await title(1, 'Välitehtävät')).toBe(document.activeElement)
    expect(screen.getByRole('heading', { level: 2, name: 'Askelissa' })).toBeTruthy()
    expect(screen.getByText('Uudet välitehtävät', { selector: 'strong' })).toBeTruthy()
    expect(screen.getByText(/^Kimpanpää, Riikka/)).toBeTruthy()
    const turn = within(screen.getByRole('navigation', { name: 'Selaa sivuja' }))
    expect(turn.getByRole('link', { name: 'Edellinen: Tavoitteen tasot (GAS)' }).getAttribute('href')).toBe('#/handbook/gas')
    expect(turn.getByRole('link', { name: 'Seuraava: Elämän alueet' }).getAttribute('href')).toBe('#/handbook/life-areas')
    expect(screen.getByRole('link', { name: 'Välitehtävät' }).getAttribute('aria-current')).toBe('page')
    expect(await barriers(container)).toEqual([])
  })

  test.each(PAGES)('%s is drawn without barriers', async (page) => {
    const { container } = render(HandbookScreen, { page })
    await screen.findByRole('navigation', { name: 'Selaa sivuja' })
    expect(await barriers(container)).toEqual([])
  })

  test('a page that is not there is said, with the contents under it', async () => {
    render(HandbookScreen, { page: 'nowhere' })
    expect(await screen.findByText(/Sivua ei löytynyt\./)).toBeTruthy()
    expect(screen.getAllByRole('link')).toHaveLength(PAGES.length)
  })

  test('a search shows the passage, and Enter opens the first page', async () => {
    const user = userEvent.setup()
    const { container } = render(HandbookScreen)
    await user.type(await screen.findByRole('textbox', { name: 'Hae käsikirjasta' }), 'lastensuojelu')
    expect(screen.getByRole('status').textContent).toBe('1 sivu löytyi')
    const found = screen.getByRole('listitem')
    expect(found.textContent).toMatch(/Muut ihmiset kirjauksessa.*tee lastensuojeluilmoitus/su)
    expect(found.querySelector('mark')?.textContent).toBe('lastensuojelu')
    expect(await barriers(container)).toEqual([])
    await user.keyboard('{Enter}')
    expect(location.hash).toBe('#/handbook/others')
  })

  test('a search that finds nothing says what to try, and emptying it brings the contents back', async () => {
    const user = userEvent.setup()
    render(HandbookScreen)
    await user.type(await screen.findByRole('textbox', { name: 'Hae käsikirjasta' }), 'zzzz')
    expect(screen.getByRole('status').textContent).toMatch(/Kokeile lyhyempää sanaa/)
    await user.click(screen.getByRole('button', { name: 'Tyhjennä haku' }))
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
    expect(screen.getAllByRole('link')).toHaveLength(PAGES.length)
  })

  test('another page that is asked for takes the place of what was found', async () => {
    const { rerender } = render(HandbookScreen, { page: 'gas' })
    await userEvent.setup().type(await screen.findByRole('textbox', { name: 'Hae käsikirjasta' }), 'laukku')
    expect(screen.getByRole('status')).toBeTruthy()
    await rerender({ page: 'tasks' })
    expect(await title(1, 'Välitehtävät')).toBe(document.activeElement)
  })

  test('it speaks the language of the window', async () => {
    await setLanguage('sv')
    const { rerender } = render(HandbookScreen, { page: 'lock' })
    await title(1, 'Låset och lösenfrasen')
    expect(screen.getByText('Lås', { selector: 'strong' })).toBeTruthy()
    await setLanguage('en')
    await rerender({ page: 'lock' })
    await title(1, 'The lock and the passphrase')
  })
})

describe('beside another screen', () => {
  test('its links turn the pages inside it and leave the address alone', async () => {
    const user = userEvent.setup()
    location.hash = '#/drafts/d1'
    const { container } = render(HelpPanel, { page: 'four-voices', onclose: () => {} })
    expect(await title(2, 'Neljä ääntä')).toBe(document.activeElement)
    await user.click(screen.getByRole('link', { name: 'Seuraava: Selkeästi ja kunnioittaen' }))
    expect(await title(2, 'Selkeästi ja kunnioittaen')).toBe(document.activeElement)
    await user.click(screen.getByRole('link', { name: 'Sisällys' }))
    await title(2, 'Sisällys')
    expect(await barriers(container)).toEqual([])
    await user.type(screen.getByRole('textbox', { name: 'Hae käsikirjasta' }), 'turvakielto{Enter}')
    await title(2, 'Turvakielto')
    expect(location.hash).toBe('#/drafts/d1')
  })
})
