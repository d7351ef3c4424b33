// The rooms of the program in the order of the rail, once for all who lead to them: the rail, the quick menu, the keys.
import { BookOpenIcon, CalendarDaysIcon, HandshakeIcon, ListChecksIcon, SendIcon, SettingsIcon, UsersIcon } from '../lib/icons'
import { hrefTo } from '../lib/navigate'
import { t } from '../lib/text/text'
import type { IconComponent } from '../lib/widgets/tones'

export interface Room {
  id: string
  href: () => string
  icon: IconComponent
  label: () => string
  /** That opens it from anywhere. */
  keys?: string
}

export const ROOMS: readonly Room[] = [
  { id: 'today', href: hrefTo.today, icon: CalendarDaysIcon, label: () => t('frame.today'), keys: 'Ctrl+1' },
  { id: 'clients', href: hrefTo.clients, icon: UsersIcon, label: () => t('frame.clients'), keys: 'Ctrl+2' },
  { id: 'groups', href: hrefTo.groups, icon: HandshakeIcon, label: () => t('frame.groups'), keys: 'Ctrl+3' },
  { id: 'promises', href: hrefTo.promises, icon: ListChecksIcon, label: () => t('frame.promises'), keys: 'Ctrl+4' },
  { id: 'delivery', href: hrefTo.delivery, icon: SendIcon, label: () => t('frame.delivery'), keys: 'Ctrl+5' },
  { id: 'settings', href: hrefTo.settings, icon: SettingsIcon, label: () => t('frame.settings') },
  { id: 'handbook', href: () => hrefTo.handbook(), icon: BookOpenIcon, label: () => t('handbook.title') },
]
