//! What leaves, made of anything that could have been typed or pasted: plain text without characters that steer, a table whose
//! fields are no formulas. Nothing in either runs. (security.md §3.12, `text_render_sanitise`)

#[path = "../../sosmeta/tests/fictional/mod.rs"]
mod fictional;

use std::fs;

use askel_domain::entry::EntryBody;
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;
use askel_export::access_list::{self, Line};
use askel_export::readable;
use fictional::*;
use proptest::prelude::*;

/// Pieces that have made trouble elsewhere, and any text between them.
fn any_text() -> impl Strategy<Value = String> {
    let trouble = prop::sample::select(vec![
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "%{reason}", "=1+1", "+358", "-2", "@SUM(A1)", "\t=1",
        "\r=1", " =1", "＝1+1", "\"", ";", "\"\";=1", "\r\n", "\n\n\n", "\u{202e}gnp.", "\u{2066}", "\u{2069}", "\u{1b}[31m", "\u{0}", "\u{85}",
        "\u{2028}", "\u{feff}", "😀", "שלום", "e\u{301}", "\u{fffd}",
    ]);
    prop::collection::vec(prop_oneof![trouble.prop_map(String::from), any::<String>()], 0..6).prop_map(|pieces| pieces.concat())
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn text_render_sanitise_leaves_nothing_that_steers_on_the_page(said in any_text(), name in any_text(), place in any_text()) {
        let mut meeting = meeting();
        meeting.voices.client_tells = said;
        let mut visit = entry(ContactMode::HomeVisit, EntryBody::Meeting(meeting));
        visit.event.place = place.clone();
        visit.event.participants = place;
        let client = askel_domain::client::Client { family_name: name.clone(), given_names: name, ..client() };
        let words = words(Language::Fi);
        let page = readable::page(&visit, &client, &all_codes(), &words.sentences, &words.page).plain();
        prop_assert!(!page.chars().any(steers), "{page:?}");
        prop_assert!(page.ends_with('\n') && page.contains("Virtala") == client.family_name.contains("Virtala"));
    }

    #[test]
    fn text_render_sanitise_leaves_no_formula_in_the_table(fields in prop::collection::vec(any_text(), 6)) {
        let table = table(&fields);
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        prop_assert_eq!(rows.len(), 2, "one row for the heads and one for the line");
        prop_assert_eq!(rows[1].len(), 7);
        for field in &rows[1] {
            prop_assert!(!begins_a_formula(field) && !field.chars().any(|c| steers(c) || c == '\n'), "{:?}", field);
        }
    }
}

fn begins_a_formula(field: &str) -> bool {
    field.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn table(fields: &[String]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let [worker, title, how, what, why, reason] = fields else { panic!("six fields") };
    let at = moment("2026-02-03T10:15:00+02:00");
    let line =
        Line { at, worker: worker.clone(), title: title.clone(), how: how.clone(), what: what.clone(), why: why.clone(), reason: reason.clone() };
    let heads = ["a", "b", "c", "d", "e", "f", "g"].map(String::from);
    let path = access_list::write(folder.path(), &at, &heads, &[line]).expect("writes");
    fs::read_to_string(path).expect("reads")
}

/// The control: the judges see what a careless writer would leave.
#[test]
fn a_careless_table_and_a_careless_page_would_be_found_out() {
    assert!(["=1+1", " =1", "\t@SUM(A1)", "＝1", "-2"].iter().all(|field| begins_a_formula(field)));
    assert!("a\u{202e}b".chars().any(steers) && "\u{1b}[31m".chars().any(steers) && !"Öhman שלום\n".chars().any(steers));
}
