//! What the daily journeys cost a hand: presses of the mouse and keys that are no text, counted from real events in the real window
//! (ui.md §7.4). `cargo xtask bench ux` prints them; the counts are held here, and beside them stands how long a worker waits.

use askel::commands::{self, Asked};
use askel_tests::crowd;
use askel_tests::faults::bench::{self, Bench};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;

mod glass;
mod waits;

/// A key that writes a letter into a field is text; one that only holds another is nothing by itself, and the driver's way of letting
/// go of it is no key.
const COUNT: &str = "
window.askelHand = { clicks: 0, keys: 0 };
const writes = (event) => event.key.length === 1 && !event.ctrlKey && !event.altKey && event.target.matches('textarea, input:not([type=radio]):not([type=checkbox])');
addEventListener('mousedown', (event) => { if (event.isTrusted) window.askelHand.clicks++ }, true);
addEventListener('keydown', (event) => { if (event.isTrusted && !writes(event) && !['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'Unidentified'].includes(event.key)) window.askelHand.keys++ }, true);";

/// At most so many presses and keys; what one way does not use is none.
struct Limit {
    clicks: u64,
    keys: u64,
}

const PLANNED: Limit = Limit { clicks: 5, keys: 8 };
const UNTICKED: Limit = Limit { clicks: 3, keys: 4 };
const UNPLANNED: Limit = Limit { clicks: 5, keys: 6 };
const NOT_MET: Limit = Limit { clicks: 3, keys: 4 };
const NEW_STEP: Limit = Limit { clicks: 3, keys: 3 };
const NOT_SENT: Limit = Limit { clicks: 1, keys: 1 };

/// The day of the journeys: a meeting at two, looked at an hour later.
const NOW: &str = "2026-06-09 15:05:00";

fn furnished(laptop: &Laptop, others: usize) {
    let mut bench = Bench::at(&laptop.home().join("data"), false);
    crowd::gather(&mut bench.askel, others);
    let client = bench.client_id;
    let mut ask = |command: &str, args: Value| {
        commands::run(&mut bench.askel, command, Asked { args, path: None }).unwrap_or_else(|failure| panic!("{command}: {:?} {:?}", failure.code, failure.fields))["value"].clone()
    };
    ask("goal_save", json!({ "id": null, "clientId": client, "clientWords": "Haluan taas käydä kirjastossa", "area": "", "direction": "improve", "levels": ["", "", "", "", ""],
        "weight": 1, "startLevel": -2, "steps": [{ "id": null, "text": "Pihapenkille" }, { "id": null, "text": "Bussipysäkille" }], "factors": [] }));
    let mut form = json!(bench::visit("Sovittiin."));
    form["date"] = json!("8.6.2026");
    form["newTasks"] = json!([{ "kind": "task", "what": "Käyn kirjastossa", "who": "client", "whoName": "", "due": "", "mayHinder": "", "goalId": null }]);
    let draft = ask("draft_open", json!({ "clientId": client, "sessionId": null }));
    ask("entry_finalise", json!({ "id": draft["id"], "form": form }));
    ask("session_plan", json!({ "id": null, "clientId": client, "date": "9.6.2026", "starts": "14", "ends": "14.45", "mode": "home_visit", "place": "Koti", "secondWorker": "" }));
    bench.lock();
}

/// The day's page of an open bag, with nothing counted yet.
async fn at_today(laptop: &mut Laptop) -> Desk {
    furnished(laptop, 2);
    laptop.clock = Some(NOW);
    let desk = laptop.start().await;
    desk.open_bag().await;
    desk.see("Virtala").await;
    desk.client.execute(COUNT, vec![]).await.expect("counts");
    desk
}

impl Desk {
    /// Types where the focus is, as a hand that has found it.
    async fn type_on(&self, text: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(text).await.expect("keys go through");
    }

    async fn alt(&self, key: char) {
        self.chord(Key::Alt, &key.to_string()).await;
    }

    async fn click(&self, css: &str) {
        let element = self.wait_for(css).await;
        let reference = serde_json::to_value(&element).expect("a reference");
        let _ = self.client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![reference]).await;
        element.click().await.expect("pressed");
    }

    /// Waits until the focus is in a field of this path.
    async fn focus_in(&self, css: &str) {
        for _ in 0..200 {
            let there = self.client.execute("return document.activeElement?.closest(arguments[0]) !== null", vec![css.into()]).await.expect("asks");
            if there == true {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(40)).await;
        }
        panic!("the focus is not in {css}");
    }

    async fn finished(&self) {
        self.see(&words("entry.finished")).await;
    }

    async fn hand(&self) -> (u64, u64) {
        let hand = self.client.execute("return window.askelHand", vec![]).await.expect("counted");
        (hand["clicks"].as_u64().expect("a count"), hand["keys"].as_u64().expect("a count"))
    }
}

/// What a journey cost, told and held against its limit.
async fn cost(desk: Desk, journey: &str, limit: &Limit) {
    let (clicks, keys) = desk.hand().await;
    desk.close().await;
    println!("ux | {journey} | {clicks} clicks (at most {}) | {keys} keys (at most {})", limit.clicks, limit.keys);
    assert!(clicks + keys > 0, "{journey}: nothing was counted");
    assert!(clicks <= limit.clicks && keys <= limit.keys, "{journey}: {clicks} clicks and {keys} keys");
}

const NOTE: &str = "Kävimme pihapenkillä ja juttelimme kirjastosta.";

#[test]
fn a_planned_visit_with_two_marks() {
    run(async {
        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        desk.press_starting(&words("client.page.record")).await;
        desk.wait_for("#clientTells").await;
        desk.click("[id^=taskMarks-] label:has(input[value=done])").await;
        desk.click("[id^=stepMarks-] label:has(input[value=done])").await;
        desk.click("#clientTells").await;
        desk.type_on(NOTE).await;
        desk.press_starting(&words("entry.finish")).await;
        desk.finished().await;
        cost(desk, "planned visit, two marks, by mouse", &PLANNED).await;

        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        begin_by_keys(&desk).await;
        desk.alt('0').await;
        desk.focus_in("[id^=taskMarks-]").await;
        desk.type_on(" ").await;
        desk.type_on(&char::from(Key::Tab).to_string()).await;
        desk.focus_in("[id^=stepMarks-]").await;
        desk.type_on(" ").await;
        write_and_finish(&desk, '1', "#clientTells").await;
        cost(desk, "planned visit, two marks, by keys", &PLANNED).await;
    });
}

/// `Ctrl+N`, three letters and Enter: the day's meeting of that client is the one being recorded.
async fn begin_by_keys(desk: &Desk) {
    desk.chord(Key::Control, "n").await;
    desk.wait_for("dialog[open] [role=combobox]").await;
    desk.type_on(&format!("vir{}", char::from(Key::Enter))).await;
    desk.wait_for("#clientTells").await;
}

async fn write_and_finish(desk: &Desk, voice: char, css: &str) {
    desk.alt(voice).await;
    desk.focus_in(css).await;
    desk.type_on(NOTE).await;
    desk.chord(Key::Control, &char::from(Key::Enter).to_string()).await;
    desk.finished().await;
}

#[test]
fn a_planned_visit_with_a_note_alone() {
    run(async {
        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        desk.press_starting(&words("client.page.record")).await;
        desk.click("#clientTells").await;
        desk.type_on(NOTE).await;
        desk.press_starting(&words("entry.finish")).await;
        desk.finished().await;
        cost(desk, "planned visit, a note alone, by mouse", &UNTICKED).await;

        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        begin_by_keys(&desk).await;
        write_and_finish(&desk, '1', "#clientTells").await;
        cost(desk, "planned visit, a note alone, by keys", &UNTICKED).await;
    });
}

#[test]
fn an_unplanned_visit_from_anywhere() {
    run(async {
        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        desk.go("#/handbook").await;
        desk.chord(Key::Control, "k").await;
        desk.wait_for("dialog[open] [role=combobox]").await;
        desk.type_on(&format!("jou{}", char::from(Key::Enter))).await;
        desk.see(&words("client.page.record")).await;
        desk.chord(Key::Control, "n").await;
        desk.wait_for("#clientTells").await;
        write_and_finish_unplanned(&desk).await;
        cost(desk, "unplanned visit from the handbook, by keys", &UNPLANNED).await;
    });
}

/// An unplanned visit is begun with the hour as it is, and ends when it is finished.
async fn write_and_finish_unplanned(desk: &Desk) {
    desk.alt('1').await;
    desk.focus_in("#clientTells").await;
    desk.type_on(NOTE).await;
    desk.chord(Key::Control, &char::from(Key::Enter).to_string()).await;
    desk.finished().await;
}

#[test]
fn nobody_at_the_door() {
    run(async {
        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        desk.press_starting(&words("client.page.record")).await;
        desk.press(&words("entry.kind.not_met")).await;
        desk.focus_in("#whatWasDone").await;
        desk.type_on("Jätin viestin oven väliin.").await;
        desk.press_starting(&words("entry.finish")).await;
        desk.finished().await;
        cost(desk, "not met, by mouse", &NOT_MET).await;

        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        begin_by_keys(&desk).await;
        desk.alt('5').await;
        desk.focus_in("#whatWasDone").await;
        desk.type_on("Jätin viestin oven väliin.").await;
        desk.chord(Key::Control, &char::from(Key::Enter).to_string()).await;
        desk.finished().await;
        cost(desk, "not met, by keys", &NOT_MET).await;
    });
}

#[test]
fn a_new_small_step() {
    run(async {
        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        desk.press_starting("Reijo").await;
        desk.press(&words("client.page.tab.goals")).await;
        desk.client.execute("window.askelHand.clicks = 0; window.askelHand.keys = 0", vec![]).await.expect("from the goal on");
        desk.press_starting(&words("goal.step.add")).await;
        desk.focus_in("#step").await;
        desk.type_on("Portille yhdessä").await;
        desk.type_on(&char::from(Key::Enter).to_string()).await;
        desk.see(&askel_text::text("fi", "undo.deed.step_added")).await;
        cost(desk, "a new small step to a goal", &NEW_STEP).await;
    });
}

#[test]
fn what_is_not_sent_and_why() {
    run(async {
        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        desk.chord(Key::Control, "5").await;
        desk.see(&words("delivery.title")).await;
        assert!(!desk.client.find_all(Locator::Css("main li")).await.expect("rows").is_empty());
        cost(desk, "what is not sent, by keys", &NOT_SENT).await;
    });
}

/// Height of the note's field, and of the text in it, in points.
async fn field_and_text(desk: &Desk) -> (f64, f64) {
    let script = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => { const field = document.querySelector('#clientTells'); done([field.clientHeight, field.scrollHeight]) }))";
    let told = desk.client.execute_async(script, vec![]).await.expect("measured");
    (told[0].as_f64().expect("a height"), told[1].as_f64().expect("a height"))
}

#[test]
fn a_field_is_as_high_as_its_text_whatever_is_done_to_it() {
    run(async {
        let mut laptop = Laptop::new();
        let desk = at_today(&mut laptop).await;
        begin_by_keys(&desk).await;
        desk.click("#clientTells").await;
        let (empty, _) = field_and_text(&desk).await;
        desk.type_on(&format!("{}{}", format!("{NOTE} ").repeat(6), "ä".repeat(200))).await;
        let (wide, text) = field_and_text(&desk).await;
        assert!(wide > empty && text <= wide, "{text} points of text in a field of {wide}, {empty} when it was empty");
        desk.resize(400, 768).await;
        let (narrow, text) = field_and_text(&desk).await;
        assert!(narrow > wide && text <= narrow, "{text} points of text in a narrow field of {narrow}, {wide} when it was wide");
        desk.resize(1366, 768).await;
        desk.chord(Key::Control, "a").await;
        desk.type_on(&char::from(Key::Delete).to_string()).await;
        assert_eq!(field_and_text(&desk).await.0, empty, "as before when nothing is left");
        desk.close().await;
    });
}
