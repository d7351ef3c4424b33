//! The answers of a form as items: each kind of answer in the value that tells it apart, and rows as items in items.

use askel_domain::document::{Answer, Answers, MomentForm, PersonForm, Row};

use crate::extension::{self as ours, Own, take};
use crate::map::response::{AnsweredItem, GivenAnswer};
use crate::misfit::Misfit;
use crate::r4::Coding;

/// Rows in rows at most; the forms have two.
const DEEPEST: u8 = 8;

pub fn items(answers: &Answers) -> Vec<AnsweredItem> {
    answers.iter().flat_map(|(id, answer)| of_answer(id, answer)).collect()
}

fn of_answer(id: &str, answer: &Answer) -> Vec<AnsweredItem> {
    let answered = match answer {
        Answer::Rows(rows) => return rows.iter().map(|row| of_row(id, row)).collect(),
        Answer::Flag(flag) => vec![GivenAnswer { value_boolean: Some(*flag), ..GivenAnswer::default() }],
        Answer::Text(text) => vec![said(text.clone(), Own::default())],
        Answer::Chosen(codes) => {
            codes.iter().map(|code| GivenAnswer { value_coding: Some(Coding::new("", code)), ..GivenAnswer::default() }).collect()
        }
        Answer::Moment(moment) => vec![said(format!("{} {}", moment.date, moment.time), Own::default().with(ours::MOMENT_ANSWER, moment))],
        Answer::Person(person) => {
            vec![said(format!("{} {}", person.given, person.family), Own::default().with(ours::PERSON_ANSWER, person))]
        }
    };
    vec![AnsweredItem { link_id: id.to_owned(), answer: answered, ..AnsweredItem::default() }]
}

fn said(text: String, own: Own) -> GivenAnswer {
    let own = own.done();
    let text = if own.is_empty() { text } else { text.trim().to_owned() };
    GivenAnswer { extension: own, value_string: (!text.is_empty()).then_some(text), ..GivenAnswer::default() }
}

fn of_row(id: &str, row: &Row) -> AnsweredItem {
    AnsweredItem {
        extension: Own::default().with(ours::ROW_KEY, &row.key).with(ours::ROW_DROPPED, &row.dropped).done(),
        link_id: id.to_owned(),
        answer: vec![],
        item: items(&row.answers),
    }
}

pub fn read(items: &[AnsweredItem]) -> Result<Answers, Misfit> {
    read_within(items, DEEPEST)
}

fn read_within(items: &[AnsweredItem], levels: u8) -> Result<Answers, Misfit> {
    let mut answers = Answers::default();
    for item in items {
        if !item.answer.is_empty() {
            answers.set(&item.link_id, of_given(&item.answer)?);
            continue;
        }
        let Some(row) = read_row(item, levels.checked_sub(1).ok_or(Misfit::BadValue)?)? else { continue };
        match answers.rows_mut(&item.link_id) {
            Some(rows) => rows.push(row),
            None => answers.set(&item.link_id, Answer::Rows(vec![row])),
        }
    }
    Ok(answers)
}

/// An item without a row's key is another system's.
fn read_row(item: &AnsweredItem, levels: u8) -> Result<Option<Row>, Misfit> {
    let key: String = take(ours::ROW_KEY, &item.extension)?;
    if key.is_empty() {
        return Ok(None);
    }
    Ok(Some(Row { key, dropped: take(ours::ROW_DROPPED, &item.extension)?, answers: read_within(&item.item, levels)? }))
}

fn of_given(given: &[GivenAnswer]) -> Result<Answer, Misfit> {
    let first = given.first().ok_or(Misfit::Missing)?;
    if let Some(moment) = take::<Option<MomentForm>>(ours::MOMENT_ANSWER, &first.extension)? {
        return Ok(Answer::Moment(moment));
    }
    if let Some(person) = take::<Option<PersonForm>>(ours::PERSON_ANSWER, &first.extension)? {
        return Ok(Answer::Person(person));
    }
    match (first.value_boolean, &first.value_string) {
        (Some(flag), _) => Ok(Answer::Flag(flag)),
        (None, Some(text)) => Ok(Answer::Text(text.clone())),
        (None, None) => {
            let codes: Vec<String> = given.iter().filter_map(|one| one.value_coding.as_ref()).map(|coding| coding.code.clone()).collect();
            if codes.is_empty() { Err(Misfit::BadValue) } else { Ok(Answer::Chosen(codes)) }
        }
    }
}
