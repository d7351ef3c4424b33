// Every address the program makes is read back as the screen it names.
import { describe, expect, it } from 'vitest'

import { go, hrefTo } from './navigate'
import { readRoute, type Route } from './router'

describe('addresses and routes are each other’s mirror', () => {
  it.each<[string, Route]>([
    [hrefTo.today(), { name: 'today' }],
    [hrefTo.clients(), { name: 'clients' }],
    [hrefTo.search(), { name: 'search', query: '' }],
    [hrefTo.search('Öhman & Šimková #2'), { name: 'search', query: 'Öhman & Šimková #2' }],
    [hrefTo.newClient(), { name: 'client-new' }],
    [hrefTo.client('a1'), { name: 'client', id: 'a1' }],
    [hrefTo.editClient('a1'), { name: 'client-edit', id: 'a1' }],
    [hrefTo.period('a1'), { name: 'period', clientId: 'a1' }],
    [hrefTo.period('a1', 'p1'), { name: 'period', clientId: 'a1', id: 'p1' }],
    [hrefTo.goal('a1'), { name: 'goal', clientId: 'a1' }],
    [hrefTo.goal('a1', 'g1'), { name: 'goal', clientId: 'a1', id: 'g1' }],
    [hrefTo.measures('a1'), { name: 'client', id: 'a1' }],
    [hrefTo.measure('a1', 'm1'), { name: 'measure', clientId: 'a1', id: 'm1' }],
    [hrefTo.session('a1'), { name: 'session', clientId: 'a1' }],
    [hrefTo.access('a1'), { name: 'access', clientId: 'a1' }],
    [hrefTo.phone('a1'), { name: 'phone', clientId: 'a1' }],
    [hrefTo.draft('d1'), { name: 'draft', id: 'd1' }],
    [hrefTo.entry('e1'), { name: 'entry', id: 'e1' }],
    [hrefTo.promises(), { name: 'promises' }],
    [hrefTo.delivery(), { name: 'delivery' }],
    [hrefTo.settings(), { name: 'settings' }],
    [hrefTo.handbook(), { name: 'handbook' }],
    [hrefTo.handbook('four-voices'), { name: 'handbook', page: 'four-voices' }],
  ])('%s', (href, route) => {
    expect(readRoute(href)).toEqual(route)
  })
})

it.each(['#/nowhere', '#/drafts', '#/entries/e1/more', '#/clients/a1/nothing', '#/clients/a1/edit/more', '#/settings/x', '#/search/x', '#/handbook/gas/more'])('%s is unknown, not an error', (hash) => {
  expect(readRoute(hash)).toEqual({ name: 'unknown' })
})

it('an address does not say what was searched for', () => {
  expect(hrefTo.search('Virtala')).not.toContain('Virtala')
  expect(hrefTo.search('Virtala')).toBe(hrefTo.search('Virtala'))
  expect(readRoute('#/search?words=999')).toEqual({ name: 'search', query: '' })
})

it('no address at all is today', () => {
  expect(readRoute('')).toEqual({ name: 'today' })
})

it('go opens an address', () => {
  go(hrefTo.client('a1'))
  expect(location.hash).toBe('#/clients/a1')
})
