//! How a document begins: what is already known is taken from where it is, so that nothing is typed twice.
//! A plan's next version is the same act with the earlier plan as a source. Pure.

use std::collections::BTreeMap;

use super::answer::{Answer, Answers, Row};
use super::form::{FieldDef, FieldKind, FormDef};

/// Name of the source that an earlier version of the same document is.
pub const PREVIOUS: &str = "previous";
/// In a list of rows made of single values: the value itself.
const ITEM: &str = "item";

/// Known answers by source: `previous`, `assessment`, `plan`, `period`, `goals`, `worker`, `counted`…
pub type Sources<'a> = BTreeMap<&'a str, &'a Answers>;

/// The first answers, and the source of each by the path of its field.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Begun {
    pub answers: Answers,
    pub taken: BTreeMap<String, String>,
}

crate::redact::redacted!(Begun);

/// The first answers of a form: each field takes the first of its sources that says something.
/// What belongs to an earlier plan's evaluation is left out where there is no earlier plan.
pub fn begin(def: &FormDef, sources: &Sources) -> Begun {
    let mut begun = Begun::default();
    let has_previous = sources.contains_key(PREVIOUS);
    for field in def.sections.iter().filter(|section| has_previous || !section.later).flat_map(|section| &section.fields) {
        let Some((source, answer)) = field.from.iter().find_map(|from| taken(field, from, sources)) else { continue };
        begun.answers.set(&field.id, answer);
        begun.taken.insert(field.id.clone(), source);
    }
    begun
}

/// How the next version of a plan begins: goals, factors, services and methods come from the plan before it, as the
/// national structure says (1506.15020: "siirtyvät teknisesti edellisestä suunnitelmasta"), and so do other lasting answers.
pub fn next_version(def: &FormDef, previous: &Answers) -> Begun {
    begin(def, &Sources::from([(PREVIOUS, previous)]))
}

fn taken(field: &FieldDef, from: &str, sources: &Sources) -> Option<(String, Answer)> {
    let (source, path) = from.split_once('.')?;
    let answers = sources.get(source)?;
    let answer = match path.split_once('.') {
        Some((list, item)) => rows_of_items(field, answers.rows(list), item)?,
        None if field.kind == FieldKind::List => rows_of_rows(field, answers.rows(path))?,
        None => answers.get(path)?.clone(),
    };
    fits(field.kind, &answer).then(|| (source.to_owned(), answer))
}

/// Rows keep their key; one that was dropped goes no further.
fn rows_of_rows(field: &FieldDef, rows: &[Row]) -> Option<Answer> {
    let rows: Vec<Row> = live(rows).map(|row| Row::new(row.key.clone(), sub_answers(&field.fields, &row.answers))).collect();
    (!rows.is_empty()).then_some(Answer::Rows(rows))
}

fn sub_answers(fields: &[FieldDef], row: &Answers) -> Answers {
    let own = |field: &FieldDef| {
        let mut names = [field.id.as_str()].into_iter().chain(field.from.iter().map(String::as_str));
        let answer = names.find_map(|name| row.get(name))?;
        let answer = if field.kind == FieldKind::List { rows_of_rows(field, row.rows(&field.id))? } else { answer.clone() };
        fits(field.kind, &answer).then(|| (field.id.clone(), answer))
    };
    fields.iter().filter_map(own).collect()
}

/// Each value that the rows chose becomes a row of its own, once.
fn rows_of_items(field: &FieldDef, rows: &[Row], item: &str) -> Option<Answer> {
    let target = field.fields.iter().find(|sub| sub.from.iter().any(|from| from == ITEM))?;
    let mut made: Vec<Row> = vec![];
    for code in live(rows).flat_map(|row| row.answers.chosen(item)) {
        if made.iter().all(|row| row.key != *code) {
            made.push(Row::new(code.clone(), Answers::default().with(&target.id, code.as_str())));
        }
    }
    (!made.is_empty()).then_some(Answer::Rows(made))
}

fn live(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().filter(|row| row.dropped.is_none() && !row.is_blank())
}

/// A source of another shape is not forced into the field.
fn fits(kind: FieldKind, answer: &Answer) -> bool {
    match answer {
        Answer::Flag(_) => kind == FieldKind::YesNo,
        Answer::Text(_) => matches!(kind, FieldKind::Text | FieldKind::Line | FieldKind::Code | FieldKind::Date),
        Answer::Chosen(_) => kind == FieldKind::Codes,
        Answer::Rows(_) => kind == FieldKind::List,
        Answer::Moment(_) => kind == FieldKind::Moment,
        Answer::Person(_) => kind == FieldKind::Person,
    }
}

#[cfg(test)]
#[path = "begin_tests.rs"]
mod tests;
