// Made from the table in src-tauri/src/commands/mod.rs by `cargo xtask bindings`. Do not edit.

export type AccessPage = { client: ClientHead, unitName: string, organisationName: string, 
/**
 * The newest first.
 */
rows: Array<AccessRow>, };

export type AccessRow = { at: string, 
/**
 * Absent for a colleague whom the directory does not name.
 */
worker: string | null, workerTitle: string, how: HandledHow, 
/**
 * The log's noun: client, period, goal, session, draft, entry, task, access …
 */
noun: string, why: Right | null, 
/**
 * The worker's own words.
 */
reason: string | null, };

export type AnnulledView = { ground: AnnulmentGround, reason: string, };

export type AnnulmentForm = { id: EntryId, ground: AnnulmentGround | null, reason: string, };

export type AnnulmentGround = "wrong_person" | "mistake";

export type Answer = boolean | string | Array<string> | Array<Row> | MomentForm | PersonForm;

export type AnswerBeside = { heading: string, changed: boolean, 
/**
 * In order. `same` and `removed` make the earlier text, `same` and `added` the later.
 */
runs: Array<Run>, };

export type Answers = { [key in string]: Answer };

export type AsideReason = "not_taken" | "leans_on" | "not_kept" | "altered" | "changed_there" | "unsayable" | "not_understood" | "breaks_rule" | "orphan" | "same_person" | "other_client" | "no_longer_ours" | "gone_there";

export type Attendance = "present" | "told" | "no_word" | "excused";

export type AttendanceView = { clientId: ClientId, clientName: string, nonDisclosure: NonDisclosure, attendance: Attendance, entryId: EntryId | null, annulled: boolean, };

export type AutomaticChoice = { on: boolean, };

export type BackupRow = { id: string, 
/**
 * The worker's name, as on the lock screen's card; empty when the backup's keys do not read.
 */
label: string, 
/**
 * None when its list does not read.
 */
madeAt: string | null, entries: number, 
/**
 * In the second place.
 */
elsewhere: boolean, 
/**
 * Every file is as it was written.
 */
whole: boolean, };

export type BackupState = { today: string, 
/**
 * The newest one; it was read back and compared before it got its name.
 */
newest: string | null, 
/**
 * One is being written now.
 */
working: boolean, trouble: BackupTrouble | null, 
/**
 * Backups that cannot be put back any more.
 */
damaged: number, 
/**
 * The second place, as its folder is called on this computer.
 */
place: string | null, newestElsewhere: string | null, troubleElsewhere: BackupTrouble | null, 
/**
 * Finished entries that have not been carried anywhere.
 */
onlyHere: number, };

export type BackupTrouble = "low_space" | "disk" | "unequal";

export type BandShown = { text: string, source: string, };

export type CancelledBy = "client" | "worker" | "other";

export type CaptureFinish = { id: DraftId, form: CaptureForm, 
/**
 * One participant's part alone; absent: everybody's in one act.
 */
only: ClientId | null, };

export type CaptureFinished = { sessionId: GroupSessionId, done: Array<ClientId>, 
/**
 * Parts that are still to be finished.
 */
left: number, 
/**
 * It was finished already: the second click changed nothing.
 */
already: boolean, };

export type CaptureForm = { date: string, starts: string, ends: string, place: string, 
/**
 * What the group did: about the group, never about a person.
 */
groupDid: string, parts: Array<PartForm>, 
/**
 * Words that are spelled like somebody's name and do not mean them.
 */
setAside: Array<SetAside>, 
/**
 * Name of the field where the worker was writing.
 */
caret: string, };

export type CapturePage = { id: DraftId, groupId: GroupId, groupName: string, sessionId: GroupSessionId, form: CaptureForm, savedAt: string, 
/**
 * Some part is finished: the time, the place and the shared part stand.
 */
settled: boolean, people: Array<CapturePerson>, 
/**
 * Where a text names somebody it may not.
 */
names: Array<Problem>, };

export type CapturePerson = { clientId: ClientId, clientName: string, callingName: string, nonDisclosure: NonDisclosure, 
/**
 * Not the worker's own client any more: the part is not written here.
 */
withheld: boolean, 
/**
 * The part is finished: how it was, and the entry where there is one.
 */
attendance: Attendance | null, entryId: EntryId | null, };

export type CaptureRef = { id: DraftId, };

export type CaptureRequest = { groupId: GroupId, 
/**
 * Absent: the meeting is now.
 */
sessionId: GroupSessionId | null, };

export type CaptureSave = { id: DraftId, form: CaptureForm, };

export type CaptureSaved = { savedAt: string, 
/**
 * Where a text names somebody it may not, as places in what was sent.
 */
names: Array<Problem>, };

export type CaseKind = "overlap" | "two_corrections";

export type ChangeVerdict = "better" | "same" | "worse" | "not_said";

export type ChangedBy = { "is": "named", name: string, } | { "is": "colleague" } | { "is": "unknown" };

export type ChildrenNoted = "considered" | "not_current";

export type ClaimBecause = "no_network" | "sign_in" | "refused" | "not_understood";

export type ClaimSentence = { "is": "no_server" } | { "is": "nothing" } | { "is": "all_on_server", rows: number, checked_at: string, } | { "is": "only_here", rows: number, } | { "is": "not_confirmed", rows: number, } | { "is": "not_checked", days: number | null, } | { "is": "doubted" };

export type ClaimTone = "settled" | "neutral" | "attention";

export type ClaimView = { sentence: ClaimSentence, tone: ClaimTone, 
/**
 * Why nothing more goes now.
 */
because: ClaimBecause | null, needsAttention: number, 
/**
 * Choices that wait, also between two corrections that are both on the server.
 */
twoVersions: number, 
/**
 * When the server was last looked through whole.
 */
checkedAt: string | null, };

export type ClientForm = { id: ClientId | null, familyName: string, givenNames: string, callingName: string, identityKind: IdentityKind, identityCode: string, temporaryIdentifier: string, 
/**
 * Asked when there is no personal identity code.
 */
birthDate: string, phone: string, email: string, street: string, postalCode: string, town: string, contactStreet: string, contactPostalCode: string, contactTown: string, municipality: string, contactLanguage: string, 
/**
 * Language interpreted into; empty when no interpreter is needed.
 */
interpreting: string, closePersons: Array<ClosePersonForm>, nonDisclosure: NonDisclosure, nonDisclosureUntil: string, childrenAtHome: boolean, };

export type ClientGroup = { id: GroupId, name: string, weekday: number | null, starts: string, ends: string, since: string, until: string | null, next: string | null, };

export type ClientHead = { id: ClientId, name: string, 
/**
 * Name to use in a sentence: "Läsnä Reijo ja minä".
 */
callingName: string, age: number | null, nonDisclosure: NonDisclosure, nonDisclosureUntil: string | null, identityKind: IdentityKind, phone: string | null, email: string | null, home: string | null, contactAddress: string | null, municipality: string | null, contactLanguage: string, interpreting: string | null, closePersons: Array<ClosePersonView>, childrenAtHome: boolean, };

export type ClientId = string;

export type ClientList = { rows: Array<ClientRow>, 
/**
 * All that match, of which `rows` is one page.
 */
total: number, };

export type ClientMeasures = { clientName: string, measures: Array<MeasureHistory>, };

export type ClientName = { id: ClientId, name: string, birthYear: number | null, nonDisclosure: NonDisclosure, };

export type ClientPage = { head: ClientHead, 
/**
 * The newest period, running or not.
 */
period: PeriodView | null, goals: Array<GoalView>, 
/**
 * Open tasks first, then the settled ones, newest first.
 */
tasks: Array<TaskView>, sessions: Array<SessionView>, draft: DraftId | null, 
/**
 * Newest first; the first hundred.
 */
timeline: Array<TimelineRow>, timelineTotal: number, meetings: MeetingCount, 
/**
 * Risk notes in force: how many, never what they say.
 */
risks: number, 
/**
 * People in the team.
 */
team: number, 
/**
 * Groups the client is or was in.
 */
groups: Array<ClientGroup>, };

export type ClientRef = { id: ClientId, };

export type ClientRow = { id: ClientId, name: string, birthYear: number | null, nonDisclosure: NonDisclosure, lastMet: string | null, nextSession: string | null, openTasks: number, 
/**
 * Last day of the running service period.
 */
termEndsOn: string | null, };

export type ClientSaved = { id: ClientId, 
/**
 * A typographic dash in the identity code was read as a hyphen, or a test code was given: said, not refused.
 */
note: IdentityNote | null, };

export type ClientSearch = { 
/**
 * Any part of the names, any case, accents optional. Empty lists all.
 */
text: string, offset: number, };

export type ClosePersonForm = { id: ClosePersonId | null, name: string, relation: string, phone: string, mayContact: boolean, };

export type ClosePersonId = string;

export type ClosePersonView = { name: string, relation: string, phone: string | null, mayContact: boolean, };

export type CodeChoice = { code: string, fi: string, sv: string, 
/**
 * Made up for trying Askel out.
 */
demo: boolean, };

export type CodeLists = { [key in string]: Array<ListChoice> };

export type CodeSystem = "service_task" | "social_service" | "contact_mode" | "cancellation_reason" | "goal" | "situation_factor" | "attainment" | "support_need" | "initiation_way" | "urgency" | "support_duration" | "method" | "used";

export type CodeSystemView = { system: CodeSystem, oid: string, values: number, demo: boolean, };

export type CodesImported = { values: number, };

export type ConflictAnswer = { id: string, fields: Array<FieldAnswer>, };

export type ConflictField = { 
/**
 * Where in the thing: `steps.0193….text`. The answer names it.
 */
path: string, 
/**
 * The field's name, for `conflict.field.<name>`.
 */
field: string, 
/**
 * Which of several, in its own words: the step, the close person.
 */
of: string | null, before: Said, mine: Said, theirs: Said, 
/**
 * Free text: the two can be written into one.
 */
canBeWritten: boolean, };

export type ConflictPage = { id: string, kind: CaseKind, clientId: ClientId | null, clientName: string | null, noun: string, name: string, 
/**
 * The row itself: where its own page is.
 */
rowId: string, mine: Side, theirs: Side, 
/**
 * What both changed, each to be answered.
 */
fields: Array<ConflictField>, 
/**
 * What only one changed and was joined by itself; told, not asked.
 */
joined: number, 
/**
 * Of two corrections, what each says: mine as the earlier text, theirs as the later. One of the two is empty.
 */
entry: Array<FieldBeside>, document: Array<AnswerBeside>, };

export type ConflictRef = { id: string, };

export type ConflictRow = { id: string, kind: CaseKind, clientId: ClientId | null, clientName: string | null, 
/**
 * The log's noun.
 */
noun: string, 
/**
 * The thing in its own words: the client's words of a goal, what a task is.
 */
name: string, foundAt: string, 
/**
 * Places that differ.
 */
fields: number, };

export type ContactAnswer = "not_asked" | "given" | "refused";

export type ContactMode = "home_visit" | "outreach" | "office" | "video" | "phone" | "chat" | "message" | "email" | "network_meeting" | "group";

export type CorrectionOf = { entryId: EntryId, 
/**
 * The version that is being corrected.
 */
version: number, startsAt: string, };

export type CountedMode = { mode: ContactMode, meetings: number, 
/**
 * Of the meetings whose end was written down.
 */
minutes: number, withoutEnd: number, };

export type CountedSum = { meetings: number, minutes: number, };

export type Counts = { 
/**
 * Modes in which the client was met, in the order of [`ContactMode::ALL`].
 */
modes: Array<CountedMode>, 
/**
 * The worker came or called, and nobody was there.
 */
notMet: number, cancelledByClient: number, cancelledByWorker: number, cancelledByOther: number, tasks: TaskCounts, };

export type CriteriaForm = { rows: Array<CriterionForm>, ageFrom: string, ageUntil: string, };

export type CriterionForm = { code: string, fi: string, sv: string, en: string, inUse: boolean, };

export type Deed = "client_saved" | "period_saved" | "reminder_seen" | "goal_saved" | "step_added" | "step_marked" | "step_unmarked" | "level_set" | "meeting_planned" | "meeting_removed" | "group_saved" | "group_ended" | "group_goes_on" | "member_left" | "member_back" | "team_saved" | "risk_saved" | "risk_ended" | "task_marked" | "task_unmarked" | "criteria_saved" | "phrase_saved" | "phrase_removed" | "phrases_imported";

export type Delivery = { 
/**
 * Unfinished drafts of entries and of documents, oldest first: they never leave.
 */
drafts: Array<DraftRow>, documentDrafts: Array<DocumentDraftRow>, 
/**
 * What is finished and exists only on this laptop, oldest first; at most a hundred.
 */
onlyHere: Array<DeliveryRow>, onlyHereTotal: number, 
/**
 * What has been written to a folder, newest first; at most a hundred.
 */
exported: Array<DeliveryRow>, exportedTotal: number, };

export type DeliveryObstacle = "identity_missing" | "name_missing" | "identity_code_needed" | "code_missing" | "answer_missing" | "fault";

export type DeliveryRow = { id: EntryId, 
/**
 * The version this row is about: each leaves by itself.
 */
version: number, 
/**
 * The version that annuls it.
 */
annulled: boolean, clientId: ClientId, clientName: string, what: What, 
/**
 * When the entry's event began, or when the document was made.
 */
happenedAt: string, writtenAt: string, exportedAt: string | null, 
/**
 * Why it cannot leave yet.
 */
obstacle: DeliveryObstacle | null, };

export type DeputyForm = { name: string, from: string, until: string, };

export type DeputyView = { name: string, until: string, };

export type DocumentAsked = { id: EntryId, };

export type DocumentBegin = { clientId: ClientId, kind: FormKind, };

export type DocumentBegun = { id: DraftId, };

export type DocumentCorrection = { id: EntryId, 
/**
 * The version that is being corrected.
 */
version: number, madeAt: string, };

export type DocumentDraftRef = { id: DraftId, };

export type DocumentDraftRow = { id: DraftId, clientId: ClientId, clientName: string, kind: FormKind, 
/**
 * It corrects a document that is finished.
 */
corrects: boolean, savedAt: string, };

export type DocumentFinished = { id: EntryId, clientId: ClientId, 
/**
 * It was already final: the second click changed nothing.
 */
already: boolean, 
/**
 * What a finished evaluation began; empty for every other document.
 */
drafts: Array<MadeDraft>, };

export type DocumentHistory = { versions: Array<DocumentVersion>, 
/**
 * A correction that was begun and not finished.
 */
correction: DraftId | null, 
/**
 * What annulling would take back; absent when the document has been annulled.
 */
undone: DocumentUndone | null, };

export type DocumentPage = { id: DraftId, client: ClientHead, form: FormDef, lists: CodeLists, answers: Answers, 
/**
 * What the draft began with, and by the ids of the form's fields where it came from.
 */
prefilled: Answers, taken: { [key in string]: string }, 
/**
 * The sections that are asked.
 */
sections: Array<SectionView>, goneThrough: Array<string>, 
/**
 * Path of the field where the worker was writing.
 */
caret: string, savedAt: string, 
/**
 * When the plan that this one follows and evaluates was written.
 */
follows: string | null, 
/**
 * What this draft corrects, where it corrects something, and why as typed so far.
 */
correction: DocumentCorrection | null, reason: string, 
/**
 * The client's age, where it is outside what the organisation's service is for. A sentence, never a gate.
 */
outsideAges: OutsideAges | null, };

export type DocumentSave = { id: DraftId, answers: Answers, goneThrough: Array<string>, caret: string, 
/**
 * Why a finished document is corrected; empty in a new one.
 */
reason: string, };

export type DocumentSaved = { 
/**
 * When the file had it: only this answer may change the label to "saved".
 */
savedAt: string, sections: Array<SectionView>, };

export type DocumentShelf = { rows: Array<ShelfRow>, 
/**
 * The mid and the final evaluation: acts of their own, which stay in Askel.
 */
evaluations: Array<ShelfRow>, };

export type DocumentUndone = { 
/**
 * The review it agreed leaves the day's page.
 */
review: string | null, 
/**
 * Reviews that wait again.
 */
waitingAgain: Array<string>, 
/**
 * Some version has been written to a folder: the annulment is carried after it.
 */
delivered: boolean, };

export type DocumentVersion = { version: number, author: string, authorTitle: string, writtenAt: string, 
/**
 * Empty in the first version.
 */
reason: string, annulled: AnnulledView | null, exportedAt: string | null, 
/**
 * What differs from the version before it, in the order of the form. Empty in the first version and in an annulment.
 */
fields: Array<AnswerBeside>, 
/**
 * The whole version, to be read by itself.
 */
answers: Answers, };

export type DocumentView = { id: EntryId, client: ClientHead, form: FormDef, lists: CodeLists, answers: Answers, author: string, authorTitle: string, authorUnit: string, version: number, 
/**
 * When this version was written, and the first one.
 */
writtenAt: string, madeAt: string, 
/**
 * When this version was last written to a folder; `None`: only on this laptop.
 */
exportedAt: string | null, 
/**
 * This version waits to be written to a folder. An annulled document that never left waits for nothing.
 */
waits: boolean, 
/**
 * Set when the document no longer counts; its content is what it was.
 */
annulled: AnnulledView | null, 
/**
 * The plan that this one follows.
 */
previous: PreviousView | null, };

export type DraftId = string;

export type DraftPage = { id: DraftId, client: ClientHead, period: PeriodView | null, form: EntryForm, savedAt: string, 
/**
 * Open tasks, to be marked.
 */
tasks: Array<TaskView>, goals: Array<GoalView>, 
/**
 * Names of the client's team, to choose who does a task.
 */
team: Array<string>, cancelReasons: Array<CodeChoice>, 
/**
 * What was agreed last time, as one text; empty at a first meeting.
 */
lastAgreed: string, lastMet: string | null, 
/**
 * What this draft corrects, where it corrects something: marks, tasks and the next meeting are not part of it.
 */
correction: CorrectionOf | null, 
/**
 * The words come from an annulled entry and are to be checked.
 */
reEntry: boolean, };

export type DraftRef = { id: DraftId, };

export type DraftRequest = { clientId: ClientId, 
/**
 * The planned meeting this is about, if it was planned.
 */
sessionId: SessionId | null, };

export type DraftRow = { id: DraftId, clientId: ClientId, clientName: string, kind: EntryKind, mode: ContactMode | null, 
/**
 * It corrects an entry that is finished.
 */
corrects: boolean, 
/**
 * The day as typed so far.
 */
date: string, savedAt: string, };

export type DraftSave = { id: DraftId, form: EntryForm, };

export type DraftSaved = { 
/**
 * When the file had it: only this answer may change the label to "saved".
 */
savedAt: string, 
/**
 * What the client has said of the words as they stand now.
 */
readTogether: ReadTogether | null, };

export type Empty = Record<symbol, never>;

export type EntryField = "when" | "mode" | "place" | "participants" | "together" | "group_did" | "remote_obstacle" | "children" | "client_tells" | "observations" | "assessment" | "agreed" | "read_together" | "dissent" | "what_was_done" | "cancelled_by" | "cancel_reason" | "cancel_details";

export type EntryForm = { kind: EntryKind, date: string, starts: string, ends: string, mode: ContactMode | null, place: string, participants: string, recordedTogether: boolean, 
/**
 * Asked of a remote contact only.
 */
remoteObstacle: RemoteObstacle | null, 
/**
 * Asked of a home visit only, where children live.
 */
children: ChildrenNoted | null, stepMarks: Array<StepMarkForm>, taskMarks: Array<TaskMarkForm>, 
/**
 * Of a group: what the group did.
 */
groupDid: string, clientTells: string, observations: string, assessment: string, agreed: string, 
/**
 * Words of a group's entry that are spelled like another participant's name and do not mean them.
 */
setAside: Array<SetAside>, newTasks: Array<TaskForm>, next: NextMeetingForm, 
/**
 * What the client said of these words when they were read together. Written in together mode only; [`EntryForm::heard_by`].
 */
readTogether: ReadTogether | null, 
/**
 * What the client sees otherwise, in the client's own words.
 */
dissent: string, 
/**
 * When the client was not met: what was done and left behind.
 */
whatWasDone: string, cancelledBy: CancelledBy, cancelReason: string, cancelDetails: string, 
/**
 * When a finished entry is corrected: why.
 */
correctionReason: string, 
/**
 * Name of the field where the worker was writing, so that a return lands in the same place.
 */
caret: string, };

export type EntryHistory = { versions: Array<VersionView>, 
/**
 * A correction that was begun and not finished.
 */
correction: DraftId | null, 
/**
 * What annulling would take back; absent when the entry has been annulled.
 */
undone: UndoneView | null, };

export type EntryId = string;

export type EntryKind = "meeting" | "not_met" | "cancelled";

export type EntryRef = { id: EntryId, };

export type EntryView = { id: EntryId, version: number, client: ClientHead, kind: EntryKind, startsAt: string, endsAt: string | null, writtenAt: string, mode: ContactMode, place: string, participants: string, serviceTask: CodeChoice, socialService: CodeChoice, author: string, authorTitle: string, authorUnit: string, recordedTogether: boolean, 
/**
 * Of a group: what the group did.
 */
groupDid: string, clientTells: string, observations: string, assessment: string, agreed: string, 
/**
 * What the client said when it was read together.
 */
readTogether: ReadTogether | null, 
/**
 * What the client sees otherwise, in the client's own words.
 */
dissent: string, marks: Array<MarkView>, newTasks: Array<TaskView>, nextMeeting: string | null, whatWasDone: string, cancelledBy: CancelledBy | null, cancelReason: CodeChoice | null, cancelDetails: string, 
/**
 * When this version was last written to a folder; `None`: only on this laptop.
 */
exportedAt: string | null, 
/**
 * This version waits to be written to a folder. An annulled entry that never left waits for nothing.
 */
waits: boolean, 
/**
 * Set when the entry no longer counts; its content is what it was.
 */
annulled: AnnulledView | null, };

export type EvaluationFigures = { clientId: ClientId, 
/**
 * The days that are counted; nothing where there is neither a plan nor a period.
 */
from: string | null, until: string, counts: Counts, all: CountedSum, faceToFace: CountedSum, remote: CountedSum, 
/**
 * Of every hundred meetings that were either remote or face to face.
 */
remotePercent: number | null, openTasks: Array<TaskView>, 
/**
 * No plan has been finished: the client's goals are evaluated, and no next plan is begun.
 */
withoutPlan: boolean, };

export type ExportReceipt = { folder: string, documents: number, 
/**
 * Records that could not leave, each with its obstacle in `Delivery`.
 */
heldBack: number, 
/**
 * Some codes are made up for trying Askel out: the documents say so.
 */
demoCodes: boolean, };

export type FactorEffect = "helps" | "hinders";

export type FactorForm = { text: string, effect: FactorEffect, };

export type Failure = { code: FailureCode, params?: { [key in string]: string }, 
/**
 * Fields to mend, in the order of the page.
 */
fields?: Array<Problem>, };

export type FailureCode = "locked" | "wait" | "wrong_passphrase" | "passphrase_needed" | "passphrase_short" | "passphrase_weak" | "already_open" | "newer_file" | "keys_damaged" | "vault_damaged" | "vault_missing" | "backup_damaged" | "low_space" | "unsafe_settings" | "disk_full" | "no_room" | "disk_error" | "no_memory" | "uncertain" | "not_found" | "undo_over" | "undo_changed" | "fields" | "already_final" | "note_ended" | "entry_annulled" | "correction_begun" | "next_plan_begun" | "folder_not_writable" | "codes_not_understood" | "measure_unread" | "measure_differs" | "nothing_to_export" | "leaf_refused" | "reason_needed" | "other_client" | "record_broken" | "keychain_absent" | "keychain_locked" | "keychain_emptied" | "spare_key_unproven" | "lease_over" | "device_revoked" | "policy_unread" | "policy_undelivered" | "recovery_missing" | "recovery_keys_unread" | "recovery_answer_refused" | "recovery_code_wrong" | "undelivered" | "server_missing" | "only_together" | "together_code_wrong" | "together_code_spent" | "together_code_weak" | "cancelled" | "bad_request" | "too_large" | "internal";

export type FieldAnswer = { path: string, choice: FieldChoice, 
/**
 * With [`FieldChoice::Written`].
 */
text: string, };

export type FieldBeside = { field: EntryField, changed: boolean, 
/**
 * In order. `same` and `removed` make the earlier text, `same` and `added` the later.
 */
runs: Array<Run>, };

export type FieldChoice = "mine" | "theirs" | "written";

export type FieldDef = { 
/**
 * Readable English; the answer's key, and the label's.
 */
id: string, kind: FieldKind, 
/**
 * Another field's label, where two ask the same in one form.
 */
label: string | null, voice: Voice | null, 
/**
 * Never shown in the view shared with the client.
 */
workerOnly: boolean, 
/**
 * Comes from the record and is typed by nobody: told where it stands, gathered anew when the document is finished.
 */
gathered: boolean, hint: boolean, 
/**
 * Lines the empty text box shows.
 */
rows: number, 
/**
 * Characters, where other than usual for the kind.
 */
longest: number | null, 
/**
 * Name of the code list, and those of its codes that this field takes; none named: all.
 */
codes: string, accepted: Array<string>, required: boolean, requiredWhen: When | null, shownWhen: When | null, 
/**
 * Names a place: not asked, kept or written for a protected client (domain.md §6).
 */
namesPlace: boolean, 
/**
 * A day not before the day of that field.
 */
notBefore: string | null, 
/**
 * A day of the service's term.
 */
withinTerm: boolean, notFuture: boolean, 
/**
 * Rows that came from an earlier version end only by an explicit act with its reason.
 */
kept: boolean, 
/**
 * Rows at most; 0: thirty.
 */
most: number, parts: Array<PersonPart>, fields: Array<FieldDef>, };

export type FieldKind = "text" | "line" | "code" | "codes" | "date" | "moment" | "yes_no" | "person" | "list";

export type Fill = { field: PhraseField, text: string, };

export type FillingPage = { id: MeasureResponseId, clientId: ClientId, clientName: string, card: MeasureCard, occasion: MeasureOccasion, questions: Array<MeasureQuestion>, 
/**
 * Place in `questions`, from 0, of the first that nobody has come to.
 */
firstOpen: number | null, finished: boolean, };

export type FillingRef = { id: MeasureResponseId, };

export type FillingRow = { id: MeasureResponseId, version: string, occasion: MeasureOccasion, on: string, finished: boolean, completeness: MeasureCompleteness, };

export type Finished = { entryId: EntryId, clientId: ClientId, 
/**
 * It was already final: the second click changed nothing.
 */
already: boolean, };

export type FormDef = { kind: FormKind, 
/**
 * The client reads the finished document at home (OmaKanta).
 */
clientReads: boolean, sections: Array<SectionDef>, };

export type FormKind = "initiation" | "needs_assessment" | "service_start" | "client_plan" | "implementation_plan" | "service_end" | "summary" | "mid_evaluation" | "final_evaluation";

export type GasCourse = { 
/**
 * In order of the day.
 */
occasions: Array<GasOccasion>, goals: Array<GasGoal>, };

export type GasForm = { clientId: ClientId, occasion: MeasureOccasion, lines: Array<GasFormLine>, };

export type GasFormLine = { goalId: GoalId, 
/**
 * −2…+2; nothing when the goal is not assessed this time.
 */
level: number | null, };

export type GasGoal = { id: GoalId, clientWords: string, 
/**
 * One for each occasion; nothing where the goal was not assessed or was not there yet.
 */
levels: Array<number | null>, 
/**
 * One for each occasion: the weight it was scored with.
 */
weights: Array<number | null>, };

export type GasOccasion = { occasion: MeasureOccasion, on: string, 
/**
 * With the levels and weights of that day.
 */
t: number | null, assessed: number, notAssessed: number, };

export type GasPage = { clientName: string, goals: Array<GoalView>, course: GasCourse, };

export type GoalDirection = "improve" | "prevent_decline";

export type GoalForm = { id: GoalId | null, clientId: ClientId, clientWords: string, area: string, direction: GoalDirection, 
/**
 * Five texts, from −2 to +2.
 */
levels: Array<string>, 
/**
 * 1-4.
 */
weight: number, 
/**
 * −2 to +2.
 */
startLevel: number, 
/**
 * In order, lowest step first.
 */
steps: Array<StepForm>, factors: Array<FactorForm>, };

export type GoalId = string;

export type GoalRequest = { clientId: ClientId, 
/**
 * Absent: a new goal.
 */
id: GoalId | null, };

export type GoalSaved = { id: GoalId, };

export type GoalView = { id: GoalId, clientWords: string, area: string, direction: GoalDirection, levels: Array<string>, weight: number, startLevel: number, level: number, steps: Array<StepView>, factors: Array<FactorForm>, };

export type GroupEnd = { id: GroupId, 
/**
 * Meets no more; or, taken back, meets again.
 */
ended: boolean, };

export type GroupForm = { id: GroupId | null, name: string, purpose: string, place: string, weekday: number | null, starts: string, ends: string, runBy: string, setAside: Array<SetAside>, };

export type GroupId = string;

export type GroupList = { 
/**
 * Those that still meet first.
 */
groups: Array<GroupRow>, };

export type GroupMemberForm = { groupId: GroupId, clientId: ClientId, 
/**
 * First day in the group, as typed; empty means today.
 */
since: string, };

export type GroupMemberId = string;

export type GroupMemberLeave = { id: GroupMemberId, 
/**
 * Last day in the group, as typed; empty means today.
 */
until: string, 
/**
 * Has not left after all.
 */
back: boolean, };

export type GroupMemberSaved = { id: GroupMemberId, };

export type GroupMemberView = { id: GroupMemberId, clientId: ClientId, clientName: string, nonDisclosure: NonDisclosure, since: string, until: string | null, 
/**
 * The worker may open the client's record, and so write their part.
 */
own: boolean, };

export type GroupPage = { form: GroupForm, endedOn: string | null, members: Array<GroupMemberView>, left: Array<GroupMemberView>, 
/**
 * The newest first; those to come are among them.
 */
sessions: Array<GroupSessionRow>, };

export type GroupRef = { id: GroupId, };

export type GroupRow = { id: GroupId, name: string, purpose: string, 
/**
 * ISO: 1 is Monday.
 */
weekday: number | null, 
/**
 * `13.00`, or empty.
 */
starts: string, ends: string, members: number, next: string | null, endedOn: string | null, };

export type GroupSaved = { id: GroupId, };

export type GroupSessionForm = { id: GroupSessionId | null, groupId: GroupId, date: string, starts: string, ends: string, place: string, };

export type GroupSessionId = string;

export type GroupSessionPage = { session: GroupSessionRow, groupDid: string, came: Array<AttendanceView>, };

export type GroupSessionRef = { id: GroupSessionId, };

export type GroupSessionRow = { id: GroupSessionId, groupId: GroupId, groupName: string, startsAt: string, endsAt: string | null, 
/**
 * The group's own place, never anybody's home.
 */
place: string, state: GroupSessionState, 
/**
 * Members on that day, and how many of them have their part finished.
 */
members: number, done: number, begun: boolean, };

export type GroupSessionSaved = { id: GroupSessionId, };

export type GroupSessionState = "planned" | "recording" | "held" | "removed";

export type HandOverReceipt = { folder: string, file: string, 
/**
 * Finished entries and documents that had been carried nowhere.
 */
records: number, 
/**
 * Of those, the ones that are no national document yet: they go as pages and as they are kept.
 */
pagesOnly: number, drafts: number, clients: number, };

export type HandOverWish = { 
/**
 * What is being written goes along too.
 */
drafts: boolean, };

export type HandedOver = { folder: string, file: string, };

export type HandledHow = "changed" | "listed" | "found" | "opened" | "revealed" | "exported" | "log_read" | "refused";

export type Helped = "yes" | "some" | "no";

export type Hint = { path: string, kind: HintKind, 
/**
 * From which character up to which.
 */
from: number, until: number, 
/**
 * Of a loaded word or an abbreviation: its entry's name in `locales`.
 */
entry: string, 
/**
 * Of a long sentence: how many words it has.
 */
words: number, };

export type HintKind = "long_sentence" | "abbreviation" | "loaded" | "jargon" | "close_person" | "other_client";

export type HintRequest = { draftId: DraftId, clientId: ClientId, texts: Array<HintText>, };

export type HintText = { 
/**
 * Of the field, as its form spells it.
 */
path: string, text: string, 
/**
 * Somebody's own words: nobody is judged by them.
 */
quoted: boolean, };

export type IdentityKind = "code" | "temporary" | "not_known_yet";

export type IdentityNote = "dash_corrected" | "test_code";

export type KeyEventName = "failed_tries" | "passphrase_changed" | "cost_raised" | "recovery_placed" | "recovery_proven" | "recovered" | "keychain_bound" | "keychain_freed" | "together_code_placed" | "together_code_wrong" | "clock_moved" | "typing_cut" | "recovery_asked" | "asked_while_locked" | "opened" | "locked" | "locked_idle" | "locked_long_day" | "locked_guessed" | "locked_away" | "locked_broke_off";

export type KeyEventView = { event: KeyEventName, at: string, count: number, };

export type KeychainState = "none" | "free" | "bound";

export type Language = "fi" | "sv" | "en";

export type LanguageChoice = { language: Language, };

export type LastSync = { at: string, end: SyncEnd, sent: number, fetched: number, };

export type LeafAnswered = { at: string, mayStayAtHome: boolean, askedBy: string, 
/**
 * It is today's, and nothing has come since that would ask it again.
 */
holds: boolean, };

export type LeafGroup = { 
/**
 * What the lines belong to; empty where the heading says it.
 */
name: string, lines: Array<string>, 
/**
 * Each line is a thing of its own.
 */
listed: boolean, };

export type LeafPage = { client: ClientHead, sheet: LeafSheet, 
/**
 * What was answered last, also on another day.
 */
last: LeafAnswered | null, 
/**
 * The worker's own details have no number to call.
 */
phoneMissing: boolean, };

export type LeafSaid = { clientId: ClientId, mayStayAtHome: boolean, };

export type LeafSection = { heading: string, groups: Array<LeafGroup>, };

export type LeafSheet = { language: Language, title: string, sections: Array<LeafSection>, 
/**
 * When it was made.
 */
made: string, };

export type LeafWish = { clientId: ClientId, language: Language, namesService: boolean, };

export type LeaseState = "unbound" | "open" | "over" | "revoked";

export type LeaseView = { state: LeaseState, 
/**
 * Whole days that are left while it is open.
 */
daysLeft: number, 
/**
 * The last contact; until the first one, when the policy was placed.
 */
heardAt: string | null, };

export type LevelRequest = { goalId: GoalId, level: number, };

export type ListChoice = { code: string, fi: string, sv: string, en: string, 
/**
 * Made up for trying Askel out; must not reach a real record.
 */
demo: boolean, };

export type MadeDraft = { kind: FormKind, id: DraftId, 
/**
 * It was being written already: the evaluation was added where nothing of its own had been written.
 */
wasBegun: boolean, };

export type Mark = "done" | "partly" | "not_done" | "dropped";

export type MarkView = { what: string, 
/**
 * A small step of a goal, not a task.
 */
step: boolean, mark: Mark, obstacle: string, };

export type MeasureAnswer = { "kind": "option", code: string, } | { "kind": "number", number: number, } | { "kind": "yes_no", yes: boolean, } | { "kind": "text", text: string, };

export type MeasureBegin = { clientId: ClientId, definition: MeasureDefinitionRef, occasion: MeasureOccasion, mode: MeasureMode, };

export type MeasureCard = { id: string, version: string, title: string, 
/**
 * The language the title really is in.
 */
language: Language, 
/**
 * All languages that the measure can be asked in.
 */
languages: Array<Language>, licence: string, holder: string, source: string, mode: MeasureMode, direction: MeasureDirection, 
/**
 * At most so many are asked: some may hang on earlier answers.
 */
questions: number, hasTotal: boolean, };

export type MeasureCompare = { clientId: ClientId, definition: MeasureDefinitionRef, };

export type MeasureCompleteness = { asked: number, answered: number, skipped: number, declined: number, 
/**
 * Not come to yet.
 */
open: number, };

export type MeasureDefinitionRef = { id: string, version: string, };

export type MeasureDirection = "higher_is_better" | "lower_is_better" | "not_said";

export type MeasureFaultCode = "id_form" | "version_missing" | "language_missing" | "licence_missing" | "holder_missing" | "source_missing" | "text_missing" | "link_id_form" | "link_id_twice" | "no_questions" | "options_missing" | "option_twice" | "condition_unknown" | "condition_later" | "answer_impossible" | "number_wrong" | "option_without_score" | "nothing_to_score" | "range_wrong" | "missing_rule_uneven" | "table_twice" | "table_gap" | "band_without_source" | "band_wrong" | "bands_without_total";

export type MeasureFileFault = "too_large" | "not_json" | "not_a_questionnaire" | "not_in_use" | "modifier_unknown" | "language_unknown" | "field_form" | "text_too_long" | "text_strange" | "too_many_items" | "too_deep" | "item_type_unknown" | "repeats" | "scale_missing" | "options_elsewhere" | "option_form" | "condition_form" | "scoring_unknown" | "missing_rule_unknown" | "direction_unknown" | "mode_unknown";

export type MeasureGive = { id: MeasureResponseId, linkId: string, given: MeasureGiven, };

export type MeasureGiven = { "given": "answered", value: MeasureAnswer, } | { "given": "skipped" } | { "given": "declined" };

export type MeasureHistory = { card: MeasureCard, 
/**
 * The oldest first.
 */
fillings: Array<FillingRow>, };

export type MeasureImported = { 
/**
 * Nothing when the file was refused: then nothing was kept.
 */
card: MeasureCard | null, 
/**
 * Every reason for refusing it, each with its place in the file.
 */
refusals: Array<MeasureRefusal>, 
/**
 * Places in the file that were not understood and not needed.
 */
ignored: Array<string>, };

export type MeasureMode = "self_report" | "interview" | "either";

export type MeasureOccasion = "start" | "mid" | "end" | "other";

export type MeasureQuestion = { linkId: string, 
/**
 * From 1. `of` may change with the answers, when some questions hang on others.
 */
number: number, of: number, 
/**
 * Headings and texts before the question, outermost first.
 */
lead: Array<string>, text: string, 
/**
 * Its short name; empty when it has none.
 */
short: string, 
/**
 * The language the texts really are in.
 */
language: Language, kind: QuestionKind, given: MeasureGiven | null, };

export type MeasureRefusal = { at: string, code: MeasureRefusalCode, };

export type MeasureRefusalCode = MeasureFileFault | MeasureFaultCode;

export type MeasureResponseId = string;

export type MeasureResult = { title: string, 
/**
 * The language the texts of the measure really are in.
 */
language: Language, licence: string, holder: string, source: string, direction: MeasureDirection, 
/**
 * Does the instrument have a total at all?
 */
hasTotal: boolean, totalRange: [number, number] | null, 
/**
 * Finished fillings of this version, in order of the day.
 */
occasions: Array<ResultOccasion>, rows: Array<ResultRow>, 
/**
 * From the first total to the last, when there are two.
 */
totalChange: TotalChange | null, 
/**
 * What the worker should do at once after the last filling. Never for the client's eyes in the shared view.
 */
safety: Array<string>, 
/**
 * Fillings of other versions of this measure: they are never compared with these.
 */
ofOtherVersions: number, };

export type MeasureRow = { card: MeasureCard, 
/**
 * Brought in by the organisation; otherwise Askel's own.
 */
imported: boolean, };

export type MeetingCount = { meetings: number, minutes: number, 
/**
 * Per mode, most frequent first.
 */
modes: Array<ModeCount>, recordedTogether: number, faceToFace: number, remote: number, 
/**
 * Days since the last meeting face to face, when they are more than the plan lets pass with remote work alone.
 */
remoteAloneDays: number | null, };

export type MemberForm = { id: TeamMemberId | null, clientId: ClientId, kind: MemberKind, name: string, role: string, organisation: string, phone: string, contact: ContactAnswer, 
/**
 * The day of the answer, as typed; empty means today.
 */
contactOn: string, };

export type MemberKind = "service" | "close_person" | "network";

export type MemberRef = { id: TeamMemberId, 
/**
 * Has left; or, taken back, is here again.
 */
left: boolean, };

export type MemberSaved = { id: TeamMemberId, };

export type MemberView = { id: TeamMemberId, kind: MemberKind, name: string, role: string, organisation: string, phone: string | null, contact: ContactAnswer, contactOn: string | null, leftOn: string | null, 
/**
 * Open ones first.
 */
promised: Array<TaskView>, };

export type ModeCount = { mode: ContactMode, count: number, };

export type MomentForm = { date: string, time: string, };

export type NameHit = { id: ClientId, name: string, birthYear: number | null, nonDisclosure: NonDisclosure, 
/**
 * One letter of the name is otherwise than typed.
 */
near: boolean, };

export type NewVault = { worker: WorkerForm, passphrase: string, };

export type NextMeetingForm = { 
/**
 * Empty when no next meeting was agreed.
 */
date: string, starts: string, ends: string, mode: ContactMode | null, place: string, };

export type NoScore = "no_total" | "nothing_answered" | "too_many_missing" | "not_in_table";

export type NonDisclosure = "yes" | "no" | "not_asked";

export type Noun = "vault" | "worker" | "client" | "period" | "goal" | "session" | "draft" | "entry" | "task" | "delivery" | "code" | "backup" | "risk" | "team" | "document" | "criteria" | "phrase" | "measure" | "group" | "leaf" | "sync" | "conflict" | "policy";

export type NounCount = { noun: string, count: number, };

export type OpenVault = { id: string, workerName: string, unitName: string, language: Language, idleMinutes: number, 
/**
 * A client looks on: only their own view is shown.
 */
together: boolean, };

export type OutsideAges = { age: number, from: number | null, until: number | null, };

export type Overview = { today: number, promises: number, drafts: number, onlyHere: number, };

export type OwnPhraseForm = { 
/**
 * Absent: a new one.
 */
id: PhraseId | null, name: string, text: string, fields: Array<PhraseField>, };

export type PartForm = { clientId: ClientId, attendance: Attendance | null, recordedTogether: boolean, clientTells: string, observations: string, assessment: string, agreed: string, 
/**
 * Of who was not there: what they let know, or what was done.
 */
absence: string, };

export type PassagePiece = { text: string, 
/**
 * One of the sought words.
 */
marked: boolean, };

export type PassphraseCandidate = { passphrase: string, };

export type PassphraseChange = { present: string, fresh: string, };

export type PassphraseVerdict = { accepted: boolean, characters: number, strength: number, };

export type PeriodForm = { id: PeriodId | null, clientId: ClientId | null, serviceTask: string, socialService: string, ownWorker: string, startsOn: string, endsOn: string, assessmentOn: string, planOn: string, decisionOn: string, decisionFrom: string, decisionUntil: string, 
/**
 * Why the term is another than before, and who decided it. Asked only then.
 */
termReason: string, termDecidedBy: string, 
/**
 * Days of the agreed reviews, as typed; empty rows are offers.
 */
reviews: Array<ReviewForm>, deputies: Array<DeputyForm>, 
/**
 * Days that the plan lets pass without meeting face to face, as typed.
 */
remoteAloneDays: string, };

export type PeriodId = string;

export type PeriodPage = { form: PeriodForm, serviceTasks: Array<CodeChoice>, socialServices: Array<CodeChoice>, };

export type PeriodRef = { id: PeriodId, };

export type PeriodRequest = { clientId: ClientId, 
/**
 * Absent: a new period.
 */
id: PeriodId | null, };

export type PeriodSaved = { id: PeriodId, };

export type PeriodView = { id: PeriodId, serviceTask: CodeChoice, socialService: CodeChoice, ownWorker: string, startsOn: string, endsOn: string, week: number, weeks: number, 
/**
 * Negative once the term is over.
 */
daysLeft: number, assessmentOn: string | null, planOn: string | null, decisionOn: string | null, decisionFrom: string | null, decisionUntil: string | null, 
/**
 * Every term there has been before this one, the newest change first.
 */
termChanges: Array<TermChangeView>, reviews: Array<ReviewView>, 
/**
 * Who looks after the client today instead of the own worker.
 */
deputy: DeputyView | null, };

export type PersonForm = { given: string, family: string, role: string, phone: string, };

export type PersonPart = "role" | "phone";

export type PhoneCode = { 
/**
 * In plain words, line by line.
 */
says: Array<string>, 
/**
 * Modules to a side, without the quiet zone around.
 */
side: number, 
/**
 * The dark modules as an SVG path, one unit to a module.
 */
path: string, };

export type PhonePage = { client: ClientHead, 
/**
 * The next one that was agreed; absent when none is.
 */
meeting: PhoneCode | null, 
/**
 * What was agreed and is not done; absent when nothing is.
 */
tasks: PhoneCode | null, 
/**
 * Tasks that one code has no room for.
 */
leftOut: number, };

export type PhoneWish = { clientId: ClientId, language: Language, namesService: boolean, };

export type PhraseFault = "unread" | "too_large" | "not_understood" | "empty" | "too_many" | "id_missing" | "same_id" | "name_missing" | "name_long" | "text_missing" | "text_long";

export type PhraseField = "client_tells" | "observations" | "assessment" | "agreed" | "group_did" | "document";

export type PhraseId = string;

export type PhraseRef = { id: PhraseId, };

export type PhraseRefusal = { code: PhraseFault, at: string, };

export type PhraseSaved = { id: PhraseId, };

export type PhraseShelf = { 
/**
 * Whose book it is; empty where the file does not say or none was brought.
 */
organisation: string, phrases: Array<PhraseView>, templates: Array<TemplateView>, own: Array<OwnPhraseForm>, };

export type PhraseView = { id: string, name: string, text: string, 
/**
 * Empty: for every longer field.
 */
fields: Array<PhraseField>, };

export type PhrasesImported = { phrases: number, templates: number, refusals: Array<PhraseRefusal>, };

export type PolicyField = "file" | "fhirBase" | "auditBase" | "issuer" | "clientId" | "audience" | "scopes" | "ca" | "pins" | "leaseDays" | "tls12";

export type PolicyInForce = { 
/**
 * `None` until one is placed.
 */
policy: PolicyView | null, placedAt: string | null, lease: LeaseView, 
/**
 * Who has signed in, as the organisation calls them.
 */
signedIn: string | null, };

export type PolicyOffered = { text: string, policy: PolicyView | null, refusals: Array<PolicyRefusal>, 
/**
 * It names another server than the policy in force.
 */
otherServer: boolean, };

export type PolicyPlace = { text: string, passphrase: string, };

export type PolicyRefusal = { field: PolicyField, code: PolicyRefusalCode, };

export type PolicyRefusalCode = "too_large" | "not_json" | "unknown_field" | "missing" | "wrong_kind" | "empty" | "too_long" | "strange" | "not_an_address" | "not_https" | "address_says_too_much" | "certificate_unread" | "pin_unread" | "pin_without_backup" | "out_of_range";

export type PolicyView = { 
/**
 * The FHIR server's, and that of the sign-in.
 */
host: string, issuerHost: string, fhirBase: string, auditBase: string | null, clientId: string, 
/**
 * The organisation's own certificates are asked, not whom the computer trusts.
 */
ownCa: boolean, 
/**
 * How many keys the server may have; 0: none is named.
 */
pins: number, tls12: boolean, leaseDays: number, };

export type PreviousView = { id: EntryId, madeAt: string, 
/**
 * It counts no more, though this one was made from it.
 */
annulled: boolean, answers: Answers, };

export type Problem = { 
/**
 * Path of the field as the form spells it, for example `closePersons.0.phone`.
 */
path: string, code: ProblemCode, limit?: number, 
/**
 * Which part of the text it is about, in characters (not bytes) of the text as it was sent.
 */
span?: Span, };

export type ProblemCode = "required" | "too_long" | "date_not_understood" | "date_does_not_exist" | "date_in_future" | "date_too_far" | "time_not_understood" | "time_does_not_exist" | "end_before_start" | "session_in_future" | "identity_length" | "identity_characters" | "identity_date" | "identity_separator" | "identity_in_future" | "identity_number" | "identity_check" | "identity_taken" | "temporary_identifier_form" | "phone_not_understood" | "email_not_understood" | "postal_code" | "nothing_recorded" | "task_without_what" | "task_without_name" | "mode_missing" | "period_missing" | "cancel_reason_missing" | "goal_without_words" | "dissent_without_words" | "weight_range" | "level_range" | "code_unknown" | "oid_form" | "business_id_form" | "too_many" | "next_before_this" | "reason_missing" | "nothing_corrected" | "ground_missing" | "evaluation_without_plan" | "goal_without_levels" | "kept_row_missing" | "question_not_asked" | "levels_missing" | "answer_not_offered" | "answer_outside_scale" | "outside_term" | "periods_overlap" | "second_worker_missing" | "number_range" | "age_not_understood" | "ages_wrong_way" | "named_twice" | "names_another" | "names_member" | "attendance_missing" | "already_member";

export type ProgressView = { phase: SyncPhase, 
/**
 * Of the phase: rows sent, rows fetched, clients fetched.
 */
done: number, 
/**
 * Where it is known.
 */
of: number | null, 
/**
 * An answer has been awaited for ten seconds.
 */
awaiting: boolean, 
/**
 * Askel waits before it asks again: the server asked for it, or it did not answer.
 */
pausing: boolean, };

export type Promises = { own: Array<TaskView>, others: Array<TaskView>, 
/**
 * How many are open in all; each list shows at most a hundred.
 */
total: number, };

export type Proof = { passphrase: string, };

export type ProofPage = { madeAt: string, workerName: string, unitName: string, organisationName: string, host: string, standing: ProofStanding, 
/**
 * Of what was read back: how many of each noun.
 */
counts: Array<NounCount>, 
/**
 * The newest time that the server itself gave.
 */
newest: string | null, rows: Array<ProofRow>, };

export type ProofRow = { noun: string, id: string, 
/**
 * The server's own version.
 */
version: string, 
/**
 * The first sixteen hexadecimal digits of the content's SHA-256.
 */
hash: string, at: string, };

export type ProofStanding = { "is": "all_there" } | { "is": "missing", rows: Array<NounCount>, drafts: number, } | { "is": "stale" };

export type QuestionKind = { "type": "choice", options: Array<QuestionOption>, } | { "type": "integer", low: number, high: number, lowLabel: string, highLabel: string, } | { "type": "yes_no" } | { "type": "text" };

export type QuestionOption = { code: string, text: string, };

export type ReEntryRequest = { 
/**
 * The annulled entry whose words are written anew.
 */
id: EntryId, 
/**
 * In whose record.
 */
clientId: ClientId, };

export type ReadTogether = "agrees" | "disagrees";

export type ReasonGiven = { clientId: ClientId, reason: string, };

export type RecordState = "checking" | "whole" | "cut" | "row_changed" | "differs" | "put_back" | "forged_anchor" | "damaged";

export type RecordView = { state: RecordState, 
/**
 * Rows of the log.
 */
rows: number | null, 
/**
 * The row from which on the log is not what was written; with `put_back`, the row that an anchor had seen.
 */
from: number | null, 
/**
 * With `differs`: the log's noun of what stands otherwise than the log says, and in whose record.
 */
noun: string | null, client: ClientId | null, 
/**
 * With anything but `whole`: when the newest good backup was made.
 */
backup: string | null, };

export type RecoveryAsked = { folder: string, file: string, 
/**
 * To be read to the officer, who does not answer without it.
 */
code: string, };

export type RecoveryKeyView = { 
/**
 * The public key, shortened to what a person compares.
 */
name: string, provenAt: string | null, };

export type RecoveryKeysText = { keys: string, };

export type RecoveryPlace = { 
/**
 * Public keys of the organisation, as its file has them.
 */
keys: string, passphrase: string, };

export type RecoveryProof = { code: string, };

export type RecoveryRequest = { vaultId: string, passphrase: string, };

export type RecoveryState = "missing" | "unproven" | "proven";

export type RecoveryView = { state: RecoveryState, keychain: KeychainState, keys: Array<RecoveryKeyView>, placedAt: string | null, 
/**
 * Not proven, and the time for it is over.
 */
overdue: boolean, 
/**
 * What happened to the keys of this vault, newest first.
 */
events: Array<KeyEventView>, 
/**
 * When it was opened and locked, newest first.
 */
openings: Array<KeyEventView>, };

export type RefusedRow = { id: string, clientId: ClientId | null, clientName: string | null, reason: AsideReason, at: string, };

export type ReminderKind = "term_ends" | "review";

export type ReminderRow = { kind: ReminderKind, clientId: ClientId, clientName: string, periodId: PeriodId, 
/**
 * The last day of the term, or the day of the review.
 */
on: string, 
/**
 * Negative when the day has passed.
 */
daysLeft: number, };

export type RemoteObstacle = "device" | "connection" | "skill";

export type RestoreReceipt = { madeAt: string, entries: number, 
/**
 * Entries that were in the bag and are not in the backup; null when the bag could not be read.
 */
missing: number | null, 
/**
 * Where the bag that was there is now.
 */
aside: string | null, 
/**
 * It was bound to the keychain of another computer: put back unopened, for the organisation to open.
 */
closed: boolean, };

export type RestoreRequest = { id: string, passphrase: string, };

export type ResultCell = { "is": "value", value: number, words: string | null, } | { "is": "words", words: string, } | { "is": "yes_no", yes: boolean, } | { "is": "skipped" } | { "is": "declined" } | { "is": "not_asked" };

export type ResultOccasion = { occasion: MeasureOccasion, on: string, total: number | null, noTotal: NoScore | null, 
/**
 * Answers that the mean of the others stood in for.
 */
filled: number, band: BandShown | null, completeness: MeasureCompleteness, };

export type ResultRow = { linkId: string, 
/**
 * The question's short name, or the question.
 */
text: string, 
/**
 * Lowest and highest value, when the question has values that can be drawn.
 */
range: [number, number] | null, 
/**
 * One for each occasion.
 */
cells: Array<ResultCell>, 
/**
 * What the file says of the last value.
 */
band: BandShown | null, 
/**
 * From the first value to the last.
 */
verdict: ChangeVerdict | null, };

export type ReviewForm = { on: string, held: boolean, };

export type ReviewView = { on: string, held: boolean, };

export type Right = "own_client" | "deputy" | "new_client" | "caseload" | "reason" | "no_reason" | "no_proof" | "other_client";

export type RiskEnd = { id: RiskId, because: string, };

export type RiskForm = { id: RiskId | null, clientId: ClientId | null, description: string, source: string, startsOn: string, 
/**
 * Empty while no end is known.
 */
endsOn: string, secondWorker: boolean, };

export type RiskId = string;

export type RiskPage = { clientName: string, inForce: Array<RiskView>, 
/**
 * Not yet, or no longer, in force: the newest first.
 */
others: Array<RiskView>, 
/**
 * A home visit today is made by two.
 */
secondWorker: boolean, };

export type RiskSaved = { id: RiskId, };

export type RiskView = { id: RiskId, description: string, source: string, startsOn: string, endsOn: string | null, secondWorker: boolean, endedBecause: string, };

export type Row = { 
/**
 * Follows the row from version to version; a goal's row carries the goal's id.
 */
key: string, 
/**
 * Why the row goes no further; it stays in sight of this version.
 */
dropped: string | null, answers: Answers, };

export type RowState = { "is": "draft", id: DraftId, } | { "is": "waiting" } | { "is": "sending" } | { "is": "on_server", version: string, at: string, } | { "is": "changed_while_sending" } | { "is": "needs_attention", reason: AsideReason, again: boolean, } | { "is": "two_versions", conflict: string, };

export type Run = { kind: RunKind, text: string, };

export type RunKind = "same" | "added" | "removed";

export type Said = { "is": "nothing" } | { "is": "text", text: string, } | { "is": "word", key: string, } | { "is": "day", day: string, } | { "is": "moment", at: string, } | { "is": "number", number: number, } | { "is": "yes" } | { "is": "no" } | { "is": "several", parts: Array<SaidPart>, };

export type SaidPart = { field: string, said: Said, };

export type Saved = { file: string, };

export type SearchHit = { id: string, clientId: ClientId, clientName: string, nonDisclosure: NonDisclosure, 
/**
 * When it happened, was made or was marked; absent where nothing says.
 */
at: string | null, 
/**
 * Of an entry.
 */
mode: ContactMode | null, 
/**
 * Of a document.
 */
form: FormKind | null, 
/**
 * Of a task: it is not done yet.
 */
open: boolean | null, passage: Array<PassagePiece>, };

export type SearchPage = { clients: Array<NameHit>, entries: Array<SearchHit>, documents: Array<SearchHit>, goals: Array<SearchHit>, tasks: Array<SearchHit>, more: boolean, 
/**
 * Rows of the record that the search has not looked through yet: an older vault is read little by little.
 */
waiting: number, };

export type SearchRequest = { 
/**
 * As typed. Its last word counts as begun, not finished, until a space or a full stop follows.
 */
text: string, };

export type SectionDef = { id: string, 
/**
 * Asked only where an earlier plan exists: its evaluation.
 */
later: boolean, hint: boolean, fields: Array<FieldDef>, };

export type SectionState = "not_begun" | "in_progress" | "ready";

export type SectionView = { id: string, state: SectionState, };

export type SendAgain = { noun: string, id: string, version: number, };

export type ServerView = { 
/**
 * `sote.esimerkki.fi`, without the path.
 */
host: string, signIn: SignInView, 
/**
 * Whether the clients' details are open, and for how many whole days yet without contact: 0 on the last one.
 */
lease: LeaseState, leaseDaysLeft: number, };

export type SessionForm = { id: SessionId | null, clientId: ClientId, date: string, starts: string, ends: string, mode: ContactMode | null, place: string, 
/**
 * Who comes along; asked where a risk note says that two go.
 */
secondWorker: string, };

export type SessionId = string;

export type SessionRef = { id: SessionId, };

export type SessionSaved = { id: SessionId, };

export type SessionView = { id: SessionId, startsAt: string, endsAt: string | null, mode: ContactMode, 
/**
 * Empty for a client with a non-disclosure order.
 */
place: string, secondWorker: string, };

export type SetAside = { 
/**
 * Path of the field as its form spells it.
 */
path: string, 
/**
 * As it stands in the text.
 */
word: string, };

export type SharedVoice = "client_tells" | "observations" | "agreed";

export type ShelfDraft = { id: DraftId, savedAt: string, };

export type ShelfFinished = { id: EntryId, 
/**
 * When the document was made, whatever has been corrected since.
 */
madeAt: string, author: string, 
/**
 * Above 1: it has been corrected, or annulled.
 */
version: number, 
/**
 * It counts nowhere any more.
 */
annulled: boolean, 
/**
 * A correction that was begun and not finished.
 */
correction: DraftId | null, };

export type ShelfRow = { kind: FormKind, 
/**
 * Set when this one comes next.
 */
why: WhyNext | null, draft: ShelfDraft | null, 
/**
 * The newest first.
 */
finished: Array<ShelfFinished>, 
/**
 * A new one begins from the newest finished one and evaluates it.
 */
evaluates: boolean, };

export type ShownIdentity = { text: string | null, };

export type Side = { who: ChangedBy, at: string | null, 
/**
 * Of a correction: why it was made.
 */
reason: string, 
/**
 * The correction says that the entry no longer counts.
 */
annulled: boolean, };

export type SignInView = { "is": "out" } | { "is": "waiting" } | { "is": "in", name: string, } | { "is": "again" };

export type SpaceState = "enough" | "low" | "too_little";

export type SpaceView = { space: SpaceState, };

export type Span = { from: number, until: number, };

export type StepAdd = { goalId: GoalId, text: string, };

export type StepForm = { id: StepId | null, text: string, };

export type StepId = string;

export type StepMarkForm = { goalId: GoalId, stepId: StepId, mark: Mark | null, obstacle: string, };

export type StepMarkRequest = { goalId: GoalId, stepId: StepId, 
/**
 * False takes the mark away.
 */
done: boolean, };

export type StepNow = { text: string, number: number, of: number, };

export type StepState = "done" | "now" | "later";

export type StepView = { id: StepId, text: string, state: StepState, doneOn: string | null, };

export type StepWent = "done" | "partly" | "not_yet" | "taken_back";

export type SuggestedMember = { name: string, role: string, phone: string, };

export type SyncAnswer = { 
/**
 * Go on as the question proposes; `false` leaves everything as it is.
 */
go_on: boolean, };

export type SyncEnd = "done" | "some_aside" | "cancelled" | "no_connection" | "broken_off" | "not_trusted" | "redirected" | "sign_in_needed" | "refused" | "busy" | "not_understood" | "no_room" | "record_broken" | "stopped" | "fault";

export type SyncPhase = "connecting" | "sending" | "fetching" | "clients" | "checking";

export type SyncQuestion = { kind: WhyStopped, 
/**
 * Records it is about: those that are gone, or all that were read back before and are proven no more.
 */
rows: number, };

export type SyncRecords = { 
/**
 * Set aside or in two versions: somebody has to look. Oldest first.
 */
needs: Array<SyncRow>, 
/**
 * Waiting or on the way, oldest first; at most a hundred.
 */
waiting: Array<SyncRow>, waitingTotal: number, 
/**
 * Finished entries and documents that were read back from the server, newest first; at most a hundred.
 */
there: Array<SyncRow>, thereTotal: number, 
/**
 * What came and could not be taken in; tried again each time. At most a hundred.
 */
refused: Array<RefusedRow>, };

export type SyncRow = { id: string, version: number, 
/**
 * The log's noun.
 */
noun: string, clientId: ClientId | null, clientName: string | null, what: SyncWhat, writtenAt: string, state: RowState, 
/**
 * Also written to a folder.
 */
exportedAt: string | null, };

export type SyncState = { 
/**
 * None: the organisation named none, and everything leaves as folders.
 */
server: ServerView | null, claim: ClaimView, 
/**
 * While a conversation goes on.
 */
progress: ProgressView | null, last: LastSync | null, 
/**
 * Something stands before the next conversation, and the worker decides.
 */
question: SyncQuestion | null, automatic: boolean, 
/**
 * What is finished here and was not read back from the server, set-aside rows and open conflicts with it.
 */
undelivered: number, setAside: number, conflicts: number, };

export type SyncWhat = { "is": "entry", kind: EntryKind, mode: ContactMode, happened_at: string, annulled: boolean, } | { "is": "document", form: FormKind, happened_at: string, annulled: boolean, } | { "is": "other" };

export type TaskCounts = { done: number, partly: number, notDone: number, dropped: number, 
/**
 * Nobody has marked them yet.
 */
unmarked: number, };

export type TaskForm = { kind: TaskKind, what: string, who: Who, 
/**
 * Named when `who` is somebody else.
 */
whoName: string, due: string, mayHinder: string, goalId: GoalId | null, };

export type TaskId = string;

export type TaskKind = "task" | "programme" | "game";

export type TaskMarkForm = { taskId: TaskId, mark: Mark | null, obstacle: string, helped: Helped | null, };

export type TaskMarkRequest = { id: TaskId, 
/**
 * Absent: takes the mark away, the task is open again.
 */
mark: Mark | null, obstacle: string, helped: Helped | null, };

export type TaskView = { id: TaskId, clientId: ClientId, clientName: string, goalId: GoalId | null, kind: TaskKind, what: string, who: Who, whoName: string, dueOn: string | null, mayHinder: string, open: boolean, mark: Mark | null, obstacle: string, helped: Helped | null, markedAt: string | null, 
/**
 * The day it was due has passed and it is still open.
 */
late: boolean, };

export type TeamMemberId = string;

export type TeamPage = { clientName: string, 
/**
 * The client has a non-disclosure order: private persons' numbers are not kept.
 */
protected: boolean, members: Array<MemberView>, left: Array<MemberView>, 
/**
 * Close persons of the client's details who are not in the team yet.
 */
suggested: Array<SuggestedMember>, };

export type TemplateView = { id: string, name: string, fills: Array<Fill>, };

export type TermChangeView = { fromStartsOn: string, fromEndsOn: string, toStartsOn: string, toEndsOn: string, reason: string, decidedBy: string, changedAt: string, };

export type TimelineRequest = { id: ClientId, offset: number, };

export type TimelineRow = { id: EntryId, kind: EntryKind, startsAt: string, endsAt: string | null, mode: ContactMode, 
/**
 * The first words of what the client told, or of what else was written.
 */
lead: string, 
/**
 * True when `lead` is the client's own voice.
 */
leadIsClient: boolean, recordedTogether: boolean, exported: boolean, 
/**
 * Above 1: it has been corrected, or annulled.
 */
version: number, annulled: boolean, };

export type Today = { date: string, 
/**
 * ISO week.
 */
week: number, 
/**
 * In the order of the day.
 */
sessions: Array<TodayRow>, 
/**
 * Earlier meetings with no entry yet, oldest first.
 */
unrecorded: Array<TodayRow>, drafts: Array<DraftRow>, documentDrafts: Array<DocumentDraftRow>, 
/**
 * Groups that meet today.
 */
groups: Array<GroupSessionRow>, 
/**
 * Groups that met earlier and are not recorded yet.
 */
groupsUnrecorded: Array<GroupSessionRow>, 
/**
 * The worker's own promises due today or late.
 */
promises: Array<TaskView>, 
/**
 * Terms that end soon and reviews that are near, over all clients.
 */
reminders: Array<ReminderRow>, clients: number, 
/**
 * The next day that has a meeting, when today has none left.
 */
nextDay: string | null, };

export type TodayRow = { sessionId: SessionId, clientId: ClientId, clientName: string, nonDisclosure: NonDisclosure, startsAt: string, endsAt: string | null, mode: ContactMode, 
/**
 * Empty for a client with a non-disclosure order.
 */
place: string, 
/**
 * The first words of what was agreed or told last time.
 */
lastTime: string, 
/**
 * The small step being taken: its words, its number, and how many there are.
 */
step: StepNow | null, openTasks: Array<string>, 
/**
 * Who comes along.
 */
secondWorker: string, 
/**
 * A home visit that is to be made by two, and nobody has been named yet.
 */
secondWorkerMissing: boolean, termDaysLeft: number | null, draft: DraftId | null, 
/**
 * An entry settled this meeting.
 */
recorded: boolean, };

export type TogetherAgree = { what: string, who: Who, 
/**
 * Named when `who` is somebody else.
 */
whoName: string, 
/**
 * As typed; may be empty.
 */
due: string, };

export type TogetherAnswer = { answer: ReadTogether, 
/**
 * What the client sees otherwise, in the client's own words; heeded only with `disagrees`.
 */
dissent: string, };

export type TogetherBegin = { definition: MeasureDefinitionRef, language: Language, };

export type TogetherCode = { placed: boolean, };

export type TogetherCodePlace = { code: string, };

export type TogetherDrop = { 
/**
 * Place in [`TogetherEntry::new_tasks`], from 0.
 */
place: number, };

export type TogetherEntry = { 
/**
 * Day and clock as they are typed so far.
 */
date: string, clientTells: string, observations: string, agreed: string, 
/**
 * Tasks agreed in this meeting, in order.
 */
newTasks: Array<TogetherNewTask>, readTogether: ReadTogether | null, dissent: string, };

export type TogetherFilling = { id: MeasureResponseId, language: Language, };

export type TogetherGive = { id: MeasureResponseId, linkId: string, given: MeasureGiven, language: Language, };

export type TogetherGoal = { id: GoalId, clientWords: string, 
/**
 * As they stand with what was marked today.
 */
steps: Array<TogetherStep>, 
/**
 * Five texts, from −2 to +2.
 */
levels: Array<string>, startLevel: number, level: number, };

export type TogetherKey = { key: string, };

export type TogetherLeft = { clientId: ClientId, draftId: DraftId | null, };

export type TogetherLevel = { goalId: GoalId, 
/**
 * −2…+2.
 */
level: number, };

export type TogetherLevelWords = { goalId: GoalId, 
/**
 * −2…+2.
 */
level: number, words: string, };

export type TogetherMeasure = { card: MeasureCard, 
/**
 * Begun and not finished.
 */
filling: MeasureResponseId | null, lastOn: string | null, };

export type TogetherNewStep = { goalId: GoalId, 
/**
 * The step that was too big; absent: at the top of the stairs.
 */
before: StepId | null, text: string, };

export type TogetherNewTask = { what: string, who: Who, whoName: string, 
/**
 * As typed.
 */
due: string, };

export type TogetherPage = { 
/**
 * What the client is called by.
 */
callingName: string, goals: Array<TogetherGoal>, 
/**
 * Open ones, and those marked today.
 */
tasks: Array<TogetherTask>, measures: Array<TogetherMeasure>, nextMeeting: string | null, 
/**
 * What is being written of this meeting; absent when nothing is.
 */
entry: TogetherEntry | null, };

export type TogetherStep = { 
/**
 * How it went, as marked in this visit.
 */
mark: Mark | null, id: StepId, text: string, state: StepState, doneOn: string | null, };

export type TogetherStepMark = { goalId: GoalId, stepId: StepId, went: StepWent, 
/**
 * What was in the way, in the client's words.
 */
obstacle: string, };

export type TogetherTask = { id: TaskId, kind: TaskKind, what: string, who: Who, whoName: string, dueOn: string | null, mark: Mark | null, obstacle: string, helped: Helped | null, };

export type TogetherTaskMark = { id: TaskId, 
/**
 * Absent: what was said of it is taken back.
 */
mark: Mark | null, obstacle: string, helped: Helped | null, };

export type TogetherWish = { clientId: ClientId, draftId: DraftId | null, };

export type TogetherWords = { voice: SharedVoice, text: string, };

export type TotalChange = { from: number, to: number, verdict: ChangeVerdict, 
/**
 * The least change the source gives; nothing when it gives none.
 */
least: number | null, };

export type UndoOffer = { id: number, deed: Deed, 
/**
 * For so long from now.
 */
seconds: number, };

export type UndoRequest = { 
/**
 * Of the offer: another deed since has another.
 */
id: number, };

export type Undone = { deed: Deed, };

export type UndoneView = { 
/**
 * Tasks that are nobody's any more.
 */
tasks: Array<string>, 
/**
 * Tasks and steps whose mark is taken away.
 */
marks: Array<string>, 
/**
 * A meeting that leaves the calendar.
 */
nextMeeting: string | null, 
/**
 * A planned meeting that waits for an entry again.
 */
planned: string | null, 
/**
 * Some version has been written to a folder: the annulment is carried after it.
 */
delivered: boolean, };

export type UnlockRequest = { vaultId: string, passphrase: string, };

export type VaultCard = { id: string, 
/**
 * The worker's name, as they chose to show it here.
 */
label: string, 
/**
 * Seconds to wait before the next try; 0 when none.
 */
waitSeconds: number, 
/**
 * One of the two key files was damaged and the other one is used.
 */
keysMended: boolean, 
/**
 * The organisation's key is in place, so a forgotten passphrase can be helped.
 */
recovery: boolean, 
/**
 * Help was asked for and its answer has not come: the code to be read to the officer.
 */
recoveryAsked: string | null, };

export type VaultStatus = { vaults: Array<VaultCard>, 
/**
 * The vault that is open, if any.
 */
open: OpenVault | null, 
/**
 * Language of the lock screen: the last worker's choice on this laptop.
 */
language: Language, };

export type VersionView = { version: number, author: string, authorTitle: string, writtenAt: string, 
/**
 * Empty in the first version.
 */
reason: string, annulled: AnnulledView | null, exportedAt: string | null, 
/**
 * Beside the version before it: every field that either of them has. Empty in the first version and in an annulment.
 */
fields: Array<FieldBeside>, };

export type Voice = "client" | "worker";

export type What = { "is": "entry", kind: EntryKind, mode: ContactMode, } | { "is": "document", form: FormKind, };

export type When = { field: string, 
/**
 * Codes, or `yes` and `no`.
 */
is: Array<string>, };

export type Who = "client" | "worker" | "other";

export type WhyNext = "matter_begins" | "need_is_assessed" | "service_begins" | "plan_is_made" | "service_is_planned" | "review_is_near" | "term_ends" | "plan_is_evaluated" | "service_ends" | "service_ended";

export type WhyStopped = "went_back" | "server_changed" | "too_many_gone";

export type WorkerForm = { familyName: string, givenNames: string, title: string, 
/**
 * As typed; empty where there is none.
 */
phone: string, unitName: string, unitOid: string, organisationName: string, organisationOid: string, businessId: string, language: Language, };

export interface Api {
  vault_status: { args: Empty; ok: VaultStatus };
  vault_suggest_passphrase: { args: Empty; ok: Array<string> };
  vault_check_passphrase: { args: PassphraseCandidate; ok: PassphraseVerdict };
  vault_create: { args: NewVault; ok: VaultStatus };
  vault_unlock: { args: UnlockRequest; ok: VaultStatus };
  language_choose: { args: LanguageChoice; ok: null };
  vault_lock: { args: Empty; ok: null };
  backup_list: { args: Empty; ok: Array<BackupRow> };
  backup_restore: { args: RestoreRequest; ok: RestoreReceipt };
  backup_find: { args: Empty; ok: Array<BackupRow> };
  recovery_ask: { args: RecoveryRequest; ok: RecoveryAsked };
  recovery_finish: { args: RecoveryRequest; ok: VaultStatus };
  together_activity: { args: Empty; ok: null };
  together_open: { args: Empty; ok: TogetherPage };
  together_step: { args: TogetherStepMark; ok: TogetherPage };
  together_step_add: { args: TogetherNewStep; ok: TogetherPage };
  together_level: { args: TogetherLevel; ok: TogetherPage };
  together_level_words: { args: TogetherLevelWords; ok: TogetherPage };
  together_task: { args: TogetherTaskMark; ok: TogetherPage };
  together_task_agree: { args: TogetherAgree; ok: TogetherPage };
  together_task_drop: { args: TogetherDrop; ok: TogetherPage };
  together_say: { args: TogetherWords; ok: TogetherPage };
  together_answer: { args: TogetherAnswer; ok: TogetherPage };
  together_measure_begin: { args: TogetherBegin; ok: FillingPage };
  together_measure: { args: TogetherFilling; ok: FillingPage };
  together_measure_give: { args: TogetherGive; ok: FillingPage };
  together_measure_finish: { args: TogetherFilling; ok: FillingPage };
  together_leave: { args: TogetherKey; ok: TogetherLeft };
  together_enter: { args: TogetherWish; ok: null };
  together_code: { args: Empty; ok: TogetherCode };
  together_code_place: { args: TogetherCodePlace; ok: TogetherCode };
  vault_activity: { args: Empty; ok: null };
  vault_prove: { args: Proof; ok: null };
  vault_change_passphrase: { args: PassphraseChange; ok: null };
  vault_bind_to_keychain: { args: Proof; ok: null };
  vault_free_from_keychain: { args: Proof; ok: null };
  policy_read: { args: Empty; ok: PolicyInForce };
  policy_place: { args: PolicyPlace; ok: PolicyInForce };
  recovery: { args: Empty; ok: RecoveryView };
  recovery_place: { args: RecoveryPlace; ok: RecoveryView };
  recovery_prove: { args: RecoveryProof; ok: RecoveryView };
  overview: { args: Empty; ok: Overview };
  today: { args: Empty; ok: Today };
  undo: { args: UndoRequest; ok: Undone };
  worker_read: { args: Empty; ok: WorkerForm };
  worker_save: { args: WorkerForm; ok: null };
  search: { args: SearchRequest; ok: SearchPage };
  client_list: { args: ClientSearch; ok: ClientList };
  client_names: { args: ClientSearch; ok: Array<ClientName> };
  client_form: { args: ClientRef; ok: ClientForm };
  client_save: { args: ClientForm; ok: ClientSaved };
  client_open: { args: ClientRef; ok: ClientPage };
  client_timeline: { args: TimelineRequest; ok: Array<TimelineRow> };
  client_identity: { args: ClientRef; ok: ShownIdentity };
  period_open: { args: PeriodRequest; ok: PeriodPage };
  period_save: { args: PeriodForm; ok: PeriodSaved };
  period_seen: { args: PeriodRef; ok: null };
  goal_open: { args: GoalRequest; ok: GoalForm };
  goal_save: { args: GoalForm; ok: GoalSaved };
  goal_step_add: { args: StepAdd; ok: GoalView };
  goal_mark_step: { args: StepMarkRequest; ok: GoalView };
  goal_set_level: { args: LevelRequest; ok: GoalView };
  session_plan: { args: SessionForm; ok: SessionSaved };
  session_remove: { args: SessionRef; ok: null };
  group_list: { args: Empty; ok: GroupList };
  group_open: { args: GroupRef; ok: GroupPage };
  group_save: { args: GroupForm; ok: GroupSaved };
  group_end: { args: GroupEnd; ok: null };
  group_add: { args: GroupMemberForm; ok: GroupMemberSaved };
  group_leave: { args: GroupMemberLeave; ok: null };
  group_plan: { args: GroupSessionForm; ok: GroupSessionSaved };
  group_remove: { args: GroupSessionRef; ok: null };
  group_session: { args: GroupSessionRef; ok: GroupSessionPage };
  group_capture: { args: CaptureRequest; ok: CapturePage };
  group_capture_save: { args: CaptureSave; ok: CaptureSaved };
  group_capture_discard: { args: CaptureRef; ok: null };
  group_finalise: { args: CaptureFinish; ok: CaptureFinished };
  team_open: { args: ClientRef; ok: TeamPage };
  team_save: { args: MemberForm; ok: MemberSaved };
  team_leave: { args: MemberRef; ok: null };
  risk_open: { args: ClientRef; ok: RiskPage };
  risk_save: { args: RiskForm; ok: RiskSaved };
  risk_end: { args: RiskEnd; ok: null };
  measure_list: { args: Empty; ok: Array<MeasureRow> };
  measure_open: { args: ClientRef; ok: ClientMeasures };
  measure_begin: { args: MeasureBegin; ok: FillingPage };
  measure_resume: { args: FillingRef; ok: FillingPage };
  measure_give: { args: MeasureGive; ok: FillingPage };
  measure_finish: { args: FillingRef; ok: FillingPage };
  measure_compare: { args: MeasureCompare; ok: MeasureResult };
  gas_open: { args: ClientRef; ok: GasPage };
  gas_score: { args: GasForm; ok: GasPage };
  draft_open: { args: DraftRequest; ok: DraftPage };
  draft_resume: { args: DraftRef; ok: DraftPage };
  draft_save: { args: DraftSave; ok: DraftSaved };
  draft_discard: { args: DraftRef; ok: null };
  entry_finalise: { args: DraftSave; ok: Finished };
  entry_read: { args: EntryRef; ok: EntryView };
  entry_history: { args: EntryRef; ok: EntryHistory };
  entry_correct: { args: EntryRef; ok: DraftPage };
  entry_annul: { args: AnnulmentForm; ok: null };
  entry_re_enter: { args: ReEntryRequest; ok: DraftPage };
  document_shelf: { args: ClientRef; ok: DocumentShelf };
  document_begin: { args: DocumentBegin; ok: DocumentBegun };
  document_open: { args: DocumentDraftRef; ok: DocumentPage };
  document_save: { args: DocumentSave; ok: DocumentSaved };
  document_discard: { args: DocumentDraftRef; ok: null };
  document_finalise: { args: DocumentSave; ok: DocumentFinished };
  document_read: { args: DocumentAsked; ok: DocumentView };
  evaluation_figures: { args: DocumentDraftRef; ok: EvaluationFigures };
  document_history: { args: DocumentAsked; ok: DocumentHistory };
  document_correct: { args: DocumentAsked; ok: DocumentBegun };
  document_annul: { args: AnnulmentForm; ok: null };
  criteria_read: { args: Empty; ok: CriteriaForm };
  criteria_save: { args: CriteriaForm; ok: CriteriaForm };
  hint_find: { args: HintRequest; ok: Array<Hint> };
  phrase_list: { args: Empty; ok: PhraseShelf };
  phrase_save: { args: OwnPhraseForm; ok: PhraseSaved };
  phrase_remove: { args: PhraseRef; ok: null };
  task_list: { args: Empty; ok: Promises };
  task_mark: { args: TaskMarkRequest; ok: TaskView };
  delivery: { args: Empty; ok: Delivery };
  access_open: { args: ClientRef; ok: AccessPage };
  access_reason: { args: ReasonGiven; ok: null };
  record_state: { args: Empty; ok: RecordView };
  space_state: { args: Empty; ok: SpaceView };
  backup_state: { args: Empty; ok: BackupState };
  backup_make: { args: Empty; ok: BackupState };
  sync_state: { args: Empty; ok: SyncState };
  sync_records: { args: Empty; ok: SyncRecords };
  sync_begin: { args: Empty; ok: SyncState };
  sync_cancel: { args: Empty; ok: SyncState };
  sync_answer: { args: SyncAnswer; ok: SyncState };
  sync_send_again: { args: SendAgain; ok: SyncState };
  sync_automatic: { args: AutomaticChoice; ok: SyncState };
  sync_proof: { args: Empty; ok: ProofPage };
  sign_in_begin: { args: Empty; ok: SyncState };
  sign_in_cancel: { args: Empty; ok: SyncState };
  sign_out: { args: Empty; ok: SyncState };
  conflict_list: { args: Empty; ok: Array<ConflictRow> };
  conflict_open: { args: ConflictRef; ok: ConflictPage };
  conflict_answer: { args: ConflictAnswer; ok: null };
  leaf_open: { args: LeafWish; ok: LeafPage };
  leaf_answer: { args: LeafSaid; ok: null };
  leaf_print: { args: LeafWish; ok: LeafSheet };
  phone_open: { args: PhoneWish; ok: PhonePage };
  code_list: { args: Empty; ok: Array<CodeSystemView> };
  code_use_demo: { args: Empty; ok: CodesImported };
  access_save: { args: ClientRef; ok: Saved };
  access_pdf: { args: ClientRef; ok: Saved };
  entry_pdf: { args: EntryRef; ok: Saved };
  document_pdf: { args: DocumentAsked; ok: Saved };
  leaf_save: { args: LeafWish; ok: Saved };
  phone_save: { args: PhoneWish; ok: Saved };
  delivery_hand_over: { args: HandOverWish; ok: HandOverReceipt };
  backup_place: { args: Empty; ok: BackupState };
  delivery_export: { args: Empty; ok: ExportReceipt };
  delivery_export_all: { args: Empty; ok: ExportReceipt };
  policy_choose: { args: Empty; ok: PolicyOffered };
  recovery_read_keys: { args: Empty; ok: RecoveryKeysText };
  recovery_challenge: { args: Empty; ok: HandedOver };
  phrase_import: { args: Empty; ok: PhrasesImported };
  measure_import: { args: Empty; ok: MeasureImported };
  sync_proof_save: { args: Empty; ok: Saved };
  code_import: { args: Empty; ok: CodesImported };
}
