// The memory twin's groups: one with three fictional members. Finds names by their beginning alone; the core knows their forms.
import type { CaptureForm, CapturePage, CapturePerson, GroupForm, GroupMemberView, GroupSessionRow, PartForm, Problem } from '../bindings.gen'
import type { Bag } from './bag'
import { dayOf, momentOf, nameOf, personOf } from './bag'
import { NOW, TODAY } from './people'
import type { Wishes } from './wishes'

interface Group {
  form: GroupForm & { id: string }
  endedOn: string | null
}
type Membership = Pick<GroupMemberView, 'id' | 'clientId' | 'since' | 'until'> & { groupId: string }
type Session = Pick<GroupSessionRow, 'id' | 'groupId' | 'startsAt' | 'endsAt' | 'place' | 'state'> & { groupDid: string; came: (Pick<CapturePerson, 'clientId' | 'entryId'> & { attendance: NonNullable<PartForm['attendance']> })[] }

export interface Groups {
  groups: Group[]
  members: Membership[]
  sessions: Session[]
  captures: { id: string; sessionId: string; form: CaptureForm }[]
}

/** `begun`: a capture is half written, with a name in it that does not belong there. */
export function groups(begun: boolean): Groups {
  const at = (day: string, time: string) => `${day}T${time}:00+02:00`
  const session = (id: string, day: string, state: Session['state']): Session => ({ id, groupId: 'gr1', startsAt: at(day, '16:00'), endsAt: at(day, '17:30'), place: 'Kaupunginosatalo, pieni sali', state, groupDid: '', came: [] })
  return {
    groups: [{
      form: { id: 'gr1', name: 'Olohuone', purpose: 'Yhdessä tekemistä ja kahvit. Jokainen puhuu sen verran kuin haluaa.', place: 'Kaupunginosatalo, pieni sali', weekday: 2, starts: '16.00', ends: '17.30', runBy: 'Kaisa Niemi ja vertaisohjaaja', setAside: [] },
      endedOn: null,
    }],
    members: ['aino', 'liisa', 'petteri'].map((clientId, index) => ({ id: `gm${index}`, groupId: 'gr1', clientId, since: '2026-01-27', until: null })),
    sessions: [
      { ...session('gs0', '2026-01-27', 'held'), groupDid: 'Ryhmä kokoontui ensimmäisen kerran ja sopi yhteisistä säännöistä.', came: [{ clientId: 'aino', attendance: 'present', entryId: null }, { clientId: 'liisa', attendance: 'excused', entryId: null }, { clientId: 'petteri', attendance: 'present', entryId: null }] },
      session('gs1', TODAY, 'planned'),
    ],
    captures: begun ? [halfWritten()] : [],
  }
}

const blankPart = (clientId: string): PartForm => ({ clientId, attendance: null, recordedTogether: false, clientTells: '', observations: '', assessment: '', agreed: '', absence: '' })

function halfWritten(): Groups['captures'][number] {
  const parts = [
    { ...blankPart('aino'), attendance: 'present' as const, recordedTogether: true, clientTells: '”Istuin oven vieressä, se oli hyvä paikka.”', observations: 'Nauroi kerran ääneen.' },
    { ...blankPart('liisa'), attendance: 'told' as const, absence: 'Soitti aamulla ja kertoi olevansa kuumeessa.' },
    { ...blankPart('petteri'), attendance: 'present' as const, clientTells: '”Luulin, että pitää puhua koko ajan.”', observations: 'Tuli ajoissa, istui Ainon vieressä ja jäi auttamaan kahvinkeitossa.' },
  ]
  const groupDid = 'Keitettiin kahvit ja sovittiin yhteiset säännöt. Jokainen kertoi yhden asian, joka on hyvin.'
  return { id: 'gs1', sessionId: 'gs1', form: { date: '3.2.2026', starts: '16.00', ends: '17.30', place: 'Kaupunginosatalo, pieni sali', groupDid, parts, setAside: [], caret: '' } }
}

export function groupRow(bag: Bag, session: Session): GroupSessionRow {
  const { groupDid: _, came, ...row } = session
  const members = bag.groups.members.filter((member) => member.groupId === row.groupId && member.until === null).length
  return { ...row, groupName: groupOf(bag, row.groupId).form.name, members, done: came.length, begun: bag.groups.captures.some((capture) => capture.sessionId === row.id) }
}

function groupOf(bag: Bag, id: string): Group {
  const group = bag.groups.groups.find((one) => one.form.id === id)
  if (!group) throw { code: 'not_found' }
  return group
}

function sessionOf(bag: Bag, id: string): Session {
  const session = bag.groups.sessions.find((one) => one.id === id)
  if (!session) throw { code: 'not_found' }
  return session
}

export function groupsOfClient(bag: Bag, clientId: string) {
  return bag.groups.members.filter((member) => member.clientId === clientId).map(({ groupId, since, until }) => {
    const { form } = groupOf(bag, groupId)
    const next = bag.groups.sessions.find((one) => one.groupId === groupId && one.state === 'planned')?.startsAt ?? null
    return { id: groupId, name: form.name, weekday: form.weekday, starts: form.starts, ends: form.ends, since, until, next }
  })
}

/** Words that begin as a member's name does, with up to five letters more. */
function namesIn(bag: Bag, groupId: string, form: CaptureForm): Problem[] {
  const people = bag.groups.members.filter((member) => member.groupId === groupId)
  const found = (path: string, text: string, whose: string | null): Problem[] =>
    [...text.matchAll(/\p{L}+/gu)].flatMap((match) => {
      const word = match[0]
      const named = people.some(({ clientId }) => clientId !== whose && nameOf(bag.clients, clientId).split(' ').some((name) => name.length > 2 && word.startsWith(name.slice(0, -1)) && word.length <= name.length + 5))
      if (!named || form.setAside.some((aside) => aside.path === path && aside.word === word)) return []
      const from = Array.from(text.slice(0, match.index)).length
      return [{ path, code: whose === null ? 'names_member' as const : 'names_another' as const, span: { from, until: from + Array.from(word).length } }]
    })
  const fields = ['clientTells', 'observations', 'assessment', 'agreed', 'absence'] as const
  return [...found('groupDid', form.groupDid, null), ...form.parts.flatMap((part) => fields.flatMap((field) => found(`parts.${part.clientId}.${field}`, part[field], part.clientId)))]
}

function capturePage(bag: Bag, id: string): CapturePage {
  const capture = bag.groups.captures.find((one) => one.id === id)
  if (!capture) throw { code: 'not_found' }
  const session = sessionOf(bag, capture.sessionId)
  const people = bag.groups.members.filter((member) => member.groupId === session.groupId && member.until === null).map(({ clientId }): CapturePerson => {
    const came = session.came.find((one) => one.clientId === clientId)
    const { form } = personOf(bag, clientId)
    return { clientId, clientName: nameOf(bag.clients, clientId), callingName: form.callingName || form.givenNames, nonDisclosure: form.nonDisclosure, withheld: false, attendance: came?.attendance ?? null, entryId: came?.entryId ?? null }
  })
  const parts = people.filter((person) => person.attendance === null).map(({ clientId }) => capture.form.parts.find((part) => part.clientId === clientId) ?? blankPart(clientId))
  const form = structuredClone({ ...capture.form, parts })
  return { id, groupId: session.groupId, groupName: groupOf(bag, session.groupId).form.name, sessionId: session.id, form, savedAt: NOW, settled: session.state === 'recording', people, names: namesIn(bag, session.groupId, form) }
}

export function groupWishes(bag: Bag, fresh: (kind: string) => string): Wishes {
  const changed = ['group', 'client'] as const
  return {
    group_list: () => ({
      value: {
        groups: bag.groups.groups.map(({ form, endedOn }) => {
          const { id, name, purpose, weekday, starts, ends } = form
          const next = bag.groups.sessions.find((one) => one.groupId === id && one.state === 'planned')?.startsAt ?? null
          return { id, name, purpose, weekday, starts, ends, endedOn, next, members: bag.groups.members.filter((member) => member.groupId === id && member.until === null).length }
        }),
      },
      changed: [],
    }),
    group_open: ({ id }) => {
      const group = groupOf(bag, id)
      const members = bag.groups.members.filter((member) => member.groupId === id).map(({ groupId: _, ...member }) => ({ ...member, clientName: nameOf(bag.clients, member.clientId), nonDisclosure: personOf(bag, member.clientId).form.nonDisclosure, own: true }))
      const sessions = bag.groups.sessions.filter((one) => one.groupId === id && one.state !== 'removed').sort((a, b) => b.startsAt.localeCompare(a.startsAt)).map((one) => groupRow(bag, one))
      return { value: { form: structuredClone(group.form), endedOn: group.endedOn, members: members.filter((member) => !member.until), left: members.filter((member) => member.until), sessions }, changed: [] }
    },
    group_save: (form) => {
      if (!form.name.trim()) throw { code: 'fields', fields: [{ path: 'name', code: 'required' }] }
      const id = form.id ?? fresh('gr')
      const kept = bag.groups.groups.find((group) => group.form.id === id)
      if (kept) kept.form = { ...form, id }
      else bag.groups.groups.push({ form: { ...form, id }, endedOn: null })
      return { value: { id }, changed: [...changed] }
    },
    group_end: ({ id, ended }) => {
      groupOf(bag, id).endedOn = ended ? TODAY : null
      return { value: null, changed: [...changed] }
    },
    group_add: ({ groupId, clientId, since }) => {
      const id = fresh('gm')
      bag.groups.members.push({ id, groupId, clientId, since: dayOf(since) ?? TODAY, until: null })
      return { value: { id }, changed: [...changed] }
    },
    group_leave: ({ id, back }) => {
      const member = bag.groups.members.find((one) => one.id === id)
      if (member) member.until = back ? null : '2026-02-02'
      return { value: null, changed: [...changed] }
    },
    group_plan: ({ groupId, date, starts, ends, place }) => {
      const startsAt = momentOf(date, starts)
      if (!startsAt) throw { code: 'fields', fields: [{ path: dayOf(date) ? 'starts' : 'date', code: dayOf(date) ? 'time_not_understood' : 'date_not_understood' }] }
      const id = fresh('gs')
      bag.groups.sessions.push({ id, groupId, startsAt, endsAt: momentOf(date, ends), place, state: 'planned', groupDid: '', came: [] })
      return { value: { id }, changed: [...changed] }
    },
    group_remove: ({ id }) => {
      sessionOf(bag, id).state = 'removed'
      return { value: null, changed: [...changed] }
    },
    group_session: ({ id }) => {
      const session = sessionOf(bag, id)
      const came = session.came.map((one) => ({ ...one, clientName: nameOf(bag.clients, one.clientId), nonDisclosure: personOf(bag, one.clientId).form.nonDisclosure, annulled: false }))
      return { value: { session: groupRow(bag, session), groupDid: session.groupDid, came }, changed: [] }
    },
    group_capture: ({ groupId, sessionId }) => {
      const session = sessionId ? sessionOf(bag, sessionId) : bag.groups.sessions.find((one) => one.groupId === groupId && one.startsAt.startsWith(TODAY) && one.state === 'planned')
      if (!session) throw { code: 'not_found' }
      if (session.state === 'held') throw { code: 'already_final' }
      if (!bag.groups.captures.some((one) => one.id === session.id)) {
        const typed = (moment: string | null) => moment?.slice(11, 16).replace(/^0/, '').replace(':', '.') ?? ''
        const date = session.startsAt.slice(0, 10).split('-').map(Number).reverse().join('.')
        bag.groups.captures.push({ id: session.id, sessionId: session.id, form: { date, starts: typed(session.startsAt), ends: typed(session.endsAt), place: session.place, groupDid: '', parts: [], setAside: [], caret: '' } })
      }
      return { value: capturePage(bag, session.id), changed: ['draft', 'group'] }
    },
    group_capture_save: ({ id, form }) => {
      const capture = bag.groups.captures.find((one) => one.id === id)
      if (!capture) throw { code: 'not_found' }
      capture.form = form
      return { value: { savedAt: NOW, names: namesIn(bag, sessionOf(bag, capture.sessionId).groupId, form) }, changed: ['draft', 'group'] }
    },
    group_capture_discard: ({ id }) => {
      bag.groups.captures = bag.groups.captures.filter((one) => one.id !== id)
      return { value: null, changed: ['draft', 'group'] }
    },
    group_finalise: ({ id, form, only }) => {
      const capture = bag.groups.captures.find((one) => one.id === id)
      if (!capture) return { value: { sessionId: id, done: [], left: 0, already: true }, changed: [] }
      const session = sessionOf(bag, capture.sessionId)
      capture.form = form
      const chosen = form.parts.filter((part) => only === null || part.clientId === only)
      const mine = (path: string) => !path.startsWith('parts.') || chosen.some((part) => path.startsWith(`parts.${part.clientId}.`))
      const missing: Problem[] = chosen.filter((part) => part.attendance === null).map((part) => ({ path: `parts.${part.clientId}.attendance`, code: 'attendance_missing' }))
      const fields = [...missing, ...namesIn(bag, session.groupId, form).filter((problem) => mine(problem.path))]
      if (fields.length > 0) throw { code: 'fields', fields }
      session.came.push(...chosen.map((part) => ({ clientId: part.clientId, attendance: part.attendance ?? 'present', entryId: null })))
      session.groupDid = form.groupDid
      capture.form.parts = form.parts.filter((part) => !chosen.includes(part))
      session.state = capture.form.parts.length === 0 ? 'held' : 'recording'
      if (session.state === 'held') bag.groups.captures = bag.groups.captures.filter((one) => one.id !== id)
      return { value: { sessionId: session.id, done: chosen.map((part) => part.clientId), left: capture.form.parts.length, already: false }, changed: ['group', 'entry', 'draft', 'client'] }
    },
  }
}
