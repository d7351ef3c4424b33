//! Long texts, long names and every sort of character: kept as they were given, or refused and still kept.

use std::fs;
use std::path::Path;

use askel_app::client::{self, ClientForm, ClientRef};
use askel_app::delivery;
use askel_app::entry::{self, EntryRef};
use askel_app::failure::FailureCode;
use askel_domain::draft::{EntryForm, TaskForm};
use askel_domain::finalise::LONGEST_VOICE;
use askel_domain::problem::ProblemCode;

use askel_tests::faults::bench::{Bench, reijo, visit};

/// Families of emoji, flags, right to left with its marks, joiners and zero width, combining marks, beyond the basic plane, NUL.
const ODD: &str =
    "👩‍👩‍👧 🇫🇮 👍🏽 — שלום עולם, مرحبا \u{202e}nurin\u{202c} vasem\u{200b}malle\u{200d}\u{feff} e\u{301}å ñ 𝒜 𠀀 \u{10ffff} loppu\u{0}tulos";

/// What a page may leave out of it: no printer knows NUL, and what turns the reading order round would make another line of it.
/// Spaces may become line breaks.
fn on_paper(text: &str) -> String {
    text.replace(['\u{0}', '\u{202c}', '\u{202e}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The readable pages of an export, in one, and the national documents as JSON.
fn carried(bench: &mut Bench) -> (String, Vec<serde_json::Value>) {
    let folder = tempfile::tempdir().expect("a folder");
    bench.prove();
    let receipt = delivery::export_all(bench.open(), folder.path()).expect("carried").value;
    let files = fs::read_dir(Path::new(&receipt.folder)).expect("the folder").map(|entry| entry.expect("an entry").path());
    let (mut pages, mut documents) = (String::new(), vec![]);
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("text");
        match name {
            name if name.ends_with(".txt") && name.starts_with("19") => pages += &text,
            name if name.ends_with(".json") && name.starts_with("19") => documents.push(serde_json::from_str(&text).expect("JSON")),
            _ => {}
        }
    }
    (pages, documents)
}

/// Does any text of the document hold these words?
fn says(document: &serde_json::Value, words: &str) -> bool {
    match document {
        serde_json::Value::String(text) => text.contains(words),
        serde_json::Value::Array(items) => items.iter().any(|item| says(item, words)),
        serde_json::Value::Object(fields) => fields.values().any(|value| says(value, words)),
        _ => false,
    }
}

#[test]
fn a_pasted_document_of_two_megabytes_stays_in_the_draft_and_out_of_the_entry() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    let pasted = "Liitteenä koko päätös, §12 ja €.\n".repeat(2 * 1024 * 1024 / 33);
    assert!(pasted.len() >= 2 * 1024 * 1024);
    let form = visit(&pasted);
    bench.save(id, &form).expect("kept");
    let failure = bench.finalise(id, &form).err().expect("too long for a record");
    let [problem] = &failure.fields[..] else { panic!("{:?}", failure.fields) };
    assert_eq!((problem.path.as_str(), problem.code, problem.limit), ("clientTells", ProblemCode::TooLong, Some(LONGEST_VOICE)));
    bench.reopen();
    assert!(bench.kept(id).is_ok_and(|kept| kept.client_tells == pasted), "all of it");
    assert!(bench.entries().is_empty());
    bench.finalise(id, &visit("Päätös on luettu yhdessä.")).expect("ready once it is shortened");
    bench.assert_sound();
}

#[test]
fn the_longest_voice_is_taken_whole_and_one_more_character_is_not() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    let longest = "ä".repeat(LONGEST_VOICE as usize);
    assert_eq!(bench.finalise(id, &visit(&format!("{longest}ö"))).err().map(|failure| failure.code), Some(FailureCode::Fields));
    let finished = bench.finalise(id, &visit(&longest)).expect("ready");
    bench.reopen();
    assert!(entry::read(bench.open(), EntryRef { id: finished.entry_id }).expect("the entry").value.client_tells == longest);
}

#[test]
fn names_of_two_hundred_characters_are_kept_whole_on_every_page() {
    let mut bench = Bench::new();
    let id = bench.client_id;
    let (family, given) = (
        "Äijälä-Öhman".repeat(17)[..].chars().take(200).collect::<String>(),
        "Maximilian-Åke".repeat(15).chars().take(200).collect::<String>(),
    );
    let named = |family: &str, given: &str| ClientForm { id: Some(id), family_name: family.into(), given_names: given.into(), ..reijo() };
    client::save(bench.open(), named(&family, &given)).expect("kept");
    let refused = client::save(bench.open(), named(&format!("{family}x"), &given)).err().expect("one too many");
    assert_eq!(
        (refused.fields[0].path.as_str(), refused.fields[0].code, refused.fields[0].limit),
        ("familyName", ProblemCode::TooLong, Some(200))
    );
    bench.reopen();
    let form = client::form(bench.open(), ClientRef { id }).expect("the form").value;
    assert!(form.family_name == family && form.given_names == given);
    let draft = bench.draft();
    assert!(draft.form.participants.starts_with(&format!("{given} {family}, ")) && draft.client.name == format!("{given} {family}"));
    let finished = bench
        .finalise(draft.id, &EntryForm { participants: draft.form.participants.clone(), ..visit("Nimi kirjoitettiin.") })
        .expect("ready");
    let view = entry::read(bench.open(), EntryRef { id: finished.entry_id }).expect("the entry").value;
    assert_eq!(view.participants, draft.form.participants);
    let (page, documents) = carried(&mut bench);
    assert!(page.contains(&family) && page.contains(&given), "no name is broken over lines");
    assert!(says(&documents[0], &family) && says(&documents[0], &given));
}

#[test]
fn every_character_survives_from_the_draft_to_the_entry_and_on_to_what_leaves() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    let numbered = |number: u8| format!("{number} {ODD} {number}");
    let form = EntryForm {
        observations: numbered(2),
        assessment: numbered(3),
        agreed: numbered(4),
        place: numbered(5),
        participants: numbered(6),
        new_tasks: vec![TaskForm { what: numbered(7), ..Default::default() }],
        caret: ODD.into(),
        ..visit(&numbered(1))
    };
    bench.save(id, &form).expect("kept");
    bench.reopen();
    assert!(bench.kept(id).as_ref() == Ok(&form), "the draft");
    let finished = bench.finalise(id, &form).expect("ready");
    bench.reopen();
    let view = entry::read(bench.open(), EntryRef { id: finished.entry_id }).expect("the entry").value;
    let texts =
        [&view.client_tells, &view.observations, &view.assessment, &view.agreed, &view.place, &view.participants, &view.new_tasks[0].what];
    for (number, text) in (1..).zip(texts) {
        assert_eq!(*text, numbered(number));
    }
    let (page, documents) = carried(&mut bench);
    let page = on_paper(&page);
    for number in 1..=7 {
        assert!(page.contains(&on_paper(&numbered(number))), "the page, {number}");
        assert!(says(&documents[0], &numbered(number)), "the document, {number}");
    }
    assert!(!page.contains('\u{0}'));
}
