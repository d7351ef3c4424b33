//! Keys that are put together while Askel runs. Each family names its members, so that no wildcard hides a lost text.

use askel_app::failure::FailureCode;
use askel_app::hint::{HARD, LOADED, SHORT};
use askel_app::sync::{AsideReason, SyncEnd, SyncPhase, WhyStopped};
use askel_app::undo::Deed;
use askel_domain::code::CodeSystem;
use askel_domain::document::process::WhyNext;
use askel_domain::document::{FieldDef, FieldKind, FormDef, FormKind, SectionDef};
use askel_domain::measure::{FaultCode, Occasion};
use askel_domain::phrase::{PhraseFault, PhraseField};
use askel_domain::problem::ProblemCode;
use askel_domain::session::ContactMode;
use askel_network::policy::PolicyRefusalCode;
use askel_questionnaire::FileFault;
use askel_sosmeta::national::asked;
use askel_text::{DEFAULT_CRITERIA, DEFAULT_ENDING_GROUNDS};

use super::catalogue::LANGUAGES;

const ATTENDANCES: [&str; 4] = ["present", "told", "no_word", "excused"];
/// Places of the rows that two people can change at once, as the window names them.
const DIFFERING: [&str; 65] = [
    "client_words", "area", "direction", "levels", "weight", "start_level", "level", "step", "step_done", "factors", "what",
    "responsible", "due_on", "may_hinder", "kind", "outcome", "obstacle", "helped", "family_name", "given_names", "calling_name",
    "identity", "birth_date", "phone", "email", "home", "contact_address", "municipality", "contact_language", "interpreting",
    "close_person", "non_disclosure", "non_disclosure_until", "children_at_home", "service_task", "social_service", "own_worker",
    "term", "basis", "course", "starts_at", "ends_at", "mode", "place", "second_worker", "removed", "name", "role",
    "organisation", "contact", "left_on", "description", "source", "starts_on", "ends_on", "ended_because", "other", "time",
    "in_force", "meets", "membership", "protection", "decision", "order", "whole",
];
const FACTORS: [&str; 2] = ["helps", "hinders"];
const KEY_EVENTS: [&str; 20] = [
    "passphrase_changed", "cost_raised", "recovery_placed", "recovery_proven", "recovered", "keychain_bound", "keychain_freed", "together_code_placed", "together_code_wrong", "clock_moved", "typing_cut", "recovery_asked", "asked_while_locked",
    "opened", "locked", "locked_idle", "locked_long_day", "locked_guessed", "locked_away", "locked_broke_off",
];
const LEVELS: [&str; 5] = ["m2", "m1", "z0", "p1", "p2"];
const MARKS: [&str; 4] = ["done", "partly", "not_done", "dropped"];
const OBSTACLES: [&str; 6] = ["identity_missing", "identity_code_needed", "name_missing", "code_missing", "answer_missing", "fault"];
const THEMES: [&str; 9] = ["service", "process", "recording", "remote", "methods", "safety", "privacy", "measures", "askel"];
const TROUBLES: [&str; 3] = ["low_space", "disk", "unequal"];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A pattern as the code says it, `*` for the part that varies, and everything the part may be.
pub struct Family {
    pub pattern: &'static str,
    pub members: Vec<String>,
    pub why: &'static str,
}

pub fn families() -> Vec<Family> {
    let family =
        |pattern, members: &[&str], why| Family { pattern, members: members.iter().map(|member| (*member).to_owned()).collect(), why };
    let modes = ContactMode::ALL.map(ContactMode::name);
    let systems = names(&CodeSystem::ALL);
    let codes = |pattern, members, why| Family { pattern, members, why };
    let refusals = [names(FileFault::ALL), names(FaultCode::ALL)].concat();
    vec![
        codes("error.*", names(FailureCode::ALL), "the core answers a code, the window has the sentence"),
        codes("problem.*", names(ProblemCode::ALL), "the core answers a code, the window has the sentence"),
        codes("policy.refused.*", names(PolicyRefusalCode::ALL), "PolicyRefusalCode"),
        codes("code.system.*", systems, "CodeSystem"),
        family("session.mode.*", &modes, "ContactMode"),
        family("phone.meeting.*", &modes, "ContactMode"),
        family("client.meetings.mode.*", &modes, "ContactMode, counted"),
        family("client.identity.note.*", &["dash_corrected", "test_code"], "IdentityNote"),
        family("goal.direction.*", &["improve", "prevent_decline"], "GoalDirection"),
        family("goal.factor.*", &FACTORS, "FactorEffect"),
        family("goal.factor.*_add", &FACTORS, "FactorEffect"),
        family("goal.factor.*_field", &FACTORS, "FactorEffect"),
        family("goal.level.*", &LEVELS, "the five levels, a minus sign being no part of a key"),
        family("goal.level.prompt_*", &LEVELS, "the five levels"),
        family("goal.weight.w*", &["1", "2", "3", "4"], "weights of a goal"),
        family("entry.kind.*", &["meeting", "not_met", "cancelled"], "EntryKind"),
        family("entry.ground.*", &["wrong_person", "mistake"], "AnnulmentGround"),
        family("hint.loaded.*", &LOADED, "words that judge, by the name of their entry"),
        family("hint.kinder.*", &LOADED, "how to say it otherwise"),
        family("hint.hard.*", &HARD, "a professional's words, by the name of their entry"),
        family("hint.easy.*", &HARD, "the easier words"),
        family("hint.short.*", &SHORT, "abbreviations, by the name of their entry"),
        family("hint.long.*", &SHORT, "the words that they stand for"),
        codes("phrase.field.*", names(&PhraseField::ALL), "PhraseField"),
        codes("phrase.refused.*", names(PhraseFault::ALL), "PhraseFault"),
        family("entry.mark.*", &MARKS, "Mark"),
        codes("undo.deed.*", names(&Deed::ALL), "Deed"),
        family("entry.mark.helps.*", &["yes", "some", "no"], "Helped"),
        family("entry.task.kinds.*", &["task", "programme", "game"], "TaskKind"),
        family("entry.children.*", &["considered", "not_current"], "ChildrenNoted"),
        family("entry.read.*", &["agrees", "disagrees"], "ReadTogether"),
        family("together.steps.said_*", &["done", "partly", "not_yet", "taken_back"], "StepWent"),
        family("entry.remote.*", &["device", "connection", "skill"], "RemoteObstacle"),
        family("evaluation.begin.*", &FormKind::EVALUATIONS.map(FormKind::name), "the two evaluations"),
        family("team.kind.*", &["service", "close_person", "network"], "MemberKind"),
        family("team.contact.*", &["given", "refused"], "ContactAnswer, once there is one"),
        family("team.answer.*", &["given", "refused", "not_asked"], "ContactAnswer"),
        family("task.marked.*", &MARKS, "Mark"),
        family("entry.cancelled.by_*", &["client", "worker", "other"], "CancelledBy"),
        family("entry.sentence.field.*", &["date", "times", "mode", "place", "participants", "together"], "facts of the visit"),
        family("entry.sentence.missing.*", &["date", "mode", "place", "participants"], "facts of the visit that can be empty"),
        family("session.field.*", &["starts", "ends", "mode", "place"], "fields of the next meeting"),
        family("delivery.obstacle.*", &OBSTACLES, "DeliveryObstacle"),
        family("delivery.mend.*", &OBSTACLES, "DeliveryObstacle"),
        family("handbook.theme.*", &THEMES, "themes of the handbook's contents"),
        family("backup.trouble.*", &TROUBLES, "BackupTrouble"),
        family("backup.trouble_elsewhere.*", &TROUBLES, "BackupTrouble, of the second place"),
        family("access.column.*", &["when", "who", "title", "how", "what", "why", "reason"], "columns of the table for the client"),
        family("access.how.*", &["changed", "listed", "found", "opened", "revealed", "exported", "log_read", "refused"], "HandledHow"),
        family("access.noun.*", &["client", "period", "goal", "session", "draft", "entry", "task", "delivery", "risk", "team", "document", "measure", "gas", "group", "leaf", "access"], "the log's nouns that are about a client"),
        family("access.why.*", &["own_client", "deputy", "new_client", "caseload", "reason", "no_reason", "no_proof", "other_client"], "Right"),
        family("search.group.*", &["entries", "documents", "goals", "tasks"], "the groups of hits that have a line of text"),
        family("group.attendance.*", &ATTENDANCES, "Attendance"),
        family("group.was.*", &ATTENDANCES, "Attendance, of a part that is finished"),
        family("group.absence.*", &["told", "no_word"], "Attendance, of who was not there"),
        family("group.usually.*", &WEEKDAYS, "days of the week"),
        family("recovery.state.*", &["missing", "unproven", "proven"], "RecoveryState"),
        family("recovery.note.*", &["missing", "unproven"], "RecoveryState, while it is not proven"),
        family("recovery.event.*", &KEY_EVENTS, "KeyEventName; the wrong tries are counted and stand apart"),
        codes("measure.refused.*", refusals, "FileFault and FaultCode: what is wrong with a measure file, or with the measure in it"),
        codes("measure.occasion.*", names(&Occasion::ALL), "Occasion"),
        family("measure.why_no_total.*", &["no_total", "nothing_answered", "too_many_missing", "not_in_table"], "NoScore"),
        family("measure.verdict.*", &["better", "same", "worse"], "Verdict, where the source says one"),
        family("day.short_*", &WEEKDAYS, "days of the week"),
        family("day.long_*", &WEEKDAYS, "days of the week"),
        codes("sync.phase.*", names(&SyncPhase::ALL), "SyncPhase"),
        family("sync.counted.*", &["sending", "fetching", "clients", "checking"], "SyncPhase, where there is a count"),
        codes("sync.end.*", names(&SyncEnd::ALL), "SyncEnd"),
        codes("sync.question.*", names(&WhyStopped::ALL), "WhyStopped"),
        codes("sync.question.go_on.*", names(&WhyStopped::ALL), "WhyStopped"),
        codes("sync.aside.*", names(&AsideReason::ALL), "AsideReason"),
        family("sync.state.*", &["draft", "waiting", "sending", "on_server", "changed_while_sending", "needs_attention", "two_versions"], "RowState"),
        family("sync.claim.*", &["sign_in", "refused", "not_understood"], "ClaimBecause, where somebody can do something"),
        family("sync.noun.*", &["worker", "measure_file", "group_session", "group_member", "attendance"], "rows of the server that the access log does not name"),
        family("sync.proof.column.*", &["noun", "count", "id", "version", "hash", "at"], "columns of the proof of delivery"),
        family("conflict.field.*", &DIFFERING, "places that differ"),
        family("conflict.who.*", &["colleague", "unknown"], "ChangedBy, without a name"),
        family("conflict.responsible.*", &["client", "worker"], "Responsible, who has no name of their own here"),
        family("client.protection.choice.*", &["yes", "no", "not_asked"], "NonDisclosure, of a case"),
        family("language.name_*", &LANGUAGES, "each language in its own name"),
    ]
    .into_iter()
    .chain(document_families())
    .collect()
}

/// What the forms of the long documents name; a field without a text is found here, and a text without a field.
fn document_families() -> Vec<Family> {
    let kinds = || FormKind::ALL.into_iter().chain(FormKind::EVALUATIONS);
    let forms: Vec<FormDef> = kinds().filter_map(asked).collect();
    let sections: Vec<&SectionDef> = forms.iter().flat_map(|form| &form.sections).collect();
    let fields: Vec<&FieldDef> = sections.iter().flat_map(|section| every_field(&section.fields)).collect();
    let label = |field: &&FieldDef| field.label.as_ref().unwrap_or(&field.id).clone();
    let kept = || fields.iter().filter(|field| field.kept);
    let family = |pattern, members: Vec<String>, why| Family { pattern, members, why };
    let names = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let labels = fields.iter().map(label).chain(kept().filter(|field| field.ended_path.is_some()).map(|field| format!("{}_ended", field.id)));
    let hinted = fields.iter().filter(|field| field.hint).map(label);
    let sources = fields.iter().flat_map(|field| &field.from).filter_map(|from| Some(from.split_once('.')?.0.to_owned()));
    vec![
        family("document_form.field.*", labels.collect(), "labels of the forms"),
        family("document_form.hint.*", hinted.collect(), "fields with a hint"),
        family("document_form.section.*", sections.iter().map(|section| section.id.clone()).collect(), "sections of the forms"),
        family("document_form.section_hint.*", sections.iter().filter(|section| section.hint).map(|section| section.id.clone()).collect(), "sections with a hint"),
        family("document_form.kind.*", kinds().map(|kind| kind.name().to_owned()).collect(), "FormKind"),
        family("document_form.item.*", fields.iter().filter(|field| field.kind == FieldKind::List).map(|field| field.id.clone()).collect(), "one row of a list"),
        family("document_form.end.*", kept().map(|field| field.id.clone()).collect(), "lists whose rows end with a reason"),
        family("document_form.ended.*", kept().map(|field| field.id.clone()).collect(), "lists whose rows end with a reason"),
        family("document_form.why.*", kept().map(|field| field.id.clone()).collect(), "lists whose rows end with a reason"),
        family("document_form.taken.*", sources.collect(), "sources a form takes its first answers from"),
        family("document_form.criterion.*", names(&DEFAULT_CRITERIA), "criteria for enhanced support"),
        family("document_form.ground.*", names(&DEFAULT_ENDING_GROUNDS), "why a service ends"),
        family("document_form.state.*", names(&["not_begun", "in_progress", "ready"]), "SectionState"),
        family("document_form.next.*", names(&WhyNext::ALL.map(|(_, name)| name)), "WhyNext"),
        family("document_form.person.*", names(&["given", "family", "role", "phone"]), "parts of a person"),
    ]
}

fn every_field(fields: &[FieldDef]) -> Vec<&FieldDef> {
    fields.iter().flat_map(|field| std::iter::once(field).chain(every_field(&field.fields))).collect()
}

impl Family {
    /// Every key of the family.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.members.iter().map(|member| self.pattern.replace('*', member))
    }
}

/// The codes as they are spelled on the way to the window.
pub fn names<T: serde::Serialize>(codes: &[T]) -> Vec<String> {
    let spelled = codes.iter().map(|code| serde_json::to_value(code).expect("a code is a word"));
    spelled.map(|code| code.as_str().expect("a code is a word").to_owned()).collect()
}

#[test]
fn every_family_says_why_it_is_one() {
    assert!(
        families().iter().all(|family| !family.why.is_empty() && !family.members.is_empty() && family.pattern.matches('*').count() == 1)
    );
}
