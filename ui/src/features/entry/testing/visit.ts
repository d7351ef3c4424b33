// A visit for tests: an empty form, a page to write on, and a host whose answers the test gives. Never in the product.
import type { DraftPage, EntryForm } from '../../../lib/host/bindings.gen'
import { setHost, type Command } from '../../../lib/host/host'

export const blankEntry = (): EntryForm => ({
  kind: 'meeting',
  date: '3.2.2026',
  starts: '10.00',
  ends: '11.15',
  mode: 'home_visit',
  place: 'asiakkaan luona',
  participants: 'Reijo ja minä',
  recordedTogether: false,
  remoteObstacle: null,
  children: null,
  stepMarks: [],
  taskMarks: [],
  groupDid: '',
  setAside: [],
  clientTells: '',
  observations: '',
  assessment: '',
  agreed: '',
  readTogether: null,
  dissent: '',
  newTasks: [],
  next: { date: '', starts: '', ends: '', mode: null, place: '' },
  whatWasDone: '',
  cancelledBy: 'client',
  cancelReason: '',
  cancelDetails: '',
  correctionReason: '',
  caret: '',
})

export function visitPage(form: Partial<EntryForm> = {}, more: Partial<DraftPage> = {}): DraftPage {
  return {
    id: 'draft-1',
    client: {
      id: 'reijo', name: 'Reijo Virtala', callingName: 'Reijo', age: 58, nonDisclosure: 'no', nonDisclosureUntil: null, childrenAtHome: false, identityKind: 'code', phone: null,
      email: null, home: null, contactAddress: null, municipality: null, contactLanguage: 'suomi', interpreting: null, closePersons: [],
    },
    period: {
      id: 'p1', serviceTask: { code: '1', fi: 'Tehtävä', sv: 'Uppgift', demo: false }, socialService: { code: '2', fi: 'Palvelu', sv: 'Service', demo: false },
      ownWorker: 'Kaisa Niemi', startsOn: '2026-01-12', endsOn: '2026-06-12', week: 4, weeks: 22, daysLeft: 129, assessmentOn: null, planOn: null,
      decisionOn: null, decisionFrom: null, decisionUntil: null, termChanges: [], reviews: [], deputy: null,
    },
    form: { ...blankEntry(), ...form },
    savedAt: '2026-02-03T10:00:00+02:00',
    tasks: [],
    team: [],
    goals: [],
    cancelReasons: [],
    lastAgreed: '',
    lastMet: null,
    correction: null,
    reEntry: false,
    ...more,
  }
}

/** Every wish that was sent, and the way to answer it. */
export interface Wish {
  command: Command
  args: { id?: string; form?: EntryForm }
  answer: (value: unknown) => void
  fail: (failure: unknown) => void
}

/** A host that answers nothing by itself but the opening of the draft. */
export function slowHost(page: DraftPage): Wish[] {
  const wishes: Wish[] = []
  setHost({
    call: (command, args) =>
      command === 'draft_resume'
        ? Promise.resolve({ value: structuredClone(page) as never, changed: [] })
        : new Promise((answer, fail) => wishes.push({ command, args: args as Wish['args'], answer: (value) => answer({ value: value as never, changed: [] }), fail })),
  })
  return wishes
}
