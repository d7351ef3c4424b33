// Who does what was agreed, in words that are said to the client. Knows no screen.
import type { Who } from '../../lib/host/bindings.gen'
import { t } from '../../lib/text/text'

export function whoDoes({ who, whoName }: { who: Who; whoName: string }): string {
  if (who === 'client') return t('together.tasks.client')
  return who === 'worker' ? t('together.tasks.worker') : t('together.tasks.other', { name: whoName })
}
