//! What goes to the server of every form that Askel has: documents whole, those of a protected client without any place, measures in their groups
//! with their total; and a colleague's laptop reads the same rows of it. The engine is begun as the program begins it.

use askel_domain::client::{Client, NonDisclosure};
use askel_domain::document::{Answer, Answers, FieldDef, FieldKind, FormKind, MomentForm, NationalDocument, PersonForm, Row};
use askel_domain::entry::Author;
use askel_domain::id::{EntryId, MeasureResponseId};
use askel_domain::measure::{AnswerValue, DefinitionRef, Given, Mode, Occasion, Response};
use askel_fhir::rest::Request;
use askel_sosmeta::national::asked;
use askel_store::measure::MeasureFile;
use askel_sync::{Ended, Errand};
use askel_tests::laptop::{Caseload, Laptop, helka, new_id, now};
use askel_tests::sync_world::BASE;
use askel_tests::sync_world::server::{Dialect, Server};
use serde_json::Value;

const PLACE: &str = "Salainenkuja 7, Piilola";
const WEATHER: &str = include_str!("../../src-tauri/crates/questionnaire/tests/files/yard-weather.json");

fn county() -> Server {
    Server::new(Dialect::Helios, 100)
}

/// A whole conversation; what was asked in it.
fn sync(laptop: &mut Laptop, server: &mut Server) -> Vec<Request> {
    let errand = Errand { base: BASE.into(), audits: false, manifest: false, again: false, answer: None };
    let told = laptop.sync(errand, &mut |request| Ok(server.answer(request, now().timestamp_millis())));
    assert_eq!(told.outcome.ended, Ended::Whole, "{:?}", told.outcome);
    assert_eq!(laptop.store.read(askel_store::sync::counts).expect("reads").undelivered(), 0);
    told.asked
}

fn tells_the_place(asked: &[Request]) -> bool {
    let says = |word: &str| asked.iter().filter_map(|request| request.body.as_deref()).any(|body| String::from_utf8_lossy(body).contains(word));
    says("Salainenkuja") || says("Piilola")
}

/// Every field answered; where a place is asked, with the place.
fn filled(fields: &[FieldDef]) -> Answers {
    let answer = |field: &FieldDef| match field.kind {
        FieldKind::Text | FieldKind::Line if field.names_place => PLACE.into(),
        FieldKind::Text | FieldKind::Line => Answer::from("Sanottua."),
        FieldKind::Code => Answer::from("1"),
        FieldKind::Codes => vec!["1".to_owned()].into(),
        FieldKind::Date => Answer::from("1.2.2026"),
        FieldKind::Moment => MomentForm { date: "1.2.2026".into(), time: "9.00".into() }.into(),
        FieldKind::YesNo => true.into(),
        FieldKind::Person => PersonForm { given: "Kaisa".into(), family: "Niemi".into(), ..PersonForm::default() }.into(),
        FieldKind::List => vec![Row::new("a", filled(&field.fields))].into(),
    };
    fields.iter().map(|field| (field.id.clone(), answer(field))).collect()
}

fn every_kind() -> impl Iterator<Item = FormKind> {
    FormKind::ALL.into_iter().chain(FormKind::EVALUATIONS)
}

fn documents(of: &Caseload, laptop: &Laptop) -> Vec<NationalDocument> {
    let document = |kind| NationalDocument {
        id: EntryId(new_id()),
        version: 1,
        client_id: of.client.id,
        period_id: Some(of.period.id),
        kind,
        follows: None,
        answers: asked(kind).expect("its form").sections.iter().flat_map(|section| filled(&section.fields).iter().map(|(id, answer)| (id.to_owned(), answer.clone())).collect::<Vec<_>>()).collect(),
        author: Author::of(&laptop.worker),
        written_at: now(),
        first_written_at: None,
        own_words: Default::default(),
        settled: Default::default(),
        change: None,
    };
    every_kind().map(document).collect()
}

/// A laptop that has written one document of every kind, and another of the same worker on which they have arrived.
fn said_of(order: NonDisclosure) -> (Vec<NationalDocument>, Laptop, Client, bool) {
    let (worker, mut server) = (helka(), county());
    let mut laptop = Laptop::of(&worker);
    let caseload = Caseload::new(1, &worker);
    let documents = documents(&caseload, &laptop);
    laptop.write(|tx| {
        caseload.take_on(tx)?;
        documents.iter().try_for_each(|document| askel_store::document::insert(tx, document))
    });
    let client = Client { non_disclosure: order, ..caseload.client };
    laptop.write(|tx| askel_store::client::put(tx, &client));
    let asked = sync(&mut laptop, &mut server);
    let mut other = Laptop::of(&worker);
    sync(&mut other, &mut server);
    (documents, other, client, tells_the_place(&asked))
}

fn arrived(laptop: &Laptop, document: &NationalDocument) -> NationalDocument {
    laptop.store.read(|read| askel_store::document::get(read, document.id)).expect("reads").expect("it has arrived")
}

#[test]
fn a_document_of_every_kind_goes_whole_and_arrives_as_the_same_row() {
    let (documents, other, _, told) = said_of(NonDisclosure::No);
    assert!(told, "some of the forms ask for places: without that the next proof proves nothing");
    for document in documents {
        assert!(arrived(&other, &document) == document, "{}", document.kind.name());
    }
}

#[test]
fn of_a_protected_client_every_kind_goes_with_all_that_its_form_asks_and_without_a_place() {
    let (documents, other, client, told) = said_of(NonDisclosure::Yes);
    assert!(!told, "no place in any byte that left");
    for document in documents {
        let form = asked(document.kind).expect("its form").for_client(&client);
        let as_asked = NationalDocument { answers: form.only_asked(&document.answers), ..document.clone() };
        assert!(!as_asked.answers.is_blank() && arrived(&other, &document) == as_asked, "{}", document.kind.name());
    }
}

fn response(of: &Caseload, definition: &DefinitionRef, answers: &[(&str, Given)]) -> Response {
    Response {
        id: MeasureResponseId(new_id()),
        client_id: of.client.id,
        definition: definition.clone(),
        occasion: Occasion::Start,
        mode: Mode::Interview,
        on: now().date_naive(),
        answers: answers.iter().map(|(link, given)| ((*link).to_owned(), given.clone())).collect(),
        finished: true,
    }
}

/// The newest version of the one that fits.
fn kept(server: &Server, kind: &str, fits: impl Fn(&Value) -> bool) -> Value {
    let newest = server.kept.iter().filter(|((known, _), _)| known == kind).filter_map(|(_, versions)| versions.last());
    let mut found = newest.map(|version| (*version.json).clone()).filter(|json| fits(json));
    found.next().expect("it is there")
}

#[test]
fn answers_to_a_measure_go_in_its_groups_with_their_total_and_arrive_as_the_same_row() {
    let (worker, mut server) = (helka(), county());
    let mut laptop = Laptop::of(&worker);
    let caseload = Caseload::new(1, &worker);
    let weather = askel_questionnaire::read(WEATHER.as_bytes()).expect("a measure").definition.reference();
    let wheel = askel_questionnaire::shipped().remove(0).reference();
    let chose = |code: &str| Given::Answered { value: AnswerValue::Option { code: code.into() } };
    let rained = response(&caseload, &weather, &[("gate", chose("often")), ("bench", chose("sometimes")), ("own", Given::Declined)]);
    let turned = response(&caseload, &wheel, &[("home", Given::Answered { value: AnswerValue::Number { number: 4 } }), ("money", Given::Skipped)]);
    laptop.write(|tx| {
        caseload.take_on(tx)?;
        askel_store::measure::insert(tx, &MeasureFile { definition: weather.clone(), text: WEATHER.into() })?;
        askel_store::measure::put_response(tx, &rained)?;
        askel_store::measure::put_response(tx, &turned)
    });
    sync(&mut laptop, &mut server);
    let said = kept(&server, "QuestionnaireResponse", |json| json["id"] == rained.id.to_string());
    let inside: Vec<&Value> = said["item"][0]["item"].as_array().expect("a group").iter().map(|item| &item["linkId"]).collect();
    assert_eq!((&said["item"][0]["linkId"], inside), (&Value::from("yard"), vec![&Value::from("gate"), &Value::from("bench")]));
    let total = kept(&server, "Observation", |json| json["derivedFrom"][0]["reference"] == format!("QuestionnaireResponse/{}", rained.id));
    assert_eq!(total["valueQuantity"]["value"].as_f64(), Some(7.5), "two and one, times two and a half");
    let mut other = Laptop::of(&worker);
    sync(&mut other, &mut server);
    for response in [rained, turned] {
        let arrived = other.store.read(|read| askel_store::measure::response(read, response.id)).expect("reads");
        assert!(arrived == Some(response));
    }
}
