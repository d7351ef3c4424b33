// Addresses of the screens and the way to them; knows the routes, not what they show.
import { numberOf } from './searches'

export const hrefTo = {
  today: () => '#/',
  clients: () => '#/clients',
  search: (words = '') => (words === '' ? '#/search' : `#/search?words=${numberOf(words)}`),
  newClient: () => '#/clients/new',
  client: (id: string) => `#/clients/${id}`,
  editClient: (id: string) => `#/clients/${id}/edit`,
  period: (clientId: string, id?: string) => `#/clients/${clientId}/period${id ? `/${id}` : ''}`,
  goal: (clientId: string, id?: string) => `#/clients/${clientId}/goal${id ? `/${id}` : ''}`,
  member: (clientId: string, id?: string) => `#/clients/${clientId}/member${id ? `/${id}` : ''}`,
  risk: (clientId: string) => `#/clients/${clientId}/risk`,
  measures: (clientId: string) => `#/clients/${clientId}?part=measures`,
  measure: (clientId: string, id: string, evaluation?: string) => `#/clients/${clientId}/measure/${id}${evaluation ? `?evaluation=${evaluation}` : ''}`,
  session: (clientId: string) => `#/clients/${clientId}/session`,
  access: (clientId: string) => `#/clients/${clientId}/access`,
  leaf: (clientId: string) => `#/clients/${clientId}/leaf`,
  phone: (clientId: string) => `#/clients/${clientId}/phone`,
  draft: (id: string) => `#/drafts/${id}`,
  documentDraft: (clientId: string, id: string) => `#/clients/${clientId}/document/${id}`,
  document: (id: string) => `#/documents/${id}`,
  plans: (clientId: string) => `#/clients/${clientId}?part=plans`,
  entry: (id: string) => `#/entries/${id}`,
  groups: () => '#/groups',
  newGroup: () => '#/groups/new',
  group: (id: string) => `#/groups/${id}`,
  editGroup: (id: string) => `#/groups/${id}/edit`,
  groupMeeting: (groupId: string, id: string) => `#/groups/${groupId}/meeting/${id}`,
  groupCapture: (groupId: string, id?: string) => `#/groups/${groupId}/capture${id ? `/${id}` : ''}`,
  promises: () => '#/promises',
  delivery: () => '#/delivery',
  proof: () => '#/delivery/proof',
  conflict: (id: string) => `#/delivery/conflict/${id}`,
  settings: () => '#/settings',
  handbook: (page?: string) => `#/handbook${page ? `/${page}` : ''}`,
  keys: () => '#/settings?part=keys',
  server: () => '#/settings?part=server',
  phrases: () => '#/settings?part=phrases',
}

/** Opens a screen: `go(hrefTo.client(id))`. `replace` leaves no way back to the screen that was left. */
export function go(href: string, { replace = false } = {}): void {
  const address = href.startsWith('#') ? href : `#${href}`
  if (replace) location.replace(address)
  else location.hash = address
}
