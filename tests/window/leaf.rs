//! The client's copy in the real window: asked first, nothing to press after a no, then the printer and a file that says what the
//! screen said.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::languages::look;
use crate::phone::furnished;

/// The printer's own dialog cannot be driven: the page's wish for it is written down instead, with what would be on the paper.
const INSTEAD_OF_THE_PRINTER: &str = "window.print = () => { window.onPaper = document.querySelector('.paper').textContent; document.documentElement.dataset.printed = 'yes' }";

async fn on_paper(desk: &Desk) -> String {
    desk.wait_for("html[data-printed]").await;
    desk.client.execute("return window.onPaper || ''", vec![]).await.expect("asks").as_str().unwrap_or_default().to_owned()
}

async fn has_button(desk: &Desk, key: &str) -> bool {
    let names = desk.client.execute("return [...document.querySelectorAll('main button')].map((button) => button.textContent.trim())", vec![]).await.expect("asks");
    names.as_array().expect("names").contains(&json!(words(key)))
}

#[test]
fn a_paper_is_made_only_after_a_yes_and_says_what_the_screen_says() {
    run(async {
        let laptop = Laptop::new();
        let client = furnished(&laptop);
        fs::create_dir_all(laptop.export()).expect("a folder");
        let desk = laptop.start().await;
        desk.open_bag().await;
        let address = format!("#/clients/{client}/leaf");
        desk.go(&format!("#/clients/{client}")).await;
        desk.press(&words("leaf.open")).await;
        desk.see(&words("leaf.ask.title")).await;
        assert_eq!(desk.hash().await, address);
        let mut faults = vec![];
        for width in [1366, 683, 320] {
            desk.go("#/handbook").await;
            faults.extend(look(&desk, "leaf", &address, "fi", width).await);
        }
        desk.resize(1366, 768).await;
        assert!(!has_button(&desk, "action.print").await && !has_button(&desk, "action.save_pdf").await, "unasked, nothing to press");
        desk.press(&words("leaf.ask.not_home")).await;
        desk.see(&words("leaf.refused.lead")).await;
        assert!(!has_button(&desk, "action.print").await && !has_button(&desk, "action.save_pdf").await, "after a no, nothing to press");
        faults.extend(look(&desk, "leaf-refused", &address, "fi", 320).await);
        desk.resize(1366, 768).await;
        desk.press(&words("leaf.ask.again")).await;
        desk.press(&words("leaf.ask.may_stay")).await;
        desk.see(&words("action.print")).await;
        desk.client.execute(INSTEAD_OF_THE_PRINTER, vec![]).await.expect("runs");
        desk.press(&words("action.print")).await;
        for said in ["Mitä sovimme", "Sinä: Käyn kirjastossa äidin kanssa (viimeistään ", "Paikka: Kirjaston aula, kolmas kerros"] {
            assert!(on_paper(&desk).await.contains(said), "{said} on {}", on_paper(&desk).await);
        }
        assert!(!on_paper(&desk).await.contains("Virtala"));
        desk.press(&words("action.save_pdf")).await;
        desk.see(".pdf").await;
        faults.extend(look(&desk, "leaf-made", &address, "fi", 1366).await);
        assert!(faults.is_empty(), "{faults:#?}");
        let files: Vec<_> = fs::read_dir(laptop.export()).expect("lists").map(|file| file.expect("a file").path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        let read = Command::new("pdftotext").arg(&files[0]).arg("-").output().expect("pdftotext is installed");
        assert!(String::from_utf8_lossy(&read.stdout).contains("Käyn kirjastossa äidin kanssa"));
        desk.close().await;
    });
}
