//! The door: one table of everything the window can ask, when it may ask it, and who answers.
//! Decides nothing: reads the request, calls one intention, writes the answer.

pub mod taken_back;

use std::path::PathBuf;

use askel_app::access::*;
use askel_app::answer::{Answer, Empty};
use askel_app::backup::*;
use askel_app::client::*;
use askel_app::code::*;
use askel_app::conflict::{ConflictAnswer, ConflictPage, ConflictRef, ConflictRow};
use askel_app::criteria::CriteriaForm;
use askel_app::delivery::*;
use askel_app::document::*;
use askel_app::entry::*;
use askel_app::evaluation::*;
use askel_app::failure::{Failure, FailureCode};
use askel_app::goal::*;
use askel_app::group::*;
use askel_app::hint::{Hint, HintRequest};
use askel_app::leaf::{LeafPage, LeafSaid, LeafSheet, LeafWish};
use askel_app::measure::*;
use askel_app::period::*;
use askel_app::phone::{PhonePage, PhoneWish};
use askel_app::phrase::*;
use askel_app::policy::{PolicyInForce, PolicyOffered, PolicyPlace};
use askel_app::recovery::*;
use askel_app::risk::*;
use askel_app::search::{SearchPage, SearchRequest};
use askel_app::session::*;
use askel_app::sync::*;
use askel_app::task::*;
use askel_app::team::*;
use askel_app::together::*;
use askel_app::today::Today;
use askel_app::undo::{UndoRequest, Undone};
use askel_app::vault::*;
use askel_app::worker::WorkerForm;
use askel_app::{Askel, access, backup, client, code, conflict, criteria, delivery, document, entry, evaluation, goal, group, hint, leaf, measure, period, phone, phrase, policy, recovery, risk, search, session, sync, task, team, today, together, undo, vault, worker};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::bindings::Declarations;
use crate::dialog::Wanted;

/// What the lock screen shows.
pub const STATUS: &str = "vault_status";

/// The command after which the window must forget.
pub const LOCK: &str = "vault_lock";

/// Commands that take something out of the bag: the passphrase is asked once more, before the worker chooses a folder.
pub const AFTER_PROOF: [&str; 9] = [
    "access_save", "access_pdf", "entry_pdf", "document_pdf", "leaf_save", "phone_save", "delivery_export", "delivery_export_all", "delivery_hand_over",
];
/// Those of them that are the client's own list, who can read of a refusal.
const LISTS_FOR_THE_CLIENT: [&str; 2] = ["access_save", "access_pdf"];

/// What is answered while a client looks on, besides the wishes of that mode: nothing in them is about anybody.
const WHOEVER_LOOKS: [&str; 2] = [STATUS, LOCK];

/// A request as it came, and the path the worker chose where the command wants one.
pub struct Asked {
    pub args: Value,
    pub path: Option<PathBuf>,
}

macro_rules! api {
    (
        while_locked { $($early:ident($early_args:ty) -> $early_ok:ty = $early_act:path;)* }
        while_locked_with_path { $($far:ident($far_wanted:expr, $far_args:ty) -> $far_ok:ty = $far_act:path;)* }
        in_together { $($shared:ident($shared_args:ty) -> $shared_ok:ty = $shared_act:path;)* }
        when_open { $($name:ident($args:ty) -> $ok:ty = $act:path;)* }
        with_request_and_path { $($both_name:ident($both_args:ty, $both_wanted:expr) -> $both_ok:ty = $both_act:path;)* }
        with_path { $($path_name:ident($wanted:expr) -> $path_ok:ty = $path_act:path;)* }
    ) => {
        /// Names of the commands that are answered while the bag is locked.
        pub const WHILE_LOCKED: &[&str] = &[$(stringify!($early),)* $(stringify!($far)),*];

        /// Names of the commands that need an open bag.
        pub const WHEN_OPEN: &[&str] = &[$(stringify!($name),)* $(stringify!($both_name),)* $(stringify!($path_name)),*];

        /// Names of the commands that are answered in together mode, and there alone.
        pub const IN_TOGETHER: &[&str] = &[$(stringify!($shared)),*];

        /// What the worker is asked to choose before the command runs.
        pub fn wants(command: &str) -> Option<Wanted> {
            match command {
                $(stringify!($both_name) => Some($both_wanted),)*
                $(stringify!($far) => Some($far_wanted),)*
                $(stringify!($path_name) => Some($wanted),)*
                _ => None,
            }
        }

        /// Runs one command. An unknown name and a request of another shape are both [`FailureCode::BadRequest`].
        pub fn run(askel: &mut Askel, command: &str, asked: Asked) -> Result<Value, Failure> {
            demand_eyes(askel, command)?;
            match command {
                $(stringify!($early) => answer($early_act(askel, request::<$early_args>(asked.args)?)?),)*
                $(stringify!($far) => {
                    let request = request::<$far_args>(asked.args)?;
                    answer($far_act(askel, request, &asked.path.ok_or(FailureCode::Cancelled)?)?)
                })*
                $(stringify!($shared) => answer($shared_act(askel.together()?, request::<$shared_args>(asked.args)?)?),)*
                $(stringify!($name) => {
                    let bag = askel.asked()?;
                    answer($act(bag, request::<$args>(asked.args)?)?)
                })*
                $(stringify!($both_name) => {
                    let bag = askel.asked()?;
                    answer($both_act(bag, request::<$both_args>(asked.args)?, &asked.path.ok_or(FailureCode::Cancelled)?)?)
                })*
                $(stringify!($path_name) => {
                    let bag = askel.asked()?;
                    answer($path_act(bag, &asked.path.ok_or(FailureCode::Cancelled)?)?)
                })*
                _ => Err(FailureCode::BadRequest.into()),
            }
        }

        /// Every command's name, request and answer, as TypeScript names them.
        pub fn describe(found: &mut Declarations) -> Vec<(&'static str, String, String)> {
            vec![
                $((stringify!($early), found.add::<$early_args>(), found.add::<$early_ok>()),)*
                $((stringify!($far), found.add::<$far_args>(), found.add::<$far_ok>()),)*
                $((stringify!($shared), found.add::<$shared_args>(), found.add::<$shared_ok>()),)*
                $((stringify!($name), found.add::<$args>(), found.add::<$ok>()),)*
                $((stringify!($both_name), found.add::<$both_args>(), found.add::<$both_ok>()),)*
                $((stringify!($path_name), found.add::<Empty>(), found.add::<$path_ok>()),)*
            ]
        }
    };
}

api! {
    while_locked {
        vault_status(Empty) -> VaultStatus = vault::status;
        vault_suggest_passphrase(Empty) -> Vec<String> = vault::suggest_passphrase;
        vault_check_passphrase(PassphraseCandidate) -> PassphraseVerdict = vault::check_passphrase;
        vault_create(NewVault) -> VaultStatus = vault::create;
        vault_unlock(UnlockRequest) -> VaultStatus = vault::unlock;
        language_choose(LanguageChoice) -> () = vault::choose_language;
        vault_lock(Empty) -> () = vault::lock;
        backup_list(Empty) -> Vec<BackupRow> = backup::list;
        backup_restore(RestoreRequest) -> RestoreReceipt = backup::restore;
    }
    while_locked_with_path {
        backup_find(Wanted::FolderToRead, Empty) -> Vec<BackupRow> = backup::find;
        recovery_ask(Wanted::FolderToWrite, RecoveryRequest) -> RecoveryAsked = recovery::ask;
        recovery_finish(Wanted::RecoveryAnswer, RecoveryRequest) -> VaultStatus = recovery::finish;
    }
    in_together {
        together_activity(Empty) -> () = together::note_activity;
        together_open(Empty) -> TogetherPage = together::open;
        together_step(TogetherStepMark) -> TogetherPage = together::mark_step;
        together_step_add(TogetherNewStep) -> TogetherPage = together::add_step;
        together_level(TogetherLevel) -> TogetherPage = together::set_level;
        together_level_words(TogetherLevelWords) -> TogetherPage = together::word_level;
        together_task(TogetherTaskMark) -> TogetherPage = together::mark_task;
        together_task_agree(TogetherAgree) -> TogetherPage = together::agree_task;
        together_task_drop(TogetherDrop) -> TogetherPage = together::drop_task;
        together_say(TogetherWords) -> TogetherPage = together::say;
        together_answer(TogetherAnswer) -> TogetherPage = together::answer;
        together_measure_begin(TogetherBegin) -> FillingPage = together::begin_measure;
        together_measure(TogetherFilling) -> FillingPage = together::resume_measure;
        together_measure_give(TogetherGive) -> FillingPage = together::give_measure;
        together_measure_finish(TogetherFilling) -> FillingPage = together::finish_measure;
        together_leave(TogetherKey) -> TogetherLeft = together::leave;
    }
    when_open {
        together_enter(TogetherWish) -> () = together::enter;
        together_code(Empty) -> TogetherCode = together::code;
        together_code_place(TogetherCodePlace) -> TogetherCode = together::place_code;
        vault_activity(Empty) -> () = vault::note_activity;
        vault_prove(Proof) -> () = vault::prove;
        vault_change_passphrase(PassphraseChange) -> () = vault::change_passphrase;
        vault_bind_to_keychain(Proof) -> () = vault::bind_to_keychain;
        vault_free_from_keychain(Proof) -> () = vault::free_from_keychain;
        policy_read(Empty) -> PolicyInForce = policy::read;
        policy_place(PolicyPlace) -> PolicyInForce = policy::place;
        recovery(Empty) -> RecoveryView = recovery::view;
        recovery_place(RecoveryPlace) -> RecoveryView = recovery::place;
        recovery_prove(RecoveryProof) -> RecoveryView = recovery::prove;
        overview(Empty) -> Overview = delivery::overview;
        today(Empty) -> Today = today::today;
        undo(UndoRequest) -> Undone = undo::undo;
        worker_read(Empty) -> WorkerForm = worker::read;
        worker_save(WorkerForm) -> () = worker::save;
        search(SearchRequest) -> SearchPage = search::search;
        client_list(ClientSearch) -> ClientList = client::list;
        client_names(ClientSearch) -> Vec<ClientName> = client::names;
        client_form(ClientRef) -> ClientForm = client::form;
        client_save(ClientForm) -> ClientSaved = client::save;
        client_open(ClientRef) -> ClientPage = client::open;
        client_timeline(TimelineRequest) -> Vec<TimelineRow> = client::timeline;
        client_identity(ClientRef) -> ShownIdentity = client::identity;
        period_open(PeriodRequest) -> PeriodPage = period::open;
        period_save(PeriodForm) -> PeriodSaved = period::save;
        period_seen(PeriodRef) -> () = period::seen;
        goal_open(GoalRequest) -> GoalForm = goal::open;
        goal_save(GoalForm) -> GoalSaved = goal::save;
        goal_step_add(StepAdd) -> GoalView = goal::add_step;
        goal_mark_step(StepMarkRequest) -> GoalView = goal::mark_step;
        goal_set_level(LevelRequest) -> GoalView = goal::set_level;
        session_plan(SessionForm) -> SessionSaved = session::plan;
        session_remove(SessionRef) -> () = session::remove;
        group_list(Empty) -> GroupList = group::list;
        group_open(GroupRef) -> GroupPage = group::open;
        group_save(GroupForm) -> GroupSaved = group::save;
        group_end(GroupEnd) -> () = group::end;
        group_add(GroupMemberForm) -> GroupMemberSaved = group::add;
        group_leave(GroupMemberLeave) -> () = group::leave;
        group_plan(GroupSessionForm) -> GroupSessionSaved = group::plan;
        group_remove(GroupSessionRef) -> () = group::remove;
        group_session(GroupSessionRef) -> GroupSessionPage = group::open_session;
        group_capture(CaptureRequest) -> CapturePage = group::open_capture;
        group_capture_save(CaptureSave) -> CaptureSaved = group::save_capture;
        group_capture_discard(CaptureRef) -> () = group::discard;
        group_finalise(CaptureFinish) -> CaptureFinished = group::finalise;
        team_open(ClientRef) -> TeamPage = team::open;
        team_save(MemberForm) -> MemberSaved = team::save;
        team_leave(MemberRef) -> () = team::leave;
        risk_open(ClientRef) -> RiskPage = risk::open;
        risk_save(RiskForm) -> RiskSaved = risk::save;
        risk_end(RiskEnd) -> () = risk::end;
        measure_list(Empty) -> Vec<MeasureRow> = measure::list;
        measure_open(ClientRef) -> ClientMeasures = measure::open;
        measure_begin(MeasureBegin) -> FillingPage = measure::begin;
        measure_resume(FillingRef) -> FillingPage = measure::resume;
        measure_give(MeasureGive) -> FillingPage = measure::give;
        measure_finish(FillingRef) -> FillingPage = measure::finish;
        measure_compare(MeasureCompare) -> MeasureResult = measure::compare;
        gas_open(ClientRef) -> GasPage = measure::open_gas;
        gas_score(GasForm) -> GasPage = measure::score_gas;
        draft_open(DraftRequest) -> DraftPage = entry::open_draft;
        draft_resume(DraftRef) -> DraftPage = entry::resume_draft;
        draft_save(DraftSave) -> DraftSaved = entry::save_draft;
        draft_discard(DraftRef) -> () = entry::discard_draft;
        entry_finalise(DraftSave) -> Finished = entry::finalise;
        entry_read(EntryRef) -> EntryView = entry::read;
        entry_history(EntryRef) -> EntryHistory = entry::history;
        entry_correct(EntryRef) -> DraftPage = entry::start_correction;
        entry_annul(AnnulmentForm) -> () = entry::annul;
        entry_re_enter(ReEntryRequest) -> DraftPage = entry::re_enter;
        document_shelf(ClientRef) -> DocumentShelf = document::shelf;
        document_begin(DocumentBegin) -> DocumentBegun = document::begin;
        document_open(DocumentDraftRef) -> DocumentPage = document::open;
        document_save(DocumentSave) -> DocumentSaved = document::save;
        document_discard(DocumentDraftRef) -> () = document::discard;
        document_finalise(DocumentSave) -> DocumentFinished = document::finalise;
        document_read(DocumentAsked) -> DocumentView = document::read;
        evaluation_figures(DocumentDraftRef) -> EvaluationFigures = evaluation::figures;
        document_history(DocumentAsked) -> DocumentHistory = document::history;
        document_correct(DocumentAsked) -> DocumentBegun = document::start_correction;
        document_annul(AnnulmentForm) -> () = document::annul;
        criteria_read(Empty) -> CriteriaForm = criteria::read;
        criteria_save(CriteriaForm) -> CriteriaForm = criteria::save;
        hint_find(HintRequest) -> Vec<Hint> = hint::hints;
        phrase_list(Empty) -> PhraseShelf = phrase::list;
        phrase_save(OwnPhraseForm) -> PhraseSaved = phrase::save;
        phrase_remove(PhraseRef) -> () = phrase::remove;
        task_list(Empty) -> Promises = task::list;
        task_mark(TaskMarkRequest) -> TaskView = task::mark;
        delivery(Empty) -> Delivery = delivery::delivery;
        access_open(ClientRef) -> AccessPage = access::open;
        access_reason(ReasonGiven) -> () = access::give_reason;
        record_state(Empty) -> RecordView = access::record;
        space_state(Empty) -> SpaceView = vault::space;
        backup_state(Empty) -> BackupState = backup::state;
        backup_make(Empty) -> BackupState = backup::make;
        sync_state(Empty) -> SyncState = sync::state;
        sync_records(Empty) -> SyncRecords = sync::records;
        sync_begin(Empty) -> SyncState = sync::begin;
        sync_cancel(Empty) -> SyncState = sync::cancel;
        sync_answer(SyncAnswer) -> SyncState = sync::answer;
        sync_send_again(SendAgain) -> SyncState = sync::send_again;
        sync_automatic(AutomaticChoice) -> SyncState = sync::automatic;
        sync_proof(Empty) -> ProofPage = sync::proof;
        sign_in_begin(Empty) -> SyncState = sync::begin_sign_in;
        sign_in_cancel(Empty) -> SyncState = sync::cancel_sign_in;
        sign_out(Empty) -> SyncState = sync::sign_out;
        conflict_list(Empty) -> Vec<ConflictRow> = conflict::list;
        conflict_open(ConflictRef) -> ConflictPage = conflict::open;
        conflict_answer(ConflictAnswer) -> () = conflict::answer;
        leaf_open(LeafWish) -> LeafPage = leaf::open;
        leaf_answer(LeafSaid) -> () = leaf::answer;
        leaf_print(LeafWish) -> LeafSheet = leaf::print;
        phone_open(PhoneWish) -> PhonePage = phone::open;
        code_list(Empty) -> Vec<CodeSystemView> = code::list;
        code_use_demo(Empty) -> CodesImported = code::use_demo;
    }
    with_request_and_path {
        access_save(ClientRef, Wanted::FolderToWrite) -> Saved = access::save_as_csv;
        access_pdf(ClientRef, Wanted::FolderToWrite) -> Saved = access::save_as_pdf;
        entry_pdf(EntryRef, Wanted::FolderToWrite) -> Saved = entry::save_as_pdf;
        document_pdf(DocumentAsked, Wanted::FolderToWrite) -> Saved = document::save_as_pdf;
        leaf_save(LeafWish, Wanted::FolderToWrite) -> Saved = leaf::save;
        phone_save(PhoneWish, Wanted::FolderToWrite) -> Saved = phone::save;
        delivery_hand_over(HandOverWish, Wanted::FolderToWrite) -> HandOverReceipt = delivery::hand_over;
    }
    with_path {
        backup_place(Wanted::FolderToWrite) -> BackupState = backup::choose_place;
        delivery_export(Wanted::FolderToWrite) -> ExportReceipt = delivery::export;
        delivery_export_all(Wanted::FolderToWrite) -> ExportReceipt = delivery::export_all;
        policy_choose(Wanted::PolicyFile) -> PolicyOffered = policy::choose;
        recovery_read_keys(Wanted::RecoveryKeys) -> RecoveryKeysText = recovery::read_keys;
        recovery_challenge(Wanted::FolderToWrite) -> HandedOver = recovery::challenge;
        phrase_import(Wanted::PhraseFile) -> PhrasesImported = phrase::import;
        measure_import(Wanted::MeasureFile) -> MeasureImported = measure::import;
        sync_proof_save(Wanted::FolderToWrite) -> Saved = sync::save_proof;
        code_import(Wanted::CodeSetFile) -> CodesImported = code::import;
    }
}

/// What stands in the way of a command for which a path is to be chosen.
pub fn before_choosing(askel: &mut Askel, command: &str, args: &Value) -> Result<(), Failure> {
    demand_eyes(askel, command)?;
    if WHEN_OPEN.contains(&command) {
        let bag = askel.asked()?;
        if LISTS_FOR_THE_CLIENT.contains(&command) {
            return access::demand_proof_for(bag, &request(args.clone())?);
        }
        if AFTER_PROOF.contains(&command) {
            vault::may_leave(bag, Empty {})?;
        }
    }
    Ok(())
}

/// Whoever looks at the screen may see the answer: in together mode only the wishes of that mode are heard, of a locked bag too.
fn demand_eyes(askel: &Askel, command: &str) -> Result<(), Failure> {
    let heard = IN_TOGETHER.contains(&command) || WHOEVER_LOOKS.contains(&command);
    if askel.is_together() && !heard { Err(FailureCode::OnlyTogether.into()) } else { Ok(()) }
}

/// The parser's own message could quote what was typed, so only the fact goes on.
fn request<T: DeserializeOwned>(args: Value) -> Result<T, Failure> {
    serde_json::from_value(args).map_err(|_| FailureCode::BadRequest.into())
}

fn answer<T: Serialize>(answer: Answer<T>) -> Result<Value, Failure> {
    Ok(json!({ "value": answer.value, "changed": answer.changed, "undo": answer.undo }))
}

#[cfg(test)]
#[path = "door_tests.rs"]
mod tests;
