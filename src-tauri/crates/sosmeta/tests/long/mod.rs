//! Fictional answers of the long documents: the fewest, all of them, and any. Knows no expectation.
#![allow(dead_code, reason = "each proof takes what it needs")]

use askel_domain::document::{Answer, Answers, CodeLists, FormKind, FieldDef, FieldKind, MomentForm, PersonForm, Row};
use askel_domain::worker::Language;
use askel_sosmeta::national::{Envelope, NationalForm, NationalObstacle, Written, code_lists, form, write};
use askel_text::{form_words, own_lists};

use super::fictional::{all_codes, author, client, day};

pub fn form_of(kind: FormKind) -> &'static NationalForm {
    form(kind).expect("it comes with Askel")
}

pub fn lists() -> CodeLists {
    code_lists(&all_codes(), &own_lists())
}

/// What is required and nothing else.
pub fn fewest(kind: FormKind) -> Answers {
    answers(form_of(kind).sections.iter().flat_map(|section| &section.fields), &|field| field.required, &mut |_| 0)
}

/// Every field, two rows of every list, every code of a small list.
pub fn everything(kind: FormKind) -> Answers {
    answers(form_of(kind).sections.iter().flat_map(|section| &section.fields), &|_| true, &mut |_| 0)
}

/// Answers to the fields that `asked` lets through; `choose` picks one of so many.
pub fn answers<'a>(
    fields: impl Iterator<Item = &'a FieldDef>,
    asked: &dyn Fn(&FieldDef) -> bool,
    choose: &mut dyn FnMut(usize) -> usize,
) -> Answers {
    fields.filter(|field| asked(field)).filter_map(|field| Some((field.id.clone(), answer(field, asked, choose)?))).collect()
}

fn answer(field: &FieldDef, asked: &dyn Fn(&FieldDef) -> bool, choose: &mut dyn FnMut(usize) -> usize) -> Option<Answer> {
    let lists = lists();
    let choices: Vec<String> =
        lists.choices(&field.codes).iter().map(|choice| choice.code.clone()).filter(|code| field.accepts(code)).collect();
    Some(match field.kind {
        FieldKind::Text | FieldKind::Line => format!("{} – ”äö” \"šž\" 😀\nToinen rivi", field.id).into(),
        FieldKind::Code => choices.get(choose(choices.len()))?.clone().into(),
        FieldKind::Codes => choices[..=choose(choices.len())].to_vec().into(),
        FieldKind::Date => "3.2.2026".into(),
        FieldKind::Moment => MomentForm { date: "3.5.2026".into(), time: "10.00".into() }.into(),
        FieldKind::YesNo => (choose(2) == 0).into(),
        FieldKind::Person => {
            PersonForm { given: "Kaisa".into(), family: "Niemi".into(), role: "sosiaaliohjaaja".into(), phone: "040 123 4567".into() }
                .into()
        }
        FieldKind::List => {
            let row = |number: usize, choose: &mut dyn FnMut(usize) -> usize| {
                Row::new(format!("r{number}"), answers(field.fields.iter(), asked, choose))
            };
            let mut rows: Vec<Row> = (1..=2).map(|number| row(number, choose)).collect();
            if field.kept {
                rows.push(Row { dropped: Some("Tavoite saavutettiin.".into()), ..row(3, choose) });
            }
            rows.into()
        }
    })
}

pub fn written(kind: FormKind, answers: &Answers, language: Language) -> Result<Written, NationalObstacle> {
    written_for(kind, answers, language, &client())
}

pub fn written_for(
    kind: FormKind,
    answers: &Answers,
    language: Language,
    client: &askel_domain::client::Client,
) -> Result<Written, NationalObstacle> {
    let form = form_of(kind);
    let envelope = Envelope { client, author: &author(), written_on: day(2, 4), correction: None };
    write(form, answers, &envelope, &lists(), &form_words(language, &form.def()))
}
