//! The two cases in the real window: what a worker sees of the whole process, and of a client who needs protection.
//! A picture of every screen, wide and at the size of a phone; no barrier, no sideways scroll.

use fantoccini::Locator;

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::languages::{hrefs, look, play_demo};

const WIDTHS: [u32; 2] = [1366, 320];
/// What must be on no screen but the one for safety notes.
const NOTE: &str = "Entinen puoliso";

#[test]
fn both_cases_stand_on_every_screen_of_the_process() {
    run(async {
        let laptop = Laptop::new();
        play_demo(&laptop);
        let desk = laptop.start().await;
        desk.open_bag().await;
        desk.see("Olli Aalto").await;
        let mut faults = on_the_day(&desk).await;
        faults.extend(of_reijo(&desk).await);
        faults.extend(of_elina(&desk).await);
        faults.extend(of_the_group(&desk).await);
        faults.extend(of_the_settings(&desk).await);
        desk.close().await;
        assert!(faults.is_empty(), "{faults:#?}");
    });
}

async fn on_the_day(desk: &Desk) -> Vec<String> {
    let faults = wide_and_narrow(desk, "case-day", "#/").await;
    assert!(!desk.text().await.contains(NOTE), "a safety note on the day's page");
    faults
}

async fn of_reijo(desk: &Desk) -> Vec<String> {
    let client = client(desk, "Virtala").await;
    let mut faults = vec![];
    for tab in ["goals", "plans", "measures", "team"] {
        faults.extend(tab_of(desk, &client, "reijo", tab).await);
    }
    desk.resize(1366, 768).await;
    open_tab(desk, &client, "plans").await;
    for (index, document) in hrefs(desk, "a[href^='#/documents/']").await.into_iter().enumerate() {
        faults.extend(wide_and_narrow(desk, &format!("case-reijo-document-{index}"), &document).await);
    }
    faults.extend(wide_and_narrow(desk, "case-reijo-period", &format!("{client}/period")).await);
    desk.resize(1366, 768).await;
    open_tab(desk, &client, "plans").await;
    desk.press_starting(&words("evaluation.begin.final_evaluation")).await;
    desk.wait_for("nav ol button[aria-current=step]").await;
    for step in 1..=8 {
        desk.wait_for(&format!("nav ol li:nth-of-type({step}) button")).await.click().await.expect("the step opens");
        faults.extend(as_it_stands(desk, &format!("case-reijo-evaluation-{step}")).await);
    }
    faults
}

async fn of_the_group(desk: &Desk) -> Vec<String> {
    let mut faults = wide_and_narrow(desk, "case-groups", "#/groups").await;
    desk.resize(1366, 768).await;
    let group = hrefs(desk, "a[href^='#/groups/']").await.into_iter().find(|href| href.len() == "#/groups/".len() + 36).expect("the demo's group");
    faults.extend(wide_and_narrow(desk, "case-group", &group).await);
    desk.resize(1366, 768).await;
    desk.press_starting(&words("group.page.record")).await;
    desk.wait_for("#groupDid").await;
    faults.extend(as_it_stands(desk, "case-group-record").await);
    faults
}

/// Every tab: the openings of the bag and the organisation's criteria among them.
async fn of_the_settings(desk: &Desk) -> Vec<String> {
    desk.resize(1366, 768).await;
    desk.go("#/settings").await;
    desk.wait_for("[role=tab]").await;
    let tabs = desk.client.find_all(Locator::Css("[role=tab]")).await.expect("tabs").len();
    let mut faults = vec![];
    for tab in 1..=tabs {
        desk.resize(1366, 768).await;
        desk.wait_for(&format!("[role=tab]:nth-of-type({tab})")).await.click().await.expect("the tab opens");
        faults.extend(as_it_stands(desk, &format!("case-settings-{tab}")).await);
    }
    faults
}

/// The screen that is open, at both widths.
async fn as_it_stands(desk: &Desk, name: &str) -> Vec<String> {
    let mut faults = vec![];
    for width in WIDTHS {
        desk.resize(width, 768).await;
        let picture = format!("{name}-{width}");
        desk.shot(&picture).await;
        faults.extend(desk.barriers().await.into_iter().map(|barrier| format!("{picture}: {barrier}")));
    }
    faults
}

async fn of_elina(desk: &Desk) -> Vec<String> {
    let client = client(desk, "Sievänen").await;
    let mut faults = vec![];
    for tab in ["summary", "measures", "team", "details"] {
        faults.extend(tab_of(desk, &client, "elina", tab).await);
        assert!(!desk.text().await.contains(NOTE), "a safety note on the tab {tab}");
    }
    faults.extend(wide_and_narrow(desk, "case-elina-session", &format!("{client}/session")).await);
    faults.extend(wide_and_narrow(desk, "case-elina-access", &format!("{client}/access")).await);
    faults.extend(wide_and_narrow(desk, "case-elina-safety", &format!("{client}/risk")).await);
    assert!(desk.text().await.contains(NOTE), "the safety note stands on its own page");
    desk.resize(1366, 768).await;
    desk.go("#/").await;
    desk.press_starting(&words("today.record")).await;
    desk.wait_for("#clientTells").await;
    faults
}

/// The page of the client of this family name. An address never carries a name, so the list is read.
async fn client(desk: &Desk, family_name: &str) -> String {
    desk.resize(1366, 768).await;
    desk.go("#/clients").await;
    desk.see(family_name).await;
    let row = format!("//a[contains(@href, '#/clients/')][contains(., '{family_name}')]");
    let link = desk.client.find(Locator::XPath(&row)).await.expect("the client's row");
    let address = link.attr("href").await.expect("asks").unwrap_or_default();
    address[address.find('#').expect("an address of the window")..].to_owned()
}

async fn open_tab(desk: &Desk, client: &str, tab: &str) {
    desk.go(client).await;
    desk.wait_for("h1").await;
    let name = words(&format!("client.page.tab.{tab}"));
    desk.press(&name).await;
    desk.wait_for(&format!("[role=tab][aria-selected=true][id$='{tab}']")).await;
    desk.wait_for("[role=tabpanel] h2").await;
}

async fn tab_of(desk: &Desk, client: &str, who: &str, tab: &str) -> Vec<String> {
    let mut faults = vec![];
    for width in WIDTHS {
        desk.resize(1366, 768).await;
        open_tab(desk, client, tab).await;
        desk.resize(width, 768).await;
        let picture = format!("case-{who}-{tab}-{width}");
        desk.shot(&picture).await;
        faults.extend(desk.barriers().await.into_iter().map(|barrier| format!("{picture}: {barrier}")));
    }
    faults
}

async fn wide_and_narrow(desk: &Desk, name: &str, address: &str) -> Vec<String> {
    let mut faults = vec![];
    for width in WIDTHS {
        faults.extend(look(desk, name, address, "fi", width).await);
    }
    faults
}
