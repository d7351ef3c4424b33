// Days and times as typed into a form, `3.2.2026` and `9.30`, read only to show them kindly. What is right is the core's to say.

/** `2026-02-03` for `3.2.2026` or `ti 3.2.2026`; null when the words are not a full day. */
export function dayOfText(text: string): string | null {
  const found = /^\s*(?:\p{L}+\s+)?(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/u.exec(text)
  if (found === null) return null
  const [, day = '', month = '', year = ''] = found
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? iso : null
}

/** `3.2.2026`, the way a form shows and the core reads a day. */
export function textOfDay(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  return `${Number(day)}.${Number(month)}.${year}`
}

/** `9.30` of a moment or of a clock, the way the core reads a time. */
export function textOfTime(moment: string): string {
  const [, hour = '0', minute = '00'] = /T(\d\d):(\d\d)/.exec(moment) ?? []
  return `${Number(hour)}.${minute}`
}

/** The same weekday one week on. */
export function weekLater(iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 7)
  return day.toISOString().slice(0, 10)
}

/** The time on this computer's clock, `11.05`. */
export function timeHere(now = new Date()): string {
  return `${now.getHours()}.${String(now.getMinutes()).padStart(2, '0')}`
}
