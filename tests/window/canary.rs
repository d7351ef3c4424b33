//! Two hundred made-up names, codes and phrases are typed through the window; afterwards not one of them may be
//! found in any file that Askel or its window left anywhere. A vault left in clear text must be found out.

use std::path::PathBuf;

use askel_tests::faults::canaries::{files, hits};
use fantoccini::key::Key;

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::journey;

const PHRASES: usize = 194;

/// Words nobody writes, so that finding one is proof.
fn canaries() -> Vec<String> {
    let mut canaries: Vec<String> = (0..PHRASES).map(|number| format!("kanarialintu{number:03}ö laulaa zq{}xw", number * 7919)).collect();
    canaries.extend(["Qvärnström", "Xantippa-Ötökkä", "0409998877", "100190-999P", "Zyxkatu 7", "Wqtammela"].map(str::to_owned));
    canaries
}

async fn type_everything(desk: &Desk, canaries: &[String]) {
    journey::first_start(desk).await;
    journey::take_demo_codes(desk).await;
    desk.go("#/clients/new").await;
    for (path, text) in [("familyName", "Qvärnström"), ("givenNames", "Xantippa-Ötökkä"), ("phone", "0409998877"), ("street", "Zyxkatu 7"), ("municipality", "Wqtammela")] {
        desk.fill(path, text).await;
    }
    desk.choose("identityKind", "code").await;
    desk.fill("identityCode", "100190-999P").await;
    desk.press(&words("client.form.save")).await;
    desk.see("Qvärnström").await;
    journey::add_period(desk).await;
    desk.press_starting(&words("client.page.record")).await;
    // That service ended long ago: a visit is begun with a reason, and what is typed there is in no file either.
    desk.fill("reason", &canaries[0]).await;
    desk.press(&words("access.ask.go_on")).await;
    desk.wait_for("#clientTells").await;
    for (path, chunk) in ["clientTells", "observations", "assessment", "agreed"].iter().zip(canaries[..PHRASES].chunks(PHRASES.div_ceil(4))) {
        desk.fill(path, &chunk.join(" ")).await;
    }
    desk.see(&words("entry.saving.saved")).await;
    // The search box and its answer are places where words stay, too.
    let search = desk.wait_for("form[role=search] input").await;
    search.send_keys(&format!("Qvärnström{}", char::from(Key::Enter))).await.expect("the field takes text");
    desk.see("Qvärnström").await;
}

#[test]
fn nothing_typed_is_found_in_any_file_and_a_clear_vault_would_be() {
    let canaries = canaries();
    let sealed = Laptop::new();
    let mut clear = Laptop::new();
    clear.in_clear_text = true;
    for laptop in [&sealed, &clear] {
        run(async {
            let desk = laptop.start().await;
            type_everything(&desk, &canaries).await;
            // While it runs, when the engine's own files are open …
            let open_hits = hits(&laptop.home(), &canaries);
            assert_eq!(open_hits.is_empty(), !laptop.in_clear_text, "while open: {open_hits:?}");
            desk.kill();
        });
    }
    // … and after it was killed, when whatever it kept is all that is left.
    assert_eq!(hits(&sealed.home(), &canaries), Vec::<PathBuf>::new());
    let found = hits(&clear.home(), &canaries);
    assert!(found.iter().any(|path| path.ends_with("vault.db") || path.ends_with("vault.db-wal")), "the control must be found out: {found:?}");
    eprintln!("canaries: {} typed, 0 found in {} files; the clear vault was found in {} files", canaries.len(), files(&sealed.home()).len(), found.len());
}
