// What the memory twin answers about long documents; the rules are the core's, here is enough to draw every screen.
import { maybeText } from '../../text/text'
import type { Answers, DeliveryRow, DocumentDraftRow, DocumentPage, DocumentVersion, FormKind, Problem, SectionView } from '../bindings.gen'
import { headOf, nameOf, type Bag } from './bag'
import { finished, type Finished, type Writing } from './documents'
import { draftsAfter, evaluated, figuresOf, isEvaluation } from './evaluations'
import { EVALUATIONS, formOf, KINDS, LISTS } from './forms'
import { NOW } from './people'
import type { Wishes } from './wishes'

const isPlan = (kind: FormKind) => kind === 'client_plan' || kind === 'implementation_plan'
const isSaid = (answers: Answers, id: string) => answers[id] !== undefined && answers[id] !== '' && JSON.stringify(answers[id]) !== '[]'

function sectionsOf(draft: Writing): SectionView[] {
  const asked = formOf(draft.kind).sections.filter((section) => draft.follows !== null || !section.later)
  return asked.map(({ id, fields }) => {
    const said = fields.some((field) => isSaid(draft.answers, field.id))
    const written = fields.some((field) => JSON.stringify(draft.answers[field.id]) !== JSON.stringify(draft.prefilled[field.id]))
    const through = draft.goneThrough.includes(id)
    return { id, state: through || (written && said) ? 'ready' : said ? 'in_progress' : 'not_begun' }
  })
}

/** Required and empty, in the form itself; an earlier goal that is not in its place. */
function problemsOf(draft: Writing): Problem[] {
  const sections = formOf(draft.kind).sections.filter((section) => draft.follows !== null || !section.later)
  return sections.flatMap((section) => section.fields).flatMap((field): Problem[] => (field.required && !isSaid(draft.answers, field.id) ? [{ path: field.id, code: 'required' }] : []))
}

export function documentWishes(bag: Bag): Wishes {
  const { documents } = bag
  const kept = (id: string): Writing => {
    const draft = documents.drafts.find((one) => one.id === id)
    if (!draft) throw { code: documents.finished.some((one) => one.id === id) ? 'already_final' : 'not_found' }
    return draft
  }
  const everyOf = (clientId: string, kind: FormKind) => documents.finished.filter((one) => one.clientId === clientId && one.kind === kind)
  const finishedOf = (clientId: string, kind: FormKind) => everyOf(clientId, kind).filter((one) => one.annulled === null)
  const finishedAt = (id: string) => {
    const found = documents.finished.find((one) => one.id === id)
    if (!found) throw { code: 'not_found' }
    return found
  }

  function page(draft: Writing): DocumentPage {
    const follows = documents.finished.find((one) => one.id === draft.follows)?.madeAt ?? null
    const base = documents.finished.find((one) => one.id === draft.corrects)
    const correction = base ? { id: base.id, version: base.versions.length, madeAt: base.madeAt } : null
    return { ...draft, correction, outsideAges: null, client: headOf(bag, draft.clientId), form: formOf(draft.kind), lists: bag.codes ? LISTS : {}, sections: sectionsOf(draft), follows }
  }

  function begun(clientId: string, kind: FormKind): Writing {
    const previous = isEvaluation(kind) ? finishedOf(clientId, 'client_plan')[0] : isPlan(kind) ? finishedOf(clientId, kind)[0] : undefined
    const answers: Answers = isEvaluation(kind) ? evaluated(bag, clientId, previous) : structuredClone(previous?.answers ?? {})
    delete answers['review_at']
    if (previous && kind === 'client_plan') Object.assign(answers, { previous_goals: structuredClone(answers['goals'] ?? []), counted: 'Ajalta 13.1.2026–3.2.2026:\nTapaamisia 5, yhteensä 5 h 10 min.\nKasvokkain 4, etänä 1 (20 %).' })
    const taken = Object.fromEntries(Object.keys(answers).map((id) => [id, id === 'counted' ? 'facts' : 'previous']))
    const draft = { id: `document${100 + bag.next++}`, clientId, kind, answers, prefilled: structuredClone(answers), taken, goneThrough: [], caret: '', savedAt: NOW, follows: previous?.id ?? null, reason: '', corrects: null }
    documents.drafts.push(draft)
    return draft
  }

  return {
    document_shelf: ({ id }) => {
      const first = KINDS.find((kind) => finishedOf(id, kind).length === 0)
      const row = (kind: FormKind) => {
        const draft = documents.drafts.find((one) => one.clientId === id && one.kind === kind && one.corrects === null)
        const done = finishedOf(id, kind)
        const reasons = { initiation: 'matter_begins', needs_assessment: 'need_is_assessed', service_start: 'service_begins', client_plan: 'plan_is_made', implementation_plan: 'service_is_planned', service_end: 'service_ends', summary: 'service_ended' } as const
        const why = kind === 'mid_evaluation' && done.length === 0 ? ('review_is_near' as const) : kind === first && kind in reasons ? reasons[kind as keyof typeof reasons] : null
        return { kind, why, draft: draft ? { id: draft.id, savedAt: draft.savedAt } : null, finished: everyOf(id, kind).map((one) => ({ id: one.id, madeAt: one.madeAt, author: 'Kaisa Niemi', version: one.versions.length, annulled: one.annulled !== null, correction: documents.drafts.find((draft) => draft.corrects === one.id)?.id ?? null })), evaluates: isPlan(kind) && done.length > 0 }
      }
      return { value: { rows: KINDS.map(row), evaluations: EVALUATIONS.map(row) }, changed: [] }
    },
    document_begin: ({ clientId, kind }) => {
      const draft = documents.drafts.find((one) => one.clientId === clientId && one.kind === kind && one.corrects === null)
      return draft ? { value: { id: draft.id }, changed: [] } : { value: { id: begun(clientId, kind).id }, changed: ['document'] }
    },
    document_open: ({ id }) => ({ value: page(kept(id)), changed: [] }),
    document_save: ({ id, answers, goneThrough, caret, reason }) => {
      const draft = Object.assign(kept(id), { answers, goneThrough, caret, reason, savedAt: NOW })
      return { value: { savedAt: NOW, sections: sectionsOf(draft) }, changed: [] }
    },
    document_discard: ({ id }) => {
      kept(id)
      documents.drafts = documents.drafts.filter((one) => one.id !== id)
      return { value: null, changed: ['document'] }
    },
    document_finalise: ({ id, answers, goneThrough, caret, reason }) => {
      const draft = Object.assign(kept(id), { answers, goneThrough, caret, reason, savedAt: NOW })
      const fields = problemsOf(draft)
      if (draft.corrects !== null && reason.trim() === '') fields.push({ path: 'correctionReason', code: 'reason_missing' })
      if (fields.length > 0) throw { code: 'fields', fields }
      documents.drafts = documents.drafts.filter((one) => one.id !== id)
      if (draft.corrects === null) documents.finished.unshift(finished(id, draft.clientId, draft.kind, NOW, answers, draft.follows))
      else next(finishedAt(draft.corrects), { answers, reason, fields: changedTexts(finishedAt(draft.corrects).answers, answers) })
      const drafts = draft.corrects === null && isEvaluation(draft.kind) ? draftsAfter(bag, draft, (kind) => begun(draft.clientId, kind)) : []
      return { value: { id: draft.corrects ?? id, clientId: draft.clientId, already: false, drafts }, changed: ['document', 'period', 'client', 'delivery'] }
    },
    evaluation_figures: ({ id }) => ({ value: figuresOf(bag, kept(id)), changed: [] }),
    document_read: ({ id }) => {
      const found = finishedAt(id)
      const before = documents.finished.find((one) => one.id === found.follows)
      const previous = before ? { id: before.id, madeAt: before.madeAt, annulled: before.annulled !== null, answers: before.answers } : null
      const { answers, writtenAt, madeAt, exportedAt, annulled, versions } = found
      const author = { author: 'Kaisa Niemi', authorTitle: 'sosiaaliohjaaja', authorUnit: 'Aikuissosiaalityö, itäinen' }
      return { value: { id, client: headOf(bag, found.clientId), form: formOf(found.kind), lists: LISTS, answers, ...author, version: versions.length, writtenAt, madeAt, exportedAt, waits: exportedAt === null && annulled === null, annulled, previous }, changed: [] }
    },
    document_history: ({ id }) => {
      const { versions, annulled } = finishedAt(id)
      const undone = annulled ? null : { review: null, waitingAgain: [], delivered: versions.some((one) => one.exportedAt !== null) }
      return { value: { versions, correction: documents.drafts.find((draft) => draft.corrects === id)?.id ?? null, undone }, changed: [] }
    },
    document_correct: ({ id }) => {
      const begun = documents.drafts.find((draft) => draft.corrects === id)
      if (begun) return { value: { id: begun.id }, changed: [] }
      const { clientId, kind, answers, follows } = structuredClone(finishedAt(id))
      const draft = `document${100 + bag.next++}`
      documents.drafts.push({ id: draft, clientId, kind, answers, prefilled: structuredClone(answers), taken: {}, goneThrough: [], caret: '', savedAt: NOW, follows, reason: '', corrects: id })
      return { value: { id: draft }, changed: ['document'] }
    },
    document_annul: ({ id, ground, reason }) => {
      const fields: Problem[] = [...(ground === null ? [{ path: 'ground', code: 'ground_missing' as const }] : []), ...(reason.trim() === '' ? [{ path: 'reason', code: 'reason_missing' as const }] : [])]
      if (fields.length > 0 || ground === null) throw { code: 'fields', fields }
      const found = finishedAt(id)
      found.annulled = { ground, reason }
      next(found, { answers: found.answers, reason, fields: [], annulled: found.annulled })
      return { value: null, changed: ['document', 'period', 'client', 'delivery'] }
    },
    criteria_read: () => ({ value: structuredClone(bag.criteria), changed: [] }),
    criteria_save: (form) => {
      const fields: Problem[] = form.rows.flatMap((one, index) => (one.fi.trim() === '' && one.sv + one.en !== '' ? [{ path: `rows.${index}.fi`, code: 'required' as const }] : []))
      if (fields.length > 0) throw { code: 'fields', fields }
      bag.criteria = { ...form, rows: form.rows.filter((one) => one.fi.trim() !== '').map((one) => ({ ...one, code: one.code || `own-${bag.next++}` })) }
      return { value: structuredClone(bag.criteria), changed: ['criteria'] }
    },
  }
}

/** The next version stands in place of the one before it, which stays among the versions. */
function next(found: Finished, said: Pick<DocumentVersion, 'answers' | 'reason' | 'fields'> & { annulled?: DocumentVersion['annulled'] }): void {
  const version: DocumentVersion = { author: 'Kaisa Niemi', authorTitle: 'sosiaaliohjaaja', annulled: null, ...said, version: found.versions.length + 1, writtenAt: NOW, exportedAt: null }
  found.versions = [version, ...found.versions]
  Object.assign(found, { answers: said.answers, writtenAt: NOW, exportedAt: null })
}

/** Each changed text is told as one change, since the words are compared in the core. */
function changedTexts(before: Answers, after: Answers): DocumentVersion['fields'] {
  const text = (answers: Answers, id: string) => (typeof answers[id] === 'string' ? answers[id] : '')
  const changed = Object.keys({ ...before, ...after }).filter((id) => text(before, id) !== text(after, id))
  return changed.map((id) => ({ heading: maybeText(`document_form.field.${id}`) ?? id, changed: true, runs: [{ kind: 'removed', text: text(before, id) }, { kind: 'added', text: text(after, id) }] }))
}

/** The long documents of the delivery page. */
export function documentRows(bag: Bag): DeliveryRow[] {
  return bag.documents.finished.filter((one) => one.annulled === null).map((one) => ({
    id: one.id, version: one.versions.length, annulled: false, clientId: one.clientId, clientName: nameOf(bag.clients, one.clientId), what: { is: 'document', form: one.kind },
    happenedAt: one.madeAt, writtenAt: one.writtenAt, exportedAt: one.exportedAt, obstacle: bag.codes ? null : 'code_missing',
  }))
}

export function documentDrafts(bag: Bag): DocumentDraftRow[] {
  return bag.documents.drafts.map(({ id, clientId, kind, corrects, savedAt }) => ({ id, clientId, clientName: nameOf(bag.clients, clientId), kind, corrects: corrects !== null, savedAt }))
}
