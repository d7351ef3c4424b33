// Reads the window's address (the part after #) into a route; knows no screen and no host.
import { wordsOf } from './searches'

export type Route =
  | { name: 'today' }
  | { name: 'clients' }
  | { name: 'search'; query: string }
  | { name: 'client-new' }
  | { name: 'client'; id: string }
  | { name: 'client-edit'; id: string }
  | { name: 'period'; clientId: string; id?: string }
  | { name: 'goal'; clientId: string; id?: string }
  | { name: 'member'; clientId: string; id?: string }
  | { name: 'risk'; clientId: string }
  | { name: 'measure'; clientId: string; id: string }
  | { name: 'session'; clientId: string }
  | { name: 'draft'; id: string }
  | { name: 'entry'; id: string }
  | { name: 'document-draft'; clientId: string; id: string }
  | { name: 'document'; id: string }
  | { name: 'access'; clientId: string }
  | { name: 'leaf'; clientId: string }
  | { name: 'phone'; clientId: string }
  | { name: 'groups' }
  | { name: 'group-new' }
  | { name: 'group'; id: string }
  | { name: 'group-edit'; id: string }
  | { name: 'group-meeting'; groupId: string; id: string }
  | { name: 'group-capture'; groupId: string; id?: string }
  | { name: 'promises' }
  | { name: 'delivery' }
  | { name: 'proof' }
  | { name: 'conflict'; id: string }
  | { name: 'settings' }
  | { name: 'handbook'; page?: string }
  | { name: 'unknown' }

/** `#/clients/abc` → route. An address nobody knows is `unknown`, never an error. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2)
  const parts = path.split('/').filter((part) => part !== '')
  const [first, id, third, fourth] = parts
  if (first === undefined) return { name: 'today' }
  if (first === 'clients') return clientRoute(parts.length, id, third, fourth)
  if (first === 'search' && parts.length === 1) return { name: 'search', query: wordsOf(new URLSearchParams(query).get('words')) }
  if (first === 'groups') return groupRoute(parts.length, id, third, fourth)
  if (first === 'drafts' && id && parts.length === 2) return { name: 'draft', id }
  if (first === 'entries' && id && parts.length === 2) return { name: 'entry', id }
  if (first === 'documents' && id && parts.length === 2) return { name: 'document', id }
  if (first === 'delivery' && id === 'proof' && parts.length === 2) return { name: 'proof' }
  if (first === 'delivery' && id === 'conflict' && third && parts.length === 3) return { name: 'conflict', id: third }
  if (first === 'handbook' && parts.length <= 2) return id ? { name: 'handbook', page: id } : { name: 'handbook' }
  if (parts.length === 1 && (first === 'promises' || first === 'delivery' || first === 'settings')) return { name: first }
  return { name: 'unknown' }
}

function groupRoute(length: number, id?: string, part?: string, partId?: string): Route {
  if (id === undefined) return { name: 'groups' }
  if (length === 2) return id === 'new' ? { name: 'group-new' } : { name: 'group', id }
  if (part === 'edit' && length === 3) return { name: 'group-edit', id }
  if (part === 'meeting' && partId && length === 4) return { name: 'group-meeting', groupId: id, id: partId }
  if (part === 'capture' && length <= 4) return partId ? { name: 'group-capture', groupId: id, id: partId } : { name: 'group-capture', groupId: id }
  return { name: 'unknown' }
}

function clientRoute(length: number, id?: string, part?: string, partId?: string): Route {
  if (id === undefined) return { name: 'clients' }
  if (length === 2) return id === 'new' ? { name: 'client-new' } : { name: 'client', id }
  if (part === 'edit' && length === 3) return { name: 'client-edit', id }
  if ((part === 'session' || part === 'access' || part === 'leaf' || part === 'phone' || part === 'risk') && length === 3) return { name: part, clientId: id }
  if (part === 'document' && partId && length === 4) return { name: 'document-draft', clientId: id, id: partId }
  if (part === 'measure' && partId && length === 4) return { name: part, clientId: id, id: partId }
  if ((part === 'period' || part === 'goal' || part === 'member') && length <= 4) return partId ? { name: part, clientId: id, id: partId } : { name: part, clientId: id }
  return { name: 'unknown' }
}
