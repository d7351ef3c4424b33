//! The pages that leave as PDF, before the eyes of others: pdfua judges them by PDF/UA-1, qpdf reads their bytes, poppler says what a
//! screen reader would. A page without tags must be refused by the same judges, or they would be no judges.

#[path = "papers/judged.rs"]
mod judged;

use askel_app::access;
use askel_app::client::ClientRef;
use askel_app::document::{self, DocumentAsked};
use askel_app::entry::{self, EntryRef};
use askel_app::leaf::{self, LeafSaid, LeafWish};
use askel_domain::worker::Language;
use askel_export::page::{Page, Part, Table, TypeSize};
use askel_tests::fixture::calendar::Calendar;
use askel_tests::fixture::everyone;
use askel_tests::fixture::play::{Played, curtain, play};
use askel_tests::fixture::stage::Stage;

use judged::Judged;

/// What typst would read as its own, had it been given as markup; and what breaks a PDF's own strings.
const MARKUP: [&str; 14] = [
    "#panic()", "#set text(red)", "*ei lihava*", "_ei kursiivi_", "$x^2$", "@viite", "]", "[", "// ei kommentti", "https://esimerkki.fi", "\\u{41} \\ \\n", "= ei otsikko", "- ei lista ~ --- ...", "(a) <b> % c & d \"e\" 'f' `g`",
];

fn page(parts: Vec<Part>) -> Page {
    Page { title: "Mitä sovimme".into(), language: "fi", type_size: TypeSize::Large, wide: false, parts, letters_missing: "Puuttuu: %{sign}".into() }
}

fn every_part() -> Page {
    page(vec![
        Part::Heading("Kuka tekee mitä".into()),
        Part::Subheading("Kirjastoon".into()),
        Part::List(vec!["Sinä: käyt kirjastossa".into(), "Työntekijä: soittaa Kelaan".into()]),
        Part::Fields(vec![("Aika".into(), "9.6.2026".into()), ("Paikka".into(), String::new())]),
        Part::Text("Ensimmäinen rivi\ntoinen rivi\n\nUusi kappale: č đ ŋ š ŧ ž å ä ö".into()),
        Part::Table(Table { head: vec!["Milloin".into(), "Kuka".into()], widths: vec![1, 2], rows: vec![vec!["9.6.2026".into(), "Kaisa Niemi".into()], vec!["10.6.2026".into()]] }),
    ])
}

fn set(page: &Page) -> Judged {
    Judged::of(&askel_typeset::pdf(page).expect("sets"))
}

#[test]
fn a_page_of_every_part_is_accessible_and_read_in_its_order() {
    let judged = set(&every_part());
    assert_eq!(judged.faults(), [] as [String; 0]);
    assert_eq!((judged.told("Title"), judged.told("Tagged"), judged.language()), ("Mitä sovimme".into(), "yes".into(), "fi-FI".into()));
    assert_eq!((judged.told("Author"), judged.told("CreationDate"), judged.told("Creator")), (String::new(), String::new(), "Askel".into()));
    let read = [
        "Mitä sovimme", "Kuka tekee mitä", "Kirjastoon", "• Sinä: käyt kirjastossa", "• Työntekijä: soittaa Kelaan", "Aika: 9.6.2026", "Ensimmäinen rivi", "toinen rivi",
        "Uusi kappale: č đ ŋ š ŧ ž å ä ö",
    ];
    assert_eq!(judged.lines()[..read.len()], read.map(str::to_owned));
    let structure = judged.structure();
    for (tag, text) in [("H1", "Mitä sovimme"), ("H2", "Kuka tekee mitä"), ("H3", "Kirjastoon"), ("TH", "Milloin"), ("TD", "Kaisa Niemi"), ("LI", "Sinä: käyt kirjastossa")] {
        assert!(judged::stands_under(&structure, tag, text), "{text} is no {tag} in\n{structure}");
    }
}

#[test]
fn what_was_written_stays_text_whatever_it_looks_like() {
    let text = MARKUP.map(str::to_owned);
    let head = vec!["#panic()".to_owned()];
    let parts = vec![
        Part::Text(text.join("\n")),
        Part::List(text.to_vec()),
        Part::Heading("#panic() *a*".into()),
        Part::Fields(vec![("#panic()".into(), "@b ]".into())]),
        Part::Table(Table { head, widths: vec![1], rows: text.iter().map(|cell| vec![cell.clone()]).collect() }),
    ];
    let judged = set(&page(parts));
    assert_eq!(judged.faults(), [] as [String; 0]);
    let read = judged.lines();
    for written in MARKUP {
        let found = read.iter().filter(|line| line.trim_start_matches("• ") == written).count();
        assert!(found >= 3, "{written}, found {found} times in {read:#?}");
    }
    assert!(read.contains(&"#panic() *a*".to_owned()) && read.contains(&"#panic(): @b ]".to_owned()));
    let titled = set(&Page { title: "#panic() *a* \\".into(), ..every_part() });
    assert_eq!(titled.told("Title"), "#panic() *a* \\");
}

#[test]
fn a_letter_that_the_font_lacks_is_shown_as_missing_and_said() {
    let judged = set(&page(vec![Part::Text("Terve 😀 مرحبا".into())]));
    assert_eq!(judged.faults(), [] as [String; 0]);
    let read = judged.lines();
    assert!(read[1].starts_with("Terve ") && !read[1].contains('😀') && read.last().is_some_and(|line| line.starts_with("Puuttuu: ")), "{read:?}");
    assert!(set(&every_part()).lines().iter().all(|line| !line.starts_with("Puuttuu")), "and nothing is said where none is missing");
}

#[test]
fn a_subheading_without_its_heading_skips_no_level() {
    let judged = set(&page(vec![Part::Heading(String::new()), Part::Subheading("Kirjastoon".into()), Part::Text("Menemme.".into())]));
    assert_eq!(judged.faults(), [] as [String; 0]);
    assert!(judged::stands_under(&judged.structure(), "H2", "Kirjastoon"));
}

/// The control: the same judges refuse the same page without tags.
#[test]
fn a_page_without_tags_is_refused() {
    let judged = Judged::of(&askel_typeset::untagged(&every_part()).expect("sets"));
    assert!(judged.faults().iter().any(|fault| fault.contains("UA-")), "{:?}", judged.faults());
    assert_eq!(judged.told("Tagged"), "no");
}

/// And bytes that are cut off, or turned over in the middle.
#[test]
fn a_damaged_page_is_refused() {
    let mut bytes = askel_typeset::pdf(&every_part()).expect("sets");
    let end = bytes.len() / 2;
    assert!(!Judged::of(&bytes[..end]).faults().is_empty());
    bytes[end..end + 400].fill(0);
    assert!(!Judged::of(&bytes).faults().is_empty());
}

/// The demo's clients, played; and the stage they stand on.
fn played(folder: &std::path::Path) -> (Stage, Played) {
    let script = everyone().expect("the scripts are read");
    let calendar = Calendar::as_written(script.demo_day);
    let opening = curtain(&script, calendar).expect("a first step");
    let mut stage = Stage::set(folder, script.worker().expect("a worker"), opening).expect("a new vault");
    let played = play(&mut stage, &script.steps, calendar).expect("the program does what the worker asks");
    (stage, played)
}

#[test]
fn each_kind_of_page_of_the_demos_clients_is_accessible_and_names_nobody_else() {
    let (data, out) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (mut stage, played) = played(data.path());
    let mut kinds = 0;
    for (name, id) in &played.clients {
        let others: Vec<String> = others(&mut stage, &played, name);
        for (kind, bytes) in pages(&mut stage, *id, out.path()) {
            let judged = Judged::of(&bytes);
            assert_eq!(judged.faults(), [] as [String; 0], "{kind} of {name}");
            assert_eq!((judged.told("Tagged"), judged.language()), ("yes".into(), if kind == "leaf" { "sv-FI" } else { "fi-FI" }.into()), "{kind}");
            let text = judged.lines().join("\n");
            let told: Vec<&String> = others.iter().filter(|other| text.contains(other.as_str())).collect();
            assert!(told.is_empty(), "{kind} of {name} tells {told:?}");
            if kind == "leaf" {
                let own = code_of(&mut stage, *id);
                assert!(own.iter().all(|code| !text.contains(code) && !String::from_utf8_lossy(&bytes).contains(code)), "an identity code in {name}'s copy");
            }
            kinds += 1;
        }
    }
    assert!(kinds > 20, "{kinds} pages");
}

/// Family names and identity codes of everybody else.
fn others(stage: &mut Stage, played: &Played, name: &str) -> Vec<String> {
    let ids: Vec<_> = played.clients.iter().filter(|(other, _)| *other != name).map(|(_, id)| *id).collect();
    ids.into_iter().flat_map(|id| code_of(stage, id)).collect()
}

fn code_of(stage: &mut Stage, id: askel_domain::id::ClientId) -> Vec<String> {
    let client = stage.open().expect("open").store().read(|read| askel_store::client::get(read, id)).expect("reads").expect("a client");
    match client.identity {
        askel_domain::identity::Identity::Code(code) => vec![code.as_str().to_owned()],
        askel_domain::identity::Identity::Temporary(code) => vec![code.as_str().to_owned()],
        askel_domain::identity::Identity::NotKnownYet => vec![],
    }
}

/// Every page that can be made of this client, by kind.
fn pages(stage: &mut Stage, id: askel_domain::id::ClientId, out: &std::path::Path) -> Vec<(&'static str, Vec<u8>)> {
    stage.lock().expect("locks");
    stage.unlock().expect("unlocks");
    let open = stage.open().expect("open");
    let reason = access::ReasonGiven { client_id: id, reason: "Sivujen koe.".into() };
    access::give_reason(open, reason).expect("taken");
    let (entries, documents) = open
        .store()
        .read(|read| Ok::<_, askel_store::StoreFailure>((askel_store::entry::timeline(read, id, 0, 40)?, askel_store::document::of_client(read, id)?)))
        .expect("reads");
    leaf::answer(open, LeafSaid { client_id: id, may_stay_at_home: true }).expect("kept");
    let mut files = vec![("leaf", leaf::save(open, LeafWish { client_id: id, language: Language::Sv, names_service: true }, out))];
    let read = |kind, saved: Result<askel_app::answer::Answer<access::Saved>, askel_app::failure::Failure>| {
        let file = saved.unwrap_or_else(|failure| panic!("{kind}: {:?}", failure.code)).value.file;
        (kind, std::fs::read(file).expect("reads"))
    };
    // Each file takes the moment's name: it is read before the next is written.
    let (kind, saved) = files.remove(0);
    let mut made = vec![read(kind, saved)];
    made.push(read("access", access::save_as_pdf(open, ClientRef { id }, out)));
    for (entry, _) in entries.iter().take(6) {
        made.push(read("entry", entry::save_as_pdf(open, EntryRef { id: entry.id }, out)));
    }
    for document in &documents {
        made.push(read("document", document::save_as_pdf(open, DocumentAsked { id: document.id }, out)));
    }
    made
}
