// Which page F1 opens: every screen has its page, and a part of a form its own.
import { expect, it } from 'vitest'

import { hrefTo } from '../../lib/navigate'
import { readRoute } from '../../lib/router'
import { isPage } from './contents'
import { CONTENTS, helpFor } from './help'

const ADDRESSES = [
  hrefTo.today(), hrefTo.clients(), hrefTo.newClient(), hrefTo.client('a'), hrefTo.editClient('a'), hrefTo.period('a'), hrefTo.goal('a'), hrefTo.session('a'),
  hrefTo.draft('d'), hrefTo.entry('e'), hrefTo.access('a'), hrefTo.promises(), hrefTo.delivery(), hrefTo.settings(),
]

it.each(ADDRESSES)('%s has a page', (address) => {
  expect(isPage(helpFor(readRoute(address), null) ?? undefined)).toBe(true)
})

it('an unknown address opens the contents, and the handbook itself nothing', () => {
  expect(helpFor(readRoute('#/nowhere'), null)).toBe(CONTENTS)
  expect(helpFor(readRoute(hrefTo.handbook('gas')), null)).toBeNull()
})

function screenOf(...parts: string[]): HTMLElement {
  const screen = document.createElement('main')
  for (const part of parts) {
    const box = document.createElement('div')
    box.dataset['help'] = part
    box.append(document.createElement('input'))
    screen.append(box)
  }
  return screen
}

it('the part that has focus decides before the screen', () => {
  const screen = screenOf('tasks', 'four-voices')
  expect(helpFor({ name: 'draft', id: 'd' }, screen.querySelectorAll('input')[0]!, screen)).toBe('tasks')
  expect(helpFor({ name: 'draft', id: 'd' }, null, screen)).toBe('four-voices')
  expect(helpFor({ name: 'goal', clientId: 'a' }, null, screen)).toBe('plan')
})

it('a single part speaks for its screen without focus, and an unknown mark for nothing', () => {
  expect(helpFor({ name: 'settings' }, null, screenOf('backup'))).toBe('backup')
  expect(helpFor({ name: 'settings' }, null, screenOf('nowhere'))).toBe('lock')
})
