// Numbers as people read them: thousands apart, signs of goal levels, lengths of time.
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
