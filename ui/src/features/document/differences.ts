// What differs between two versions of a document, field by field in the form's order: pure. Knows no component.
import { rowsOf } from './form'
import type { Answers, CodeLists, FieldDef, FormDef } from '../../lib/host/bindings.gen'
import { answerText, itemName, label } from './words'

export interface Difference {
  /** `Tavoite 1, kuvaus`: where in the document. */
  where: string
  before: string
  after: string
}

/** Rows are told apart by their key, so a row that moved is not a row that changed. */
export function differences(form: FormDef, before: Answers, after: Answers, lists: CodeLists): Difference[] {
  return form.sections.flatMap((section) => between(section.fields, before, after, lists, ''))
}

function between(fields: readonly FieldDef[], before: Answers, after: Answers, lists: CodeLists, where: string): Difference[] {
  return fields.flatMap((field) => {
    if (field.kind === 'list') return betweenRows(field, before, after, lists, where)
    const [was, is] = [before, after].map((answers) => answerText(field, answers[field.id], lists))
    return was === is || was === undefined || is === undefined ? [] : [{ where: where + label(field), before: was, after: is }]
  })
}

function betweenRows(field: FieldDef, before: Answers, after: Answers, lists: CodeLists, where: string): Difference[] {
  const [old, now] = [rowsOf(before[field.id]), rowsOf(after[field.id])]
  const keys = [...new Set([...now, ...old].map((row) => row.key))]
  return keys.flatMap((key, index) => {
    const [was, is] = [old.find((row) => row.key === key), now.find((row) => row.key === key)]
    const name = `${where}${itemName(field)} ${index + 1}`
    const found = between(field.fields, was?.answers ?? {}, is?.answers ?? {}, lists, `${name}, `)
    const [ended, ends] = [was?.dropped ?? '', is?.dropped ?? '']
    return ended === ends ? found : [...found, { where: name, before: ended, after: ends }]
  })
}
