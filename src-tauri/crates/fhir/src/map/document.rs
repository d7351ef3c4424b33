//! One version of a long document ↔ Composition with its answers inside, as a contained QuestionnaireResponse; and a
//! DocumentReference beside it, the same one for every version, that shows the newest.

mod answers;

use std::collections::BTreeMap;

use askel_domain::document::{Answers, CodeLists, FormKind, ListChoice, NationalDocument, Settled};
use askel_domain::id::{ClientId, PeriodId};
use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::composition::{Composition, Happened, Section, Version, read_version, signer, version, version_extensions};
use super::response::Answered;
use super::{companion, demand, elements, patient, primary, text_of};
use crate::extension::{self as ours, take};
use crate::misfit::Misfit;
use crate::names::{beside, own_system};
use crate::r4::{Coding, Concept, Extension, Reference};
use crate::record::{Around, Noun};
use crate::resource::Resource;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentReference {
    status: &'static str,
    doc_status: &'static str,
    #[serde(rename = "type")]
    kind: Concept,
    subject: Reference,
    date: String,
    author: Vec<Reference>,
    content: Vec<Content>,
}

#[derive(Serialize)]
struct Content {
    attachment: Attachment,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Attachment {
    content_type: &'static str,
    language: &'static str,
    url: String,
    title: &'static str,
}

/// A choice from the organisation's list; one without a code says that the list had none of the choices.
#[derive(Serialize, Deserialize)]
struct OwnChoice {
    list: String,
    code: Option<String>,
    fi: String,
    sv: String,
    en: String,
    #[serde(default)]
    demo: bool,
}

redacted!(DocumentReference, Content, Attachment, OwnChoice);

/// The contained answers' id, and how a section refers to them.
const INSIDE: &str = "answers";

pub fn write(document: &NationalDocument, around: &Around) -> Vec<Resource> {
    let row = Version {
        row: document.id,
        version: document.version,
        client: document.client_id,
        author: &document.author,
        written_at: document.written_at,
        change: document.change.as_ref(),
    };
    let id = row.id();
    let answers = answers::items(&allowed(document, around));
    let asked = !answers.is_empty();
    let inside = Answered {
        resource_type: "QuestionnaireResponse".into(),
        id: INSIDE.into(),
        status: "completed".into(),
        item: answers,
        ..Answered::default()
    };
    let made = Composition {
        extension: extensions(document, &row),
        contained: asked.then_some(inside).into_iter().collect(),
        kind: Concept { coding: vec![kind(document.kind).called(title(document.kind))], ..Concept::default() },
        title: title(document.kind).into(),
        event: document
            .period_id
            .map(|period| Happened { detail: vec![Reference::to("EpisodeOfCare", period)], ..Happened::default() })
            .into_iter()
            .collect(),
        section: asked
            .then(|| Section { entry: vec![Reference { reference: format!("#{INSIDE}"), ..Reference::default() }], ..Section::default() })
            .into_iter()
            .collect(),
        ..version(&row, around)
    };
    vec![primary(Noun::Document, id, &made), companion("DocumentReference", beside(document.id.0, "reference"), &shown(document, id))]
}

/// What the form asks of a protected client; of any other client everything.
fn allowed(document: &NationalDocument, around: &Around) -> Answers {
    match (around.protected, around.form) {
        (false, _) => document.answers.clone(),
        (true, Some(form)) => form.only_asked(&document.answers),
        (true, None) => Answers::default(),
    }
}

fn shown(document: &NationalDocument, id: uuid::Uuid) -> DocumentReference {
    let annulled = document.is_annulled();
    DocumentReference {
        status: if annulled { "entered-in-error" } else { "current" },
        doc_status: if annulled {
            "entered-in-error"
        } else if document.version > 1 {
            "amended"
        } else {
            "final"
        },
        kind: Concept::coded(kind(document.kind).called(title(document.kind))),
        subject: patient(document.client_id),
        date: text_of(&document.written_at),
        author: vec![signer(&document.author)],
        content: vec![Content {
            attachment: Attachment {
                content_type: "application/fhir+json",
                language: "fi",
                url: format!("Composition/{id}"),
                title: title(document.kind),
            },
        }],
    }
}

fn kind(kind: FormKind) -> Coding {
    Coding::new(own_system("document"), kind.name())
}

/// In Finnish, whichever language the worker writes in: the same document is the same resource on every laptop.
const fn title(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Initiation => "Merkintä asian vireilletulosta",
        FormKind::NeedsAssessment => "Palvelutarpeen arvio",
        FormKind::ServiceStart => "Merkintä palvelun alkamisesta",
        FormKind::ClientPlan => "Asiakassuunnitelma",
        FormKind::ImplementationPlan => "Toteuttamissuunnitelma",
        FormKind::ServiceEnd => "Merkintä palvelun päättymisestä",
        FormKind::Summary => "Yhteenveto",
        FormKind::MidEvaluation => "Väliarviointi",
        FormKind::FinalEvaluation => "Loppuarviointi",
    }
}

fn extensions(document: &NationalDocument, row: &Version) -> Vec<Extension> {
    let settled = (!document.settled.is_nothing()).then_some(&document.settled);
    version_extensions(row)
        .with(ours::FOLLOWS, &document.follows)
        .with(ours::FIRST_WRITTEN, &document.first_written_at)
        .with(ours::SETTLED, &settled)
        .with(ours::OWN_CHOICE, &choices(&document.own_words))
        .done()
}

fn choices(lists: &CodeLists) -> Vec<OwnChoice> {
    let lists: BTreeMap<String, Vec<ListChoice>> = serde_json::to_value(lists).and_then(serde_json::from_value).unwrap_or_default();
    let of_list = |(list, choices): (String, Vec<ListChoice>)| {
        let none = choices.is_empty().then(|| OwnChoice {
            list: list.clone(),
            code: None,
            fi: String::new(),
            sv: String::new(),
            en: String::new(),
            demo: false,
        });
        let named = choices.into_iter().map(move |choice| OwnChoice {
            list: list.clone(),
            code: Some(choice.code),
            fi: choice.fi,
            sv: choice.sv,
            en: choice.en,
            demo: choice.demo,
        });
        none.into_iter().chain(named)
    };
    lists.into_iter().flat_map(of_list).collect()
}

fn read_choices(choices: Vec<OwnChoice>) -> CodeLists {
    let mut lists: BTreeMap<String, Vec<ListChoice>> = BTreeMap::new();
    for OwnChoice { list, code, fi, sv, en, demo } in choices {
        let list = lists.entry(list).or_default();
        list.extend(code.map(|code| ListChoice { code, fi, sv, en, demo }));
    }
    let mut read = CodeLists::default();
    lists.into_iter().for_each(|(list, choices)| read.set(&list, choices));
    read
}

pub fn read(resource: &Resource) -> Result<NationalDocument, Misfit> {
    let made: Composition = elements(resource)?;
    let version = read_version(&made, resource)?;
    let period = made.event.first().and_then(|event| event.detail.iter().find_map(|reference| reference.id_of("EpisodeOfCare")));
    let inside = made.contained.iter().find(|inside| inside.id == INSIDE);
    Ok(NationalDocument {
        id: version.row,
        version: version.version,
        client_id: ClientId(demand(&made.subject, "Patient")?),
        period_id: period.map(PeriodId),
        kind: made
            .kind
            .code_in(&own_system("document"))
            .and_then(|name| serde_json::from_value(Value::from(name)).ok())
            .ok_or(Misfit::BadValue)?,
        follows: take(ours::FOLLOWS, &made.extension)?,
        answers: inside.map_or(Ok(Answers::default()), |inside| answers::read(&inside.item))?,
        author: version.author,
        written_at: version.written_at,
        first_written_at: take(ours::FIRST_WRITTEN, &made.extension)?,
        own_words: read_choices(take(ours::OWN_CHOICE, &made.extension)?),
        settled: take::<Option<Settled>>(ours::SETTLED, &made.extension)?.unwrap_or_default(),
        change: version.change,
    })
}
