//! The door: one table of everything the window can ask, when it may ask it, and who answers.

use askel_app::answer::Empty;
use askel_app::client::*;
use askel_app::code::{CodeSystemView, CodesImported};
use askel_app::delivery::{Delivery, ExportReceipt, Overview};
use askel_app::entry::*;
use askel_app::goal::*;
use askel_app::period::*;
use askel_app::session::*;
use askel_app::task::*;
use askel_app::today::Today;
use askel_app::vault::*;
use askel_app::worker::WorkerForm;
use crate::bindings::Declarations;

macro_rules! api {
    ($($name:ident($args:ty) -> $ok:ty;)*) => {
        pub fn describe(d: &mut Declarations) -> Vec<(&'static str, String, String)> {
            vec![$((stringify!($name), d.add::<$args>(), d.add::<$ok>())),*]
        }
    };
}
api! {
    vault_status(Empty) -> VaultStatus;
    vault_suggest_passphrase(Empty) -> Vec<String>;
    vault_check_passphrase(PassphraseCandidate) -> PassphraseVerdict;
    vault_create(NewVault) -> VaultStatus;
    vault_unlock(UnlockRequest) -> VaultStatus;
    language_choose(LanguageChoice) -> ();
    vault_lock(Empty) -> ();
    vault_activity(Empty) -> ();
    overview(Empty) -> Overview;
    today(Empty) -> Today;
    worker_read(Empty) -> WorkerForm;
    worker_save(WorkerForm) -> ();
    client_list(ClientSearch) -> ClientList;
    client_form(ClientRef) -> ClientForm;
    client_save(ClientForm) -> ClientSaved;
    client_open(ClientRef) -> ClientPage;
    client_timeline(TimelineRequest) -> Vec<TimelineRow>;
    client_identity(ClientRef) -> ShownIdentity;
    period_open(PeriodRequest) -> PeriodPage;
    period_save(PeriodForm) -> PeriodSaved;
    goal_open(GoalRequest) -> GoalForm;
    goal_save(GoalForm) -> GoalSaved;
    goal_mark_step(StepMarkRequest) -> GoalView;
    goal_set_level(LevelRequest) -> GoalView;
    session_plan(SessionForm) -> SessionSaved;
    session_remove(SessionRef) -> ();
    draft_open(DraftRequest) -> DraftPage;
    draft_resume(DraftRef) -> DraftPage;
    draft_save(DraftSave) -> DraftSaved;
    draft_discard(DraftRef) -> ();
    entry_finalise(DraftSave) -> Finished;
    entry_read(EntryRef) -> EntryView;
    task_list(Empty) -> Promises;
    task_mark(TaskMarkRequest) -> TaskView;
    delivery(Empty) -> Delivery;
    delivery_export(Empty) -> ExportReceipt;
    code_list(Empty) -> Vec<CodeSystemView>;
    code_import(Empty) -> CodesImported;
    code_use_demo(Empty) -> CodesImported;
}
