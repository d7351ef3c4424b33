//! How long a worker waits for what they do all day, with a thousand clients in the bag: from an event in the real window to the
//! picture that shows what it asked for. Printed, not held: the machine decides.

use std::time::{Duration, Instant};

use askel_store::keys::{open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_tests::fixture::stage::PASSPHRASE;
use askel_tests::screen::Part;
use fantoccini::key::Key;

use super::glass::{Glass, part_of};
use super::{NOW, begin_by_keys, furnished};
use crate::desk::{Desk, Laptop, run};
use crate::hands::words;

/// From this event in the page to the picture in which the condition holds, in milliseconds. `act` makes the event.
async fn waited(desk: &Desk, event: &str, condition: &str, act: impl Future<Output = ()>) -> f64 {
    let watch = format!(
        "window.askelWait = new Promise((done) => addEventListener('{event}', () => {{ const begun = performance.now(); const look = () => ({condition}) ? requestAnimationFrame(() => done(performance.now() - begun)) : requestAnimationFrame(look); requestAnimationFrame(look) }}, {{ once: true, capture: true }}))"
    );
    desk.client.execute(&watch, vec![]).await.expect("watches");
    act.await;
    let told = desk.client.execute_async("window.askelWait.then(arguments[arguments.length - 1])", vec![]).await.expect("seen");
    told.as_f64().expect("milliseconds")
}

/// What a guesser pays, in milliseconds: the derivation of this bag's key, at half of its times.
fn derivation(laptop: &Laptop) -> f64 {
    let shelf = Shelf::at(&laptop.home().join("data"));
    let id = &shelf.vaults().expect("a bag")[0].id;
    let ring = read_ring(&shelf.vault_folder(id)).expect("its keys").ring;
    let mut took: Vec<f64> = (0..OPENINGS)
        .map(|_| {
            let begun = Instant::now();
            open_slot(&ring.vault, &ring.slots[0], PASSPHRASE).expect("opens");
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    took.sort_by(f64::total_cmp);
    took[OPENINGS / 2]
}

/// From the day's page to the first letter in the note of a visit, by keys: what the program takes for each of them.
async fn first_letter(desk: &Desk) -> f64 {
    let menu = waited(desk, "keydown", "document.querySelector('dialog[open] [role=combobox]')", desk.chord(Key::Control, "n")).await;
    desk.type_on("vir").await;
    let note = waited(desk, "keydown", "document.querySelector('#clientTells')", desk.type_on(&char::from(Key::Enter).to_string())).await;
    desk.alt('1').await;
    desk.focus_in("#clientTells").await;
    let length = "document.querySelector('#clientTells').value.length";
    let before = desk.client.execute(&format!("return {length}"), vec![]).await.expect("asks");
    menu + note + waited(desk, "keydown", &format!("{length} > {before}"), desk.type_on("a")).await
}

/// From the press on a language to the picture in which the settings speak it.
async fn translated(desk: &Desk) -> Vec<f64> {
    desk.go("#/settings").await;
    let mut waits = vec![];
    for language in ["sv", "en", "fi"].into_iter().cycle().take(TIMES + 1) {
        let button = desk.wait_for(&format!(".languages button[lang={language}]")).await;
        let shown = format!("document.body.innerText.includes('{}')", askel_text::text(language, "frame.promises"));
        waits.push(waited(desk, "click", &shown, async { button.click().await.expect("the language is chosen") }).await);
    }
    desk.wait_for(".languages button[lang=fi]").await.click().await.expect("as before");
    desk.see(&words("frame.promises")).await;
    waits
}

/// From each letter of the beginnings of names to the picture that says how much was found for what now stands in the box.
async fn searched(desk: &Desk) -> Vec<f64> {
    desk.go("#/search").await;
    let mut waits = vec![];
    for typed in ["virt", "kotik", "kirjas", "pihap"] {
        desk.client.execute("const box = document.querySelector('form[role=search] input'); box.focus(); box.select()", vec![]).await.expect("the box");
        for count in 1..=typed.len() {
            // Clients and words go by what stands in the box, so the sentence over the hits does as well.
            let shown = format!("document.querySelector('main p.count')?.textContent.includes('”{}”')", &typed[..count]);
            waits.push(waited(desk, "keydown", &shown, desk.type_on(&typed[count - 1..count])).await);
        }
    }
    waits
}

/// The same letters in a field that nothing listens to: what the engine takes before us.
async fn bare_letters(desk: &Desk, glass: &Glass) -> Vec<f64> {
    let script = "const field = document.createElement('textarea'); field.id = 'bare'; Object.assign(field.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: 9, inlineSize: '20rem', blockSize: '6rem' }); document.body.append(field); field.focus()";
    desk.client.execute(script, vec![]).await.expect("a field");
    let field = part_of(desk, "#bare").await;
    let mut waits = vec![];
    for _ in 0..2 * TIMES {
        waits.push(glass.drawn(desk, "keydown", field, A_LETTER, desk.type_on("c")).await);
    }
    desk.client.execute("document.querySelector('#bare').remove()", vec![]).await.expect("gone");
    waits
}

fn told(what: &str, mut waits: Vec<f64>, aim: u32) {
    waits.sort_by(f64::total_cmp);
    let at = |share: f64| waits[((waits.len() as f64 * share).ceil() as usize).clamp(1, waits.len()) - 1];
    println!("ux | {what} | p50 {:.0} ms | p95 {:.0} ms of {} | aim {aim} ms", at(0.5), at(0.95), waits.len());
}

const TIMES: usize = 20;
/// After these everything of it stands on the screen, and a caret has not yet gone out.
const A_LETTER: Duration = Duration::from_millis(250);
const A_LIST: Duration = Duration::from_millis(800);
/// Without the edge where GTK's scroll bar fades out for a second.
const BESIDE_THE_SCROLL_BAR: Part = Part { left: 0, top: 0, width: 1340, height: 768 };
/// Each derives a key.
const OPENINGS: usize = 9;

#[test]
#[ignore = "a measurement: cargo xtask bench ux"]
fn how_long_a_worker_waits_with_a_thousand_clients() {
    run(async {
        let mut laptop = Laptop::new();
        furnished(&laptop, 999);
        laptop.clock = Some(NOW);
        let desk = laptop.start().await;
        let (mut opened, mut locked, mut begun_to_write) = (vec![], vec![], vec![]);
        for _ in 0..OPENINGS {
            desk.fill("passphrase", PASSPHRASE).await;
            opened.push(waited(&desk, "keydown", "document.querySelector('main h1') && document.body.innerText.includes('Virtala')", desk.type_on(&char::from(Key::Enter).to_string())).await);
            begun_to_write.push(opened.last().copied().unwrap_or_default() + first_letter(&desk).await);
            // The page goes with the lock, and the clock in it: counted from outside, to the lock screen's field.
            let begun = Instant::now();
            desk.chord(Key::Control, "l").await;
            desk.wait_for("#passphrase").await;
            locked.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        let derived = derivation(&laptop);
        let beside = opened.iter().map(|whole| whole - derived).collect();
        println!("ux | the key's derivation alone, which is to be slow (security.md T1) | p50 {derived:.0} ms of {OPENINGS}");
        told("from Enter to the day's page, beside the derivation (ui.md §8 row 2)", beside, 400);
        told("the same with it", opened, 400);
        told("from Enter to the first letter in a visit's note, without the hand's pauses (row 2)", begun_to_write, 1500);
        told("from Ctrl+L to the lock screen, with WebDriver (row 18)", locked, 1000);
        desk.open_bag().await;
        let glass = Glass::of(&desk).await;
        let (mut lists, mut lists_drawn) = (vec![], vec![]);
        let mut veils = vec![];
        for _ in 0..TIMES {
            desk.go("#/").await;
            lists_drawn.push(glass.drawn(&desk, "keydown", BESIDE_THE_SCROLL_BAR, A_LIST, desk.chord(Key::Control, "2")).await);
            desk.go("#/").await;
            lists.push(waited(&desk, "keydown", "document.querySelectorAll(\"main a[href^='#/clients/']\").length > 50", desk.chord(Key::Control, "2")).await);
            veils.push(waited(&desk, "keydown", "document.querySelector('dialog.veil')?.open", desk.key(Key::F8)).await);
            desk.key(Key::F8).await;
        }
        told("a list of a hundred of a thousand clients, to the last point on the screen (row 3)", lists_drawn, 100);
        told("the same, until every row is there", lists, 100);
        told("F8 (row 18)", veils, 100);
        told("another language (row 3)", translated(&desk).await, 100);
        told("search as you type, the pause of 150 ms in it (row 5)", searched(&desk).await, 50 + 150);
        desk.go("#/").await;
        begin_by_keys(&desk).await;
        desk.click("#clientTells").await;
        let begun = desk.client.execute("return document.querySelector('#clientTells').value.length", vec![]).await.expect("asks").as_u64().expect("a length");
        let glass = Glass::of(&desk).await;
        let note = part_of(&desk, "#clientTells").await;
        let (mut drawn, mut letters, mut kept) = (vec![], vec![], vec![]);
        for _ in 0..2 * TIMES {
            drawn.push(glass.drawn(&desk, "keydown", note, A_LETTER, desk.type_on("c")).await);
        }
        let begun = begun + 2 * TIMES as u64;
        told("a letter in a note, to the last point on the screen (row 3)", drawn, 16);
        told("a letter in a bare field of the same window, the engine's own share", bare_letters(&desk, &glass).await, 16);
        desk.click("#clientTells").await;
        for number in 0..TIMES as u64 {
            letters.push(waited(&desk, "keydown", &format!("document.querySelector('#clientTells').value.length > {}", begun + 2 * number), desk.type_on("a")).await);
            let saved = words("entry.saving.saved").split('%').next().unwrap_or_default().trim().to_owned();
            let writing = words("entry.saving.writing");
            kept.push(waited(&desk, "input", &format!("(window.askelWrote = (window.askelWrote || document.body.innerText.includes('{writing}'))) && document.body.innerText.includes('{saved}') && !(window.askelWrote = false)"), desk.type_on("b")).await);
            desk.client.execute("window.askelWrote = false; const field = document.querySelector('#clientTells'); field.setSelectionRange(field.value.length, field.value.length)", vec![]).await.expect("on");
        }
        told("a letter in a note, until the page has asked for the picture after it", letters, 16);
        told("from a letter to “saved”, the pause of 400 ms in it (row 4)", kept, 500);
        desk.close().await;
    });
}
