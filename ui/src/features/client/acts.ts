// What can be done for one client, once for all who offer it: the client's page and the quick menu.
import { CalendarPlusIcon, EyeIcon, FileTextIcon, PenLineIcon, ShieldIcon, SmartphoneIcon, TargetIcon } from '../../lib/icons'
import { hrefTo } from '../../lib/navigate'
import { t } from '../../lib/text/text'
import type { IconComponent } from '../../lib/widgets/tones'

export interface ClientAct {
  icon: IconComponent
  label: () => string
  href: (clientId: string) => string
}

/** Beside recording a visit, which begins a draft first (features/entry/begin.ts). */
export const CLIENT_ACTS = {
  plan: { icon: CalendarPlusIcon, label: () => t('session.next.plan'), href: hrefTo.session },
  leaf: { icon: FileTextIcon, label: () => t('leaf.open'), href: hrefTo.leaf },
  phone: { icon: SmartphoneIcon, label: () => t('phone.open'), href: hrefTo.phone },
  goal: { icon: TargetIcon, label: () => t('goal.list.add'), href: (clientId) => hrefTo.goal(clientId) },
  plans: { icon: FileTextIcon, label: () => t('client.page.tab.plans'), href: hrefTo.plans },
  risk: { icon: ShieldIcon, label: () => t('risk.open'), href: hrefTo.risk },
  edit: { icon: PenLineIcon, label: () => t('client.page.edit'), href: hrefTo.editClient },
  access: { icon: EyeIcon, label: () => t('access.open'), href: hrefTo.access },
} satisfies Record<string, ClientAct>
