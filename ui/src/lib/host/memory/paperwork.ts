// What the memory twin answers about long documents; the rules are the core's, here is enough to draw every screen.
import type { Answers, DocumentPage, FormKind, Problem, SectionView } from '../bindings.gen'
import { headOf, type Bag } from './bag'
import type { Writing } from './documents'
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
  const finishedOf = (clientId: string, kind: FormKind) => documents.finished.filter((one) => one.clientId === clientId && one.kind === kind)

  function page(draft: Writing): DocumentPage {
    const follows = documents.finished.find((one) => one.id === draft.follows)?.writtenAt ?? null
    return { ...draft, client: headOf(bag, draft.clientId), form: formOf(draft.kind), lists: bag.codes ? LISTS : {}, sections: sectionsOf(draft), follows }
  }

  function begun(clientId: string, kind: FormKind): Writing {
    const previous = isEvaluation(kind) ? finishedOf(clientId, 'client_plan')[0] : isPlan(kind) ? finishedOf(clientId, kind)[0] : undefined
    const answers: Answers = isEvaluation(kind) ? evaluated(bag, clientId, previous) : structuredClone(previous?.answers ?? {})
    delete answers['review_at']
    if (previous && kind === 'client_plan') Object.assign(answers, { previous_goals: structuredClone(answers['goals'] ?? []), counted: 'Ajalta 13.1.2026–3.2.2026:\nTapaamisia 5, yhteensä 5 h 10 min.\nKasvokkain 4, etänä 1 (20 %).' })
    const taken = Object.fromEntries(Object.keys(answers).map((id) => [id, id === 'counted' ? 'facts' : 'previous']))
    const draft = { id: `document${100 + bag.next++}`, clientId, kind, answers, prefilled: structuredClone(answers), taken, goneThrough: [], caret: '', savedAt: NOW, follows: previous?.id ?? null }
    documents.drafts.push(draft)
    return draft
  }

  return {
    document_shelf: ({ id }) => {
      const first = KINDS.find((kind) => finishedOf(id, kind).length === 0)
      const row = (kind: FormKind) => {
        const draft = documents.drafts.find((one) => one.clientId === id && one.kind === kind)
        const finished = finishedOf(id, kind)
        const reasons = { initiation: 'matter_begins', needs_assessment: 'need_is_assessed', service_start: 'service_begins', client_plan: 'plan_is_made', implementation_plan: 'service_is_planned', service_end: 'service_ends', summary: 'service_ended' } as const
        const why = kind === 'mid_evaluation' && finished.length === 0 ? ('review_is_near' as const) : kind === first && kind in reasons ? reasons[kind as keyof typeof reasons] : null
        return { kind, why, draft: draft ? { id: draft.id, savedAt: draft.savedAt } : null, finished: finished.map((one) => ({ id: one.id, writtenAt: one.writtenAt, author: 'Kaisa Niemi' })), evaluates: isPlan(kind) && finished.length > 0 }
      }
      return { value: { rows: KINDS.map(row), evaluations: EVALUATIONS.map(row) }, changed: [] }
    },
    document_begin: ({ clientId, kind }) => {
      const draft = documents.drafts.find((one) => one.clientId === clientId && one.kind === kind)
      return draft ? { value: { id: draft.id }, changed: [] } : { value: { id: begun(clientId, kind).id }, changed: ['document'] }
    },
    document_open: ({ id }) => ({ value: page(kept(id)), changed: [] }),
    document_save: ({ id, answers, goneThrough, caret }) => {
      const draft = Object.assign(kept(id), { answers, goneThrough, caret, savedAt: NOW })
      return { value: { savedAt: NOW, sections: sectionsOf(draft) }, changed: [] }
    },
    document_discard: ({ id }) => {
      kept(id)
      documents.drafts = documents.drafts.filter((one) => one.id !== id)
      return { value: null, changed: ['document'] }
    },
    document_finalise: ({ id, answers, goneThrough, caret }) => {
      const draft = Object.assign(kept(id), { answers, goneThrough, caret, savedAt: NOW })
      const fields = problemsOf(draft)
      if (fields.length > 0) throw { code: 'fields', fields }
      documents.drafts = documents.drafts.filter((one) => one.id !== id)
      documents.finished.unshift({ id, clientId: draft.clientId, kind: draft.kind, writtenAt: NOW, answers, follows: draft.follows })
      const drafts = isEvaluation(draft.kind) ? draftsAfter(bag, draft, (kind) => begun(draft.clientId, kind)) : []
      return { value: { id, clientId: draft.clientId, already: false, drafts }, changed: ['document', 'period', 'client'] }
    },
    evaluation_figures: ({ id }) => ({ value: figuresOf(bag, kept(id)), changed: [] }),
    document_read: ({ id }) => {
      const found = documents.finished.find((one) => one.id === id)
      if (!found) throw { code: 'not_found' }
      const before = documents.finished.find((one) => one.id === found.follows)
      const previous = before ? { id: before.id, writtenAt: before.writtenAt, answers: before.answers } : null
      return { value: { id, client: headOf(bag, found.clientId), form: formOf(found.kind), lists: LISTS, answers: found.answers, author: 'Kaisa Niemi', writtenAt: found.writtenAt, previous }, changed: [] }
    },
  }
}
