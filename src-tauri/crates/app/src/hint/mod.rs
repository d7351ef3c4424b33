//! Hints for plain and fair words while a text is written. They stop nothing: a hint says what it means and why, and the worker
//! writes on. Names are looked for among those the worker may see, and only what stands in the text itself is shown.

mod find;
mod lists;

use askel_domain::client::Client;
use askel_domain::id::{ClientId, DraftId};
use askel_search::Language;
use askel_store::Read;
use askel_store::log::Noun;
use serde::{Deserialize, Serialize};

pub use lists::{HARD, LOADED, SHORT};

use crate::Open;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::gate::Rights;

use find::{Names, spots};

/// A whole caseload; more names are not looked for.
const MOST_CLIENTS: u32 = 1000;
/// Texts of one form.
const MOST_TEXTS: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    LongSentence,
    Abbreviation,
    Loaded,
    /// A professional's word that has an easier one.
    Jargon,
    /// Somebody close to the client is named.
    ClosePerson,
    /// Another client of the worker's may be named.
    OtherClient,
}

impl HintKind {
    pub const ALL: [Self; 6] = [Self::LongSentence, Self::Abbreviation, Self::Loaded, Self::Jargon, Self::ClosePerson, Self::OtherClient];
}

/// Words of one kind in one language: each entry's name, and its forms with commas between them.
struct WordList {
    kind: HintKind,
    language: Language,
    entries: Vec<(String, String)>,
}

#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct HintRequest {
    pub draft_id: DraftId,
    pub client_id: ClientId,
    pub texts: Vec<HintText>,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct HintText {
    /// Of the field, as its form spells it.
    pub path: String,
    pub text: String,
    /// Somebody's own words: nobody is judged by them.
    pub quoted: bool,
}

#[derive(Serialize, ts_rs::TS)]
pub struct Hint {
    pub path: String,
    pub kind: HintKind,
    /// From which character up to which.
    pub from: u32,
    pub until: u32,
    /// Of a loaded word or an abbreviation: its entry's name in `locales`.
    pub entry: String,
    /// Of a long sentence: how many words it has.
    pub words: u32,
}

/// Each word of a text of our own that we would give a worker a hint about, and of which kind it is: what is asked of an entry is
/// asked of the program's words too.
pub fn words_hinted(text: &str) -> Vec<(HintKind, String)> {
    let spots = spots(text, false, &lists::all(), &Names::default());
    spots.iter().map(|spot| (spot.kind, text.chars().skip(spot.from).take(spot.until - spot.from).collect())).collect()
}

/// What could be said more plainly, field by field.
///
/// # Errors
/// As where the draft is opened.
pub fn hints(open: &mut Open, request: HintRequest) -> Result<Answer<Vec<Hint>>, Failure> {
    let (rights, worker, lists) = (open.rights(), open.worker.name(), lists::all());
    open.show_unfinished(|read, looks| {
        looks.opened(Noun::Draft, request.draft_id, request.client_id);
        let client = crate::client::require(read, request.client_id)?;
        let own = format!("{} {worker}", client.every_name());
        let close: Vec<&str> = client.close_persons.iter().map(|person| person.name.as_str()).collect();
        let others = others(read, &rights, &client, &request.texts)?;
        let names = Names { own: &own, close, clients: others.iter().map(String::as_str).collect() };
        let of = |asked: &HintText| {
            let spots = spots(&asked.text, asked.quoted, &lists, &names);
            let path = asked.path.clone();
            spots.into_iter().map(move |spot| Hint { path: path.clone(), kind: spot.kind, from: spot.from as u32, until: spot.until as u32, entry: spot.entry, words: spot.words as u32 }).collect::<Vec<_>>()
        };
        Ok(request.texts.iter().take(MOST_TEXTS).flat_map(of).collect())
    })
    .map(Answer::shown)
}

/// Family names of other clients that the texts seem to have: first looked for, and only then asked whether the worker may know.
fn others(read: &Read, rights: &Rights, client: &Client, texts: &[HintText]) -> Result<Vec<String>, Failure> {
    let mut found: Vec<String> = vec![];
    let all = askel_store::client::named(read, "", MOST_CLIENTS)?;
    let names: Vec<&str> = all.iter().map(|other| other.family_name.as_str()).collect();
    // Most texts name nobody, and then nobody is looked for by himself.
    if texts.iter().all(|one| askel_domain::mention::mentions(&one.text, &client.every_name(), &names).is_empty()) {
        return Ok(found);
    }
    for other in all {
        let known = other.id == client.id || found.contains(&other.family_name);
        let mentioned = || texts.iter().any(|one| !askel_domain::mention::mentions(&one.text, &client.every_name(), &[&other.family_name]).is_empty());
        if !known && mentioned() && rights.let_open(read, other.id)? {
            found.push(other.family_name);
        }
    }
    Ok(found)
}
