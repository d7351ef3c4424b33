// A group's usual time, its attendance and its fields in words. Knows no member.
import type { Attendance, CapturePerson } from '../../lib/host/bindings.gen'
import { t } from '../../lib/text/text'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const ATTENDANCES: readonly Attendance[] = ['present', 'told', 'no_word', 'excused']

interface Usual {
  weekday: number | null
  starts: string
  ends: string
}

/** `tiistaisin 16.00–17.30`; empty when neither day nor time is usual. */
export function usually({ weekday, starts, ends }: Usual): string {
  const times = ends === '' ? starts : `${starts}–${ends}`
  const day = weekday === null ? undefined : DAYS[weekday - 1]
  return day === undefined ? times : t(`group.usually.${day}`, { times }).trim()
}

export function dayOptions(): { value: string; label: string }[] {
  return [{ value: '', label: t('group.form.any_day') }, ...DAYS.map((day, index) => ({ value: String(index + 1), label: t(`day.long_${day}`) }))]
}

/** What a path of the capture is called, for the summary of what must be mended. */
export function captureLabel(path: string, people: readonly CapturePerson[]): string {
  const [first, id, field] = path.split('.')
  if (first !== 'parts' || id === undefined || field === undefined) return SHARED[path]?.() ?? t('group.capture.people')
  const name = people.find((one) => one.clientId === id)?.clientName ?? ''
  return `${name}, ${OWN[field]?.().toLowerCase() ?? ''}`
}

const SHARED: Record<string, () => string> = {
  date: () => t('session.field.date'),
  starts: () => t('session.field.starts'),
  ends: () => t('session.field.ends'),
  place: () => t('session.field.place'),
  groupDid: () => t('entry.voice.group'),
}

const OWN: Record<string, () => string> = {
  attendance: () => t('group.session.came'),
  clientTells: () => t('entry.voice.client'),
  observations: () => t('entry.voice.observations'),
  assessment: () => t('entry.voice.assessment'),
  agreed: () => t('entry.voice.agreed'),
  absence: () => t('group.absence.no_word'),
  period: () => t('group.capture.period'),
}
