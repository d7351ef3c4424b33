// What the memory twin answers to each wish on its open bag.
import type { EntryForm, EntryHistory, ExportReceipt, Finished, Problem } from '../bindings.gen'
import type { Answer, Args, Command, Ok } from '../host'
import { backupState, clientPage, clientRow, dayOf, draftPage, draftRow, entryRow, headOf, momentOf, nameOf, personOf, timelineOf, todayOf, type Bag } from './bag'
import { documentDrafts, documentRows, documentWishes } from './paperwork'
import { codeSystems, NOW, serviceTasks, socialServices, TODAY } from './people'
import { groupWishes } from './groups'
import { measureWishes } from './measures'
import { phraseWishes } from './phrases'
import { searchWishes } from './search'
import { serverWishes } from './server'
import { leafAnswer, leafGiven, leafPage } from './leaf'
import { phonePage } from './phone'
import { togetherWishes } from './together'
import { SPARE_KEYS } from './spare'
import { blankEntry, type Entry, type Kept } from './work'

export type Wishes = { [C in Command]?: (args: Args<C>) => Answer<Ok<C>> }

const PDF = '/media/tikku/askel-2026-02-03-094000.pdf'
const read = <T>(value: T): Answer<T> => ({ value, changed: [] })
const required = (form: object, paths: string[]): void => {
  const fields: Problem[] = paths.filter((path) => !String(Reflect.get(form, path) ?? '').trim()).map((path) => ({ path, code: 'required' }))
  if (fields.length > 0) throw { code: 'fields', fields }
}

export function wishes(bag: Bag): Wishes {
  const fresh = (kind: string) => `${kind}${100 + bag.next++}`
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw { code: 'not_found' }
    return value
  }

  return {
    vault_activity: () => read(null),
    vault_prove: () => read(null),
    vault_change_passphrase: ({ fresh }) => {
      if (fresh.length < 15) throw { code: 'passphrase_short' }
      return { value: null, changed: ['vault'] }
    },
    vault_bind_to_keychain: () => {
      if (bag.recovery.state !== 'proven') throw { code: 'spare_key_unproven' }
      bag.recovery = { ...bag.recovery, keychain: 'bound' }
      return { value: null, changed: ['vault'] }
    },
    vault_free_from_keychain: () => {
      bag.recovery = { ...bag.recovery, keychain: 'free' }
      return { value: null, changed: ['vault'] }
    },
    recovery: () => read(structuredClone(bag.recovery)),
    recovery_read_keys: () => read({ keys: `# Kuvitteellinen alue\n${SPARE_KEYS.join('\n')}` }),
    recovery_place: ({ keys }) => {
      const found = keys.split(/\s+/).filter((word) => word.startsWith('age1'))
      if (found.length === 0) throw { code: 'recovery_keys_unread' }
      bag.recovery = { ...bag.recovery, state: 'unproven', placedAt: NOW, overdue: false, keys: found.map((key) => ({ name: `${key.slice(0, 10)}…${key.slice(-6)}`, provenAt: null })) }
      return { value: structuredClone(bag.recovery), changed: ['vault'] }
    },
    recovery_challenge: () => read({ folder: '/home/kaisa/Tiedostot', file: 'askel-vara-avaimen-koe.json' }),
    recovery_prove: ({ code }) => {
      if (code.replace(/\W/g, '').toUpperCase() !== 'K7M20Q9XZZZZ') throw { code: 'recovery_code_wrong' }
      bag.recovery = { ...bag.recovery, state: 'proven', overdue: false, keys: bag.recovery.keys.map((key, index) => (index === 0 ? { ...key, provenAt: NOW } : key)) }
      return { value: structuredClone(bag.recovery), changed: ['vault'] }
    },
    overview: () => read({ today: todayOf(bag).sessions.filter((row) => !row.recorded).length, promises: bag.tasks.filter((task) => task.open).length, drafts: bag.drafts.length + bag.documents.drafts.length, onlyHere: bag.entries.filter((entry) => entry.waits && !entry.exportedAt).length + documentRows(bag).filter((row) => !row.exportedAt).length }),
    today: () => read(todayOf(bag)),
    worker_read: () => read({ ...bag.worker }),
    worker_save: (form) => {
      required(form, ['familyName', 'givenNames', 'title', 'unitName', 'organisationName'])
      bag.worker = { ...form }
      return { value: null, changed: ['worker'] }
    },

    client_list: ({ text }) => {
      const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      const rows = bag.clients.map((person) => clientRow(bag, person)).filter((row) => plain(row.name).includes(plain(text)))
      return read({ rows, total: rows.length })
    },
    client_names: ({ text }) => {
      const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      const rows = text.trim().length < 2 ? [] : bag.clients.map((person) => clientRow(bag, person)).filter((row) => plain(row.name).includes(plain(text.trim())))
      return read(rows.map(({ id, name, birthYear, nonDisclosure }) => ({ id, name, birthYear, nonDisclosure })))
    },
    client_form: ({ id }) => read(structuredClone(personOf(bag, id).form)),
    client_save: (form) => {
      required(form, ['familyName', 'givenNames'])
      const id = form.id ?? fresh('client')
      const birthYear = Number(/(\d{4})$/.exec(form.birthDate)?.[1]) || null
      const kept = bag.clients.find((person) => person.form.id === id)
      if (kept) Object.assign(kept, { form: { ...form, id } })
      else bag.clients.push({ form: { ...form, id }, birthYear })
      return { value: { id, note: form.identityKind === 'code' ? 'test_code' : null }, changed: ['client'] }
    },
    client_open: ({ id }) => read(clientPage(bag, id)),
    client_identity: ({ id }) => read({ text: personOf(bag, id).form.identityCode || personOf(bag, id).form.temporaryIdentifier || null }),
    access_open: ({ id }) => {
      const at = (time: string) => `${TODAY}T${time}:00+02:00`
      const row = { worker: 'Kaisa Niemi', workerTitle: 'Sosiaaliohjaaja', why: 'own_client' as const, reason: null }
      return read({
        client: headOf(bag, id), unitName: bag.worker.unitName, organisationName: bag.worker.organisationName,
        rows: [
          { ...row, at: at('09:40'), how: 'log_read', noun: 'access' },
          { ...row, at: at('09:31'), how: 'changed', noun: 'entry', why: null },
          { ...row, at: at('09:12'), how: 'opened', noun: 'client' },
          { ...row, at: at('08:55'), how: 'opened', noun: 'client' },
          { ...row, at: at('08:50'), how: 'listed', noun: 'session' },
          { ...row, at: '2026-01-20T14:05:00+02:00', how: 'opened', noun: 'entry', why: 'reason', reason: 'Sijaistan Olli Aaltoa, asiakas soitti ja kysyi ajastaan.' },
          { ...row, at: '2026-01-20T14:04:00+02:00', how: 'refused', noun: 'client', why: 'no_reason' },
        ],
      })
    },
    access_reason: ({ reason }) => {
      if (!reason.trim()) throw { code: 'fields', fields: [{ path: 'reason', code: 'required' }] }
      return read(null)
    },
    access_save: () => read({ file: '/media/tikku/askel-2026-02-03-094000.csv' }),
    access_pdf: () => read({ file: PDF }),
    entry_pdf: () => read({ file: PDF }),
    document_pdf: () => read({ file: PDF }),
    leaf_open: (wish) => read(leafPage(bag, wish)),
    leaf_answer: (said) => {
      leafAnswer(bag, said)
      return { value: null, changed: ['leaf'] }
    },
    leaf_print: (wish) => read(leafGiven(bag, wish)),
    leaf_save: (wish) => {
      leafGiven(bag, wish)
      return read({ file: PDF })
    },
    phone_open: ({ clientId, namesService }) => read(phonePage(bag, clientId, namesService)),
    phone_save: () => read({ file: '/media/tikku/askel-2026-02-03-094000.ics' }),
    record_state: () => read({ state: 'whole', rows: 214, from: null, noun: null, client: null, backup: null }),
    space_state: () => read({ space: 'enough' }),
    client_timeline: ({ id, offset }) => read(timelineOf(bag, id).slice(offset)),

    period_open: ({ clientId }) => read({
      form: bag.periods[clientId] ?? { id: null, clientId, serviceTask: serviceTasks[0]?.code ?? '', socialService: socialServices[0]?.code ?? '', ownWorker: 'Kaisa Niemi', startsOn: '3.2.2026', endsOn: '', assessmentOn: '', planOn: '', decisionOn: '', decisionFrom: '', decisionUntil: '', termReason: '', termDecidedBy: '', reviews: [], deputies: [], remoteAloneDays: '' },
      serviceTasks: bag.codes ? serviceTasks : [], socialServices: bag.codes ? socialServices : [],
    }),
    period_save: (form) => {
      required(form, ['serviceTask', 'socialService', 'startsOn', 'endsOn'])
      const id = form.id ?? fresh('period')
      bag.periods[form.clientId ?? ''] = { ...form, id }
      return { value: { id }, changed: ['period', 'client'] }
    },

    period_seen: ({ id }) => {
      bag.seen.add(id)
      return { value: null, changed: ['period'] }
    },

    team_open: ({ id }) => {
      const members = bag.team.filter((member) => member.clientId === id).map((member) => ({ ...member, promised: bag.tasks.filter((task) => task.clientId === id && task.whoName === member.name) }))
      const { form } = personOf(bag, id)
      const suggested = form.closePersons.filter((person) => !members.some((member) => member.name === person.name)).map((person) => ({ name: person.name, role: person.relation, phone: person.phone }))
      return read({ clientName: nameOf(bag.clients, id), protected: form.nonDisclosure === 'yes', members: members.filter((member) => !member.leftOn), left: members.filter((member) => member.leftOn), suggested })
    },
    team_save: (form) => {
      required(form, ['name', 'role'])
      const id = form.id ?? fresh('member')
      bag.team = [...bag.team.filter((member) => member.id !== id), { ...form, id, phone: form.phone || null, contactOn: form.contact === 'not_asked' ? null : (dayOf(form.contactOn) ?? TODAY), leftOn: null }]
      return { value: { id }, changed: ['team', 'client'] }
    },
    team_leave: ({ id, left }) => {
      found(bag.team.find((member) => member.id === id)).leftOn = left ? TODAY : null
      return { value: null, changed: ['team', 'client'] }
    },
    risk_open: ({ id }) => {
      const notes = bag.risks.filter((risk) => risk.clientId === id)
      const inForce = notes.filter((risk) => !risk.endedBecause)
      return read({ clientName: nameOf(bag.clients, id), inForce, others: notes.filter((risk) => risk.endedBecause), secondWorker: inForce.some((risk) => risk.secondWorker) })
    },
    risk_save: (form) => {
      required(form, ['description', 'source'])
      const id = form.id ?? fresh('risk')
      bag.risks = [...bag.risks.filter((risk) => risk.id !== id), { ...form, id, clientId: form.clientId ?? '', startsOn: dayOf(form.startsOn) ?? TODAY, endsOn: dayOf(form.endsOn), endedBecause: '' }]
      return { value: { id }, changed: ['risk', 'client'] }
    },
    risk_end: ({ id, because }) => {
      if (!because.trim()) throw { code: 'fields', fields: [{ path: 'endedBecause', code: 'required' }] }
      Object.assign(found(bag.risks.find((risk) => risk.id === id)), { endedBecause: because, endsOn: TODAY })
      return { value: null, changed: ['risk', 'client'] }
    },

    ...documentWishes(bag),
    ...serverWishes(bag),
    ...groupWishes(bag, fresh),
    ...measureWishes(bag),
    ...searchWishes(bag),
    ...togetherWishes(bag),

    goal_open: ({ clientId, id }) => {
      const goal = bag.goals[clientId]?.find((one) => one.id === id)
      return read(goal ? { ...structuredClone(goal), clientId } : { id: null, clientId, clientWords: '', area: '', direction: 'improve', levels: ['', '', '', '', ''], weight: 1, startLevel: -1, steps: [], factors: [] })
    },
    goal_save: (form) => {
      if (!form.clientWords.trim()) throw { code: 'fields', fields: [{ path: 'clientWords', code: 'goal_without_words' }] }
      const list = (bag.goals[form.clientId] ??= [])
      const old = list.find((goal) => goal.id === form.id)
      const id = form.id ?? fresh('goal')
      const done = new Map(old?.steps.map((step) => [step.id, step.doneOn]))
      const steps = form.steps.map((step) => ({ id: step.id ?? fresh('step'), text: step.text, state: 'later' as const, doneOn: (step.id && done.get(step.id)) || null }))
      const goal = { ...form, id, level: old?.level ?? form.startLevel, steps: restate(steps) }
      if (old) list[list.indexOf(old)] = goal
      else list.push(goal)
      return { value: { id }, changed: ['goal', 'client'] }
    },
    goal_mark_step: ({ goalId, stepId, done }) => {
      const goal = found(Object.values(bag.goals).flat().find((one) => one.id === goalId))
      goal.steps = restate(goal.steps.map((step) => (step.id === stepId ? { ...step, doneOn: done ? TODAY : null } : step)))
      return { value: structuredClone(goal), changed: ['goal'] }
    },
    goal_set_level: ({ goalId, level }) => {
      const goal = found(Object.values(bag.goals).flat().find((one) => one.id === goalId))
      goal.level = level
      return { value: structuredClone(goal), changed: ['goal'] }
    },

    session_plan: (form) => {
      required(form, ['date', 'starts', 'mode'])
      const id = form.id ?? fresh('meeting')
      const startsAt = momentOf(form.date, form.starts)
      if (!startsAt) throw { code: 'fields', fields: [{ path: dayOf(form.date) ? 'starts' : 'date', code: dayOf(form.date) ? 'time_not_understood' : 'date_not_understood' }] }
      bag.meetings.push({ id, clientId: form.clientId, startsAt, endsAt: momentOf(form.date, form.ends), mode: form.mode ?? 'home_visit', place: form.place, secondWorker: form.secondWorker, recorded: false })
      bag.meetings.sort((a, b) => a.startsAt.localeCompare(b.startsAt))
      return { value: { id }, changed: ['session'] }
    },
    session_remove: ({ id }) => {
      bag.meetings = bag.meetings.filter((meeting) => meeting.id !== id)
      return { value: null, changed: ['session'] }
    },

    draft_open: ({ clientId, sessionId }) => {
      const kept = bag.drafts.find((draft) => !draft.corrects && !draft.reEnters && draft.clientId === clientId && (sessionId === null || draft.sessionId === sessionId))
      if (kept) return read(draftPage(bag, kept.id))
      const meeting = bag.meetings.find((one) => one.id === sessionId)
      const head = headOf(bag, clientId)
      const id = fresh('draft')
      const time = (moment: string | null | undefined) => (moment ? `${Number(moment.slice(11, 13))}.${moment.slice(14, 16)}` : '')
      const day = (meeting?.startsAt ?? NOW).slice(0, 10).split('-').map(Number)
      bag.drafts.push({
        id, clientId, sessionId, savedAt: NOW,
        form: { ...structuredClone(blankEntry), date: day.reverse().join('.'), starts: time(meeting?.startsAt ?? NOW), ends: time(meeting?.endsAt), mode: meeting?.mode ?? null, place: meeting?.place ?? '', participants: `${head.callingName} ja minä` },
      })
      return { value: draftPage(bag, id), changed: ['draft'] }
    },
    draft_resume: ({ id }) => read(draftPage(bag, id)),
    draft_save: ({ id, form }) => {
      const draft = found(bag.drafts.find((one) => one.id === id))
      draft.form = structuredClone(form)
      draft.savedAt = NOW
      return { value: { savedAt: NOW, readTogether: form.readTogether }, changed: [] }
    },
    draft_discard: ({ id }) => {
      bag.drafts = bag.drafts.filter((draft) => draft.id !== id)
      return { value: null, changed: ['draft'] }
    },
    entry_finalise: ({ id, form }) => {
      const draft = found(bag.drafts.find((one) => one.id === id))
      const startsAt = momentOf(form.date, form.starts)
      const fields: Problem[] = []
      if (!startsAt) fields.push({ path: dayOf(form.date) ? 'starts' : 'date', code: dayOf(form.date) ? 'time_not_understood' : 'date_not_understood' })
      if (form.kind === 'meeting' && !form.mode) fields.push({ path: 'mode', code: 'mode_missing' })
      if (form.kind === 'meeting' && !(form.clientTells + form.observations + form.assessment + form.agreed).trim()) fields.push({ path: 'clientTells', code: 'nothing_recorded' })
      if (!bag.periods[draft.clientId]) fields.push({ path: 'period', code: 'period_missing' })
      if (draft.corrects && !form.correctionReason.trim()) fields.push({ path: 'correctionReason', code: 'reason_missing' })
      if (!startsAt || fields.length > 0) throw { code: 'fields', fields }
      if (draft.corrects) return corrected(bag, { ...draft, form }, startsAt)
      const entryId = fresh('entry')
      const { groupDid, clientTells, observations, assessment, agreed, readTogether, dissent, whatWasDone, cancelDetails, kind, place, participants, recordedTogether } = form
      bag.entries.push({
        id: entryId, clientId: draft.clientId, version: 1, kind, startsAt, endsAt: momentOf(form.date, form.ends), writtenAt: NOW, mode: form.mode ?? 'home_visit', place, participants,
        serviceTask: serviceTasks[0]!, socialService: socialServices[0]!, author: 'Kaisa Niemi', authorTitle: bag.worker.title, authorUnit: bag.worker.unitName, recordedTogether,
        groupDid, clientTells, observations, assessment, agreed, readTogether, dissent, marks: [], newTasks: [], nextMeeting: momentOf(form.next.date, form.next.starts), whatWasDone,
        cancelledBy: kind === 'cancelled' ? form.cancelledBy : null, cancelReason: null, cancelDetails, exportedAt: null, waits: true, annulled: null,
      })
      for (const meeting of bag.meetings) if (meeting.id === draft.sessionId) meeting.recorded = true
      for (const { taskId, mark, obstacle } of form.taskMarks) {
        const task = bag.tasks.find((one) => one.id === taskId)
        if (task && mark) Object.assign(task, { mark, obstacle, open: mark === 'partly' || mark === 'not_done', markedAt: NOW })
      }
      bag.drafts = bag.drafts.filter((one) => one.id !== id)
      return { value: { entryId, clientId: draft.clientId, already: false }, changed: ['draft', 'entry', 'task', 'goal', 'session', 'delivery'] }
    },
    entry_read: ({ id }) => {
      const { clientId, ...entry } = found(bag.entries.find((one) => one.id === id))
      return read({ ...entry, client: headOf(bag, clientId) })
    },
    entry_history: ({ id }) => {
      const entry = found(bag.entries.find((one) => one.id === id))
      const undone = { tasks: entry.newTasks.map((task) => task.what), marks: entry.marks.map((mark) => mark.what), nextMeeting: entry.nextMeeting, planned: null, delivered: entry.exportedAt !== null }
      return read({ versions: versionsOf(bag, entry), correction: bag.drafts.find((draft) => draft.corrects === id)?.id ?? null, undone: entry.annulled ? null : undone })
    },
    entry_correct: ({ id }) => {
      const begun = bag.drafts.find((draft) => draft.corrects === id)
      if (begun) return read(draftPage(bag, begun.id))
      const entry = found(bag.entries.find((one) => one.id === id))
      if (entry.annulled) throw { code: 'entry_annulled' }
      const draft = { id: fresh('draft'), clientId: entry.clientId, sessionId: null, savedAt: NOW, form: formOf(entry), corrects: id }
      bag.drafts.push(draft)
      return { value: draftPage(bag, draft.id), changed: ['draft', 'entry'] }
    },
    entry_annul: ({ id, ground, reason }) => {
      const fields: Problem[] = []
      if (!ground) fields.push({ path: 'ground', code: 'ground_missing' })
      if (!reason.trim()) fields.push({ path: 'reason', code: 'reason_missing' })
      if (!ground || fields.length > 0) throw { code: 'fields', fields }
      const entry = found(bag.entries.find((one) => one.id === id))
      const past = versionsOf(bag, entry)
      Object.assign(entry, { version: entry.version + 1, annulled: { ground, reason }, waits: entry.exportedAt !== null, exportedAt: null })
      bag.versions[id] = [{ ...past[0]!, version: entry.version, writtenAt: NOW, reason, annulled: entry.annulled, exportedAt: null, fields: [] }, ...past]
      return { value: null, changed: ['entry', 'task', 'goal', 'session', 'delivery', 'client'] }
    },
    entry_re_enter: ({ id, clientId }) => {
      const entry = found(bag.entries.find((one) => one.id === id && one.annulled))
      const draft = { id: fresh('draft'), clientId, sessionId: null, savedAt: NOW, form: { ...formOf(entry), participants: headOf(bag, clientId).callingName, place: '' }, reEnters: id }
      bag.drafts.push(draft)
      return { value: draftPage(bag, draft.id), changed: ['draft'] }
    },

    ...phraseWishes(bag),
    hint_find: ({ texts }) => read(texts.flatMap(({ path, text, quoted }) => {
      const from = quoted ? -1 : text.indexOf('hankala')
      return from < 0 ? [] : [{ path, kind: 'loaded' as const, from, until: from + 7, entry: 'difficult', words: 0 }]
    })),
    task_list: () => {
      const open = bag.tasks.filter((task) => task.open).sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
      return read({ own: open.filter((task) => task.who === 'worker'), others: open.filter((task) => task.who !== 'worker'), total: open.length })
    },
    task_mark: ({ id, mark, obstacle }) => {
      const task = found(bag.tasks.find((one) => one.id === id))
      Object.assign(task, { mark, obstacle, open: mark === null || mark === 'partly' || mark === 'not_done', markedAt: mark && NOW })
      return { value: { ...task, clientName: nameOf(bag.clients, task.clientId) }, changed: ['task'] }
    },

    delivery: () => {
      const entries = bag.entries.filter((entry) => entry.waits || entry.exportedAt).map((entry) => entryRow(bag, entry))
      const rows = [...entries, ...documentRows(bag)].sort((a, b) => a.happenedAt.localeCompare(b.happenedAt))
      const onlyHere = rows.filter((row) => !row.exportedAt)
      const exported = rows.filter((row) => row.exportedAt).reverse()
      return read({ drafts: bag.drafts.map((draft) => draftRow(bag, draft)), documentDrafts: documentDrafts(bag), onlyHere, onlyHereTotal: onlyHere.length, exported, exportedTotal: exported.length })
    },
    delivery_hand_over: ({ drafts }) => {
      if (bag.recovery.state !== 'proven') throw { code: 'spare_key_unproven' }
      return read({ folder: '/home/kaisa/Tiedostot', file: 'askel-luovutus-2026-02-03.age', records: bag.entries.filter((entry) => entry.waits && !entry.exportedAt).length, pagesOnly: 1, drafts: drafts ? bag.drafts.length : 0, clients: bag.clients.length })
    },
    delivery_export: () => carried(bag, (one) => one.exportedAt === null),
    delivery_export_all: () => carried(bag, () => true),

    backup_state: () => read(backupState(bag)),
    backup_make: () => {
      bag.backup = NOW
      return { value: backupState(bag), changed: ['backup'] }
    },
    backup_place: () => {
      throw { code: 'cancelled' }
    },

    code_list: () => read(codeSystems(bag.codes)),
    code_import: () => {
      throw { code: 'cancelled' }
    },
    code_use_demo: () => {
      bag.codes = true
      return { value: { values: 13 }, changed: ['code', 'delivery'] }
    },
  }
}

function carried(bag: Bag, wanted: (one: { exportedAt: string | null }) => boolean): Answer<ExportReceipt> {
  const entries = bag.entries.filter((entry) => (entry.waits || entry.exportedAt !== null) && wanted(entry) && !entryRow(bag, entry).obstacle)
  const documents = bag.documents.finished.filter((one) => one.annulled === null && wanted(one) && bag.codes)
  if (entries.length + documents.length === 0) throw { code: 'nothing_to_export' }
  for (const one of [...entries, ...documents]) one.exportedAt = NOW
  const heldBack = bag.entries.filter((entry) => entry.waits && !entry.exportedAt).length
  return { value: { folder: '/home/kaisa/Siirto/2026-02-03', documents: entries.length + documents.length, heldBack, demoCodes: true }, changed: ['delivery', 'entry', 'document'] }
}

function versionsOf(bag: Bag, entry: Entry): EntryHistory['versions'] {
  const { version, author, authorTitle, writtenAt, exportedAt } = entry
  return bag.versions[entry.id] ?? [{ version, author, authorTitle, writtenAt, reason: '', annulled: null, exportedAt, fields: [] }]
}

function formOf(entry: Entry): EntryForm {
  const time = (moment: string | null) => (moment ? `${Number(moment.slice(11, 13))}.${moment.slice(14, 16)}` : '')
  const { kind, mode, place, participants, recordedTogether, groupDid, clientTells, observations, assessment, agreed, whatWasDone, cancelDetails } = entry
  const date = entry.startsAt.slice(0, 10).split('-').map(Number).reverse().join('.')
  return { ...structuredClone(blankEntry), kind, mode, place, participants, recordedTogether, groupDid, clientTells, observations, assessment, agreed, whatWasDone, cancelDetails, date, starts: time(entry.startsAt), ends: time(entry.endsAt) }
}

/** The next version; each changed voice is told as one change, since the words are compared in the core. */
function corrected(bag: Bag, draft: Kept, startsAt: string): Answer<Finished> {
  const entry = bag.entries.find((one) => one.id === draft.corrects)
  if (!entry) throw { code: 'not_found' }
  const { form } = draft
  const past = versionsOf(bag, entry)
  const fields = ([['client_tells', 'clientTells'], ['observations', 'observations'], ['assessment', 'assessment'], ['agreed', 'agreed']] as const)
    .filter(([, key]) => entry[key] !== form[key])
    .map(([field, key]) => ({ field, changed: true, runs: [{ kind: 'removed' as const, text: entry[key] }, { kind: 'added' as const, text: form[key] }] }))
  const { clientTells, observations, assessment, agreed, place, participants } = form
  Object.assign(entry, { clientTells, observations, assessment, agreed, place, participants, startsAt, version: entry.version + 1, writtenAt: NOW, exportedAt: null, waits: true })
  bag.versions[entry.id] = [{ ...past[0]!, version: entry.version, writtenAt: NOW, reason: form.correctionReason, exportedAt: null, fields }, ...past]
  bag.drafts = bag.drafts.filter((one) => one.id !== draft.id)
  return { value: { entryId: entry.id, clientId: entry.clientId, already: false }, changed: ['draft', 'entry', 'delivery'] }
}

/** The first step that is not done is the one being taken. */
function restate<S extends { doneOn: string | null }>(steps: S[]): (S & { state: 'done' | 'now' | 'later' })[] {
  const now = steps.findIndex((step) => step.doneOn === null)
  return steps.map((step, index) => ({ ...step, state: step.doneOn ? 'done' : index === now ? 'now' : 'later' }))
}
