// The palette by keyboard and by hand: what Enter chooses, that it waits for the answer to what was typed, and that nothing bars the way.
import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'

import { barriers } from '../../testing/axe'
import Palette, { type PaletteGroup, type PaletteItem } from './Palette.svelte'

const GROUPS: PaletteGroup[] = [
  { label: 'Asiakkaat', items: [{ id: 'a', label: 'Virtala, Reijo', about: 's. 1990' }, { id: 'b', label: 'Korhonen, Aino' }] },
  { label: 'Avaa', items: [{ id: 'c', label: 'Tänään', keys: 'Ctrl+1' }] },
]

function open(props: { groups?: PaletteGroup[]; settled?: () => Promise<unknown> } = {}) {
  const onchoose = vi.fn<(item: PaletteItem) => void>()
  const view = render(Palette, { open: true, title: 'Pikavalikko', label: 'Kirjoita nimi', text: '', groups: GROUPS, none: 'Ei mitään.', hint: 'Nuolilla valitaan.', onchoose, ...props })
  return { user: userEvent.setup(), onchoose, ...view }
}

const field = () => screen.getByRole('combobox', { name: 'Kirjoita nimi' })
const activeText = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent

test('it opens in its field with the first one meant, and has no barrier', async () => {
  const { container } = open()
  await waitFor(() => expect(document.activeElement).toBe(field()))
  expect(activeText()).toContain('Virtala, Reijo')
  expect(screen.getAllByRole('option')).toHaveLength(3)
  expect(screen.getByRole('status').textContent).toBe('3 vaihtoehtoa')
  expect(await barriers(container)).toEqual([])
})

test('arrows go round through all groups, and Enter chooses', async () => {
  const { user, onchoose } = open()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(activeText()).toContain('Tänään')
  await user.keyboard('{ArrowDown}')
  expect(activeText()).toContain('Virtala')
  await user.keyboard('{ArrowUp}{Enter}')
  await waitFor(() => expect(onchoose).toHaveBeenCalledWith(expect.objectContaining({ id: 'c' })))
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('Enter waits for the answer to what was typed, and chooses the first of it', async () => {
  let answer = () => {}
  const settled = () => new Promise<void>((resolve) => (answer = resolve))
  const { user, onchoose, rerender } = open({ groups: [{ label: 'Avaa', items: [{ id: 'c', label: 'Tänään' }] }], settled })
  await user.keyboard('rei{Enter}')
  expect(onchoose).not.toHaveBeenCalled()
  await rerender({ groups: GROUPS })
  answer()
  await waitFor(() => expect(onchoose).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' })))
})

test('a press of the pointer chooses and leaves the focus where it was', async () => {
  const { user, onchoose } = open()
  await user.click(screen.getByText('Korhonen, Aino'))
  await waitFor(() => expect(onchoose).toHaveBeenCalledWith(expect.objectContaining({ id: 'b' })))
})

test('with nothing to choose it says so, and Enter does nothing', async () => {
  const { user, onchoose, container } = open({ groups: [] })
  expect(screen.getByRole('status').textContent).toBe('Ei mitään.')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(onchoose).not.toHaveBeenCalled()
  expect(await barriers(container)).toEqual([])
})
