// The fictional people's days: goals, meetings, tasks, a draft and entries of the memory twin.
import type { DraftId, EntryForm, EntryHistory, EntryView, GoalView, MemberView, PeriodForm, RiskView, SessionView, TaskView } from '../bindings.gen'

export interface Planned extends SessionView {
  clientId: string
  recorded: boolean
}

export interface Kept {
  id: DraftId
  clientId: string
  sessionId: string | null
  savedAt: string
  form: EntryForm
  corrects?: string
  reEnters?: string
}

export type Entry = Omit<EntryView, 'client'> & { clientId: string }

export const blankEntry: EntryForm = {
  kind: 'meeting', date: '', starts: '', ends: '', mode: null, place: '', participants: '', recordedTogether: false, remoteObstacle: null, children: null, stepMarks: [], taskMarks: [],
  groupDid: '', clientTells: '', observations: '', assessment: '', agreed: '', readTogether: null, dissent: '', setAside: [], newTasks: [], next: { date: '', starts: '', ends: '', mode: null, place: '' },
  whatWasDone: '', cancelledBy: 'client', cancelReason: '', cancelDetails: '', correctionReason: '', caret: '',
}

const at = (day: string, time: string) => `${day}T${time}:00+02:00`

export function plannedMeetings(): Planned[] {
  const meeting = (id: string, clientId: string, day: string, from: string, to: string | null, mode: Planned['mode'], place: string): Planned => ({
    id, clientId, startsAt: at(day, from), endsAt: to && at(day, to), mode, place, secondWorker: '', recorded: false,
  })
  return [
    meeting('m0', 'petteri', '2026-01-29', '10:00', '10:45', 'phone', ''),
    meeting('m1', 'reijo', '2026-02-03', '09:30', '10:30', 'home_visit', 'Koti'),
    meeting('m2', 'aino', '2026-02-03', '11:00', '12:00', 'office', ''),
    meeting('m3', 'petteri', '2026-02-03', '13:15', '14:00', 'video', ''),
    meeting('m4', 'reijo', '2026-02-10', '09:30', '10:30', 'home_visit', 'Koti'),
  ]
}

const noLevels = ['', '', '', '', '']

export function goals(): Record<string, GoalView[]> {
  return {
    reijo: [
      {
        id: 'g1', clientWords: 'Haluan taas käydä kirjastossa', area: 'Kotoa lähteminen', direction: 'improve', weight: 3, startLevel: -2, level: -1,
        levels: ['En poistu kotoa', 'Käyn pihalla', 'Käyn kirjastossa yhdessä', 'Käyn kirjastossa itse', 'Käyn kirjastossa joka viikko'],
        steps: [
          { id: 's1', text: 'Verhot auki aamulla', state: 'done', doneOn: '2026-01-15' },
          { id: 's2', text: 'Postilaatikolle', state: 'done', doneOn: '2026-01-29' },
          { id: 's3', text: 'Pihapenkille', state: 'now', doneOn: null },
          { id: 's4', text: 'Bussipysäkille yhdessä', state: 'later', doneOn: null },
          { id: 's5', text: 'Kirjastoon yhdessä', state: 'later', doneOn: null },
          { id: 's6', text: 'Kirjastoon itse', state: 'later', doneOn: null },
        ],
        factors: [{ text: 'Naapuri tervehtii pihalla', effect: 'helps' }, { text: 'Sateinen sää', effect: 'hinders' }],
      },
      {
        id: 'g2', clientWords: 'Kotiin voi kutsua vieraan', area: 'Kodin järjestys', direction: 'improve', levels: noLevels, weight: 2, startLevel: -2, level: 0,
        steps: [
          { id: 's7', text: 'Keittiön pöytä tyhjäksi', state: 'done', doneOn: '2026-01-22' },
          { id: 's8', text: 'Eteinen kulkukuntoon', state: 'now', doneOn: null },
        ],
        factors: [],
      },
    ],
    aino: [
      {
        id: 'g3', clientWords: 'Että uskaltaisin avata postin', area: 'Talous', direction: 'prevent_decline', levels: noLevels, weight: 2, startLevel: -1, level: -1,
        steps: [{ id: 's9', text: 'Avataan kirjeet yhdessä', state: 'now', doneOn: null }, { id: 's10', text: 'Avaan yhden itse', state: 'later', doneOn: null }],
        factors: [],
      },
    ],
  }
}

export function tasks(nameOf: (id: string) => string): TaskView[] {
  const task = (id: string, clientId: string, what: string, who: TaskView['who'], dueOn: string | null, more: Partial<TaskView> = {}): TaskView => ({
    id, clientId, clientName: nameOf(clientId), goalId: null, kind: 'task', helped: null, what, who, whoName: '', dueOn, mayHinder: '', open: true, mark: null, obstacle: '', markedAt: null, late: false, ...more,
  })
  return [
    task('t1', 'reijo', 'Soita vuokranantajalle vuotavasta hanasta', 'worker', '2026-02-03'),
    task('t2', 'petteri', 'Lähetä ryhmän esite', 'worker', '2026-02-02', { late: true }),
    task('t3', 'reijo', 'Kävelen postilaatikolle viitenä päivänä', 'client', '2026-02-10', { mayHinder: 'Sateella on vaikea lähteä', goalId: 'g1' }),
    task('t4', 'reijo', 'Soitan kirjastoon ja kysyn aukioloajat', 'client', null, { goalId: 'g1' }),
    task('t5', 'aino', 'Varaa vastaanottoajan', 'other', '2026-02-12', { whoName: 'Fysioterapeutti Salo' }),
    task('t6', 'aino', 'Selvitä toimeentulotuen lomake valmiiksi', 'worker', '2026-02-20'),
  ]
}

export function drafts(): Kept[] {
  return [
    {
      id: 'd1', clientId: 'liisa', sessionId: null, savedAt: at('2026-01-30', '15:12'),
      form: { ...blankEntry, date: '30.1.2026', starts: '14.00', mode: 'outreach', place: 'Kirjasto', participants: 'Liisa ja minä', clientTells: 'Bussi oli myöhässä, mutta tulin silti.', caret: 'clientTells' },
    },
  ]
}

export function periods(): Record<string, PeriodForm> {
  const period = (id: string, clientId: string, startsOn: string, endsOn: string): PeriodForm => ({
    id, clientId, serviceTask: '999A', socialService: '999B', ownWorker: 'Kaisa Niemi', startsOn, endsOn, assessmentOn: '', planOn: '', decisionOn: '', decisionFrom: '', decisionUntil: '',
    termReason: '', termDecidedBy: '', reviews: [], deputies: [], remoteAloneDays: '',
  })
  return { reijo: period('p1', 'reijo', '12.1.2026', '12.6.2026'), aino: period('p2', 'aino', '1.11.2025', '9.2.2026'), petteri: period('p3', 'petteri', '7.1.2026', '30.6.2026') }
}

export function entries(): Entry[] {
  const entry = (id: string, clientId: string, day: string, from: string, to: string, mode: Entry['mode'], more: Partial<Entry>): Entry => ({
    id, clientId, version: 1, kind: 'meeting', startsAt: at(day, from), endsAt: at(day, to), writtenAt: at(day, to), mode, place: '', participants: 'Asiakas ja minä',
    serviceTask: { code: '999A', fi: 'Esimerkki: työikäisten palvelut', sv: 'Exempel: service för personer i arbetsför ålder', demo: true },
    socialService: { code: '999B', fi: 'Esimerkki: sosiaalinen kuntoutus', sv: 'Exempel: social rehabilitering', demo: true },
    author: 'Kaisa Niemi', authorTitle: 'Sosiaaliohjaaja', authorUnit: 'Aikuisten sosiaalipalvelut', recordedTogether: true, groupDid: '', clientTells: '', observations: '', assessment: '', agreed: '', readTogether: null, dissent: '',
    marks: [], newTasks: [], nextMeeting: null, whatWasDone: '', cancelledBy: null, cancelReason: null, cancelDetails: '', exportedAt: null, waits: true, annulled: null, ...more,
  })
  return [
    entry('e1', 'reijo', '2026-01-27', '09:30', '10:40', 'home_visit', {
      place: 'Koti', participants: 'Reijo ja minä', clientTells: 'Tänään oli hyvä aamu, sain verhot auki ennen kuin tulit.',
      observations: 'Keittiön pöytä tyhjennettiin yhdessä. Reijo keitti kahvit.', agreed: 'Ensi viikolla mennään yhdessä pihapenkille. Soitan vuokranantajalle.',
      marks: [{ what: 'Postilaatikolle', step: true, mark: 'done', obstacle: '' }], nextMeeting: at('2026-02-03', '09:30'),
    }),
    entry('e2', 'aino', '2026-01-20', '11:00', '11:50', 'office', { clientTells: 'Kirjeet pelottavat eniten.', agreed: 'Sovittiin, että tavataan muualla kuin kotona.' }),
    entry('e3', 'petteri', '2026-01-22', '13:15', '14:00', 'video', { recordedTogether: false, observations: 'Kokeiltiin rentoutusharjoitusta puhelimessa.', exportedAt: at('2026-01-23', '09:05') }),
    entry('e4', 'liisa', '2026-01-16', '12:00', '12:30', 'outreach', { kind: 'not_met', endsAt: null, whatWasDone: 'Odotin kirjastolla puoli tuntia ja jätin viestin.' }),
    entry('e5', 'reijo', '2026-01-20', '09:30', '10:30', 'home_visit', { version: 2, place: 'Koti', clientTells: 'Postilaatikolle asti jaksoin. Keittiön hana vuotaa.', exportedAt: at('2026-01-23', '09:05') }),
    entry('e6', 'reijo', '2026-01-14', '10:00', '10:20', 'phone', { version: 2, clientTells: 'Toisen asiakkaan asia.', annulled: { ground: 'wrong_person', reason: 'Puhelu oli toisen asiakkaan kanssa.' }, waits: false }),
  ]
}

type Versions = EntryHistory['versions']

const written = (version: number, writtenAt: string, more: Partial<Versions[number]> = {}): Versions[number] => ({
  version, author: 'Kaisa Niemi', authorTitle: 'Sosiaaliohjaaja', writtenAt, reason: '', annulled: null, exportedAt: null, fields: [], ...more,
})

/** Versions of the entries that have more than one. */
export function versions(): Record<string, Versions> {
  return {
    e5: [
      written(2, at('2026-01-22', '09:20'), {
        reason: 'Vuotava hana on keittiössä, ei kylpyhuoneessa. Reijo huomasi tämän, kun luin kirjauksen hänelle.',
        fields: [
          { field: 'when', changed: true, runs: [{ kind: 'removed', text: '20.1.2026 9.30–10.40' }, { kind: 'added', text: '20.1.2026 9.30–10.30' }] },
          { field: 'mode', changed: false, runs: [{ kind: 'same', text: 'home_visit' }] },
          { field: 'client_tells', changed: true, runs: [{ kind: 'same', text: 'Postilaatikolle asti jaksoin. ' }, { kind: 'removed', text: 'Kylpyhuoneen' }, { kind: 'added', text: 'Keittiön' }, { kind: 'same', text: ' hana vuotaa.' }] },
        ],
      }),
      written(1, at('2026-01-20', '10:45')),
    ],
    e6: [
      written(2, at('2026-01-14', '12:00'), { reason: 'Puhelu oli toisen asiakkaan kanssa.', annulled: { ground: 'wrong_person', reason: 'Puhelu oli toisen asiakkaan kanssa.' } }),
      written(1, at('2026-01-14', '10:25')),
    ],
  }
}

export type Member = Omit<MemberView, 'promised'> & { clientId: string }
export type Risk = RiskView & { clientId: string }

export function team(): Member[] {
  const member = { phone: null, contactOn: null, leftOn: null, organisation: '' }
  return [
    { ...member, id: 'tm1', clientId: 'reijo', kind: 'close_person', name: 'Marja Virtala-Laine', role: 'sisar', phone: '040 000 0247', contact: 'given', contactOn: '2026-01-12' },
    { ...member, id: 'tm2', clientId: 'reijo', kind: 'service', name: 'Olli Aalto', role: 'velkaneuvoja', organisation: 'Talous- ja velkaneuvonta', contact: 'not_asked' },
  ]
}

export function risks(): Risk[] {
  return [
    { id: 'rn1', clientId: 'petteri', description: 'Pihalla on usein irti oleva koira. Soita ennen kuin tulet portille.', source: 'kotikäynti 20.1.', startsOn: '2026-01-20', endsOn: null, secondWorker: true, endedBecause: '' },
  ]
}
