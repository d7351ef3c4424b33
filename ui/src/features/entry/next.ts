// The next meeting a visit may offer: same weekday, same time, same way. Pure; nothing is agreed until the worker presses.
import type { EntryForm, NextMeetingForm } from '../../lib/host/bindings.gen'
import { dayOfText, textOfDay, weekLater } from '../session/days'

export function noMeeting(): NextMeetingForm {
  return { date: '', starts: '', ends: '', mode: null, place: '' }
}

/** One week after this visit, or after today when the visit's day cannot be read. */
export function suggestedMeeting(form: EntryForm, today: string): NextMeetingForm {
  const day = weekLater(dayOfText(form.date) ?? today)
  return { date: textOfDay(day), starts: form.starts.trim(), ends: form.ends.trim(), mode: form.mode, place: form.place }
}

export function hasMeeting(next: NextMeetingForm): boolean {
  return next.date.trim() !== '' || next.starts.trim() !== ''
}
