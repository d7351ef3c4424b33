// The facts of a visit as one sentence: which words stand in it, which can be opened, and which are missing. Knows no screen.
import type { EntryForm } from '../../lib/host/bindings.gen'
import { writeDay } from '../../lib/text/dates'
import { t } from '../../lib/text/text'
import { dayOfText } from '../session/days'
import { isRealTime, modeHasPlace, modeInSentence } from '../session/mode'

export type FactField = 'date' | 'times' | 'mode' | 'place' | 'participants' | 'together'

/** Plain words, or a word that opens its field. */
export type SentencePart = { text: string; field?: undefined } | { text: string; field: FactField; missing: boolean }

/** What the sentence needs to know besides the form. */
export interface SentenceFacts {
  /** The day of the form is today on this computer. */
  isToday: boolean
  /** With a non-disclosure order the place is neither asked nor shown. */
  isProtected: boolean
}

/** "Tänään [ti 3.2.2026] klo [10.00–11.15], [kotikäynti], [asiakkaan luona]. Läsnä [Reijo ja minä]. [Kirjattiin yhdessä]." */
export function visitSentence(form: EntryForm, facts: SentenceFacts): SentencePart[] {
  const opening = facts.isToday ? 'entry.sentence.today' : 'entry.sentence.day'
  const slots = { date: slot('date'), times: slot('times'), mode: slot('mode'), place: slot('place') }
  const { mode, place } = slots
  const where = asksPlace(form, facts) ? t('entry.sentence.where', { mode, place }) : mode
  const sentences = [`${t(opening, slots)}, ${where}.`]
  if (form.kind === 'meeting') {
    sentences.push(`${t('entry.sentence.present', { participants: slot('participants') })}.`, `${slot('together')}.`)
  }
  return capitalised(split(sentences.join(' '), (field) => word(form, field)))
}

export function asksPlace(form: EntryForm, facts: Pick<SentenceFacts, 'isProtected'>): boolean {
  return !facts.isProtected && modeHasPlace(form.mode)
}

/** Which paths of the form a word of the sentence opens. */
export function pathsOf(field: FactField): string[] {
  return field === 'times' ? ['starts', 'ends'] : field === 'together' ? ['recordedTogether'] : [field]
}

/** The word that opens this path, or null when the path is not in the sentence. */
export function factOf(path: string): FactField | null {
  const facts: FactField[] = ['date', 'times', 'mode', 'place', 'participants', 'together']
  return facts.find((field) => pathsOf(field).includes(path)) ?? null
}

function word(form: EntryForm, field: FactField): { text: string; missing: boolean } {
  switch (field) {
    case 'date': {
      const day = dayOfText(form.date)
      return present(day === null ? form.date : writeDay(day), 'date')
    }
    case 'times':
      return times(form)
    case 'mode':
      return present(form.mode === null ? '' : modeInSentence(form.mode), 'mode')
    case 'place':
      return present(form.place, 'place')
    case 'participants':
      return present(form.participants, 'participants')
    case 'together':
      return { text: t(form.recordedTogether ? 'entry.sentence.together_yes' : 'entry.sentence.together_no'), missing: false }
  }
}

function times({ starts, ends, kind, mode }: EntryForm): { text: string; missing: boolean } {
  const [from, to] = [starts.trim(), ends.trim()]
  const endsLater = kind === 'meeting' && isRealTime(mode)
  if (from === '') return { text: t('entry.sentence.missing.times'), missing: true }
  if (!endsLater) return { text: from, missing: false }
  if (to === '') return { text: `${from}–${t('entry.sentence.missing.ends')}`, missing: true }
  return { text: `${from}–${to}`, missing: false }
}

function present(text: string, field: 'date' | 'mode' | 'place' | 'participants'): { text: string; missing: boolean } {
  const words = text.trim().replace(/\.+$/, '')
  return words === '' ? { text: t(`entry.sentence.missing.${field}`), missing: true } : { text: words, missing: false }
}

/** Marks a slot in a translated sentence, whose order of words is the translator's. */
function slot(field: FactField): string {
  return `\u0001${field}\u0001`
}

function split(text: string, read: (field: FactField) => { text: string; missing: boolean }): SentencePart[] {
  return text
    .split('\u0001')
    .map((part, index): SentencePart => (index % 2 === 0 ? { text: part } : { field: part as FactField, ...read(part as FactField) }))
    .filter((part) => part.text !== '')
}

function capitalised(parts: SentencePart[]): SentencePart[] {
  return parts.map((part, index) => (index === 0 ? { ...part, text: part.text.charAt(0).toUpperCase() + part.text.slice(1) } : part))
}
