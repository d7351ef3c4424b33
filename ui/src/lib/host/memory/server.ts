// The memory twin's server: none, or one with something in every state. Answers go by a script; no time passes by itself.
import type { ClaimSentence, ClaimView, ConflictPage, PolicyInForce, PolicyView, ProgressView, ProofPage, RowState, SignInView, SyncRecords, SyncRow, SyncState } from '../bindings.gen'
import { nameOf, type Bag } from './bag'
import { documentRows } from './paperwork'
import { NOW } from './people'
import { cases } from './cases'
import type { Wishes } from './wishes'

export interface Server {
  policy: PolicyView | null
  signIn: SignInView
  progress: ProgressView | null
  /** What each look finds while a conversation goes on, first to last. */
  course: ProgressView[]
  last: SyncState['last']
  question: SyncState['question']
  automatic: boolean
  /** By row, and what is not named. */
  states: Map<string, RowState>
  others: RowState
  cases: ConflictPage[]
  /** Instead of what the rows say. */
  claim: ClaimSentence | null
}

const CHECKED = '2026-02-03T08:02:00+02:00'
const POLICY: PolicyView = { host: 'sote.esimerkki.fi', issuerHost: 'tunnistus.esimerkki.fi', fhirBase: 'sote.esimerkki.fi/fhir', auditBase: null, clientId: 'askel', ownCa: true, pins: 2, tls12: false, leaseDays: 14 }

/** A day's course; the look after the last of them finds it done. */
const COURSE: ProgressView[] = [
  { phase: 'connecting', done: 0, of: null, awaiting: false, pausing: false },
  { phase: 'sending', done: 1, of: 3, awaiting: false, pausing: false },
  { phase: 'fetching', done: 12, of: null, awaiting: true, pausing: false },
  { phase: 'checking', done: 2, of: 3, awaiting: false, pausing: false },
]

export function server(variant: 'none' | 'usual' | 'first' | 'all'): Server {
  const none: Server = { policy: null, signIn: { is: 'out' }, progress: null, course: [], last: null, question: null, automatic: true, states: new Map(), others: { is: 'waiting' }, cases: [], claim: null }
  if (variant === 'none') return none
  const inUse: Server = { ...none, policy: POLICY, signIn: { is: 'in', name: 'Kaisa Niemi' }, course: [...COURSE], last: { at: CHECKED, end: 'some_aside', sent: 3, fetched: 12 } }
  if (variant === 'first') return { ...inUse, last: null, progress: { phase: 'clients', done: 5, of: 12, awaiting: false, pausing: false }, course: [5, 9, 9, 9, 9, 9, 9, 9].map((done) => ({ phase: 'clients' as const, done, of: 12, awaiting: false, pausing: false })) }
  if (variant === 'all') return { ...inUse, last: { at: CHECKED, end: 'done', sent: 3, fetched: 12 }, others: there }
  return {
    ...inUse,
    states: new Map<string, RowState>([
      ['e1', { is: 'waiting' }],
      ['e2', { is: 'needs_attention', reason: 'not_taken', again: true }],
      ['e3', there],
      ['e4', { is: 'changed_while_sending' }],
      ['e5', there],
    ]),
    cases: cases(),
  }
}

const there: RowState = { is: 'on_server', version: '2', at: CHECKED }

/** Finished entries and documents, and what stands in two versions. */
function rowsOf(bag: Bag): SyncRow[] {
  const { states, others } = bag.server
  const stateOf = (id: string): RowState => states.get(id) ?? others
  const entries = bag.entries.filter((entry) => entry.annulled === null).map(({ id, version, clientId, kind, mode, startsAt, writtenAt, exportedAt }): SyncRow => ({
    id, version, noun: 'entry', clientId, clientName: nameOf(bag.clients, clientId), what: { is: 'entry', kind, mode, happened_at: startsAt, annulled: false }, writtenAt, state: stateOf(id), exportedAt,
  }))
  const documents = documentRows(bag).flatMap(({ id, version, clientId, clientName, what, happenedAt, writtenAt, exportedAt }): SyncRow[] =>
    what.is === 'document' ? [{ id, version, noun: 'document', clientId, clientName, what: { is: 'document', form: what.form, happened_at: happenedAt, annulled: false }, writtenAt, state: stateOf(id), exportedAt }] : [],
  )
  const both = bag.server.cases.map(({ id, clientId, clientName, noun, mine }): SyncRow => ({ id: `row-${id}`, version: 0, noun, clientId, clientName, what: { is: 'other' }, writtenAt: mine.at ?? NOW, state: { is: 'two_versions', conflict: id }, exportedAt: null }))
  return [...entries, ...documents, ...both]
}

function recordsOf(bag: Bag): SyncRecords {
  const rows = bag.server.policy ? rowsOf(bag) : []
  const of = (...states: RowState['is'][]) => rows.filter((row) => states.includes(row.state.is))
  const [needs, waiting, arrived] = [of('needs_attention', 'two_versions'), of('waiting', 'sending', 'changed_while_sending'), of('on_server')]
  return { needs, waiting, waitingTotal: waiting.length, there: arrived, thereTotal: arrived.length, refused: [] }
}

function sentenceOf(bag: Bag, { needs, waiting, there }: SyncRecords): ClaimSentence {
  const at = bag.server.last?.at
  if (bag.server.policy === null) return { is: 'no_server' }
  if (bag.server.claim) return bag.server.claim
  if (needs.length > 0) return { is: 'not_confirmed', rows: needs.length + waiting.length }
  if (waiting.length > 0) return { is: 'only_here', rows: waiting.length }
  return there.length > 0 && at ? { is: 'all_on_server', rows: there.length, checked_at: at } : { is: 'nothing' }
}

function claimOf(bag: Bag, records: SyncRecords): ClaimView {
  const sentence = sentenceOf(bag, records)
  const of = (is: RowState['is']) => records.needs.filter((row) => row.state.is === is).length
  const tone = records.needs.length > 0 ? 'attention' : sentence.is === 'all_on_server' ? 'settled' : 'neutral'
  return { sentence, tone, because: null, needsAttention: of('needs_attention'), twoVersions: of('two_versions'), checkedAt: bag.server.last?.at ?? null }
}

export function syncState(bag: Bag): SyncState {
  const { policy, signIn, progress, last, question, automatic, cases } = bag.server
  const records = recordsOf(bag)
  const set_aside = records.needs.filter((row) => row.state.is === 'needs_attention').length
  return {
    server: policy && { host: policy.host, signIn, lease: 'open', leaseDaysLeft: policy.leaseDays }, claim: claimOf(bag, records), progress, last, question, automatic,
    undelivered: records.needs.length + records.waitingTotal, setAside: set_aside, conflicts: cases.length,
  }
}

function finish(bag: Bag): void {
  for (const row of recordsOf(bag).waiting) bag.server.states.set(row.id, there)
  bag.server.progress = null
  bag.server.last = { at: NOW, end: recordsOf(bag).needs.length > 0 ? 'some_aside' : 'done', sent: 2, fetched: 12 }
}

function proofOf(bag: Bag): ProofPage {
  const records = recordsOf(bag)
  const count = (rows: readonly SyncRow[]) => [...new Set(rows.map((row) => row.noun))].map((noun) => ({ noun, count: rows.filter((row) => row.noun === noun).length }))
  const missing = [...records.needs, ...records.waiting]
  return {
    madeAt: NOW, workerName: 'Kaisa Niemi', unitName: bag.worker.unitName, organisationName: bag.worker.organisationName, host: bag.server.policy?.host ?? '',
    standing: missing.length > 0 ? { is: 'missing', rows: count(missing), drafts: bag.drafts.length } : { is: 'all_there' },
    counts: count(records.there), newest: CHECKED,
    rows: records.there.map((row, index) => ({ noun: row.noun, id: `0193c8e2-5a40-7c31-9f0e-00000000000${index}`, version: '2', hash: `9f2c41d07be8a35${index}`, at: CHECKED })),
  }
}

function inForce(bag: Bag): PolicyInForce {
  const { policy } = bag.server
  return { policy, placedAt: policy && NOW, lease: { state: policy ? 'open' : 'unbound', daysLeft: policy?.leaseDays ?? 0, heardAt: policy && CHECKED }, signedIn: null }
}

export function serverWishes(bag: Bag): Wishes {
  const now = () => ({ value: syncState(bag), changed: ['sync' as const] })
  return {
    sync_state: () => {
      if (bag.server.progress) {
        const next = bag.server.course.shift()
        if (next) bag.server.progress = next
        else {
          finish(bag)
          return now()
        }
      }
      return { value: syncState(bag), changed: [] }
    },
    sync_records: () => ({ value: recordsOf(bag), changed: [] }),
    sync_begin: () => {
      bag.server.course = [...COURSE]
      bag.server.progress = COURSE[0] ?? null
      return now()
    },
    sync_cancel: () => {
      Object.assign(bag.server, { progress: null, last: { at: NOW, end: 'cancelled', sent: 0, fetched: 0 } })
      return now()
    },
    sync_answer: () => {
      bag.server.question = null
      return now()
    },
    sync_send_again: ({ id }) => {
      bag.server.course = [...COURSE]
      bag.server.progress = COURSE[0] ?? null
      bag.server.states.set(id, { is: 'sending' })
      return now()
    },
    sync_automatic: ({ on }) => {
      bag.server.automatic = on
      return now()
    },
    sync_proof: () => ({ value: proofOf(bag), changed: [] }),
    sync_proof_save: () => ({ value: { file: '/media/tikku/askel-palvelimella-2026-02-03.txt' }, changed: [] }),
    sign_in_begin: () => {
      bag.server.signIn = { is: 'waiting' }
      return now()
    },
    sign_in_cancel: () => {
      bag.server.signIn = { is: 'out' }
      return now()
    },
    sign_out: () => {
      const { undelivered } = syncState(bag)
      if (undelivered > 0) throw { code: 'undelivered', params: { count: String(undelivered) } }
      bag.server.signIn = { is: 'out' }
      return now()
    },
    policy_read: () => ({ value: inForce(bag), changed: [] }),
    policy_choose: () => ({ value: { text: '{}', policy: POLICY, refusals: [], otherServer: bag.server.policy !== null }, changed: [] }),
    policy_place: ({ passphrase }) => {
      if (passphrase.length < 15) throw { code: 'wrong_passphrase' }
      bag.server.policy = POLICY
      return { value: inForce(bag), changed: ['policy', 'sync'] }
    },
    conflict_list: () => ({ value: bag.server.cases.map(({ id, kind, clientId, clientName, noun, name, fields }) => ({ id, kind, clientId, clientName, noun, name, foundAt: CHECKED, fields: fields.length })), changed: [] }),
    conflict_open: ({ id }) => {
      const page = bag.server.cases.find((one) => one.id === id)
      if (!page) throw { code: 'not_found' }
      return { value: page, changed: [] }
    },
    conflict_answer: ({ id, fields }) => {
      const empty = fields.filter((one) => one.choice === 'written' && one.text.trim() === '')
      if (empty.length > 0) throw { code: 'fields', fields: empty.map(({ path }) => ({ path: `${path}.written`, code: 'required' })) }
      bag.server.cases = bag.server.cases.filter((one) => one.id !== id)
      return { value: null, changed: ['conflict', 'sync', 'goal', 'task', 'client'] }
    },
  }
}
