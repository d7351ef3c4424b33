//! Requests of any shape: sound ones of every noun, and what becomes of them when pieces are changed. Knows no command.

use askel_app::answer::Empty;
use askel_app::client::{self, ClientRef};
use askel_app::goal::{self, GoalRequest};
use askel_app::period::{self, PeriodRequest};
use askel_app::worker;
use askel_tests::faults::bench::Bench;
use askel_tests::faults::typed::Dice;
use serde_json::{Value, json};

/// Requests as the window would make them, of whatever the vault holds.
pub fn seeds(bench: &mut Bench) -> Vec<Value> {
    let (client_id, draft) = (bench.client_id, bench.draft());
    let open = bench.open();
    let worker = json!(worker::read(open, Empty {}).expect("the worker").value);
    let form = json!(client::form(open, ClientRef { id: client_id }).expect("the client").value);
    let period = json!(period::open(open, PeriodRequest { client_id, id: None }).expect("a period").value.form);
    let goal = goal_form(bench);
    let meeting =
        json!({ "id": null, "clientId": client_id, "date": "12.6.2026", "starts": "10", "ends": "11", "mode": "office", "place": "" });
    vec![
        json!({}),
        json!({ "id": client_id }),
        json!({ "id": draft.id }),
        json!({ "id": client_id, "offset": 0 }),
        json!({ "text": "vir", "offset": 0, "query": "vir" }),
        json!({ "clientId": client_id, "sessionId": null, "id": null }),
        json!({ "id": draft.id, "form": draft.form }),
        json!({ "id": draft.id, "mark": "done", "obstacle": "", "goalId": draft.id, "stepId": draft.id, "done": true, "level": 3 }),
        json!({ "language": "sv" }),
        json!({ "passphrase": "lyhyt" }),
        json!({ "vaultId": "x", "passphrase": "lyhyt" }),
        json!({ "worker": worker, "passphrase": "lyhyt" }),
        json!({ "id": null, "name": "Olohuone", "purpose": "", "place": "", "weekday": 2, "starts": "16", "ends": "17", "runBy": "", "setAside": [] }),
        json!({ "groupId": draft.id, "clientId": client_id, "since": "", "sessionId": null }),
        json!({ "id": draft.id, "only": null, "form": { "date": "12.6.2026", "groupDid": "x", "parts": [{ "clientId": client_id, "attendance": "present" }] } }),
        worker,
        form,
        period,
        goal,
        meeting,
    ]
}

fn goal_form(bench: &mut Bench) -> Value {
    let request: GoalRequest = serde_json::from_value(json!({ "clientId": bench.client_id, "id": null })).expect("a request");
    goal::open(bench.open(), request).map_or(Value::Null, |answer| json!(answer.value))
}

/// One of the seeds with up to four pieces changed.
pub fn mutated(seeds: &[Value], dice: &mut Dice) -> Value {
    let mut value = seeds[dice.roll(seeds.len())].clone();
    for _ in 0..dice.roll(5) {
        mutate(&mut value, dice);
    }
    value
}

fn mutate(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Object(fields) if !fields.is_empty() && dice.roll(6) > 0 => {
            let name = fields.keys().nth(dice.roll(fields.len())).cloned().unwrap_or_default();
            match dice.roll(8) {
                0 => _ = fields.remove(&name),
                1 => _ = fields.insert(odd_text(dice), anything(dice)),
                _ => fields.get_mut(&name).into_iter().for_each(|inner| mutate(inner, dice)),
            }
        }
        Value::Array(items) if !items.is_empty() && dice.roll(3) > 0 => {
            let at = dice.roll(items.len());
            mutate(&mut items[at], dice);
        }
        Value::Array(items) if dice.roll(2) == 0 => items.extend((0..dice.roll(30)).map(|_| anything(dice))),
        other => *other = anything(dice),
    }
}

fn anything(dice: &mut Dice) -> Value {
    match dice.roll(12) {
        0 => Value::Null,
        1 => json!(dice.roll(2) == 0),
        2 => json!([i64::MIN, -1, 0, 1, i64::from(u32::MAX) + 1, i64::MAX][dice.roll(6)]),
        3 => json!(f64::from_bits(dice.roll(usize::MAX) as u64)),
        4 => json!([]),
        5 => json!({}),
        6 => (0..200).fold(Value::Null, |inner, _| json!([inner])),
        7 => json!(uuid::Uuid::from_u128(dice.roll(usize::MAX) as u128)),
        8 => json!([{ "what": odd_text(dice), "due": odd_text(dice) }]),
        _ => json!(odd_text(dice)),
    }
}

fn odd_text(dice: &mut Dice) -> String {
    const ODD: [&str; 22] = [
        "",
        " ",
        "\0",
        "31.2.2026",
        "29.3.2026",
        "9.6.2026",
        "99999999999.1.1",
        "25.61",
        "3.30",
        "-1",
        "+++",
        "eilen",
        "100190-999P",
        "ä\u{301}\u{202e}abc",
        "🧑‍🤝‍🧑",
        "<script>",
        "'; DROP TABLE entry; --",
        "..",
        "/etc/passwd",
        "home_visit",
        "done",
        "9999-12-31T23:59:59+14:00",
    ];
    match dice.roll(12) {
        0 => "y".repeat(100_001),
        1 => (0..dice.roll(40)).filter_map(|_| char::from_u32(dice.roll(0x11_0000) as u32)).collect(),
        _ => ODD[dice.roll(ODD.len())].to_owned(),
    }
}
