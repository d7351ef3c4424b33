// The words of a form: labels by id, names of choices, an answer as text. Knows no component.
import { language } from '../../lib/text/language.svelte'
import { maybeText, t } from '../../lib/text/text'
import { fieldAt, isBlank, rowsOf, sectionOf } from './form'
import type { Answer, ListChoice, CodeLists, FieldDef, FormDef, OutsideAges, PersonForm } from '../../lib/host/bindings.gen'

const labelId = (field: FieldDef): string => field.label ?? field.id

export const label = (field: FieldDef): string => maybeText(`document_form.field.${labelId(field)}`) ?? field.id
export const hint = (field: FieldDef): string | undefined => (field.hint ? (maybeText(`document_form.hint.${labelId(field)}`) ?? undefined) : undefined)
export const kindName = (form: FormDef): string => maybeText(`document_form.kind.${form.kind}`) ?? form.kind
/** That the client's age is outside what the service is for: a sentence, never a gate. */
export function ageSentence({ age, from, until }: OutsideAges): string {
  if (from !== null && until !== null) return t('document_form.ages.between', { age, from, until })
  return from !== null ? t('document_form.ages.from', { age, from }) : t('document_form.ages.until', { age, until: until ?? age })
}
export const sectionName = (id: string): string => maybeText(`document_form.section.${id}`) ?? id
export const sectionHint = (id: string): string | undefined => maybeText(`document_form.section_hint.${id}`) ?? undefined
export const itemName = (list: FieldDef): string => maybeText(`document_form.item.${list.id}`) ?? label(list)
/** Words for a row that goes no further: the act, the state, the question why. */
export function endWords(what: 'end' | 'ended' | 'why', { id }: FieldDef): string {
  const keys = { end: `document_form.end.${id}`, ended: `document_form.ended.${id}`, why: `document_form.why.${id}` }
  return maybeText(keys[what]) ?? ''
}
export const takenFrom = (source: string): string => maybeText(`document_form.taken.${source}`) ?? source

/** A choice in the language of the window; a name that is not known stays Finnish. */
export function choiceName(choice: ListChoice): string {
  return choice[language()] || choice.fi
}

/** `Tavoite 1, Tavoite asiakkaan sanoin`: where a problem is; `whole`: its section before that, unless they have one name. */
export function pathLabel(form: FormDef, path: string, whole = false): string {
  if (path === 'correctionReason') return t('entry.correct.reason')
  const { fields, numbers } = fieldAt(form, path)
  const parts = fields.map((field, index) => (numbers[index] === undefined ? label(field) : `${itemName(field)} ${numbers[index]}`))
  const section = whole ? sectionName(sectionOf(form, path) ?? '') : ''
  return section === '' || section === parts[0] ? parts.join(', ') : `${section}: ${parts.join(', ')}`
}

/** The answer as a reader sees it; lists are said row by row elsewhere. */
export function answerText(field: FieldDef, answer: Answer | undefined, lists: CodeLists): string {
  if (answer === undefined || isBlank(answer) || rowsOf(answer).length > 0) return ''
  if (typeof answer === 'boolean') return t(answer ? 'document_form.yes' : 'document_form.no')
  const name = (code: string) => lists[field.codes]?.find((choice) => choice.code === code)
  const named = (code: string) => { const choice = name(code); return choice ? choiceName(choice) : code }
  if (typeof answer === 'string') return field.codes === '' ? answer.trim() : named(answer)
  if (Array.isArray(answer)) return answer.map((code) => (typeof code === 'string' ? named(code) : '')).join('\n')
  if ('date' in answer) return `${answer.date} ${answer.time}`.trim()
  return personText(answer)
}

function personText(person: PersonForm): string {
  return [`${person.given} ${person.family}`.trim(), person.role.trim(), person.phone.trim()].filter((part) => part !== '').join(', ')
}
