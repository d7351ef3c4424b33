// Numbers as people read them: thousands apart, signs of goal levels, lengths of time.
import { language } from './language.svelte'
import { t } from './text'

const NO_BREAK = '\u00a0'

/** `12 480`. */
export function writeCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, NO_BREAK)
}

/** `−1`, `0`, `+2`, with a true minus sign. */
export function writeLevel(level: number): string {
  return level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0'
}

/** `45 min`, `2 t`, `11 t 5 min`. */
export function writeDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('day.minutes', { minutes: rest })
  if (rest === 0) return t('day.hours', { hours })
  return t('day.hours_minutes', { hours, minutes: rest })
}

/** `7,5` · en `7.5`: at most so many decimals and at least so many, with a true minus sign. */
export function writeDecimal(value: number, most = 1, least = 0): string {
  const short = String(Number(Math.abs(value).toFixed(most)))
  const written = (short.split('.')[1]?.length ?? 0) < least ? Number(short).toFixed(least) : short
  const sign = value < 0 && Number(written) !== 0 ? '−' : ''
  return sign + (language() === 'en' ? written : written.replace('.', ','))
}
