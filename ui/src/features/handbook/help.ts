// Which page of the handbook belongs to where the worker is: by the part of a form, or by the screen. Knows no words.
import type { Route } from '../../lib/router'
import { isPage, type PageId } from './contents'

/** The list of all pages, where no single page is the right one. */
export const CONTENTS = 'contents'

/** A page, the contents, or null: the place needs no help because it is the help. */
export type Help = PageId | typeof CONTENTS | null

const BY_SCREEN: Record<Route['name'], Help> = {
  today: 'askel-day',
  clients: 'need',
  search: 'askel-day',
  'client-new': 'need',
  client: 'meetings',
  'client-edit': 'non-disclosure',
  period: 'term',
  goal: 'plan',
  measure: 'measures',
  member: 'network',
  risk: 'safety',
  session: 'meetings',
  'document-draft': 'plan',
  document: 'plan',
  draft: 'four-voices',
  entry: 'corrections',
  access: 'privacy',
  leaf: 'tasks',
  phone: 'tasks',
  groups: 'groups',
  'group-new': 'groups',
  group: 'groups',
  'group-edit': 'groups',
  'group-meeting': 'groups',
  'group-capture': 'others',
  promises: 'tasks',
  delivery: 'delivery',
  proof: 'delivery',
  conflict: 'delivery',
  settings: 'lock',
  handbook: null,
  unknown: CONTENTS,
}

/**
 * `focused`: what has focus, or had it last: the part around it decides (HelpPart.svelte).
 * `screen`: when it has one marked part, that decides without focus; else the address does.
 */
export function helpFor(route: Route, focused: Element | null, screen: Element | null = null): Help {
  const parts = screen?.querySelectorAll<HTMLElement>('[data-help]') ?? []
  const part = focused?.closest<HTMLElement>('[data-help]') ?? (parts.length === 1 ? parts[0] : undefined)
  const page = part?.dataset['help']
  return isPage(page) ? page : BY_SCREEN[route.name]
}
