//! A day with the server: taken in use, signed in to, sent to and fetched from. Every state has its words, a broken-off sending says
//! so, and nothing is said to be on the server before it was read back.

use std::collections::BTreeMap;
use std::time::Duration;

use askel_tests::fault_proxy::{Fault, Treatment};

use super::Linked;
use crate::desk::run;
use crate::hands::{counted, words, words_before};

/// Whatever is asked with a body waits so long on its way back; plain reads go at once.
fn slow_answers(linked: &Linked, seconds: u64) {
    linked.county.road.plan(move |asked| {
        let back = if asked.verb == "GET" { Duration::ZERO } else { Duration::from_secs(seconds) };
        Treatment { fault: Fault::None, delay: [Duration::ZERO, back] }
    });
}

/// The state of the row of Reijo's goal, as Lähetys says it.
async fn goal_stands(linked: &Linked, words: &str) -> bool {
    let row = "return [...document.querySelectorAll('.rows li')].filter((row) => row.innerText.includes('Tavoite')).map((row) => row.innerText).join(' ')";
    let told = linked.desk.client.execute(row, vec![]).await.unwrap_or_default();
    told.as_str().unwrap_or_default().contains(words)
}

/// How often the page shows the words.
async fn shown(linked: &Linked, words: &str) -> usize {
    linked.desk.text().await.matches(words).count()
}

#[test]
fn what_was_sent_is_said_to_be_there_only_after_it_was_read_back() {
    run(async {
        let linked = Linked::begin().await;
        let desk = &linked.desk;
        linked.take_the_server_in_use().await;
        assert!(!linked.claim().await.contains("palvelimella"), "nothing was ever heard of the server: {}", linked.claim().await);
        linked.let_nothing_go_by_itself().await;
        linked.sign_in().await;
        desk.go("#/delivery").await;
        desk.see(&words("sync.state.waiting")).await;
        let waiting = shown(&linked, &words("sync.state.waiting")).await;
        let only_here = linked.claim().await;
        assert!(only_here.contains("vain tällä koneella"), "{only_here}");

        linked.send().await;
        let there = linked.claim().await;
        assert!(there.starts_with("Kaikki") && there.contains("tarkistettu klo"), "{there}");
        assert!(waiting > 3 && shown(&linked, &words_before("sync.state.on_server")).await > 0);
        assert_eq!(linked.held(&format!("Goal/{}", linked.goal))["description"]["text"], "Haluan käydä kirjastossa");
        desk.look("sync-all-there").await;

        edit_goal(&linked, "Haluan käydä kirjastossa joka kuukausi").await;
        slow_answers(&linked, 14);
        desk.go("#/delivery").await;
        desk.press(&words("sync.send")).await;
        let sending = words("sync.state.sending");
        linked.wait_until("the goal is on its way", || goal_stands(&linked, &sending)).await;
        assert!(!linked.claim().await.contains("Kaikki"), "{}", linked.claim().await);
        edit_goal(&linked, "Haluan käydä kirjastossa joka viikko").await;
        desk.go("#/delivery").await;
        desk.see(&words("sync.state.changed_while_sending")).await;
        desk.shot("sync-sending").await;
        linked.wait_until("it is said what is awaited", || async { desk.text().await.contains(&words("sync.awaiting")) }).await;
        desk.shot("sync-awaiting").await;
        assert!(!linked.claim().await.contains("Kaikki"), "{}", linked.claim().await);
        linked.county.road.mend();
        linked.through().await;
        if !linked.claim().await.contains("Kaikki") {
            linked.send().await;
        }
        assert!(linked.claim().await.starts_with("Kaikki"), "{}", linked.claim().await);
        assert_eq!(linked.held(&format!("Goal/{}", linked.goal))["description"]["text"], "Haluan käydä kirjastossa joka viikko", "the newest words are there");
        linked.desk.close().await;
    });
}

/// The server is asked by a bundle what it holds before anything is written: that one is answered.
pub(super) fn refuse_writes(linked: &Linked) {
    let mut bundles = 0;
    linked.county.road.plan(move |asked| {
        bundles += usize::from(asked.verb == "POST");
        let writes = asked.verb == "PUT" || asked.verb == "POST" && bundles > 1;
        if writes { Fault::Answer { status: 422, retry_after: None } } else { Fault::None }.into()
    });
}

/// As a worker would, on the goal's own page.
pub(super) async fn edit_goal(linked: &Linked, words_of_client: &str) {
    let desk = &linked.desk;
    desk.go(&format!("#/clients/{}/goal/{}", linked.client, linked.goal)).await;
    desk.fill("clientWords", words_of_client).await;
    desk.press(&words("goal.save")).await;
    desk.see(words_of_client).await;
}

#[test]
fn a_sending_that_was_stopped_says_so_loses_nothing_and_is_settled_by_reading() {
    run(async {
        let linked = Linked::signed_in().await;
        let desk = &linked.desk;
        slow_answers(&linked, 20);
        desk.go("#/delivery").await;
        desk.press(&words("sync.send")).await;
        desk.see(&words("sync.state.sending")).await;
        desk.press(&words("sync.stop")).await;
        desk.see(&words_before("sync.end.cancelled")).await;
        let claim = linked.claim().await;
        assert!(!claim.contains("palvelimella"), "nothing was read back: {claim}");
        desk.see(&words("sync.sent_unsure")).await;
        assert_eq!(shown(&linked, &words("sync.state.sending")).await, 0, "nothing is on its way any more");
        desk.look("sync-stopped").await;
        linked.county.road.mend();
        linked.send().await;
        assert!(linked.claim().await.starts_with("Kaikki"), "{}", linked.claim().await);
        let tenant = linked.login.split('@').nth(1).expect("a tenant");
        let kept = linked.held("Composition?_count=100")["entry"].as_array().map_or(0, Vec::len);
        assert_eq!(kept, 2, "two entries, each once, in {tenant}");
        linked.desk.close().await;
    });
}

#[test]
fn what_the_server_does_not_take_is_said_with_what_to_do_and_the_rest_is_not() {
    run(async {
        let linked = Linked::signed_in().await;
        let desk = &linked.desk;
        linked.send().await;
        assert!(linked.claim().await.starts_with("Kaikki"), "{}", linked.claim().await);
        edit_goal(&linked, "Haluan käydä torilla").await;
        refuse_writes(&linked);
        linked.send().await;
        desk.see(&words("sync.state.needs_attention")).await;
        desk.see(&words("sync.aside.not_taken")).await;
        let claim = linked.claim().await;
        assert!(claim.contains("varmistamatta") && claim.contains(&counted("sync.claim.attention", 1)), "{claim}");
        assert_eq!(shown(&linked, &words("sync.state.needs_attention")).await, 1 + claim.matches("Ei mennyt").count(), "the goal alone");
        desk.look("sync-not-taken").await;
        desk.go("#/delivery/proof").await;
        desk.see(&words("sync.proof.title_not")).await;
        desk.look("sync-proof-missing").await;
        linked.county.road.mend();
        edit_goal(&linked, "Haluan käydä torilla ja kirjastossa").await;
        linked.send().await;
        assert!(linked.claim().await.starts_with("Kaikki"), "{}", linked.claim().await);
        linked.desk.close().await;
    });
}

#[test]
fn the_proof_of_delivery_names_what_the_server_holds_version_by_version() {
    run(async {
        let linked = Linked::signed_in().await;
        let desk = &linked.desk;
        linked.send().await;
        desk.press(&words("sync.proof.link")).await;
        desk.see(&words("sync.proof.says")).await;
        desk.look("sync-proof").await;
        desk.press(&words("sync.proof.save")).await;
        desk.see(&words_before("sync.proof.saved")).await;
        let file = std::fs::read_dir(linked.laptop.export()).expect("the folder").filter_map(Result::ok).next().expect("one file").path();
        let text = std::fs::read_to_string(file).expect("reads");
        assert!(text.contains("KAIKKI ON PALVELIMELLA") && !text.contains("Virtala"), "{text}");
        let told: BTreeMap<String, bool> = read_out(&linked).await.into_iter().map(|(id, version)| (format!("{id} {version}"), text.contains(&id) && text.contains(&version))).collect();
        assert!(told.len() > 5 && told.values().all(|is_told| *is_told), "{told:?}\n{text}");
        linked.desk.close().await;
    });
}

/// Of every resource that leads a row here: its id and version as the server has them now.
async fn read_out(linked: &Linked) -> Vec<(String, String)> {
    let mut found = vec![];
    for kind in ["Patient", "EpisodeOfCare", "Goal", "Composition"] {
        for entry in linked.held(&format!("{kind}?_count=100"))["entry"].as_array().into_iter().flatten() {
            let (id, version) = (entry["resource"]["id"].as_str().unwrap_or_default(), entry["resource"]["meta"]["versionId"].as_str().unwrap_or_default());
            found.push((id.to_owned(), version.to_owned()));
        }
    }
    found
}
