//! Searching: the list of clients by name, with one, two or three letters typed; and the whole record by its words, in some form,
//! against the same questions asked bare, against FTS5 where it keeps the texts and cuts the passages itself, and against the
//! question to FTS5 alone, of which nobody sees a word.

use askel_app::client::{self, ClientSearch};
use askel_app::search::{self as words, SearchRequest};
use askel_domain::name::search_key;
use askel_store::StoreFailure;
use askel_store::search::{self, Kind, Meaning};
use askel_tests::fixture::stage::said;

use crate::bare::{Bare, Statement, number, text};
use crate::caseload::Caseload;
use crate::measure::{Aim, Measured, Outcome, time, turn_by_turn};
use crate::plain;
use crate::season;

const RUNS: usize = 300;

/// As somebody types them: finished, begun, two at once.
const TYPED: [&str; 20] = [
    "kävellä.",
    "penkki.",
    "ostoksia.",
    "puhelin.",
    "kahvi.",
    "pöytä lasku.",
    "bussi.",
    "ruoan.",
    "lomake liite.",
    "kirjaston.",
    "matka.",
    "mielialan.",
    "pyykki.",
    "ryhmä.",
    "kirj",
    "lauant",
    "pesutupa",
    "uuni",
    "sisko kahvi",
    "viikko ranta",
];

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let by_name = by_name(caseload)?;
    look_through(caseload)?;
    let plain = plain::made(&caseload.folder().join("plain.db"), &caseload.bare, season::on(season::today(), 15, 0)?)?;
    let asked: Vec<Asked> = TYPED.iter().map(|typed| asked_of(caseload, typed)).collect::<Outcome<_>>()?;
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let mut measured = vec![by_name];
    let kinds: [(&str, &Bare, fn(&Asked) -> &Vec<Statement>, Aim); 3] = [
        ("search by word", bare, |asked| &asked.all, Aim::Milliseconds(10.0)),
        ("search by word, against FTS5 with its own passages", &plain, |asked| &asked.passages, Aim::Ratio(1.5)),
        ("search by word, against its FTS5 question alone", bare, |asked| &asked.question, Aim::Ratio(1.5)),
    ];
    for (name, bare, of, aim) in kinds {
        let ours = |run: usize| {
            let open = stage.open()?;
            time(|| words::search(open, SearchRequest { text: TYPED[run % TYPED.len()].into() }).map_err(said))
        };
        let (ours, bare) = turn_by_turn(RUNS, ours, |run| time(|| bare.read(of(&asked[run % TYPED.len()]))))?;
        measured.push(Measured { name, clients: Some(caseload.size), ours, bare, aim: Some(aim) });
    }
    Ok(measured)
}

fn by_name(caseload: &mut Caseload) -> Outcome<Measured> {
    let typed: Vec<String> = (0..RUNS).map(|run| caseload.family_names[caseload.client(run)].chars().take(run % 3 + 1).collect()).collect();
    let (stage, bare) = (&mut caseload.stage, &caseload.bare);
    let ours = |run: usize| {
        let open = stage.open()?;
        time(|| client::list(open, ClientSearch { text: typed[run].clone(), offset: 0 }).map_err(said))
    };
    let bare = |run: usize| {
        let asked = named(&typed[run])?;
        time(|| bare.read(&asked))
    };
    let (ours, bare) = turn_by_turn(RUNS, ours, bare)?;
    Ok(Measured { name: "search by name", clients: Some(caseload.size), ours, bare, aim: None })
}

/// What `client::list` asks the store.
fn named(typed: &str) -> Outcome<Vec<Statement>> {
    let words = || [(":first", text(search_key(typed))), (":second", text("")), (":third", text(""))];
    let now = season::on(season::today(), 15, 0)?.timestamp();
    let [first, second, third] = words();
    let page = [
        first,
        second,
        third,
        (":now", number(now)),
        (":today", text(season::today())),
        (":limit", number(client::PAGE)),
        (":offset", number(0)),
    ];
    Ok(vec![Statement::new("client/count_matching.sql", words())?, Statement::new("client/page_matching.sql", page)?])
}

/// Both files take in every row, in the order in which they were written.
fn look_through(caseload: &mut Caseload) -> Outcome<()> {
    let start = std::time::Instant::now();
    while words::go_on(caseload.stage.open()?) {}
    let at = season::on(season::today(), 15, 0)?;
    eprintln!("bench: looked through in {:.0} s; the other file …", start.elapsed().as_secs_f64());
    caseload.bare.take_in(at)
}

/// What is asked of the bare file for one search.
struct Asked {
    /// The question to FTS5, of each kind.
    question: Vec<Statement>,
    /// The same, and the rows that are shown.
    all: Vec<Statement>,
    /// The same hits with their passages, by FTS5 alone.
    passages: Vec<Statement>,
}

fn asked_of(caseload: &mut Caseload, typed: &str) -> Outcome<Asked> {
    let open = caseload.stage.open()?;
    let page = words::search(open, SearchRequest { text: typed.into() }).map_err(said)?.value;
    let meant = |read: &askel_store::Read| -> Result<Meaning, StoreFailure> {
        let meaning = search::meaning(read, typed)?;
        if typed.ends_with('.') { Ok(meaning) } else { search::widened(read, meaning) }
    };
    let meaning = open.store().read(meant).map_err(|failure| failure.to_string())?;
    let words = meaning.question().ok_or_else(|| format!("{typed} means nothing here"))?;
    let kinds = [(Kind::Entry, 20), (Kind::Document, 8), (Kind::Goal, 8), (Kind::Task, 8)];
    let hits = || -> Outcome<Vec<Statement>> {
        kinds
            .into_iter()
            .map(|(kind, limit)| {
                let (first, last) = kind.range();
                Statement::new(
                    "search/hits.sql",
                    [(":words", text(&words)), (":first", number(first)), (":last", number(last)), (":limit", number(limit))],
                )
            })
            .collect()
    };
    let mut all = hits()?;
    for (name, hits) in [("entry/get.sql", &page.entries), ("goal/get.sql", &page.goals), ("task/get.sql", &page.tasks)] {
        for hit in hits {
            all.push(Statement::new(name, [(":id", text(hit.id))])?);
            all.push(Statement::new("client/get.sql", [(":id", text(hit.client_id))])?);
        }
    }
    let passages = kinds.into_iter().map(|(kind, limit)| plain::asked(&words, kind.range(), limit)).collect();
    Ok(Asked { question: hits()?, all, passages })
}
