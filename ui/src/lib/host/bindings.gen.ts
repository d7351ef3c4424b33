// Provisional, written by hand until `cargo xtask bindings` writes this file from the Rust types.
export type ClientId = string
export type PeriodId = string
export type GoalId = string
export type StepId = string
export type SessionId = string
export type DraftId = string
export type EntryId = string
export type TaskId = string
export type ClosePersonId = string
export type Empty = Record<string, never>

export type Noun = 'vault' | 'worker' | 'client' | 'period' | 'goal' | 'session' | 'draft' | 'entry' | 'task' | 'delivery' | 'code'
export type FailureCode =
  | 'locked' | 'wait' | 'wrong_passphrase' | 'passphrase_short' | 'passphrase_weak' | 'already_open' | 'newer_file' | 'keys_damaged'
  | 'vault_damaged' | 'vault_missing' | 'stale_journal' | 'unsafe_settings' | 'disk_full' | 'disk_error' | 'uncertain' | 'not_found'
  | 'fields' | 'already_final' | 'folder_not_writable' | 'codes_not_understood' | 'nothing_to_export' | 'cancelled' | 'bad_request'
  | 'too_large' | 'internal'
export type ProblemCode =
  | 'required' | 'too_long' | 'date_not_understood' | 'date_does_not_exist' | 'date_in_future' | 'date_too_far' | 'time_not_understood'
  | 'time_does_not_exist' | 'end_before_start' | 'too_long_session' | 'session_in_future' | 'identity_length' | 'identity_characters'
  | 'identity_date' | 'identity_separator' | 'identity_in_future' | 'identity_number' | 'identity_check' | 'identity_taken'
  | 'temporary_identifier_form' | 'phone_not_understood' | 'email_not_understood' | 'postal_code' | 'nothing_recorded'
  | 'task_without_what' | 'task_without_name' | 'mode_missing' | 'period_missing' | 'cancel_reason_missing' | 'goal_without_words'
  | 'weight_range' | 'level_range' | 'code_unknown' | 'oid_form' | 'business_id_form' | 'too_many' | 'next_before_this'
export type Problem = { path: string; code: ProblemCode; limit?: number }
export type Failure = { code: FailureCode; params?: { [key in string]: string }; fields?: Array<Problem> }

export type Language = 'fi' | 'sv' | 'en'
export type EntryKind = 'meeting' | 'not_met' | 'cancelled'
export type Who = 'client' | 'worker' | 'other'
export type Mark = 'done' | 'partly' | 'not_done' | 'dropped'
export type CancelledBy = 'client' | 'worker' | 'other'
export type GoalDirection = 'improve' | 'prevent_decline'
export type FactorEffect = 'helps' | 'hinders'
export type StepState = 'done' | 'now' | 'later'
export type ContactMode = 'home_visit' | 'outreach' | 'office' | 'video' | 'phone' | 'message' | 'network_meeting' | 'group'
export type NonDisclosure = 'yes' | 'no' | 'not_asked'
export type CodeSystem = 'service_task' | 'social_service' | 'contact_mode' | 'cancellation_reason' | 'goal' | 'situation_factor' | 'attainment'
export type IdentityKind = 'code' | 'temporary' | 'not_known_yet'
export type IdentityNote = 'dash_corrected' | 'test_code'
export type DeliveryObstacle = 'identity_missing' | 'code_missing'

export type StepMarkForm = { goalId: GoalId; stepId: StepId; mark: Mark | null; obstacle: string }
export type TaskMarkForm = { taskId: TaskId; mark: Mark | null; obstacle: string }
export type TaskForm = { what: string; who: Who; whoName: string; due: string; mayHinder: string; goalId: GoalId | null }
export type NextMeetingForm = { date: string; starts: string; ends: string; mode: ContactMode | null; place: string }
export type EntryForm = {
  kind: EntryKind; date: string; starts: string; ends: string; mode: ContactMode | null; place: string; participants: string
  recordedTogether: boolean; stepMarks: Array<StepMarkForm>; taskMarks: Array<TaskMarkForm>; clientTells: string; observations: string
  assessment: string; agreed: string; newTasks: Array<TaskForm>; next: NextMeetingForm; whatWasDone: string; cancelledBy: CancelledBy
  cancelReason: string; cancelDetails: string; caret: string
}

export type ClientSearch = { text: string; offset: number }
export type ClientRow = {
  id: ClientId; name: string; birthYear: number | null; nonDisclosure: NonDisclosure; lastMet: string | null; nextSession: string | null
  openTasks: number; termEndsOn: string | null
}
export type ClientList = { rows: Array<ClientRow>; total: number }
export type ClosePersonForm = { id: ClosePersonId | null; name: string; relation: string; phone: string; mayContact: boolean }
export type ClientForm = {
  id: ClientId | null; familyName: string; givenNames: string; callingName: string; identityKind: IdentityKind; identityCode: string
  temporaryIdentifier: string; birthDate: string; phone: string; email: string; street: string; postalCode: string; town: string
  contactStreet: string; contactPostalCode: string; contactTown: string; municipality: string; contactLanguage: string
  interpreting: string; closePersons: Array<ClosePersonForm>; nonDisclosure: NonDisclosure; nonDisclosureUntil: string
}
export type ClosePersonView = { name: string; relation: string; phone: string | null; mayContact: boolean }
export type ClientHead = {
  id: ClientId; name: string; callingName: string; age: number | null; nonDisclosure: NonDisclosure; nonDisclosureUntil: string | null
  identityKind: IdentityKind; phone: string | null; email: string | null; home: string | null; contactAddress: string | null
  municipality: string | null; contactLanguage: string; interpreting: string | null; closePersons: Array<ClosePersonView>
}
export type ModeCount = { mode: ContactMode; count: number }
export type MeetingCount = { meetings: number; minutes: number; modes: Array<ModeCount>; recordedTogether: number }
export type ClientPage = {
  head: ClientHead; period: PeriodView | null; goals: Array<GoalView>; tasks: Array<TaskView>; sessions: Array<SessionView>
  draft: DraftId | null; timeline: Array<TimelineRow>; timelineTotal: number; meetings: MeetingCount
}
export type ClientRef = { id: ClientId }
export type ClientSaved = { id: ClientId; note: IdentityNote | null }
export type ShownIdentity = { text: string | null }
export type TimelineRequest = { id: ClientId; offset: number }

export type CodeChoice = { code: string; fi: string; sv: string; demo: boolean }
export type CodeSystemView = { system: CodeSystem; oid: string; values: number; demo: boolean }
export type CodesImported = { values: number }

export type Delivery = {
  drafts: Array<DraftRow>; onlyHere: Array<EntryRow>; onlyHereTotal: number; exported: Array<EntryRow>; exportedTotal: number
}
export type DraftRow = {
  id: DraftId; clientId: ClientId; clientName: string; kind: EntryKind; mode: ContactMode | null; date: string; savedAt: string
}
export type EntryRow = {
  id: EntryId; clientId: ClientId; clientName: string; kind: EntryKind; mode: ContactMode; startsAt: string; writtenAt: string
  exportedAt: string | null; obstacle: DeliveryObstacle | null
}
export type ExportReceipt = { folder: string; documents: number; heldBack: number; demoCodes: boolean }
export type Overview = { today: number; promises: number; drafts: number; onlyHere: number }

export type DraftRequest = { clientId: ClientId; sessionId: SessionId | null }
export type DraftRef = { id: DraftId }
export type DraftPage = {
  id: DraftId; client: ClientHead; period: PeriodView | null; form: EntryForm; savedAt: string; tasks: Array<TaskView>
  goals: Array<GoalView>; cancelReasons: Array<CodeChoice>; lastAgreed: string; lastMet: string | null
}
export type DraftSave = { id: DraftId; form: EntryForm }
export type DraftSaved = { savedAt: string }
export type Finished = { entryId: EntryId; clientId: ClientId; already: boolean }
export type EntryRef = { id: EntryId }
export type TimelineRow = {
  id: EntryId; kind: EntryKind; startsAt: string; endsAt: string | null; mode: ContactMode; lead: string; leadIsClient: boolean
  recordedTogether: boolean; exported: boolean
}
export type MarkView = { what: string; step: boolean; mark: Mark; obstacle: string }
export type EntryView = {
  id: EntryId; version: number; client: ClientHead; kind: EntryKind; startsAt: string; endsAt: string | null; writtenAt: string
  mode: ContactMode; place: string; participants: string; serviceTask: CodeChoice; socialService: CodeChoice; author: string
  authorTitle: string; authorUnit: string; recordedTogether: boolean; clientTells: string; observations: string; assessment: string
  agreed: string; marks: Array<MarkView>; newTasks: Array<TaskView>; nextMeeting: string | null; whatWasDone: string
  cancelledBy: CancelledBy | null; cancelReason: CodeChoice | null; cancelDetails: string; exportedAt: string | null
}

export type StepForm = { id: StepId | null; text: string }
export type FactorForm = { text: string; effect: FactorEffect }
export type GoalForm = {
  id: GoalId | null; clientId: ClientId; clientWords: string; area: string; direction: GoalDirection; levels: Array<string>
  weight: number; startLevel: number; steps: Array<StepForm>; factors: Array<FactorForm>
}
export type StepView = { id: StepId; text: string; state: StepState; doneOn: string | null }
export type GoalView = {
  id: GoalId; clientWords: string; area: string; direction: GoalDirection; levels: Array<string>; weight: number; startLevel: number
  level: number; steps: Array<StepView>; factors: Array<FactorForm>
}
export type GoalRequest = { clientId: ClientId; id: GoalId | null }
export type StepMarkRequest = { goalId: GoalId; stepId: StepId; done: boolean }
export type LevelRequest = { goalId: GoalId; level: number }
export type GoalSaved = { id: GoalId }

export type PeriodForm = {
  id: PeriodId | null; clientId: ClientId | null; serviceTask: string; socialService: string; ownWorker: string; startsOn: string
  endsOn: string; assessmentOn: string; planOn: string; decisionOn: string; decisionFrom: string; decisionUntil: string
}
export type PeriodPage = { form: PeriodForm; serviceTasks: Array<CodeChoice>; socialServices: Array<CodeChoice> }
export type PeriodView = {
  id: PeriodId; serviceTask: CodeChoice; socialService: CodeChoice; ownWorker: string; startsOn: string; endsOn: string; week: number
  weeks: number; daysLeft: number; assessmentOn: string | null; planOn: string | null; decisionOn: string | null
  decisionFrom: string | null; decisionUntil: string | null
}
export type PeriodRequest = { clientId: ClientId; id: PeriodId | null }
export type PeriodSaved = { id: PeriodId }

export type SessionForm = {
  id: SessionId | null; clientId: ClientId; date: string; starts: string; ends: string; mode: ContactMode | null; place: string
}
export type SessionView = { id: SessionId; startsAt: string; endsAt: string | null; mode: ContactMode; place: string }
export type SessionRef = { id: SessionId }
export type SessionSaved = { id: SessionId }

export type TaskView = {
  id: TaskId; clientId: ClientId; clientName: string; goalId: GoalId | null; what: string; who: Who; whoName: string
  dueOn: string | null; mayHinder: string; open: boolean; mark: Mark | null; obstacle: string; markedAt: string | null; late: boolean
}
export type Promises = { own: Array<TaskView>; others: Array<TaskView>; total: number }
export type TaskMarkRequest = { id: TaskId; mark: Mark | null; obstacle: string }

export type StepNow = { text: string; number: number; of: number }
export type TodayRow = {
  sessionId: SessionId; clientId: ClientId; clientName: string; nonDisclosure: NonDisclosure; startsAt: string; endsAt: string | null
  mode: ContactMode; place: string; lastTime: string; step: StepNow | null; openTasks: Array<string>; termDaysLeft: number | null
  draft: DraftId | null; recorded: boolean
}
export type Today = {
  date: string; week: number; sessions: Array<TodayRow>; unrecorded: Array<TodayRow>; drafts: Array<DraftRow>
  promises: Array<TaskView>; clients: number; nextDay: string | null
}

export type VaultCard = { id: string; label: string; waitSeconds: number; keysMended: boolean }
export type OpenVault = { id: string; workerName: string; unitName: string; language: Language; idleMinutes: number }
export type VaultStatus = { vaults: Array<VaultCard>; open: OpenVault | null; language: Language }
export type WorkerForm = {
  familyName: string; givenNames: string; title: string; unitName: string; unitOid: string; organisationName: string
  organisationOid: string; businessId: string; language: Language
}
export type NewVault = { worker: WorkerForm; passphrase: string }
export type UnlockRequest = { vaultId: string; passphrase: string }
export type PassphraseCandidate = { passphrase: string }
export type PassphraseVerdict = { accepted: boolean; characters: number; strength: number }
export type LanguageChoice = { language: Language }

export interface Api {
  vault_status: { args: Empty; ok: VaultStatus }
  vault_suggest_passphrase: { args: Empty; ok: Array<string> }
  vault_check_passphrase: { args: PassphraseCandidate; ok: PassphraseVerdict }
  vault_create: { args: NewVault; ok: VaultStatus }
  vault_unlock: { args: UnlockRequest; ok: VaultStatus }
  language_choose: { args: LanguageChoice; ok: null }
  vault_lock: { args: Empty; ok: null }
  vault_activity: { args: Empty; ok: null }
  overview: { args: Empty; ok: Overview }
  today: { args: Empty; ok: Today }
  worker_read: { args: Empty; ok: WorkerForm }
  worker_save: { args: WorkerForm; ok: null }
  client_list: { args: ClientSearch; ok: ClientList }
  client_form: { args: ClientRef; ok: ClientForm }
  client_save: { args: ClientForm; ok: ClientSaved }
  client_open: { args: ClientRef; ok: ClientPage }
  client_identity: { args: ClientRef; ok: ShownIdentity }
  client_timeline: { args: TimelineRequest; ok: Array<TimelineRow> }
  period_open: { args: PeriodRequest; ok: PeriodPage }
  period_save: { args: PeriodForm; ok: PeriodSaved }
  goal_open: { args: GoalRequest; ok: GoalForm }
  goal_save: { args: GoalForm; ok: GoalSaved }
  goal_mark_step: { args: StepMarkRequest; ok: GoalView }
  goal_set_level: { args: LevelRequest; ok: GoalView }
  session_plan: { args: SessionForm; ok: SessionSaved }
  session_remove: { args: SessionRef; ok: null }
  draft_open: { args: DraftRequest; ok: DraftPage }
  draft_resume: { args: DraftRef; ok: DraftPage }
  draft_save: { args: DraftSave; ok: DraftSaved }
  draft_discard: { args: DraftRef; ok: null }
  entry_finalise: { args: DraftSave; ok: Finished }
  entry_read: { args: EntryRef; ok: EntryView }
  task_list: { args: Empty; ok: Promises }
  task_mark: { args: TaskMarkRequest; ok: TaskView }
  delivery: { args: Empty; ok: Delivery }
  delivery_export: { args: Empty; ok: ExportReceipt }
  code_list: { args: Empty; ok: Array<CodeSystemView> }
  code_import: { args: Empty; ok: CodesImported }
  code_use_demo: { args: Empty; ok: CodesImported }
}
