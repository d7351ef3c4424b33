//! The keyboard alone, in the real window: a client is opened by Ctrl+K and three letters, a visit begun by Ctrl+N, a task that was
//! ticked is taken back by Ctrl+Z, and none of it takes a single letter from who is writing.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::key::Key;

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::languages::play_demo;

/// The picture of it comes late on a busy machine.
async fn look(desk: &Desk, name: &str) {
    tokio::time::sleep(Duration::from_millis(1200)).await;
    desk.look(name).await;
}

async fn type_keys(desk: &Desk, keys: &str) {
    let focus = desk.client.active_element().await.expect("something has the focus");
    focus.send_keys(keys).await.expect("keys go through");
}

/// Control and a key, where the page may just be giving the focus to another place.
async fn press(desk: &Desk, key: &str) {
    let chord = format!("{}{key}{}", char::from(Key::Control), char::from(Key::Null));
    for _ in 0..20 {
        let focus = desk.client.active_element().await;
        if let Ok(focus) = focus && focus.send_keys(&chord).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("nothing takes control and {key}");
}

async fn quick_menu(desk: &Desk) {
    press(desk, "k").await;
    desk.wait_for("dialog[open] [role=combobox]").await;
}

/// Waits until the address begins so.
async fn arrive(desk: &Desk, address: &str) {
    for _ in 0..200 {
        if desk.hash().await.starts_with(address) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("at {}, not at {address}", desk.hash().await);
}

/// As fast as fingers go: Enter does not wait for the names to be drawn.
async fn open_reijo(desk: &Desk) {
    quick_menu(desk).await;
    type_keys(desk, &format!("rei{}", char::from(Key::Enter))).await;
    arrive(desk, "#/clients/").await;
    desk.see(&words("client.page.tab.summary")).await;
    let text = desk.client.execute("return document.querySelector('h1')?.innerText ?? ''", vec![]).await.expect("asks");
    assert!(text.as_str().is_some_and(|name| name.contains("Reijo")), "{text}");
}

/// How many tasks on the page of promises are marked as done.
async fn ticked(desk: &Desk) -> usize {
    desk.client.find_all(Locator::Css("main input[value=done]:checked")).await.expect("asks").len()
}

#[test]
fn a_client_is_opened_and_a_visit_begun_by_the_keyboard_alone() {
    run(async {
        let laptop = Laptop::new();
        play_demo(&laptop);
        let desk = laptop.start().await;
        desk.open_bag().await;
        quick_menu(&desk).await;
        look(&desk, "quick-menu").await;
        type_keys(&desk, &char::from(Key::Escape).to_string()).await;
        open_reijo(&desk).await;
        quick_menu(&desk).await;
        desk.see(&words("quick.here")).await;
        look(&desk, "quick-menu-client").await;
        type_keys(&desk, &char::from(Key::Escape).to_string()).await;
        press(&desk, "n").await;
        desk.wait_for("#clientTells").await;
        arrive(&desk, "#/drafts/").await;
        press(&desk, "2").await;
        desk.see(&words("client.list.title")).await;
        press(&desk, "n").await;
        desk.see(&words("quick.whose_title")).await;
        type_keys(&desk, "vir").await;
        desk.see("Virtala").await;
        for width in [1366, 320] {
            desk.resize(width, 768).await;
            look(&desk, &format!("quick-whose-{width}")).await;
        }
        desk.close().await;
    });
}

#[test]
fn a_ticked_task_is_taken_back_by_ctrl_z_within_ten_seconds() {
    run(async {
        let laptop = Laptop::new();
        play_demo(&laptop);
        let desk = laptop.start().await;
        desk.open_bag().await;
        press(&desk, "4").await;
        desk.see(&words("frame.promises")).await;
        assert_eq!(ticked(&desk).await, 0);
        tick_first(&desk).await;
        desk.see(&words("undo.deed.task_marked")).await;
        assert_eq!(ticked(&desk).await, 1);
        press(&desk, "z").await;
        desk.see(&words("undo.done")).await;
        for _ in 0..100 {
            if ticked(&desk).await == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(ticked(&desk).await, 0, "the task is open again");
        tick_first(&desk).await;
        desk.see(&words("undo.deed.task_marked")).await;
        look(&desk, "undo-offered").await;
        tokio::time::sleep(Duration::from_secs(11)).await;
        desk.see_no_more(&words("undo.deed.task_marked")).await;
        press(&desk, "z").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert!(!desk.text().await.contains(&words("undo.done")), "too late");
        desk.close().await;
    });
}

async fn tick_first(desk: &Desk) {
    desk.tick(&words("entry.mark.done")).await;
}

/// What the field has in it.
async fn written(desk: &Desk, id: &str) -> String {
    let value = desk.client.execute("return document.getElementById(arguments[0]).value", vec![id.into()]).await.expect("asks");
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_phrase_goes_in_at_the_caret_and_the_fields_own_undo_takes_it_out() {
    run(async {
        let laptop = Laptop::new();
        play_demo(&laptop);
        let desk = laptop.start().await;
        desk.open_bag().await;
        open_reijo(&desk).await;
        press(&desk, "n").await;
        desk.wait_for("#agreed").await.click().await.expect("the field takes the caret");
        type_keys(&desk, "Sovittiin kaksi asiaa. ").await;
        let before = written(&desk, "agreed").await;
        press(&desk, ".").await;
        desk.wait_for("dialog[open] [role=combobox]").await;
        desk.see(&words("phrase.here")).await;
        desk.see("Seuraava etänä").await;
        for width in [1366, 320] {
            desk.resize(width, 768).await;
            look(&desk, &format!("phrases-{width}")).await;
        }
        desk.resize(1366, 768).await;
        type_keys(&desk, &format!("etän{}", char::from(Key::Enter))).await;
        desk.see_written("agreed", "Sovittiin kaksi asiaa. Seuraava tapaaminen pidetään videolla. Asiakas toivoi sitä itse.").await;
        // The engine's own undo of the field, as its menu and Ctrl+Z call it: the driver's Ctrl+Z does not reach it.
        desk.client.execute("document.getElementById('agreed').focus(); document.execCommand('undo')", vec![]).await.expect("undoes");
        desk.see_written("agreed", &before).await;
        type_keys(&desk, "Hän on hankala ja esim. ").await;
        desk.see(&words("hint.kinder.difficult")).await;
        look(&desk, "hints").await;
        desk.close().await;
    });
}

impl Desk {
    async fn see_written(&self, id: &str, text: &str) {
        for _ in 0..100 {
            if written(self, id).await == text {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{id}: {}", written(self, id).await);
    }
}
