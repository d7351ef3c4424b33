// What the core thinks of a passphrase, in words. It decides; this only says it.
import type { PassphraseVerdict } from '../../lib/host/bindings.gen'
import { t, tn } from '../../lib/text/text'
import type { Tone } from '../../lib/widgets/tones'

const LEAST_CHARACTERS = 15

export function verdictWords(verdict: PassphraseVerdict): { tone: Tone; text: string } {
  if (verdict.accepted) return { tone: 'done', text: t(verdict.strength >= 4 ? 'vault.passphrase.very_good' : 'vault.passphrase.good') }
  if (verdict.characters < LEAST_CHARACTERS) return { tone: 'attention', text: tn('vault.passphrase.short', { count: verdict.characters }) }
  return { tone: 'attention', text: t('vault.passphrase.weak') }
}
