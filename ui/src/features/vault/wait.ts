// How long a wait is, in words.
import { t, tn } from '../../lib/text/text'

/** Under two minutes in seconds, then in whole minutes, rounded up so that nobody comes too early. */
export function waitWords(seconds: number): string {
  return seconds < 120 ? tn('vault.wait_seconds', { count: seconds }) : tn('vault.wait_minutes', { count: Math.ceil(seconds / 60) })
}

export function waitWhy(): string {
  return t('vault.wait_why')
}
