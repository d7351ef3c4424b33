//! The right to a client's record: a row belongs to its own client whatever a page says, and another worker's client is neither
//! read nor written in without a reason. Every command of the door is walked, through the door.

use std::collections::BTreeSet;
use std::time::Duration;

use askel::commands::{self, Asked, WHEN_OPEN};
use askel_app::access::{self, HandledHow, Right};
use askel_app::client::ClientRef;
use askel_app::failure::FailureCode;
use askel_domain::access::Action;
use askel_domain::id::ClientId;
use askel_store::log::handled;
use askel_tests::faults::bench::{Bench, visit};
use serde_json::{Value, json};

use crate::two_versions;

/// Commands that take a client and a row.
const PAIRS: [&str; 8] = ["period_open", "period_save", "goal_open", "goal_save", "session_plan", "team_save", "risk_save", "draft_open"];
/// Commands that name a client, or only a row of one.
const OF_A_CLIENT: [&str; 61] = [
    "together_enter",
    "hint_find", "client_form", "client_save", "client_open", "client_timeline", "client_identity", "period_seen", "goal_step_add", "goal_mark_step", "goal_set_level", "session_remove",
    "team_open", "team_leave", "risk_open", "risk_end", "measure_open", "measure_begin", "measure_resume", "measure_give", "measure_finish",
    "measure_compare", "gas_open", "gas_score", "draft_resume", "draft_save", "draft_discard", "entry_finalise", "entry_read", "entry_history", "entry_correct",
    "entry_annul", "entry_re_enter", "document_shelf", "document_begin", "document_open", "document_save", "document_discard", "document_finalise",
    "document_read", "document_history", "document_correct", "document_annul", "evaluation_figures", "group_add", "group_leave", "task_mark",
    "access_open", "access_save", "access_pdf", "entry_pdf", "document_pdf", "leaf_open", "leaf_answer", "leaf_print", "leaf_save", "phone_open", "phone_save", "delivery_export", "conflict_open", "conflict_answer",
];
/// Lists, what is about no client, and what is about several: whose part of a group is written asks for each by itself (groups.rs).
const OTHERS: [&str; 68] = [
    "together_code", "together_code_place",
    "vault_activity", "vault_prove", "vault_change_passphrase", "vault_bind_to_keychain", "vault_free_from_keychain", "policy_read", "policy_place", "policy_choose", "recovery", "recovery_place", "recovery_prove", "overview", "today", "worker_read", "worker_save",
    "phrase_list", "phrase_save", "phrase_remove", "phrase_import", "client_list", "client_names", "undo", "search", "measure_list", "task_list", "delivery", "access_reason", "record_state", "space_state", "backup_state", "backup_make", "code_list",
    "code_use_demo", "backup_place", "delivery_export_all", "delivery_hand_over", "recovery_read_keys", "recovery_challenge", "measure_import", "code_import",
    "criteria_read", "criteria_save", "group_list", "group_open", "group_save", "group_end", "group_plan", "group_remove", "group_session", "group_capture",
    "group_capture_save", "group_capture_discard", "group_finalise",
    "sign_in_begin", "sign_in_cancel", "sign_out", "sync_answer", "sync_automatic", "sync_begin", "sync_cancel", "sync_proof", "sync_proof_save", "sync_records", "sync_send_again", "sync_state",
    "conflict_list",
];

fn ask(bench: &mut Bench, command: &str, args: &Value) -> Result<Value, FailureCode> {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = Asked { args: args.clone(), path: Some(folder.path().to_owned()) };
    commands::run(&mut bench.askel, command, asked).map(|answer| answer["value"].clone()).map_err(|failure| failure.code)
}

fn done(bench: &mut Bench, command: &str, args: &Value) -> Value {
    ask(bench, command, args).unwrap_or_else(|code| panic!("{command}: {code:?} on {args}"))
}

/// Rows of every kind of one client.
pub(crate) struct Rows {
    pub client: ClientId,
    period: Value,
    pub goal: Value,
    session: Value,
    member: Value,
    risk: Value,
    pub task: Value,
    pub filling: Value,
    entry: Value,
    annulled: Value,
    pub draft: Value,
    document: Value,
    paper: Value,
    evaluation: Value,
    group: Value,
    in_group: Value,
    /// Of the goal.
    case: Value,
}

fn finished(bench: &mut Bench, client: ClientId, told: &str) -> Value {
    let page = done(bench, "draft_open", &json!({ "clientId": client, "sessionId": null }));
    let mut form = json!(visit(told));
    form["newTasks"] = json!([{ "kind": "task", "what": "Soittaa isännöitsijälle", "who": "worker", "whoName": "", "due": "", "mayHinder": "", "goalId": null }]);
    done(bench, "entry_finalise", &json!({ "id": page["id"], "form": form }))["entryId"].clone()
}

impl Rows {
    fn of(bench: &mut Bench, client: ClientId) -> Self {
        let saved = |bench: &mut Bench, command: &str, form: Value| done(bench, command, &form)["id"].clone();
        let period = done(bench, "client_open", &json!({ "id": client }))["period"]["id"].clone();
        let goal = saved(bench, "goal_save", goal(client, &Value::Null));
        let session = saved(bench, "session_plan", meeting(client, &Value::Null));
        let member = saved(bench, "team_save", member(client, &Value::Null));
        let risk = saved(bench, "risk_save", risk(client, &Value::Null));
        let filling = saved(bench, "measure_begin", begun(client));
        let paper = {
            let draft = done(bench, "document_begin", &json!({ "clientId": client, "kind": "initiation" }));
            let page = done(bench, "document_open", &draft);
            let mut answers = page["answers"].clone();
            answers["initiated_on"] = json!("8.1.2026");
            answers["urgency"] = json!("3");
            answers["client_wish"] = json!("Haluan päästä kirjastoon.");
            done(bench, "document_finalise", &json!({ "id": draft["id"], "answers": answers, "goneThrough": [], "caret": "", "reason": "" }))["id"].clone()
        };
        let document = saved(bench, "document_begin", json!({ "clientId": client, "kind": "needs_assessment" }));
        let evaluation = saved(bench, "document_begin", json!({ "clientId": client, "kind": "mid_evaluation" }));
        let group = saved(bench, "group_save", json!({ "name": "Olohuone" }));
        let in_group = saved(bench, "group_add", json!({ "groupId": group, "clientId": client, "since": "" }));
        let annulled = finished(bench, client, "Väärään paikkaan.");
        done(bench, "entry_annul", &json!({ "id": annulled, "ground": "mistake", "reason": "Väärä päivä" }));
        let entry = finished(bench, client, "Kahvia ja asioita.");
        let draft = saved(bench, "draft_open", json!({ "clientId": client, "sessionId": null }));
        let task = done(bench, "client_open", &json!({ "id": client }))["tasks"][0]["id"].clone();
        let case = two_versions::raised(bench, client, &goal);
        Self { client, period, goal, session, member, risk, task, filling, entry, annulled, draft, document, paper, evaluation, group, in_group, case }
    }

    /// What a page would ask with this client's id and these rows: one request for each command.
    pub fn asked(&self, client: ClientId, period: &Value) -> Vec<(&'static str, Value)> {
        let Self { goal: goal_id, draft, document, entry, .. } = self;
        let id = json!({ "id": client });
        let mut period = period.clone();
        period["clientId"] = json!(client);
        vec![
            ("period_open", json!({ "clientId": client, "id": self.period })),
            ("period_save", period),
            ("goal_open", json!({ "clientId": client, "id": goal_id })),
            ("goal_save", goal(client, goal_id)),
            ("session_plan", meeting(client, &self.session)),
            ("team_save", member(client, &self.member)),
            ("risk_save", risk(client, &self.risk)),
            ("draft_open", json!({ "clientId": client, "sessionId": self.session })),
            ("hint_find", json!({ "draftId": draft, "clientId": client, "texts": [] })),
            ("client_form", id.clone()),
            ("client_save", json!({ "id": client, "familyName": "Muu", "givenNames": "Muu", "identityKind": "not_known_yet" })),
            ("client_open", id.clone()),
            ("client_timeline", json!({ "id": client, "offset": 0 })),
            ("client_identity", id.clone()),
            ("period_seen", json!({ "id": self.period })),
            ("goal_step_add", json!({ "goalId": goal_id, "text": "Portille" })),
            ("goal_mark_step", json!({ "goalId": goal_id, "stepId": goal_id, "done": true })),
            ("goal_set_level", json!({ "goalId": goal_id, "level": 1 })),
            ("session_remove", json!({ "id": self.session })),
            ("team_open", id.clone()),
            ("team_leave", json!({ "id": self.member, "left": true })),
            ("risk_open", id.clone()),
            ("risk_end", json!({ "id": self.risk, "because": "Muutti pois" })),
            ("measure_open", id.clone()),
            ("measure_begin", begun(client)),
            ("measure_resume", json!({ "id": self.filling })),
            ("measure_give", json!({ "id": self.filling, "linkId": "x", "given": { "given": "skipped" } })),
            ("measure_finish", json!({ "id": self.filling })),
            ("measure_compare", json!({ "clientId": client, "definition": wheel() })),
            ("gas_open", id.clone()),
            ("gas_score", json!({ "clientId": client, "occasion": "mid", "lines": [{ "goalId": goal_id, "level": 0 }] })),
            ("draft_resume", json!({ "id": draft })),
            ("draft_save", json!({ "id": draft, "form": {} })),
            ("entry_finalise", json!({ "id": draft, "form": {} })),
            ("draft_discard", json!({ "id": draft })),
            ("entry_read", json!({ "id": entry })),
            ("entry_history", json!({ "id": entry })),
            ("entry_correct", json!({ "id": entry })),
            ("entry_annul", json!({ "id": entry, "ground": "mistake", "reason": "Väärä päivä" })),
            ("entry_re_enter", json!({ "id": self.annulled, "clientId": client })),
            ("document_shelf", id.clone()),
            ("document_begin", json!({ "clientId": client, "kind": "client_plan" })),
            ("document_open", json!({ "id": document })),
            ("document_save", json!({ "id": document, "answers": {}, "goneThrough": [], "caret": "", "reason": "" })),
            ("document_finalise", json!({ "id": document, "answers": {}, "goneThrough": [], "caret": "", "reason": "" })),
            ("document_discard", json!({ "id": document })),
            ("document_read", json!({ "id": self.paper })),
            ("document_history", json!({ "id": self.paper })),
            ("document_annul", json!({ "id": self.paper, "ground": "mistake", "reason": "Väärä päivä" })),
            ("document_correct", json!({ "id": self.paper })),
            ("evaluation_figures", json!({ "id": self.evaluation })),
            ("group_add", json!({ "groupId": self.group, "clientId": client, "since": "" })),
            ("group_leave", json!({ "id": self.in_group, "until": "", "back": false })),
            ("task_mark", json!({ "id": self.task, "mark": "done", "obstacle": "" })),
            ("access_open", id.clone()),
            ("access_save", id.clone()),
            ("access_pdf", id),
            ("entry_pdf", json!({ "id": entry })),
            ("document_pdf", json!({ "id": self.paper })),
            ("leaf_open", json!({ "clientId": client, "language": "fi", "namesService": false })),
            ("leaf_answer", json!({ "clientId": client, "mayStayAtHome": true })),
            ("leaf_print", json!({ "clientId": client, "language": "fi", "namesService": false })),
            ("leaf_save", json!({ "clientId": client, "language": "fi", "namesService": false })),
            ("phone_open", json!({ "clientId": client, "language": "fi", "namesService": false })),
            ("phone_save", json!({ "clientId": client, "language": "fi", "namesService": false })),
            ("delivery_export", json!({})),
            ("conflict_open", json!({ "id": self.case })),
            ("conflict_answer", json!({ "id": self.case, "fields": [{ "path": "client_words", "choice": "mine", "text": "" }] })),
            // The last one: from here on nothing else is heard.
            ("together_enter", json!({ "clientId": client, "draftId": null })),
        ]
    }
}

fn goal(client: ClientId, id: &Value) -> Value {
    json!({ "id": id, "clientId": client, "clientWords": "Kirjastoon", "area": "arki", "direction": "improve", "levels": ["a", "b", "c", "d", "e"],
        "weight": 1, "startLevel": -2, "steps": [{ "id": null, "text": "Kävely" }], "factors": [] })
}

fn meeting(client: ClientId, id: &Value) -> Value {
    json!({ "id": id, "clientId": client, "date": "12.6.2026", "starts": "10", "ends": "11", "mode": "office", "place": "Koti" })
}

fn member(client: ClientId, id: &Value) -> Value {
    json!({ "id": id, "clientId": client, "kind": "close_person", "name": "Pirjo", "role": "sisko", "organisation": "", "phone": "", "contact": "not_asked", "contactOn": "" })
}

fn risk(client: ClientId, id: &Value) -> Value {
    json!({ "id": id, "clientId": client, "description": "Koira pihalla", "source": "Itse nähty", "startsOn": "1.6.2026", "endsOn": "", "secondWorker": false })
}

fn wheel() -> Value {
    json!({ "id": "askel-life-areas", "version": "1.0.0" })
}

fn begun(client: ClientId) -> Value {
    json!({ "clientId": client, "definition": wheel(), "occasion": "start", "mode": "interview" })
}

fn period_form(bench: &mut Bench, rows: &Rows) -> Value {
    done(bench, "period_open", &json!({ "clientId": rows.client, "id": rows.period }))["form"].clone()
}

/// A bag with two clients of the worker's own.
pub(crate) fn two_clients() -> (Bench, Rows, Rows) {
    let mut bench = Bench::new();
    let one = bench.client_id;
    let aino = json!({ "id": null, "familyName": "Korhonen", "givenNames": "Aino", "identityKind": "not_known_yet" });
    let two: ClientId = serde_json::from_value(done(&mut bench, "client_save", &aino)["id"].clone()).expect("an id");
    let mut form = done(&mut bench, "period_open", &json!({ "clientId": one, "id": null }))["form"].clone();
    let codes = done(&mut bench, "period_open", &json!({ "clientId": one, "id": null }));
    for (field, value) in [("serviceTask", &codes["serviceTasks"][0]["code"]), ("socialService", &codes["socialServices"][0]["code"]), ("clientId", &json!(two)), ("startsOn", &json!("1.1.2026")), ("endsOn", &json!("31.12.2026"))] {
        form[field] = value.clone();
    }
    done(&mut bench, "period_save", &form);
    let (one, two) = (Rows::of(&mut bench, one), Rows::of(&mut bench, two));
    (bench, one, two)
}

/// Rows of the log about this client: changes and looks, and refusals.
fn logged(bench: &mut Bench, client: ClientId) -> (usize, usize) {
    let rows = bench.open().store().read(|read| handled(read, client)).map_err(|failure: askel_store::StoreFailure| failure).expect("the log");
    let refused = rows.iter().filter(|row| row.action == Some(Action::Refuse)).count();
    (rows.len() - refused, refused)
}

#[test]
fn every_command_of_the_door_has_been_thought_of() {
    let known: BTreeSet<&str> = PAIRS.into_iter().chain(OF_A_CLIENT).chain(OTHERS).collect();
    let there: BTreeSet<&str> = WHEN_OPEN.iter().copied().collect();
    assert_eq!(there.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "say of a new command whose data it is about");
    assert_eq!(known.difference(&there).collect::<Vec<_>>(), Vec::<&&str>::new(), "no longer there");
    let (mut bench, one, _) = two_clients();
    let form = period_form(&mut bench, &one);
    let walked: BTreeSet<&str> = one.asked(one.client, &form).into_iter().map(|(name, _)| name).collect();
    assert_eq!(walked, PAIRS.into_iter().chain(OF_A_CLIENT).collect(), "each is walked below");
}

#[test]
fn a_row_of_one_client_is_not_shown_or_changed_in_the_name_of_another() {
    let (mut bench, one, two) = two_clients();
    let form = period_form(&mut bench, &two);
    for (command, args) in two.asked(one.client, &form).into_iter().filter(|(name, _)| PAIRS.contains(name)) {
        let before = (logged(&mut bench, one.client).0, logged(&mut bench, two.client).0);
        assert_eq!(ask(&mut bench, command, &args).err(), Some(FailureCode::OtherClient), "{command}");
        assert_eq!((logged(&mut bench, one.client).0, logged(&mut bench, two.client).0), before, "{command} left something");
    }
    let goal_of_the_other = json!({ "clientId": one.client, "occasion": "mid", "lines": [{ "goalId": two.goal, "level": 0 }] });
    assert_eq!(ask(&mut bench, "gas_score", &goal_of_the_other).err(), Some(FailureCode::BadRequest));
    let page = access::open(bench.open(), ClientRef { id: two.client }).expect("opens").value;
    let refused: Vec<_> = page.rows.iter().filter(|row| row.how == HandledHow::Refused).map(|row| row.why).collect();
    assert_eq!(refused, [Some(Right::OtherClient)], "the client whose row it is can read of it, once a minute");
    // The same requests with the client whose rows they are.
    for (command, args) in two.asked(two.client, &form).into_iter().filter(|(name, _)| PAIRS.contains(name)) {
        assert_ne!(ask(&mut bench, command, &args).err(), Some(FailureCode::OtherClient), "{command}");
    }
}

#[test]
fn another_workers_client_is_neither_read_nor_written_in_without_a_reason() {
    let (mut bench, _, two) = two_clients();
    let mut form = period_form(&mut bench, &two);
    form["ownWorker"] = json!("Olli Aalto");
    done(&mut bench, "period_save", &form);
    bench.reopen();
    let (rows, _) = logged(&mut bench, two.client);
    form["ownWorker"] = json!("Kaisa Niemi");
    let every = two.asked(two.client, &form);
    for (command, args) in &every {
        assert_eq!(ask(&mut bench, command, args).err(), Some(FailureCode::ReasonNeeded), "{command}");
    }
    assert_eq!(logged(&mut bench, two.client), (rows, 1), "nothing of it is there, and one refusal a minute is");
    bench.clock.wait(Duration::from_secs(61));
    assert!(ask(&mut bench, "client_open", &json!({ "id": two.client })).is_err());
    assert_eq!(logged(&mut bench, two.client), (rows, 2));

    done(&mut bench, "access_reason", &json!({ "clientId": two.client, "reason": "Olli Aalto pyysi apua." }));
    for (command, args) in &every {
        assert_ne!(ask(&mut bench, command, args).err(), Some(FailureCode::ReasonNeeded), "{command}");
    }
    let page = access::open(bench.open(), ClientRef { id: two.client }).expect("opens").value;
    let refused: Vec<_> = page.rows.iter().filter(|row| row.how == HandledHow::Refused).map(|row| row.why).collect();
    assert_eq!(refused, [Some(Right::NoReason); 2], "and the client can read of both");
    assert!(page.rows.iter().any(|row| row.how == HandledHow::Opened && row.why == Some(Right::Reason)));
}

#[test]
fn a_list_for_the_client_that_was_refused_for_want_of_the_passphrase_is_in_it() {
    let (mut bench, one, _) = two_clients();
    let before_choosing = |bench: &mut Bench, client: &Value| commands::before_choosing(&mut bench.askel, "access_save", &json!({ "id": client })).map_err(|failure| failure.code);
    bench.clock.wait(Duration::from_secs(301));
    bench.askel.open().expect("open").note_input();
    let (_, refused) = logged(&mut bench, one.client);
    assert_eq!(before_choosing(&mut bench, &json!(one.client)), Err(FailureCode::PassphraseNeeded));
    assert_eq!(logged(&mut bench, one.client).1, refused + 1);
    let nobody = "019e0000-0000-7000-8000-000000000000";
    assert_eq!(before_choosing(&mut bench, &json!(nobody)), Err(FailureCode::PassphraseNeeded));
    let nobody: ClientId = nobody.parse().expect("an id");
    assert_eq!(logged(&mut bench, nobody), (0, 0), "an id that is no client's leaves nothing");
    bench.prove();
    assert_eq!(before_choosing(&mut bench, &json!(one.client)), Ok(()));
    bench.lock();
    assert_eq!(before_choosing(&mut bench, &json!(one.client)), Err(FailureCode::Locked));
}

#[test]
fn what_stands_in_the_way_is_told_before_a_folder_is_chosen() {
    let mut bench = Bench::new();
    let told = |bench: &mut Bench, command: &str| commands::before_choosing(&mut bench.askel, command, &json!({})).map_err(|failure| failure.code);
    bench.clock.wait(Duration::from_secs(301));
    bench.askel.open().expect("open").note_input();
    for command in ["delivery_export", "delivery_export_all"] {
        assert_eq!(told(&mut bench, command), Err(FailureCode::PassphraseNeeded), "{command}");
    }
    assert_eq!(told(&mut bench, "backup_place"), Ok(()), "what takes nothing out asks for no passphrase");
    bench.prove();
    for command in commands::AFTER_PROOF.into_iter().filter(|name| !name.starts_with("access_")) {
        assert_eq!(told(&mut bench, command), Ok(()), "{command}");
    }
    bench.lock();
    for command in ["delivery_export", "backup_place"] {
        assert_eq!(told(&mut bench, command), Err(FailureCode::Locked), "{command}");
    }
    for command in ["backup_find", "recovery_ask", "no such command"] {
        assert_eq!(told(&mut bench, command), Ok(()), "{command} is not of an open bag");
    }
}
