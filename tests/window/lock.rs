//! Locked is locked: nothing of the page is left, a draft is, and a dead battery costs at most a second of typing.

use std::time::Duration;

use fantoccini::key::Key;

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::journey;

const TYPED: &str = "Reijo kertoo, että posti avattiin ja että yö oli ollut rauhallinen.";

async fn at_a_draft(laptop: &Laptop) -> Desk {
    let desk = laptop.start().await;
    journey::first_start(&desk).await;
    journey::take_demo_codes(&desk).await;
    journey::add_client(&desk).await;
    desk.press_starting(&words("client.page.record")).await;
    desk.wait_for("#clientTells").await;
    desk
}

async fn value_of(desk: &Desk, css: &str) -> String {
    desk.wait_for(css).await.prop("value").await.expect("asks").unwrap_or_default()
}

#[test]
fn a_lock_leaves_nothing_in_the_window_and_keeps_the_draft() {
    run(async {
        let laptop = Laptop::new();
        let desk = at_a_draft(&laptop).await;
        let draft = desk.hash().await;
        desk.fill("clientTells", TYPED).await;
        desk.chord(Key::Control, "l").await;
        desk.wait_for("#passphrase").await;
        let page = desk.client.source().await.expect("the page");
        assert!(!page.contains("Virtala") && !page.contains("posti avattiin"), "the locked page holds something of the client");
        assert!(!desk.hash().await.contains("drafts"), "the address still names a draft");
        let left = desk.client.execute("return history.length + ' ' + document.title + ' ' + Object.keys(localStorage).length + Object.keys(sessionStorage).length", vec![]).await;
        assert!(left.expect("asks").as_str().unwrap_or_default().ends_with("Askel 00"));
        desk.client.back().await.expect("goes back");
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert!(!desk.text().await.contains("posti avattiin"), "going back shows the draft");
        desk.wait_for("#passphrase").await;
        journey::unlock(&desk).await;
        desk.go(&draft).await;
        assert_eq!(value_of(&desk, "#clientTells").await, TYPED);
        desk.close().await;
    });
}

#[test]
fn saved_is_said_only_when_a_dead_battery_no_longer_takes_it() {
    run(async {
        let laptop = Laptop::new();
        let desk = at_a_draft(&laptop).await;
        let draft = desk.hash().await;
        desk.fill("clientTells", TYPED).await;
        desk.see_no_more(&words("entry.saving.writing")).await;
        desk.see(&words("entry.saving.saved")).await;
        desk.kill();
        let desk = laptop.start().await;
        journey::unlock(&desk).await;
        desk.go(&draft).await;
        assert_eq!(value_of(&desk, "#clientTells").await, TYPED);
        let focus = desk.client.active_element().await.expect("a focus").attr("id").await.expect("asks");
        assert_eq!(focus.as_deref(), Some("clientTells"), "the worker returns to the field they were writing in");
        desk.close().await;
    });
}
