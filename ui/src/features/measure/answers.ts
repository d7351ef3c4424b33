// What is chosen on the page as an answer that can be sent, and back again. Pure; decides nothing about what is allowed.
import type { MeasureAnswer, MeasureGiven, QuestionKind } from '../../lib/host/bindings.gen'

/** The chosen radio button or the written text, as the page holds it; null when nothing is. */
export type Draft = string | null

export const SKIPPED: MeasureGiven = { given: 'skipped' }
export const DECLINED: MeasureGiven = { given: 'declined' }

export function draftOf(given: MeasureGiven | null): Draft {
  if (given?.given !== 'answered') return null
  switch (given.value.kind) {
    case 'option':
      return given.value.code
    case 'number':
      return String(given.value.number)
    case 'yes_no':
      return given.value.yes ? 'yes' : 'no'
    case 'text':
      return given.value.text
  }
}

/** Null when there is nothing to send: nothing chosen, or something that is no number where one is asked. */
export function givenOf(kind: QuestionKind, draft: Draft): MeasureGiven | null {
  const value = answerOf(kind, draft?.trim() ?? '')
  return value && { given: 'answered', value }
}

function answerOf(kind: QuestionKind, draft: string): MeasureAnswer | null {
  if (draft === '') return null
  switch (kind.type) {
    case 'choice':
      return { kind: 'option', code: draft }
    case 'integer':
      return /^[-−]?\d{1,9}$/.test(draft) ? { kind: 'number', number: Number(draft.replace('−', '-')) } : null
    case 'yes_no':
      return { kind: 'yes_no', yes: draft === 'yes' }
    case 'text':
      return { kind: 'text', text: draft }
  }
}
