// Why a policy file was not taken, as a sentence. Knows no page.
import type { PolicyRefusal } from '../../lib/host/bindings.gen'
import { maybeText, t } from '../../lib/text/text'

export function refusedText(refusal: PolicyRefusal): string {
  return maybeText(`policy.refused.${refusal.code}`) ?? t('policy.refused.not_json')
}
