//! Answers become the national document, each at its field's own path. Must not guess: a code that is not known is left
//! out and named, and a document without what the schema requires is refused.

use askel_domain::client::Client;
use askel_domain::code::CodeSystem;
use askel_domain::document::check::is_shown;
use askel_domain::document::{Answer, Answers, CodeLists, FieldDef, FieldKind, MomentForm, PersonForm, Row};
use askel_domain::entry::Author;
use askel_domain::identity::Identity;
use askel_domain::moment::{at, read_date, read_time};
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::lists::{national_system, system_uri};
use super::say::{FormWords, say};
use super::tree::Tree;
use super::{IdentityRule, NationalForm};
use crate::document::people;
use crate::form::{hetki, paivamaara};

/// Whose document, by whom, on which day.
pub struct Envelope<'a> {
    pub client: &'a Client,
    pub author: &'a Author,
    pub written_on: NaiveDate,
    /// Whole sentences, where it is a corrected version.
    pub correction: Option<String>,
}

/// A document in its national form. Holds personal data: `Debug` shows nothing of it.
pub struct Written {
    pub json: Value,
    pub uses_demo_codes: bool,
    /// Systems whose chosen value is no longer known, each once; their optional fields are left out.
    pub missing_codes: Vec<CodeSystem>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Written(▮)")
    }
}

/// Why a document cannot leave yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NationalObstacle {
    /// Neither an identity code nor a temporary identifier.
    IdentityMissing,
    /// The schema of this document takes no temporary identifier.
    IdentityCodeNeeded,
    NameMissing,
    /// A required code has not been imported, or was not chosen because nothing had been.
    CodeMissing,
    AnswerMissing,
    Fault,
}

/// Writes settled answers in the national form, in the language of `words`.
///
/// # Errors
/// The first obstacle in the order of [`NationalObstacle`].
pub fn write(
    form: &NationalForm,
    answers: &Answers,
    envelope: &Envelope,
    lists: &CodeLists,
    words: &FormWords,
) -> Result<Written, NationalObstacle> {
    let client = client(form, envelope.client)?;
    let author = people::laatija(envelope.author).map_err(|_| NationalObstacle::NameMissing)?;
    // For a protected client the places are not asked, so they are not written either, whatever the answers hold.
    let mut def = form.def().for_client(envelope.client);
    // Whether there is an earlier plan to evaluate is for the check to know; no schema requires the evaluation.
    def.sections
        .iter_mut()
        .filter(|section| section.later)
        .flat_map(|section| &mut section.fields)
        .for_each(|field| field.required = false);
    let mut writing = Writing { lists, words, form: answers, today: envelope.written_on, demo: false, missing: vec![], lacking: false, codeless: false };
    let mut tree = Tree::default();
    tree.put(&form.client.path, client);
    let fields: Vec<&FieldDef> = def.fields().collect();
    writing.fields(&fields, answers, &mut tree);
    tree.put(&form.written_on, Value::String(paivamaara(envelope.written_on)));
    tree.put(&form.author, serde_json::to_value(author).map_err(|_| NationalObstacle::Fault)?);
    if writing.codeless {
        return Err(NationalObstacle::CodeMissing);
    }
    if writing.lacking {
        return Err(NationalObstacle::AnswerMissing);
    }
    if let Some(correction) = &envelope.correction {
        tree.add_text(&form.corrected, correction);
    }
    Ok(Written { json: json!({ &form.root: tree.value() }), uses_demo_codes: writing.demo, missing_codes: writing.missing })
}

fn client(form: &NationalForm, client: &Client) -> Result<Value, NationalObstacle> {
    let temporary = matches!(client.identity, Identity::Temporary(_));
    match (form.client.asks, &client.identity) {
        (IdentityRule::Code, Identity::Temporary(_)) => return Err(NationalObstacle::IdentityCodeNeeded),
        (IdentityRule::Either | IdentityRule::Code, Identity::NotKnownYet) => return Err(NationalObstacle::IdentityMissing),
        _ => {}
    }
    let without_code = temporary || client.identity == Identity::NotKnownYet;
    if form.client.asks == IdentityRule::CodeIfKnown && without_code {
        return people::names(&client.family_name, &client.given_names)
            .map(|(family, given)| json!({ "sukunimi": family, "etunimet": given }))
            .map_err(|_| NationalObstacle::NameMissing);
    }
    let asiakas = people::asiakas(client).map_err(|_| NationalObstacle::NameMissing)?;
    serde_json::to_value(asiakas).map_err(|_| NationalObstacle::Fault)
}

struct Writing<'a> {
    lists: &'a CodeLists,
    words: &'a FormWords,
    form: &'a Answers,
    today: NaiveDate,
    demo: bool,
    missing: Vec<CodeSystem>,
    /// Something the schema requires is not there.
    lacking: bool,
    /// The same of a code: it was not imported.
    codeless: bool,
}

impl Writing<'_> {
    fn fields(&mut self, fields: &[&FieldDef], row: &Answers, tree: &mut Tree) {
        for field in fields.iter().filter(|field| is_shown(field, row, self.form)) {
            let Some(path) = &field.path else { continue };
            let before = self.missing.len();
            let written = row.get(&field.id).is_some_and(|answer| self.field(field, path, answer, fields, tree));
            if !field.required || written || field.as_text {
                continue;
            }
            // No schema goes without these two; of the others the implementation notes ask, and a list nobody has holds nothing back.
            let always = matches!(national_system(&field.codes), Some(CodeSystem::ServiceTask | CodeSystem::SocialService));
            let choosable = field.codes.is_empty() || !self.lists.choices(&field.codes).is_empty();
            self.codeless |= self.missing.len() > before || (always && !choosable);
            self.lacking |= choosable;
        }
    }

    /// Was anything written?
    fn field(&mut self, field: &FieldDef, path: &str, answer: &Answer, neighbours: &[&FieldDef], tree: &mut Tree) -> bool {
        if field.as_text || matches!(field.kind, FieldKind::Text | FieldKind::Line) {
            return self.passage(field, path, answer, neighbours, tree);
        }
        match (field.kind, answer) {
            (FieldKind::List, Answer::Rows(rows)) => return self.rows(field, path, rows, tree),
            (FieldKind::Codes, Answer::Chosen(codes)) => {
                let values: Vec<Value> = codes.iter().filter_map(|code| self.code(field, code)).collect();
                let any = !values.is_empty();
                values.into_iter().for_each(|value| tree.put(path, value));
                return any;
            }
            _ => {}
        }
        let value = match (field.kind, answer) {
            (FieldKind::Code, Answer::Text(code)) => self.code(field, code.trim()),
            (FieldKind::Date, Answer::Text(text)) => read_date(text, self.today).ok().map(|day| Value::String(paivamaara(day))),
            (FieldKind::Moment, Answer::Moment(moment)) => self.moment(moment),
            (FieldKind::YesNo, Answer::Flag(flag)) => Some(Value::Bool(*flag)),
            (FieldKind::Person, Answer::Person(person)) => written_person(field, person),
            _ => None,
        };
        value.map(|value| tree.put(path, value)).is_some()
    }

    /// Fields that share one place stand there one after another, each under its own heading: who says it stays visible.
    fn passage(&mut self, field: &FieldDef, path: &str, answer: &Answer, neighbours: &[&FieldDef], tree: &mut Tree) -> bool {
        let text = say(field, answer, self.lists, self.words);
        if text.is_empty() {
            return false;
        }
        self.demo |= field.as_text && self.chosen_demo(field, answer);
        let shared =
            neighbours.iter().filter(|other| other.path.as_deref() == Some(path) || other.ended_path.as_deref() == Some(path)).count() > 1;
        let text = if shared { format!("{}:\n{text}", self.words.heading(field)) } else { text };
        tree.add_text(path, &text);
        true
    }

    fn chosen_demo(&self, field: &FieldDef, answer: &Answer) -> bool {
        let is_demo = |code: &str| self.lists.find(&field.codes, code).is_some_and(|choice| choice.demo);
        match answer {
            Answer::Text(code) => is_demo(code.trim()),
            Answer::Chosen(codes) => codes.iter().any(|code| is_demo(code)),
            _ => false,
        }
    }

    fn rows(&mut self, field: &FieldDef, path: &str, rows: &[Row], tree: &mut Tree) -> bool {
        let mut any = false;
        let fields: Vec<&FieldDef> = field.fields.iter().collect();
        for row in rows.iter().filter(|row| row.dropped.is_none() && !row.is_blank()) {
            let mut inner = Tree::default();
            self.fields(&fields, &row.answers, &mut inner);
            if !inner.is_empty() {
                tree.put(path, inner.value());
                any = true;
            }
        }
        let ended: Vec<String> = rows.iter().filter_map(|row| Some(ended_line(row, row.dropped.as_deref()?))).collect();
        if let (Some(place), false) = (&field.ended_path, ended.is_empty()) {
            tree.add_text(place, &format!("{}:\n{}", self.words.ended(field), ended.join("\n")));
        }
        any
    }

    fn code(&mut self, field: &FieldDef, code: &str) -> Option<Value> {
        let choice = self.lists.find(&field.codes, code).filter(|_| field.accepts(code));
        let (Some(choice), Some(system)) = (choice, system_uri(&field.codes)) else {
            let system = national_system(&field.codes).filter(|system| !self.missing.contains(system));
            self.missing.extend(system);
            return None;
        };
        self.demo |= choice.demo;
        // National names are Finnish and Swedish; an English document keeps the Finnish one.
        let english = self.words.language == askel_domain::worker::Language::En;
        let display = if english { choice.fi.as_str() } else { self.words.name(choice) };
        Some(json!({ "system": system, "code": choice.code, "display": display }))
    }

    fn moment(&self, moment: &MomentForm) -> Option<Value> {
        let (day, time) = (read_date(&moment.date, self.today).ok()?, read_time(&moment.time).ok()?);
        at(day, time, None).ok().map(|moment| Value::String(hetki(moment)))
    }
}

/// `- Käyn kirjastossa: tavoite saavutettiin`
pub(super) fn ended_line(row: &Row, reason: &str) -> String {
    let what = ["name", "description"].into_iter().map(|id| row.answers.text(id)).find(|text| !text.is_empty()).unwrap_or("–");
    format!("- {what}: {}", reason.trim())
}

fn written_person(field: &FieldDef, person: &PersonForm) -> Option<Value> {
    use askel_domain::document::form::PersonPart;
    let (family, given) = people::names(&person.family, &person.given).ok()?;
    let mut tree = Tree::default();
    tree.put("sukunimi", Value::String(family));
    tree.put("etunimet", Value::String(given));
    for part in &field.parts {
        let (path, text) = match part {
            PersonPart::Role => ("tehtavanimike", person.role.trim()),
            PersonPart::Phone => ("yhteystiedot/puhelinnumero", person.phone.trim()),
        };
        if !text.is_empty() {
            tree.put(path, Value::String(text.to_owned()));
        }
    }
    Some(tree.value())
}
