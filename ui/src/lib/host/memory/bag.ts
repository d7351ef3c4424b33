// The memory twin's state and the views built of it; no rule of the work is decided here, only enough to draw every screen.
import type { BackupState, ClientHead, ClientPage, ClientRow, CodeChoice, DeliveryRow, DraftPage, DraftRow, OwnPhraseForm, PeriodForm, PeriodView, ReminderRow, TimelineRow, Today, TodayRow } from '../bindings.gen'
import { fillings, scores } from './measures'
import { cancelReasons, longName, people, serviceTasks, socialServices, TODAY, worker, type Person } from './people'
import { criteria, documents } from './documents'
import { documentDrafts } from './paperwork'
import { groupRow, groups, groupsOfClient } from './groups'
import type { LeafAnswers } from './leaf'
import { server, type Server } from './server'
import { noSpareKey } from './spare'
import { drafts, entries, goals, periods, plannedMeetings, risks, tasks, team, versions, type Entry, type Kept, type Planned } from './work'

export type Bag = ReturnType<typeof newBag>

export function newBag(variant: 'usual' | 'empty' | 'long', kept: Parameters<typeof server>[0] = 'none') {
  const full = variant !== 'empty'
  const clients: Person[] = full ? people() : []
  const meetings = full ? plannedMeetings() : []
  if (variant === 'long') {
    clients.push(longName())
    for (const meeting of meetings) if (meeting.clientId === 'aino') meeting.clientId = 'long'
  }
  const names = (id: string) => nameOf(clients, id)
  return {
    worker: { ...worker }, clients, meetings, goals: full ? goals() : {}, tasks: full ? tasks(names) : [], drafts: full ? drafts() : [],
    periods: full ? periods() : {}, entries: full ? entries() : [], versions: full ? versions() : {}, codes: full, backup: full ? '2026-02-03T08:14:00+02:00' : null as string | null, recovery: noSpareKey(), phrases: [] as OwnPhraseForm[], next: 1,
    team: full ? team() : [], risks: full ? risks() : [], seen: new Set<string>(), criteria: criteria(),
    groups: full ? groups(variant === 'long') : { groups: [], members: [], sessions: [], captures: [] },
    documents: full ? documents() : { drafts: [], finished: [] }, fillings: full ? fillings() : [], scores: full ? scores() : [],
    server: server(kept) as Server, leaf: new Map() as LeafAnswers,
  }
}

export function nameOf(clients: readonly Person[], id: string): string {
  const form = clients.find((person) => person.form.id === id)?.form
  return form ? `${form.callingName || (form.givenNames.split(' ')[0] ?? '')} ${form.familyName}`.trim() : ''
}

export function dayOf(typed: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim()) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

export function momentOf(date: string, time: string): string | null {
  const day = dayOf(date)
  const [, hour, minute] = /^(\d{1,2})[.:](\d\d)$/.exec(time.trim()) ?? []
  return day && hour && minute ? `${day}T${hour.padStart(2, '0')}:${minute}:00+02:00` : null
}

export function personOf(bag: Bag, id: string): Person {
  const person = bag.clients.find((client) => client.form.id === id)
  if (!person) throw { code: 'not_found' }
  return person
}

export function headOf(bag: Bag, id: string): ClientHead {
  const { form, birthYear } = personOf(bag, id)
  const open = form.nonDisclosure !== 'yes'
  const line = (street: string, code: string, town: string) => [street, [code, town].filter(Boolean).join(' ')].filter(Boolean).join(', ') || null
  return {
    id, name: nameOf(bag.clients, id), callingName: form.callingName || (form.givenNames.split(' ')[0] ?? ''), age: birthYear && 2026 - birthYear - 1,
    nonDisclosure: form.nonDisclosure, nonDisclosureUntil: dayOf(form.nonDisclosureUntil), childrenAtHome: form.childrenAtHome, identityKind: form.identityKind, phone: form.phone || null,
    email: (open && form.email) || null, home: open ? line(form.street, form.postalCode, form.town) : null,
    contactAddress: line(form.contactStreet, form.contactPostalCode, form.contactTown), municipality: (open && form.municipality) || null,
    contactLanguage: form.contactLanguage, interpreting: form.interpreting || null,
    closePersons: form.closePersons.map((person) => ({ ...person, phone: (open && person.phone) || null })),
  }
}

function choice(list: CodeChoice[], code: string): CodeChoice {
  return list.find((value) => value.code === code) ?? { code, fi: code, sv: code, demo: true }
}

export function periodOf(form: PeriodForm | undefined): PeriodView | null {
  const startsOn = form && dayOf(form.startsOn)
  const endsOn = form && dayOf(form.endsOn)
  if (!form?.id || !startsOn || !endsOn) return null
  const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  return {
    id: form.id, serviceTask: choice(serviceTasks, form.serviceTask), socialService: choice(socialServices, form.socialService), ownWorker: form.ownWorker, startsOn, endsOn,
    week: Math.floor(days(startsOn, TODAY) / 7) + 1, weeks: Math.ceil(days(startsOn, endsOn) / 7), daysLeft: days(TODAY, endsOn),
    assessmentOn: dayOf(form.assessmentOn), planOn: dayOf(form.planOn), decisionOn: dayOf(form.decisionOn), decisionFrom: dayOf(form.decisionFrom), decisionUntil: dayOf(form.decisionUntil),
    termChanges: [], reviews: form.reviews.map((review) => ({ on: dayOf(review.on) ?? '', held: review.held })), deputy: null,
  }
}

function leadOf(entry: Entry): string {
  return entry.clientTells || entry.observations || entry.agreed || entry.whatWasDone || entry.cancelDetails
}

const newestFirst = (a: { startsAt: string }, b: { startsAt: string }) => b.startsAt.localeCompare(a.startsAt)

export function timelineOf(bag: Bag, id: string): TimelineRow[] {
  return bag.entries.filter((entry) => entry.clientId === id).sort(newestFirst).map((entry) => ({
    id: entry.id, kind: entry.kind, startsAt: entry.startsAt, endsAt: entry.endsAt, mode: entry.mode, lead: entry.annulled ? '' : leadOf(entry), leadIsClient: !entry.annulled && entry.clientTells !== '',
    recordedTogether: entry.recordedTogether, exported: entry.exportedAt !== null, version: entry.version, annulled: entry.annulled !== null,
  }))
}

export function clientPage(bag: Bag, id: string): ClientPage {
  const head = headOf(bag, id)
  const timeline = timelineOf(bag, id)
  const met = timeline.filter((row) => row.kind === 'meeting' && !row.annulled)
  const modes = new Map<TimelineRow['mode'], number>()
  for (const row of met) modes.set(row.mode, (modes.get(row.mode) ?? 0) + 1)
  return {
    head, period: periodOf(bag.periods[id]), goals: bag.goals[id] ?? [], tasks: bag.tasks.filter((task) => task.clientId === id).sort((a, b) => Number(b.open) - Number(a.open)),
    sessions: bag.meetings.filter((meeting) => meeting.clientId === id && !meeting.recorded), draft: bag.drafts.find((draft) => draft.clientId === id)?.id ?? null,
    timeline, timelineTotal: timeline.length,
    meetings: {
      meetings: met.length, minutes: met.reduce((sum, row) => sum + (row.endsAt ? (Date.parse(row.endsAt) - Date.parse(row.startsAt)) / 60_000 : 0), 0),
      modes: [...modes].map(([mode, count]) => ({ mode, count })).sort((a, b) => b.count - a.count), recordedTogether: met.filter((row) => row.recordedTogether).length,
      faceToFace: met.filter((row) => ['home_visit', 'outreach', 'office', 'group'].includes(row.mode)).length, remote: met.filter((row) => ['video', 'phone', 'chat', 'message', 'email'].includes(row.mode)).length, remoteAloneDays: null,
    },
    risks: bag.risks.filter((risk) => risk.clientId === id && !risk.endedBecause).length, team: bag.team.filter((member) => member.clientId === id && !member.leftOn).length,
    groups: groupsOfClient(bag, id),
  }
}

export function clientRow(bag: Bag, { form, birthYear }: Person): ClientRow {
  const id = form.id ?? ''
  return {
    id, name: nameOf(bag.clients, id), birthYear, nonDisclosure: form.nonDisclosure, lastMet: timelineOf(bag, id).find((row) => row.kind === 'meeting' && !row.annulled)?.startsAt ?? null,
    nextSession: bag.meetings.find((meeting) => meeting.clientId === id && !meeting.recorded && meeting.startsAt >= TODAY)?.startsAt ?? null,
    openTasks: bag.tasks.filter((task) => task.clientId === id && task.open).length, termEndsOn: periodOf(bag.periods[id])?.endsOn ?? null,
  }
}

export function draftRow(bag: Bag, draft: Kept): DraftRow {
  return { id: draft.id, clientId: draft.clientId, clientName: nameOf(bag.clients, draft.clientId), kind: draft.form.kind, mode: draft.form.mode, corrects: draft.corrects !== undefined, date: draft.form.date, savedAt: draft.savedAt }
}

export function entryRow(bag: Bag, entry: Entry): DeliveryRow {
  const identity = personOf(bag, entry.clientId).form.identityKind
  return {
    id: entry.id, version: entry.version, annulled: entry.annulled !== null, clientId: entry.clientId, clientName: nameOf(bag.clients, entry.clientId), what: { is: 'entry', kind: entry.kind, mode: entry.mode }, happenedAt: entry.startsAt, writtenAt: entry.writtenAt,
    exportedAt: entry.exportedAt, obstacle: identity === 'not_known_yet' ? 'identity_missing' : bag.codes ? null : 'code_missing',
  }
}

function todayRow(bag: Bag, meeting: Planned): TodayRow {
  const id = meeting.clientId
  const last = bag.entries.filter((entry) => entry.clientId === id).sort(newestFirst)[0]
  const goal = bag.goals[id]?.find((one) => one.steps.some((step) => step.state === 'now'))
  const at = goal?.steps.findIndex((step) => step.state === 'now') ?? -1
  const step = goal?.steps[at]
  return {
    sessionId: meeting.id, clientId: id, clientName: nameOf(bag.clients, id), nonDisclosure: personOf(bag, id).form.nonDisclosure, startsAt: meeting.startsAt, endsAt: meeting.endsAt,
    mode: meeting.mode, place: meeting.place, lastTime: last ? last.agreed || leadOf(last) : '', step: step && goal ? { text: step.text, number: at + 1, of: goal.steps.length } : null,
    openTasks: bag.tasks.filter((task) => task.clientId === id && task.open).map((task) => task.what), termDaysLeft: periodOf(bag.periods[id])?.daysLeft ?? null,
    draft: bag.drafts.find((draft) => draft.sessionId === meeting.id)?.id ?? null, recorded: meeting.recorded, secondWorker: meeting.secondWorker,
    secondWorkerMissing: meeting.mode === 'home_visit' && meeting.secondWorker === '' && bag.risks.some((risk) => risk.clientId === id && risk.secondWorker && !risk.endedBecause),
  }
}

export function todayOf(bag: Bag): Today {
  const on = (meeting: Planned) => meeting.startsAt.slice(0, 10)
  return {
    date: TODAY, week: 6, sessions: bag.meetings.filter((meeting) => on(meeting) === TODAY).map((meeting) => todayRow(bag, meeting)),
    unrecorded: bag.meetings.filter((meeting) => on(meeting) < TODAY && !meeting.recorded).map((meeting) => todayRow(bag, meeting)),
    groups: bag.groups.sessions.filter((one) => one.state !== 'removed' && one.startsAt.startsWith(TODAY)).map((one) => groupRow(bag, one)), groupsUnrecorded: [],
    drafts: bag.drafts.map((draft) => draftRow(bag, draft)), documentDrafts: documentDrafts(bag),
    promises: bag.tasks.filter((task) => task.who === 'worker' && task.open && task.dueOn !== null && task.dueOn <= TODAY), clients: bag.clients.length, reminders: remindersOf(bag),
    nextDay: bag.meetings.map(on).find((day) => day > TODAY) ?? null,
  }
}

function remindersOf(bag: Bag): ReminderRow[] {
  return Object.values(bag.periods).flatMap((form) => {
    const period = periodOf(form)
    if (period === null || period.daysLeft < 0 || period.daysLeft > 42 || bag.seen.has(period.id)) return []
    const clientId = form.clientId ?? ''
    return [{ kind: 'term_ends' as const, clientId, clientName: nameOf(bag.clients, clientId), periodId: period.id, on: period.endsOn, daysLeft: period.daysLeft }]
  })
}

export function draftPage(bag: Bag, id: string): DraftPage {
  const draft = bag.drafts.find((one) => one.id === id)
  if (!draft) throw { code: 'not_found' }
  const last = bag.entries.filter((entry) => entry.clientId === draft.clientId && !entry.annulled).sort(newestFirst)[0]
  const base = bag.entries.find((entry) => entry.id === draft.corrects)
  return {
    id, client: headOf(bag, draft.clientId), period: periodOf(bag.periods[draft.clientId]), form: structuredClone(draft.form), savedAt: draft.savedAt,
    team: bag.team.filter((member) => member.clientId === draft.clientId && !member.leftOn).map((member) => member.name),
    tasks: bag.tasks.filter((task) => task.clientId === draft.clientId && task.open), goals: bag.goals[draft.clientId] ?? [], cancelReasons,
    lastAgreed: last?.agreed ?? '', lastMet: last?.startsAt ?? null,
    correction: base ? { entryId: base.id, version: base.version, startsAt: base.startsAt } : null, reEntry: draft.reEnters !== undefined,
  }
}

export function backupState(bag: Bag): BackupState {
  const onlyHere = bag.entries.filter((entry) => !entry.exportedAt).length
  return { today: TODAY, newest: bag.backup, working: false, trouble: null, damaged: 0, place: null, newestElsewhere: null, troubleElsewhere: null, onlyHere }
}
