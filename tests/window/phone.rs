//! A client's phone held before the real window: what its camera reads in the picture is what was agreed.

use askel::commands::{self, Asked};
use askel_app::Askel;
use askel_app::surroundings::Surroundings;
use askel_domain::draft::EntryForm;
use askel_domain::moment::write_date;
use askel_tests::camera::codes_in;
use askel_tests::faults::bench;
use askel_tests::laptop::now;
use chrono::Days;
use fantoccini::Locator;
use serde_json::{Value, json};

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::languages::look;
use crate::paths;

/// A client who meets on a day to come, with two tasks. Answers the client.
pub fn furnished(laptop: &Laptop) -> String {
    let mut askel = Askel::new(laptop.home().join("data"), Surroundings::of_this_computer());
    let (_, client) = bench::furnish(&mut askel);
    let mut ask = |command: &str, args: Value| {
        commands::run(&mut askel, command, Asked { args, path: None }).unwrap_or_else(|failure| panic!("{command}: {:?}", failure.code))["value"].clone()
    };
    let date = write_date(now().date_naive() + Days::new(7));
    ask(
        "session_plan",
        json!({ "id": null, "clientId": client, "date": date, "starts": "13", "ends": "14", "mode": "office", "place": "Kirjaston aula, kolmas kerros", "secondWorker": "" }),
    );
    let task = |what: &str, who: &str| serde_json::from_value(json!({ "what": what, "who": who, "due": date })).expect("a task");
    let new_tasks = vec![task("Käyn kirjastossa äidin kanssa", "client"), task("Soitan Kelaan ja kysyn, milloin päätös tulee", "worker")];
    let yesterday = write_date(now().date_naive() - Days::new(1));
    let form = EntryForm { date: yesterday, new_tasks, ..bench::visit("Sovittiin.") };
    let draft = ask("draft_open", json!({ "clientId": client, "sessionId": null }));
    ask("entry_finalise", json!({ "id": draft["id"], "form": form }));
    askel.lock();
    client.to_string()
}

/// What the camera reads while this code is before it.
async fn seen_by_a_camera(desk: &Desk, which: &str, picture: &str) -> Vec<String> {
    desk.choose("what", which).await;
    desk.client.execute("document.querySelector('main svg[role=img]').scrollIntoView({ block: 'center' })", vec![]).await.expect("scrolls");
    desk.shot(picture).await;
    codes_in(&paths::shots().join(format!("{picture}.png")))
}

#[test]
fn a_phone_reads_the_next_meeting_and_what_was_agreed_from_the_screen() {
    run(async {
        let laptop = Laptop::new();
        let client = furnished(&laptop);
        let desk = laptop.start().await;
        desk.open_bag().await;
        let address = format!("#/clients/{client}/phone");
        desk.go(&format!("#/clients/{client}")).await;
        desk.press(&words("phone.open")).await;
        desk.see(&words("phone.lead")).await;
        assert_eq!(desk.hash().await, address);
        let mut faults = vec![];
        for width in [1366, 683, 320] {
            desk.go("#/handbook").await;
            faults.extend(look(&desk, "phone", &address, "fi", width).await);
            for (which, begins) in [("meeting", "BEGIN:VEVENT"), ("agreed", "Mitä sovimme\nSinä: Käyn kirjastossa äidin kanssa (viimeistään ")] {
                let read = seen_by_a_camera(&desk, which, &format!("fi-{width}-phone-code-{which}")).await;
                assert!(read.iter().any(|text| text.starts_with(begins)), "at {width}: {read:?}");
                assert!(read.iter().all(|text| !text.contains("Virtala") && !text.contains("Kaisa Niemi")), "{read:?}");
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
        desk.resize(1366, 768).await;
        desk.tick(&words("phone.names")).await;
        desk.see("Kaisa Niemi, ").await;
        let read = seen_by_a_camera(&desk, "agreed", "fi-1366-phone-named").await;
        assert!(read.iter().any(|text| text.ends_with("Aikuisten sosiaalipalvelut")), "the client wanted it: {read:?}");
        desk.client.find(Locator::Css("a[href$='/phone']")).await.expect_err("no way to where one is");
        desk.close().await;
    });
}
