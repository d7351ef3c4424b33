// What is sent when a visit is finished: fields the page does not show carry nothing along. Pure; drafts keep everything as typed.
import type { EntryForm } from '../../lib/host/bindings.gen'
import { modeHasPlace } from '../session/mode'
import { noMeeting } from './next'
import { asksPlace, type SentenceFacts } from './sentence'

export function asFinished(form: EntryForm, facts: Pick<SentenceFacts, 'isProtected'>): EntryForm {
  const { next } = form
  const nextPlace = !facts.isProtected && modeHasPlace(next.mode) ? next.place : ''
  return {
    ...form,
    place: asksPlace(form, facts) ? form.place : '',
    next: next.date.trim() === '' ? noMeeting() : { ...next, place: nextPlace },
  }
}
