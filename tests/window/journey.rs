//! The worker's way, from an empty laptop to a folder of national documents: Reijo's first two visits,
//! pressed and typed in the real window, with a picture of every screen.

use askel_domain::draft::EntryForm;
use askel_tests::fixture;
use askel_tests::fixture::script::Act;
use fantoccini::key::Key;

use crate::desk::{Desk, Laptop, run, shared_sosmeta};
use crate::hands::words;

pub const PASSPHRASE: &str = "pihlaja soutuvene villasukka aamukaste";
const FIRST_VISIT: &str = "2026-01-13 11:20:00";
const SECOND_VISIT: &str = "2026-01-15 11:05:00";

#[test]
fn a_worker_goes_from_an_empty_laptop_to_national_documents() {
    run(async {
        let mut laptop = Laptop::new();
        laptop.clock = Some(FIRST_VISIT);
        let desk = laptop.start().await;
        first_start(&desk).await;
        take_demo_codes(&desk).await;
        add_client(&desk).await;
        add_period(&desk).await;
        plan_first_visit(&desk).await;
        agree_goal(&desk).await;
        record_first_visit(&desk).await;
        lock_and_open(&desk).await;
        desk.close().await;

        laptop.clock = Some(SECOND_VISIT);
        let desk = laptop.start().await;
        unlock(&desk).await;
        record_second_visit(&desk).await;
        read_the_record(&desk).await;
        carry_away(&desk).await;
        desk.close().await;
        check_folder(&laptop);
    });
}

pub async fn first_start(desk: &Desk) {
    desk.look("01-first-start").await;
    for (path, text) in [
        ("givenNames", "Kaisa"),
        ("familyName", "Niemi"),
        ("title", "sosiaaliohjaaja"),
        ("unitName", "Aikuisten sosiaalipalvelut"),
        ("organisationName", "Näsimaan hyvinvointialue"),
    ] {
        desk.fill(path, text).await;
    }
    desk.press(&words("action.continue")).await;
    desk.fill("passphrase", PASSPHRASE).await;
    desk.look("02-passphrase").await;
    desk.press(&words("vault.start.make")).await;
    desk.see(&words("vault.start.done_title")).await;
    desk.look("03-ready").await;
    desk.press(&words("vault.start.begin")).await;
    desk.see(&words("frame.today")).await;
    desk.look("04-today-empty").await;
}

pub async fn take_demo_codes(desk: &Desk) {
    desk.go("#/settings").await;
    desk.press(&words("code.title")).await;
    desk.press(&words("code.demo")).await;
    desk.see(&words("code.system.service_task")).await;
    desk.look("05-settings").await;
}

pub async fn add_client(desk: &Desk) {
    desk.go("#/clients").await;
    desk.see(&words("client.list.title")).await;
    desk.look("06-clients-empty").await;
    desk.go("#/clients/new").await;
    // What cannot be kept is said beside the field, and nothing typed is lost.
    desk.fill("familyName", "Virtala").await;
    desk.choose("identityKind", "code").await;
    desk.fill("identityCode", "041267-937K").await;
    desk.press(&words("client.form.save")).await;
    desk.see(&askel_text::text("fi", "problem.identity_check")).await;
    desk.look("07-client-to-mend").await;
    for (path, text) in [("givenNames", "Reijo Olavi"), ("identityCode", "041267-937S"), ("phone", "040 000 0158"), ("municipality", "Tampere"), ("contactLanguage", "suomi")] {
        desk.fill(path, text).await;
    }
    desk.choose("nonDisclosure", "no").await;
    desk.press(&words("client.form.save")).await;
    desk.see("Reijo Virtala").await;
    desk.wait_for("h1").await;
    desk.look("08-client-new").await;
}

/// The address of the client's page, as the window shows it.
async fn client_address(desk: &Desk) -> String {
    let hash = desk.hash().await;
    hash.split('/').take(3).collect::<Vec<_>>().join("/")
}

pub async fn add_period(desk: &Desk) {
    let client = client_address(desk).await;
    desk.go(&format!("{client}/period")).await;
    desk.select("serviceTask", "Työikäisten palvelut (esittely)").await;
    desk.select("socialService", "Sosiaalinen kuntoutus (esittely)").await;
    for (path, day) in [("startsOn", "12.1.2026"), ("endsOn", "12.6.2026"), ("assessmentOn", "17.12.2025"), ("planOn", "8.1.2026"), ("decisionOn", "9.1.2026")] {
        desk.fill(path, day).await;
    }
    desk.look("09-period").await;
    desk.press(&words("period.save")).await;
    desk.see("12.1.").await;
}

async fn plan_first_visit(desk: &Desk) {
    let client = client_address(desk).await;
    desk.go(&format!("{client}/session")).await;
    for (path, text) in [("date", "13.1.2026"), ("starts", "10.00"), ("ends", "11.15"), ("place", "Asiakkaan koti")] {
        if path == "place" {
            desk.choose("mode", "home_visit").await;
        }
        desk.fill(path, text).await;
    }
    desk.look("10-plan-meeting").await;
    desk.press(&words("session.plan.save")).await;
    // The name stands on the form as well: only this says that the page has been left for the next one.
    desk.see(&words("session.plan.saved")).await;
}

async fn agree_goal(desk: &Desk) {
    let client = client_address(desk).await;
    desk.go(&format!("{client}/goal")).await;
    desk.fill("clientWords", "Haluan taas käydä kirjastossa").await;
    desk.fill("area", "Kotoa lähteminen").await;
    desk.press(&words("goal.step.add_first")).await;
    desk.fill("steps.0.text", "Verhot auki aamulla").await;
    for (index, step) in ["Postilaatikolle", "Pihapenkille", "Bussipysäkille yhdessä"].iter().enumerate() {
        desk.press(&words("goal.step.add")).await;
        desk.fill(&format!("steps.{}.text", index + 1), step).await;
    }
    desk.fill("levels.0", "Reijo on päivät kotona ja verhot ovat kiinni.").await;
    desk.fill("levels.2", "Reijo käy kirjastossa yhdessä Kaisan kanssa.").await;
    desk.fill("levels.4", "Reijo käy kirjastossa itse joka viikko.").await;
    desk.press_starting(&words("goal.factor.helps_add")).await;
    desk.fill("factors.0.text", "Lukeminen on ollut Reijolle tärkeää lapsesta asti.").await;
    desk.look("11-goal").await;
    desk.press(&words("goal.save")).await;
    desk.see("Haluan taas käydä kirjastossa").await;
    desk.look("12-client-with-goal").await;
}

/// A visit of the fixture, counted from zero, as the visit page holds it.
fn visit(number: usize) -> EntryForm {
    let script = fixture::reijo().expect("the fixture reads");
    let recorded = script.steps.iter().filter_map(|step| match &step.act {
        Act::Record { form } => Some(form),
        _ => None,
    });
    let words = recorded.into_iter().nth(number).expect("a visit");
    let mut form: EntryForm = words.rest.form().expect("a form");
    form.new_tasks = words.new_tasks.iter().map(|task| task.rest.form().expect("a task")).collect();
    form
}

async fn write_voices(desk: &Desk, form: &EntryForm) {
    for (path, text) in [("clientTells", &form.client_tells), ("observations", &form.observations), ("assessment", &form.assessment), ("agreed", &form.agreed)] {
        desk.fill(path, text).await;
    }
}

async fn record_first_visit(desk: &Desk) {
    let form = visit(0);
    desk.go("#/").await;
    desk.see("Reijo Virtala").await;
    desk.look("13-today").await;
    desk.press_starting(&words("today.record")).await;
    desk.wait_for("#clientTells").await;
    desk.look("14-visit-empty").await;
    write_voices(desk, &form).await;
    for (index, task) in form.new_tasks.iter().enumerate() {
        desk.press(&words("entry.task.add")).await;
        desk.fill(&format!("newTasks.{index}.what"), &task.what).await;
        desk.fill(&format!("newTasks.{index}.due"), &task.due).await;
        desk.fill(&format!("newTasks.{index}.mayHinder"), &task.may_hinder).await;
    }
    desk.choose("newTasks.1.who", "worker").await;
    desk.press(&words("entry.next.choose")).await;
    for (path, text) in [("next.date", "15.1.2026"), ("next.starts", "10.00"), ("next.ends", "11.00")] {
        desk.fill(path, text).await;
    }
    desk.see(&words("entry.saving.saved")).await;
    desk.look("15-visit-written").await;
    finish(desk).await;
    desk.look("16-client-after-visit").await;
}

async fn finish(desk: &Desk) {
    desk.chord(Key::Control, &char::from(Key::Enter).to_string()).await;
    desk.see(&words("entry.finished")).await;
}

async fn lock_and_open(desk: &Desk) {
    desk.press_starting(&words("frame.lock")).await;
    desk.wait_for("#passphrase").await;
    assert!(!desk.text().await.contains("Virtala"), "the locked window shows a client");
    desk.look("17-locked").await;
    desk.fill("passphrase", "väärä lause kokonaan tämä").await;
    desk.press(&words("vault.open")).await;
    desk.see(&words("error.wrong_passphrase")).await;
    desk.look("18-wrong-passphrase").await;
    unlock(desk).await;
}

pub async fn unlock(desk: &Desk) {
    desk.fill("passphrase", PASSPHRASE).await;
    desk.press(&words("vault.open")).await;
    desk.see(&words("frame.promises")).await;
}

async fn record_second_visit(desk: &Desk) {
    let form = visit(1);
    desk.press_starting(&words("today.record")).await;
    desk.wait_for("#clientTells").await;
    let marks = desk.client.find_all(fantoccini::Locator::Css("fieldset[id^='stepMarks-'] input[value='done'], fieldset[id^='taskMarks-'] input[value='partly']")).await.expect("marks");
    assert!(marks.len() >= 2, "last time's step and task are there to be marked");
    desk.client
        .execute("document.querySelector(\"fieldset[id^='stepMarks-'] input[value='done']\").closest('label').click(); document.querySelector(\"fieldset[id^='taskMarks-'] input[value='partly']\").closest('label').click()", vec![])
        .await
        .expect("marks are chosen");
    desk.see(&words("entry.mark.obstacle")).await;
    let obstacle = desk.wait_for("textarea[id^='taskMarks-']").await;
    obstacle.send_keys("Yhtenä aamuna nukuin pitkään.").await.expect("types");
    write_voices(desk, &form).await;
    desk.look("19-second-visit").await;
    finish(desk).await;
}

async fn read_the_record(desk: &Desk) {
    desk.look("20-client-after-two").await;
    desk.press(&words("client.page.tab.visits")).await;
    desk.look("21-client-visits").await;
    let entry = desk.wait_for("a[href^='#/entries/']").await;
    entry.click().await.expect("opens");
    desk.see("Kaisa Niemi").await;
    desk.look("22-entry").await;
    desk.go("#/promises").await;
    desk.see(&words("frame.promises")).await;
    desk.look("23-promises").await;
}

async fn carry_away(desk: &Desk) {
    // Files leave within five minutes of the passphrase; a busy machine may have taken longer to come this far.
    desk.press_starting(&words("frame.lock")).await;
    desk.wait_for("#passphrase").await;
    unlock(desk).await;
    desk.go("#/delivery").await;
    desk.see(&words("delivery.export")).await;
    desk.look("24-delivery").await;
    desk.press(&words("delivery.export")).await;
    desk.see(&desk.export.display().to_string()).await;
    desk.look("25-delivered").await;
    assert_eq!(desk.refused().await, Vec::<String>::new());
    let foreign: Vec<String> = desk.loaded().await.into_iter().filter(|address| !address.starts_with("tauri://localhost/") && !address.starts_with("ipc://localhost/")).collect();
    assert!(foreign.is_empty(), "loaded from elsewhere: {foreign:?}");
    let remote = crate::traffic::remote_ends(&crate::traffic::family_of(desk.driver_id()));
    assert!(remote.is_empty(), "sockets to elsewhere: {remote:?}");
}

/// Two visits became two documents of 19005 and two readable texts; in CI each is valid by the national schema.
fn check_folder(laptop: &Laptop) {
    let names: Vec<String> = std::fs::read_dir(laptop.export()).expect("the folder").filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
    let documents: Vec<&String> = names.iter().filter(|name| name.starts_with("19005-") && name.ends_with(".json")).collect();
    assert_eq!(documents.len(), 2, "{names:?}");
    let Some(schemas) = shared_sosmeta() else {
        eprintln!("skipped: no national schemas beside this checkout");
        return;
    };
    let read = |path: &std::path::Path| -> serde_json::Value { serde_json::from_str(&std::fs::read_to_string(path).expect("reads")).expect("JSON") };
    let validator = jsonschema::validator_for(&read(&schemas.join("1.2.246.537.6.1506.19005.2022.1.10.json"))).expect("a schema");
    for name in documents {
        let document = read(&laptop.export().join(name));
        assert!(validator.is_valid(&document), "{name} is not valid");
    }
}
