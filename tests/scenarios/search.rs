//! Search: words are found in every form, only one's own clients' words are shown, and whose were shown stands in the log.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use askel_app::Open;
use askel_app::access::{self, HandledHow};
use askel_app::client::ClientRef;
use askel_app::entry::{self, AnnulmentForm, DraftSave, EntryRef};
use askel_app::search::{self, SearchHit, SearchPage, SearchRequest};
use askel_domain::access::Action;
use askel_domain::entry::AnnulmentGround;
use askel_domain::id::EntryId;
use askel_store::log::handled;
use askel_store::search::is_scattered;
use askel_tests::faults::bench::{Bench, visit};
use uuid::Uuid;

use crate::theatre::{Theatre, every_case};

fn find(open: &mut Open, text: &str) -> SearchPage {
    search::search(open, SearchRequest { text: text.into() }).expect("an answer").value
}

/// Everything that can be taken in is.
fn taken_in(open: &mut Open) {
    while search::go_on(open) {}
}

fn line(hit: &SearchHit) -> String {
    hit.passage.iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
}

/// `name: rest` of a fixture, each line one.
fn lines(name: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/search").join(name);
    let text = std::fs::read_to_string(path).expect("the fixture");
    let pairs = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once(": ").expect("a pair"));
    pairs.map(|(name, rest)| (name.to_owned(), rest.to_owned())).collect()
}

/// One entry for each text, and which is which.
struct Shelf {
    bench: Bench,
    texts: BTreeMap<Uuid, String>,
}

fn shelf() -> Shelf {
    let mut bench = Bench::new();
    let mut texts = BTreeMap::new();
    for (name, text) in lines("texts.yml") {
        let draft = bench.draft();
        let finished = bench.finalise(draft.id, &visit(&text)).expect("finished");
        texts.insert(finished.entry_id.0, name);
    }
    taken_in(bench.open());
    Shelf { bench, texts }
}

impl Shelf {
    fn found(&mut self, typed: &str) -> BTreeSet<String> {
        let page = find(self.bench.open(), typed);
        page.entries.iter().filter_map(|hit| self.texts.get(&hit.id).cloned()).collect()
    }
}

/// Found of what should be, and found beside it.
#[derive(Default)]
struct Score {
    wanted: usize,
    met: usize,
    beside: usize,
    told: Vec<String>,
}

fn score(shelf: &mut Shelf, queries: &str) -> Score {
    let mut score = Score::default();
    for (typed, texts) in lines(queries) {
        let wanted: BTreeSet<String> = texts.split(' ').map(str::to_owned).collect();
        // A full stop: the word is finished.
        let found = shelf.found(&format!("{typed}."));
        score.wanted += wanted.len();
        score.met += wanted.intersection(&found).count();
        score.beside += found.difference(&wanted).count();
        score.told.extend(wanted.difference(&found).map(|text| format!("{typed} misses {text}")));
        score.told.extend(found.difference(&wanted).map(|text| format!("{typed} brings {text}")));
    }
    score
}

const HALVES: [&str; 2] = ["queries_tuned.yml", "queries_held_out.yml"];

#[test]
fn of_two_hundred_words_in_some_form_nearly_all_are_found() {
    let mut shelf = shelf();
    for half in HALVES {
        let score = score(&mut shelf, half);
        println!("{half}: {} of {} found, {} beside; {:?}", score.met, score.wanted, score.beside, score.told);
        assert!(score.met * 100 >= score.wanted * 95, "{half}: {} of {}: {:?}", score.met, score.wanted, score.told);
        assert!(score.beside * 100 <= score.met * 10, "{half}: {} beside: {:?}", score.beside, score.told);
    }
}

/// Words that look or sound like another, and what must stay out.
const NOT_MEANT: [(&str, &str); 14] = [
    ("tuki", "f5"),
    ("tukka", "f3"),
    ("tukka", "f4"),
    ("tili", "f25"),
    ("tila", "f24"),
    ("katu", "f32"),
    ("katto", "f31"),
    ("koti", "f16"),
    ("sisar", "f14"),
    ("hakea", "f12"),
    ("lasku", "f35"),
    ("sää", "f7"),
    ("kela", "f22"),
    ("hammas", "f21"),
];

#[test]
fn words_that_only_look_alike_are_not_brought() {
    let mut shelf = shelf();
    let brought: Vec<_> = NOT_MEANT.into_iter().filter(|(typed, text)| shelf.found(&format!("{typed}.")).contains(*text)).collect();
    assert!(brought.is_empty(), "{brought:?}");
}

#[test]
fn while_a_word_is_being_typed_its_beginning_is_enough_and_every_word_must_be_met() {
    let mut shelf = shelf();
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(shelf.found("kotik"), of(&["f1", "f2"]));
    assert_eq!(shelf.found("kotik."), of(&[]), "a finished word is no beginning");
    assert_eq!(shelf.found("kotikäynti posti"), of(&["f1"]));
    assert_eq!(shelf.found("kotikaynti posti"), of(&["f1"]), "dots may be left out");
    assert_eq!(shelf.found("kotikäynti häätö"), of(&[]));
    assert!(find(shelf.bench.open(), "  ").entries.is_empty() && find(shelf.bench.open(), "\" OR * NEAR(").entries.is_empty());
}

#[test]
fn the_line_shows_the_word_as_it_stands() {
    let mut shelf = shelf();
    let page = find(shelf.bench.open(), "kotikäynti");
    let told: BTreeSet<String> = page.entries.iter().map(line).collect();
    assert!(told.contains("[Kotikäyntejä] jatketaan kahden viikon välein."), "{told:?}");
    assert!(told.contains("Tein [kotikäynnin] Reijon luokse, ja [kotikäynnillä] avasimme postin yhdessä."), "{told:?}");
}

fn named(theatre: &mut Theatre, typed: &str) -> Vec<(String, bool)> {
    find(theatre.open(), typed).clients.into_iter().map(|hit| (hit.name, hit.near)).collect()
}

#[test]
fn a_client_is_found_by_a_form_of_the_name_and_with_one_letter_wrong() {
    let mut theatre = every_case();
    taken_in(theatre.open());
    let reijo = |near| vec![("Reijo Virtala".to_owned(), near)];
    for typed in ["virtala", "Virtalan", "Reijolle Virtalalle", "virt", "reijo virtala"] {
        assert_eq!(named(&mut theatre, typed), reijo(false), "{typed}");
    }
    for typed in ["virtalla.", "wirtala", "virtaa la", "Vitrala", "Virala"] {
        let found = named(&mut theatre, typed);
        assert_eq!(found, if typed == "virtaa la" { vec![] } else { reijo(true) }, "{typed}");
    }
    assert_eq!(named(&mut theatre, "vurtola"), vec![], "two letters");
    let of_reijo = find(theatre.open(), "Reijon kirjasto.");
    let reijo = theatre.id("reijo");
    assert!(of_reijo.entries.len() > 3 && of_reijo.entries.iter().all(|hit| hit.client_id == reijo), "a name narrows the words down");
}

/// Rows of the access log of one client that a search left.
fn searched(theatre: &mut Theatre, client: &str) -> usize {
    let id = theatre.id(client);
    let rows = theatre.open().store().read(|read| handled(read, id)).expect("the log");
    rows.iter().filter(|row| row.action == Some(Action::Search)).count()
}

#[test]
fn whose_words_were_shown_stands_in_the_log_and_an_opened_hit_is_a_look() {
    let mut theatre = every_case();
    taken_in(theatre.open());
    let page = find(theatre.open(), "kirjasto.");
    let shown: BTreeSet<_> =
        page.entries.iter().chain(&page.goals).chain(&page.tasks).chain(&page.documents).map(|hit| hit.client_id).collect();
    assert!(!shown.is_empty());
    let names: Vec<String> = theatre.played.clients.keys().map(|name| (*name).to_owned()).collect();
    for name in names {
        assert_eq!(searched(&mut theatre, &name) > 0, shown.contains(&theatre.id(&name)), "{name}");
    }
    let once = searched(&mut theatre, "reijo");
    find(theatre.open(), "kirjastossa.");
    assert_eq!(searched(&mut theatre, "reijo"), once, "the same look");
    let id = theatre.id("reijo");
    let hit = page.entries.iter().find(|hit| hit.client_id == id).expect("an entry of Reijo's");
    let before = looks(&mut theatre);
    entry::read(theatre.open(), EntryRef { id: EntryId(hit.id) }).expect("the entry");
    assert_eq!(looks(&mut theatre), before + 1);
    let page = access::open(theatre.open(), ClientRef { id }).expect("the list").value;
    assert!(page.rows.iter().any(|row| row.how == HandledHow::Found), "and the client can read of it");
}

fn looks(theatre: &mut Theatre) -> usize {
    let id = theatre.id("reijo");
    theatre.open().store().read(|read| handled(read, id)).expect("the log").iter().filter(|row| row.action == Some(Action::Open)).count()
}

#[test]
fn nothing_found_is_shown_when_the_log_cannot_be_written() {
    let mut theatre = every_case();
    taken_in(theatre.open());
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    theatre.open().store().refuse_rows_for_a_proof().expect("a log that takes nothing");
    assert!(search::search(theatre.open(), SearchRequest { text: "kirjasto".into() }).is_err());
    assert!(find(theatre.open(), "xyzzy").entries.is_empty(), "where nothing is shown, nothing is to be written");
}

#[test]
fn of_a_client_who_is_not_ones_own_only_the_name_is_found_until_a_reason_is_given() {
    let mut theatre = every_case();
    taken_in(theatre.open());
    let id = theatre.id("reijo");
    let of_reijo = |theatre: &mut Theatre| find(theatre.open(), "kirjasto.").entries.iter().filter(|hit| hit.client_id == id).count();
    assert!(of_reijo(&mut theatre) > 0);
    theatre.later("2027-09-01T10:00");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("unlocks");
    assert_eq!(of_reijo(&mut theatre), 0);
    assert_eq!(named(&mut theatre, "virtala").len(), 1);
    access::give_reason(theatre.open(), access::ReasonGiven { client_id: id, reason: "Sijaistan Olli Aaltoa.".into() }).expect("taken");
    assert!(of_reijo(&mut theatre) > 0);
}

#[test]
fn an_annulled_entry_is_not_found_and_a_corrected_one_only_by_what_it_says_now() {
    let mut bench = Bench::new();
    let draft = bench.draft();
    let written = bench.finalise(draft.id, &visit("Kävimme uimahallissa.")).expect("finished").entry_id;
    assert_eq!(find(bench.open(), "uimahalli.").entries.len(), 1, "what was just written is found");
    let draft = entry::start_correction(bench.open(), EntryRef { id: written }).expect("begun").value;
    let mut form = visit("Kävimme kuntosalilla.");
    form.correction_reason = "Paikka oli väärä.".into();
    entry::finalise(bench.open(), DraftSave { id: draft.id, form }).expect("corrected");
    let found = |bench: &mut Bench| (find(bench.open(), "uimahalli.").entries.len(), find(bench.open(), "kuntosali.").entries.len());
    assert_eq!(found(&mut bench), (0, 1));
    entry::annul(bench.open(), AnnulmentForm { id: written, ground: Some(AnnulmentGround::Mistake), reason: "Väärä päivä".into() })
        .expect("annulled");
    assert_eq!(found(&mut bench), (0, 0));
}

#[test]
fn what_is_being_written_is_not_found() {
    let mut bench = Bench::new();
    let draft = bench.draft();
    bench.save(draft.id, &visit("Kävimme uimahallissa.")).expect("kept");
    assert!(find(bench.open(), "uimahalli.").entries.is_empty());
}

#[test]
fn of_what_is_found_the_newest_comes_first() {
    let mut theatre = every_case();
    taken_in(theatre.open());
    let happened: Vec<_> = find(theatre.open(), "kirjasto.").entries.iter().map(|hit| hit.at).collect();
    assert!(happened.len() > 3 && happened.is_sorted_by(|newer, older| newer >= older), "{happened:?}");
}

#[test]
fn what_was_taken_in_bit_by_bit_is_put_together_and_found_as_before() {
    let mut bench = Bench::new();
    let scattered = |bench: &mut Bench| bench.open().store().read(is_scattered).expect("the parts");
    let mut written = 0;
    while !scattered(&mut bench) && written < 100 {
        let draft = bench.draft();
        bench.finalise(draft.id, &visit("Kävimme uimahallissa.")).expect("finished");
        find(bench.open(), "uimahalli.");
        written += 1;
    }
    assert!(scattered(&mut bench), "in one part after {written} entries");
    let before = find(bench.open(), "uimahalli.").entries.len();
    taken_in(bench.open());
    assert!(!scattered(&mut bench));
    assert_eq!(find(bench.open(), "uimahalli.").entries.len(), before);
}
