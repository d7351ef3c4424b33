// What the quick menu offers beside names: one list, to which a new action is one line. Knows where they lead, not what is there.
import { CLIENT_ACTS } from '../features/client/acts'
import { BookOpenIcon, LanguagesIcon, LockIcon, MessageSquareIcon, PlusIcon, SearchIcon, UserPlusIcon } from '../lib/icons'
import { go, hrefTo } from '../lib/navigate'
import type { Route } from '../lib/router'
import { t } from '../lib/text/text'
import type { IconComponent } from '../lib/widgets/tones'
import { ROOMS } from './rooms'

/** What the frame can do itself. */
export interface Hands {
  lock: () => void
  help: () => void
  /** Records a visit of that client; without one it is asked whose. */
  visit: (clientId: string | null) => void
  /** Puts the caret into the box above the page. */
  toSearch: () => void
}

export interface Action {
  id: string
  /** `here`: only where a client's page is open, and for that client. */
  group: 'here' | 'rooms' | 'deeds'
  icon: IconComponent
  label: () => string
  keys?: string
  run: (hands: Hands, clientId: string) => void
}

export const ACTIONS: readonly Action[] = [
  { id: 'visit-here', group: 'here', icon: PlusIcon, label: () => t('client.page.record'), keys: 'Ctrl+N', run: (hands, clientId) => hands.visit(clientId) },
  ...Object.entries(CLIENT_ACTS).map(([id, act]): Action => ({ id, group: 'here', icon: act.icon, label: act.label, run: (_, clientId) => go(act.href(clientId)) })),
  ...ROOMS.map((room): Action => ({ id: `room-${room.id}`, group: 'rooms', icon: room.icon, label: room.label, keys: room.keys, run: () => go(room.href()) })),
  { id: 'visit', group: 'deeds', icon: PlusIcon, label: () => t('quick.new_visit'), keys: 'Ctrl+N', run: (hands) => hands.visit(null) },
  { id: 'client-new', group: 'deeds', icon: UserPlusIcon, label: () => t('client.list.add'), run: () => go(hrefTo.newClient()) },
  { id: 'search', group: 'deeds', icon: SearchIcon, label: () => t('quick.search_empty'), run: (hands) => hands.toSearch() },
  { id: 'help', group: 'deeds', icon: BookOpenIcon, label: () => t('handbook.help'), keys: 'F1', run: (hands) => hands.help() },
  { id: 'language', group: 'deeds', icon: LanguagesIcon, label: () => t('quick.language'), run: () => go(hrefTo.settings()) },
  { id: 'phrases', group: 'deeds', icon: MessageSquareIcon, label: () => t('phrase.title'), run: () => go(hrefTo.phrases()) },
  { id: 'lock', group: 'deeds', icon: LockIcon, label: () => t('frame.lock'), keys: 'Ctrl+L', run: (hands) => hands.lock() },
]

/** Small letters without accents, so that `aanna` finds `äänna`; the core reads names the same way. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The actions that can be done here and whose words are meant; with nothing typed all of them. On a client's page a visit is that client's. */
export function actionsFor(typed: string, clientId: string | null): Action[] {
  const words = plain(typed).split(/\s+/).filter((word) => word !== '')
  const offered = ACTIONS.filter((action) => (action.group === 'here' ? clientId !== null : !(action.id === 'visit' && clientId !== null)))
  return offered.filter((action) => words.every((word) => plain(action.label()).split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))))
}

/** The client whose page, or part of it, is open. */
export function clientOf(route: Route): string | null {
  if ('clientId' in route) return route.clientId
  return route.name === 'client' || route.name === 'client-edit' ? route.id : null
}
