//! Answers to a measure ↔ QuestionnaireResponse; the total as an Observation beside it, where the measure has one.

use std::collections::BTreeMap;

use askel_domain::id::{ClientId, MeasureResponseId};
use askel_domain::measure::{AnswerValue, Definition, DefinitionRef, Given, Item, ItemKind, Mode, Occasion, Response, score};
use askel_domain::redact::redacted;
use askel_domain::worker::Language;
use serde::{Deserialize, Serialize};

use super::gas::Quantity;
use super::measure::canonical;
use super::{companion, day_of, demand, elements, patient, primary, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{BASE, OBSERVATION_CATEGORY, beside};
use crate::r4::{Coding, Concept, Extension, Reference};
use crate::record::{Around, Noun};
use crate::resource::Resource;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Answered {
    pub resource_type: String,
    pub id: String,
    pub extension: Vec<Extension>,
    pub questionnaire: String,
    pub status: String,
    pub subject: Reference,
    pub authored: String,
    pub item: Vec<AnsweredItem>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct AnsweredItem {
    pub extension: Vec<Extension>,
    pub link_id: String,
    pub answer: Vec<GivenAnswer>,
    pub item: Vec<AnsweredItem>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct GivenAnswer {
    pub extension: Vec<Extension>,
    pub value_boolean: Option<bool>,
    pub value_integer: Option<i32>,
    pub value_string: Option<String>,
    pub value_coding: Option<Coding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Total {
    status: &'static str,
    category: Vec<Concept>,
    code: Concept,
    subject: Reference,
    effective_date_time: String,
    value_quantity: Quantity,
    derived_from: Vec<Reference>,
}

redacted!(Answered, AnsweredItem, GivenAnswer, Total);

pub fn write(response: &Response, around: &Around) -> Vec<Resource> {
    let definition = around.definition.filter(|definition| response.is_of(definition));
    let made = Answered {
        extension: Own::default().with(ours::OCCASION, &response.occasion).with(ours::FILLED_BY, &response.mode).done(),
        questionnaire: format!("{}|{}", canonical(&response.definition), response.definition.version),
        status: if response.finished { COMPLETED } else { "in-progress" }.into(),
        subject: patient(response.client_id),
        authored: text_of(&response.on),
        item: items(response, definition),
        ..Answered::default()
    };
    let total = definition.filter(|_| response.finished).and_then(|definition| total(response, definition));
    [primary(Noun::Response, response.id.0, &made)].into_iter().chain(total).collect()
}

const COMPLETED: &str = "completed";

/// In the groups of the measure, where it is known; and what is in none of them at the end.
fn items(response: &Response, definition: Option<&Definition>) -> Vec<AnsweredItem> {
    let mut left: BTreeMap<&str, &Given> = response.answers.iter().map(|(link, given)| (link.as_str(), given)).collect();
    let mut made = definition.map(|definition| grouped(&definition.items, &mut left)).unwrap_or_default();
    made.extend(left.into_iter().map(|(link, given)| answer(link, given, None)));
    made
}

fn grouped(items: &[Item], left: &mut BTreeMap<&str, &Given>) -> Vec<AnsweredItem> {
    let one = |item: &Item| {
        if item.is_question() {
            return left.remove(item.link_id.as_str()).map(|given| answer(&item.link_id, given, Some(item)));
        }
        let inside = grouped(item.children(), left);
        (!inside.is_empty()).then(|| AnsweredItem { link_id: item.link_id.clone(), item: inside, ..AnsweredItem::default() })
    };
    items.iter().filter_map(one).collect()
}

fn answer(link: &str, given: &Given, item: Option<&Item>) -> AnsweredItem {
    let (none, value) = match given {
        Given::Answered { value } => (None, Some(value)),
        Given::Skipped => (Some("skipped"), None),
        Given::Declined => (Some("declined"), None),
    };
    AnsweredItem {
        extension: Own::default().with(ours::GIVEN, &none).done(),
        link_id: link.into(),
        answer: value.map(|value| of_value(value, item)).into_iter().collect(),
        item: vec![],
    }
}

fn of_value(value: &AnswerValue, item: Option<&Item>) -> GivenAnswer {
    let mut made = GivenAnswer::default();
    match value {
        AnswerValue::Option { code } => made.value_coding = Some(Coding::new("", code).called(words_of(code, item))),
        AnswerValue::Number { number } => made.value_integer = Some(*number),
        AnswerValue::YesNo { yes } => made.value_boolean = Some(*yes),
        AnswerValue::Text { text } => made.value_string = Some(text.clone()),
    }
    made
}

/// What the choice says, in Finnish where the file has it.
fn words_of(code: &str, item: Option<&Item>) -> String {
    match item.map(|item| &item.kind) {
        Some(ItemKind::Choice { options }) => {
            options.iter().find(|option| option.code == code).map(|option| option.text.said_in(Language::Fi).to_owned()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn total(response: &Response, definition: &Definition) -> Option<Resource> {
    let value = score(definition, &response.answers).total.ok()?;
    let made = Total {
        status: "final",
        category: vec![Concept::coded(Coding::new(OBSERVATION_CATEGORY, "survey"))],
        code: Concept {
            coding: vec![Coding::new(canonical(&response.definition), "total")],
            text: definition.title.said_in(Language::Fi).to_owned(),
            ..Concept::default()
        },
        subject: patient(response.client_id),
        effective_date_time: text_of(&response.on),
        value_quantity: Quantity { value },
        derived_from: vec![Reference::to("QuestionnaireResponse", response.id)],
    };
    Some(companion("Observation", beside(response.id.0, "total"), &made))
}

pub fn read(resource: &Resource) -> Result<Response, Misfit> {
    let made: Answered = elements(resource)?;
    let (id, version) = made
        .questionnaire
        .strip_prefix(BASE)
        .and_then(|rest| rest.strip_prefix("Questionnaire/")?.split_once('|'))
        .ok_or(Misfit::BadValue)?;
    let mut answers = BTreeMap::new();
    gather(&made.item, &mut answers)?;
    Ok(Response {
        id: MeasureResponseId(resource.uuid()?),
        client_id: ClientId(demand(&made.subject, "Patient")?),
        definition: DefinitionRef { id: id.to_owned(), version: version.to_owned() },
        occasion: take::<Option<Occasion>>(ours::OCCASION, &made.extension)?.ok_or(Misfit::Missing)?,
        mode: take::<Option<Mode>>(ours::FILLED_BY, &made.extension)?.ok_or(Misfit::Missing)?,
        on: day_of(&made.authored)?.ok_or(Misfit::Missing)?,
        answers,
        finished: made.status == COMPLETED,
    })
}

fn gather(items: &[AnsweredItem], into: &mut BTreeMap<String, Given>) -> Result<(), Misfit> {
    for item in items {
        let none: Option<String> = take(ours::GIVEN, &item.extension)?;
        let given = match (none.as_deref(), item.answer.first()) {
            (Some("skipped"), _) => Some(Given::Skipped),
            (Some("declined"), _) => Some(Given::Declined),
            (Some(_), _) => return Err(Misfit::BadValue),
            (None, Some(answer)) => Some(Given::Answered { value: value_of(answer).ok_or(Misfit::BadValue)? }),
            (None, None) => None,
        };
        if let Some(given) = given {
            into.insert(item.link_id.clone(), given);
        }
        gather(&item.item, into)?;
    }
    Ok(())
}

fn value_of(answer: &GivenAnswer) -> Option<AnswerValue> {
    let option = answer.value_coding.as_ref().map(|coding| AnswerValue::Option { code: coding.code.clone() });
    let number = answer.value_integer.map(|number| AnswerValue::Number { number });
    let yes = answer.value_boolean.map(|yes| AnswerValue::YesNo { yes });
    option.or(number).or(yes).or_else(|| answer.value_string.clone().map(|text| AnswerValue::Text { text }))
}
