//! The one box above every page, in the real window: a word in another form finds what was written, a name a letter off finds whom it
//! may mean, and the page stands wide, narrow, full and empty.

use fantoccini::Locator;
use fantoccini::key::Key;

use crate::desk::{Desk, Laptop, run};
use crate::hands::{words, words_before};
use crate::languages::{look, play_demo};

/// Types into the box over what was there, and asks.
async fn ask(desk: &Desk, text: &str) {
    let field = desk.wait_for("form[role=search] input").await;
    field.clear().await.expect("the box empties");
    field.send_keys(&format!("{text}{}", char::from(Key::Enter))).await.expect("the box takes text");
    desk.see(&words("search.title")).await;
}

async fn shown_passages(desk: &Desk) -> Vec<String> {
    let mut told = vec![];
    for mark in desk.client.find_all(Locator::Css(".passage mark")).await.expect("asks") {
        told.push(mark.text().await.expect("a text").to_lowercase());
    }
    told
}

#[test]
fn a_word_in_any_form_and_a_name_a_letter_off_are_found_and_the_page_stands_at_every_width() {
    run(async {
        let laptop = Laptop::new();
        play_demo(&laptop);
        let desk = laptop.start().await;
        desk.open_bag().await;
        let mut faults = vec![];
        faults.extend(look(&desk, "search-empty", "#/search", "fi", 1366).await);
        ask(&desk, "kirjasto").await;
        desk.see(&words("search.group.entries")).await;
        let marked = shown_passages(&desk).await;
        assert!(marked.iter().any(|word| word.starts_with("kirjasto") && word != "kirjasto"), "another form of the word: {marked:?}");
        assert!(marked.iter().all(|word| word.contains("kirjasto")), "and nothing else: {marked:?}");
        let address = desk.hash().await;
        assert!(!address.contains("kirjasto"), "what was asked is in no address: {address}");
        for width in [1366, 683, 320] {
            desk.go("#/handbook").await;
            faults.extend(look(&desk, "search-hits", &address, "fi", width).await);
        }
        desk.resize(1366, 768).await;
        ask(&desk, "Virtola").await;
        desk.see(&words("search.near")).await;
        desk.see("Virtala").await;
        desk.look("search-near").await;
        ask(&desk, "xylofoninsoittaja").await;
        desk.see(&words("search.nothing.text")).await;
        desk.see(&words_before("search.nothing.title")).await;
        desk.look("search-nothing").await;
        desk.close().await;
        assert!(faults.is_empty(), "{faults:#?}");
    });
}
