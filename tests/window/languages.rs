//! Every screen in Finnish, Swedish and English, wide, narrow and at the size of a phone, on the demo's clients:
//! no barrier, no sideways scroll, no key in place of words.

use std::process::Command;

use fantoccini::Locator;

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;

const WIDTHS: [u32; 3] = [1366, 683, 320];

/// Addresses of every screen, those of one client, draft and entry taken from the demo's own lists.
async fn screens(desk: &Desk) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = [("today", "#/"), ("clients", "#/clients"), ("client-new", "#/clients/new"), ("promises", "#/promises"), ("delivery", "#/delivery"), ("settings", "#/settings"), ("handbook", "#/handbook"), ("handbook-page", "#/handbook/four-voices")]
        .map(|(name, address)| (name, address.to_owned()))
        .into();
    desk.go("#/clients").await;
    desk.see(&words("client.list.column.name")).await;
    let rows = hrefs(desk, "a[href^='#/clients/']").await;
    // The addresses of people alone: `#/clients/` and an identifier.
    let people: Vec<String> = rows.into_iter().filter(|href| href.len() == "#/clients/".len() + 36).collect();
    assert_eq!(people.len(), 7, "the demo's clients");
    for (index, name) in ["client-a", "client-b", "client-c"].into_iter().enumerate() {
        found.push((name, people[index].clone()));
    }
    let last = people.last().expect("clients").clone();
    for (name, part) in [("client-edit", "edit"), ("period", "period"), ("goal", "goal"), ("session", "session")] {
        found.push((name, format!("{last}/{part}")));
    }
    found.push(("client-last", last));
    desk.go("#/delivery").await;
    desk.wait_for("a[href^='#/entries/']").await;
    found.push(("entry", hrefs(desk, "a[href^='#/entries/']").await.remove(0)));
    found.push(("visit", hrefs(desk, "a[href^='#/drafts/']").await.remove(0)));
    found
}

pub async fn hrefs(desk: &Desk, css: &str) -> Vec<String> {
    desk.wait_for(css).await;
    let mut found = vec![];
    for link in desk.client.find_all(Locator::Css(css)).await.expect("links") {
        // The engine answers with the whole address; what counts begins at the number sign.
        let href = link.attr("href").await.expect("asks").unwrap_or_default();
        found.extend(href.find('#').map(|start| href[start..].to_owned()));
    }
    found.dedup();
    found
}

#[test]
fn every_screen_stands_in_three_languages_and_three_widths() {
    run(async {
        let laptop = Laptop::new();
        play_demo(&laptop);
        let desk = laptop.start().await;
        desk.open_bag().await;
        let screens = screens(&desk).await;
        let mut faults = vec![];
        for language in ["fi", "sv", "en"] {
            choose_language(&desk, language).await;
            for (name, address) in &screens {
                for width in WIDTHS {
                    // Pictures of the narrow ones in one language are enough to look at.
                    if width != 1366 && language != "fi" {
                        continue;
                    }
                    faults.extend(look(&desk, name, address, language, width).await);
                }
            }
        }
        desk.close().await;
        assert!(faults.is_empty(), "{faults:#?}");
    });
}

/// The demo's clients, as `cargo xtask run --demo` makes them.
pub fn play_demo(laptop: &Laptop) {
    let played = Command::new(env!("CARGO_BIN_EXE_fixture")).arg("demo").arg(laptop.home().join("data")).output().expect("runs");
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&played.stderr));
}

async fn choose_language(desk: &Desk, language: &str) {
    desk.resize(1366, 768).await;
    desk.go("#/settings").await;
    desk.wait_for(&format!(".languages button[lang={language}]")).await.click().await.expect("the language is chosen");
    desk.see(&askel_text::text(language, "frame.promises")).await;
}

pub async fn look(desk: &Desk, name: &str, address: &str, language: &str, width: u32) -> Vec<String> {
    let picture = format!("{language}-{width}-{name}");
    desk.resize(width, if width == 320 { 700 } else { 768 }).await;
    desk.go(address).await;
    desk.wait_for("h1").await;
    desk.shot(&picture).await;
    let mut faults: Vec<String> = desk.barriers().await.into_iter().map(|barrier| format!("{picture}: {barrier}")).collect();
    let sideways = desk.client.execute("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await.expect("asks");
    if sideways.as_i64().unwrap_or(0) > 0 {
        faults.push(format!("{picture}: scrolls sideways by {sideways}"));
    }
    let text = desk.text().await;
    if text.contains(&askel_text::text(language, "frame.unknown_title")) {
        faults.push(format!("{picture}: no such screen"));
    }
    if text.contains("⟦") || text.contains("%{") || text.contains("undefined") {
        faults.push(format!("{picture}: a text is missing"));
    }
    let refused = desk.refused().await;
    if !refused.is_empty() {
        faults.push(format!("{picture}: refused {refused:?}"));
    }
    faults
}
