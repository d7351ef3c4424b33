//! Two laptops change the same place: the worker reads both texts in the window, answers, and the answer is on the server.

use askel_domain::entry::{Author, Change, Entry, EntryBody, Meeting, Voices};
use askel_domain::goal::Goal;
use askel_domain::id::DraftId;
use askel_store::{entry, goal};
use askel_tests::laptop::{helka, new_id};
use fantoccini::key::Key;

use super::Linked;
use crate::desk::run;
use crate::hands::{counted, words};

#[test]
fn both_texts_are_read_one_answer_is_written_and_it_reaches_the_server_and_the_other_laptop() {
    run(async {
        let linked = Linked::signed_in().await;
        let desk = &linked.desk;
        linked.send().await;
        let mut second = linked.second_laptop();
        let id = linked.goal.parse().expect("an id");
        let held = |laptop: &askel_tests::laptop::Laptop| laptop.store.read(|read| goal::get(read, id)).expect("reads").expect("a goal");
        let theirs = Goal { client_words: "Haluan uimahalliin".into(), ..held(&second.0) };
        second.0.write(|tx| goal::put(tx, &theirs, None));
        linked.sync_second(&mut second);
        super::day::edit_goal(&linked, "Haluan torille").await;
        linked.send().await;

        desk.see(&words("sync.state.two_versions")).await;
        assert!(linked.claim().await.contains(&counted("sync.claim.two_versions", 1)), "{}", linked.claim().await);
        desk.look("sync-two-versions").await;
        desk.press_starting(&words("sync.choose")).await;
        for text in ["Haluan torille", "Haluan uimahalliin", "Haluan käydä kirjastossa"] {
            desk.see(text).await;
        }
        desk.look("conflict").await;
        desk.press(&words("conflict.later")).await;
        desk.see(&words("sync.state.two_versions")).await;
        assert_eq!(linked.held(&format!("Goal/{id}"))["description"]["text"], "Haluan uimahalliin", "nothing was written over while it waits");

        desk.press_starting(&words("sync.choose")).await;
        desk.press(&words("conflict.answer")).await;
        desk.see("Valitse vielä kohta").await;
        desk.choose("client_words", "written").await;
        desk.fill("client_words.written", "Haluan torille ja uimahalliin").await;
        desk.look("conflict-answered").await;
        desk.press(&words("conflict.answer")).await;
        desk.see(&words("sync.state.waiting")).await;
        linked.send().await;
        assert!(linked.claim().await.starts_with("Kaikki"), "{}", linked.claim().await);
        assert_eq!(linked.held(&format!("Goal/{id}"))["description"]["text"], "Haluan torille ja uimahalliin");
        linked.sync_second(&mut second);
        assert!(held(&second.0).client_words == "Haluan torille ja uimahalliin", "the other laptop has it too");
        linked.desk.close().await;
    });
}

/// What a colleague made of the entry at another table.
fn corrected(of: &Entry, words: &str) -> Entry {
    let body = EntryBody::Meeting(Meeting { voices: Voices { client_tells: words.into(), ..Voices::default() }, ..Meeting::default() });
    let change = Some(Change::Correction { reason: "Kuulin tämän myös".into(), draft_id: DraftId(new_id()) });
    Entry { version: of.version + 1, body, author: Author::of(&helka()), change, ..of.clone() }
}

#[test]
fn two_corrections_of_one_entry_are_read_side_by_side_under_the_colleagues_name() {
    run(async {
        let linked = Linked::signed_in().await;
        let desk = &linked.desk;
        linked.send().await;
        let mut second = linked.second_laptop();
        let client = linked.client.parse().expect("an id");
        let (first, _) = second.0.store.read(|read| entry::timeline(read, client, 0, 1)).expect("reads").remove(0);
        second.0.write(|tx| entry::insert(tx, &corrected(&first, "Kävin pihalla naapurin kanssa.")));
        linked.sync_second(&mut second);

        desk.go(&format!("#/entries/{}", first.id)).await;
        desk.press(&words("entry.correct.action")).await;
        desk.fill("clientTells", "Kävin pihalla koiran kanssa.").await;
        desk.fill("correctionReason", "Muistin väärin").await;
        desk.see(&words("entry.saving.saved")).await;
        desk.chord(Key::Control, &char::from(Key::Enter).to_string()).await;
        desk.see("Kävin pihalla koiran kanssa.").await;
        linked.send().await;

        let claim = linked.claim().await;
        assert!(claim.starts_with("Kaikki") && claim.contains(&counted("sync.claim.two_versions", 1)), "{claim}");
        desk.press_starting(&words("sync.choose")).await;
        for text in ["Helka Mittala, palvelimelta", "Kävin pihalla koiran kanssa.", "Kävin pihalla naapurin kanssa.", "Syy: Muistin väärin", "Syy: Kuulin tämän myös"] {
            desk.see(text).await;
        }
        assert!(!desk.text().await.contains(&words("conflict.when_unknown")), "both tell when they were written");
        desk.look("conflict-two-corrections").await;
        desk.press(&words("conflict.keep")).await;
        desk.see(&words("sync.none_waiting")).await;
        let claim = linked.claim().await;
        assert!(claim.starts_with("Kaikki") && claim.contains("tarkistettu"), "{claim}");
        let held = linked.held("Composition?_count=100");
        let text = held.to_string();
        assert!(text.contains("koiran kanssa") && text.contains("naapurin kanssa"), "both are on the server, neither written over");
        linked.desk.close().await;
    });
}
