// What a form asks as it stands, and how its rows are changed: pure. Judges no answer; the core does that.
import type { Answer, Answers, FieldDef, FormDef, Row } from '../../lib/host/bindings.gen'

/** One field, or a client's and a worker's view that stand side by side. */
export type Group = { kind: 'one'; field: FieldDef } | { kind: 'pair'; client: FieldDef; worker: FieldDef }

/** Where a field's answer lives: its own row, and the whole form for conditions. */
export interface Scope {
  row: Answers
  form: Answers
}

/** Is the field asked, as the answers stand? The same rule as `is_shown` in the core, which leaves out what was not asked. */
export function isShown(field: FieldDef, { row, form }: Scope): boolean {
  const when = field.shownWhen
  if (when === null) return true
  const answer = row[when.field] ?? form[when.field]
  if (typeof answer === 'boolean') return when.is.includes(answer ? 'yes' : 'no')
  if (typeof answer === 'string') return when.is.includes(answer.trim())
  return Array.isArray(answer) && answer.some((code) => typeof code === 'string' && when.is.includes(code))
}

/** Its rows come from elsewhere: none is added here. */
export const isGiven = (list: FieldDef): boolean => list.fields.some((field) => field.gathered)

/** The fields in their order; a client's view followed by the worker's becomes a pair. `together`: what both may see. What is gathered from the record is typed by nobody, and of a list that is given from elsewhere nothing is asked while it is empty. */
export function groups(fields: readonly FieldDef[], scope: Scope, together = false): Group[] {
  const asked = fields.filter((field) => isShown(field, scope) && !field.gathered && !(isGiven(field) && rowsOf(scope.row[field.id]).length === 0) && !(together && field.workerOnly))
  const found: Group[] = []
  for (let index = 0; index < asked.length; index += 1) {
    const [field, next] = [asked[index], asked[index + 1]]
    if (field === undefined) continue
    if (field.voice === 'client' && next?.voice === 'worker') {
      found.push({ kind: 'pair', client: field, worker: next })
      index += 1
    } else found.push({ kind: 'one', field })
  }
  return found
}

/** Nothing was said. */
export function isBlank(answer: Answer | undefined): boolean {
  if (answer === undefined) return true
  if (typeof answer === 'boolean') return false
  if (typeof answer === 'string') return answer.trim() === ''
  if (Array.isArray(answer)) return answer.every((part) => typeof part !== 'string' && part.dropped === null && isEmpty(part.answers))
  return Object.values(answer).every((part) => part.trim() === '')
}

export const isEmpty = (answers: Answers): boolean => Object.values(answers).every(isBlank)

export function rowsOf(answer: Answer | undefined): Row[] {
  return Array.isArray(answer) && typeof answer[0] === 'object' ? (answer as Row[]) : []
}

/** A row with a key that no other row has. */
export function newRow(rows: readonly Row[]): Row {
  let number = rows.length + 1
  while (rows.some((row) => row.key === `n${number}`)) number += 1
  return { key: `n${number}`, dropped: null, answers: {} }
}

/** The rows with one of them a place further on or back; the same rows where there is no such place. */
export function moved(rows: readonly Row[], index: number, by: 1 | -1): Row[] {
  const after = [...rows]
  const row = after[index]
  if (row === undefined || index + by < 0 || index + by >= after.length) return after
  after.splice(index, 1)
  after.splice(index + by, 0, row)
  return after
}

/** Is the answer still what the draft began with? Compared by content. */
export function isCarried(answer: Answer | undefined, prefilled: Answer | undefined): boolean {
  return !isBlank(prefilled) && JSON.stringify(answer) === JSON.stringify(prefilled)
}

/** The field a problem's path leads to, with the rows passed on the way: `goals.0.description`. */
export function fieldAt(form: FormDef, path: string): { fields: FieldDef[]; numbers: number[] } {
  const found: { fields: FieldDef[]; numbers: number[] } = { fields: [], numbers: [] }
  let fields = form.sections.flatMap((section) => section.fields)
  for (const step of path.split('.')) {
    if (/^\d+$/.test(step)) found.numbers.push(Number(step) + 1)
    else {
      const field = fields.find((one) => one.id === step)
      if (field === undefined) break
      found.fields.push(field)
      fields = field.fields
    }
  }
  return found
}

/** The section a path belongs to. */
export function sectionOf(form: FormDef, path: string): string | undefined {
  const first = path.split('.')[0]
  return form.sections.find((section) => section.fields.some((field) => field.id === first))?.id
}
