//! What is said with a form: a document of a protected client without its places, and nothing of it where the form is not known.
//! How the national forms and measures go is proven where they are known.

use askel_domain::client::NonDisclosure;
use askel_domain::document::{Answer, Answers, FieldDef, FormDef, FormKind, NationalDocument, Row, SectionDef};
use askel_domain::entry::Author;
use askel_domain::id::{ClientId, EntryId, PeriodId};
use askel_domain::moment::Moment;
use askel_store::sync::{self, RowKey, RowKind};
use serde_json::json;

use super::laptop::*;
use super::server::Server;
use crate::claim::RecordState;
use crate::{Doubtless, Engine, Errand, Forms, Reason};

const PLACE: &str = "Salainenkuja 7, Piilola";

fn form() -> FormDef {
    let fields: Vec<FieldDef> = serde_json::from_value(json!([
        { "id": "view", "kind": "text" },
        { "id": "review_place", "kind": "line", "namesPlace": true },
        { "id": "meetings", "kind": "list", "fields": [{ "id": "who", "kind": "line" }, { "id": "place", "kind": "line", "namesPlace": true }] },
    ]))
    .expect("fields");
    FormDef { kind: FormKind::ClientPlan, client_reads: true, sections: vec![SectionDef { id: "all".into(), later: false, hint: false, fields }] }
}

fn known() -> Forms {
    Forms { document: |kind, client| (kind == FormKind::ClientPlan).then(|| form().for_client(client)), ..Forms::NONE }
}

fn answers(of: &[(&str, Answer)]) -> Answers {
    of.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect()
}

fn document(author: Author, at: Moment) -> NationalDocument {
    let meeting = Row::new("a", answers(&[("who", "Reijo ja Kaisa".into()), ("place", PLACE.into())]));
    NationalDocument {
        id: EntryId(id(400)),
        version: 1,
        client_id: ClientId(id(1)),
        period_id: Some(PeriodId(id(10))),
        kind: FormKind::ClientPlan,
        follows: None,
        answers: answers(&[("view", "Haluan lukea".into()), ("review_place", PLACE.into()), ("meetings", vec![meeting].into())]),
        author,
        written_at: at,
        first_written_at: None,
        own_words: Default::default(),
        settled: Default::default(),
        change: None,
    }
}

fn key() -> RowKey {
    RowKey::version(RowKind::Document, id(400), 1)
}

fn kept(laptop: &Laptop) -> Option<NationalDocument> {
    laptop.store.read(|read| askel_store::document::get(read, EntryId(id(400)))).expect("reads")
}

/// A laptop with a document that names places, and with an entry that does; the order came afterwards, if at all.
fn with_a_document(order: NonDisclosure) -> (Laptop, Server) {
    let (mut laptop, server) = (Laptop::new(1), Server::new());
    laptop.with_client();
    let (author, at) = (Author::of(&laptop.worker), entry(1, Author::of(&laptop.worker)).written_at);
    let mut visit = entry(1, author.clone());
    visit.event.place = PLACE.into();
    laptop.write(|tx| {
        askel_store::document::insert(tx, &document(author, at))?;
        askel_store::entry::insert(tx, &visit)
    });
    let protected = askel_domain::client::Client { non_disclosure: order, ..client(ClientId(id(1))) };
    laptop.write(|tx| askel_store::client::put(tx, &protected.as_protection_allows()));
    (laptop, server)
}

fn colleague() -> Laptop {
    let mut second = Laptop::new(2);
    second.write(|tx| sync::join_scope(tx, ClientId(id(1))));
    second
}

fn tells(server: &Server) -> bool {
    server.bodies.iter().any(|body| body.contains("Salainenkuja") || body.contains("Piilola"))
}

#[test]
fn a_document_goes_whole_and_comes_back_as_the_same_row() {
    let ((mut first, mut server), mut second) = (with_a_document(NonDisclosure::No), colleague());
    first.sync_knowing(known(), &mut server);
    second.sync_whole(&mut server);
    assert!(tells(&server) && first.is_on_server(&key()) && second.is_on_server(&key()));
    assert!(kept(&first).is_some() && kept(&first) == kept(&second));
}

#[test]
fn a_document_of_a_protected_client_goes_without_its_places_and_all_else_of_it_arrives() {
    let ((mut first, mut server), mut second) = (with_a_document(NonDisclosure::Yes), colleague());
    first.sync_knowing(known(), &mut server);
    second.sync_whole(&mut server);
    assert!(!tells(&server), "no place in any byte that left");
    assert!(first.is_on_server(&key()) && first.undelivered() == 0);
    let (here, there) = (kept(&first).expect("a document"), kept(&second).expect("a document"));
    assert_eq!(there.answers, form().for_client(&askel_domain::client::Client { non_disclosure: NonDisclosure::Yes, ..client(ClientId(id(1))) }).only_asked(&here.answers));
    assert!(NationalDocument { answers: here.answers.clone(), ..there.clone() } == here, "and nothing else is missing");
    assert_eq!((there.answers.text("view"), there.answers.rows("meetings")[0].answers.text("who")), ("Haluan lukea", "Reijo ja Kaisa"));
}

#[test]
fn what_was_said_without_its_places_is_known_again_when_everything_is_said_anew() {
    let (mut first, mut server) = with_a_document(NonDisclosure::Yes);
    first.sync_knowing(known(), &mut server);
    let (puts, entry) = (server.puts, RowKey::version(RowKind::Entry, id(101), 1));
    let elsewhere = Errand { base: format!("{}/", super::server::BASE), answer: Some(Doubtless::SayAllAgain), ..errand() };
    first.converse_as(Engine::begin(elsewhere).with_forms(known()), &mut server, |_, _| {});
    assert!(first.is_on_server(&key()) && first.is_on_server(&entry), "{:?} {:?}", first.state(&key()), first.state(&entry));
    assert_eq!((server.puts, first.undelivered()), (puts, 0), "nothing was said twice");
    assert!(!tells(&server));
}

#[test]
fn a_document_whose_form_nobody_knows_is_set_aside_and_the_rest_goes_on() {
    let (mut first, mut server) = with_a_document(NonDisclosure::Yes);
    let outcome = first.sync_whole(&mut server);
    let RecordState::NeedsAttention { reason, .. } = first.state(&key()) else { panic!("{:?}", first.state(&key())) };
    assert_eq!((reason.as_str(), outcome.progress.set_aside), (Reason::Unsayable.name(), 1));
    assert!(first.is_on_server(&goal_key()) && first.is_on_server(&RowKey::version(RowKind::Entry, id(101), 1)), "the rest goes on");
    assert!(!tells(&server) && server.bodies.iter().all(|body| !body.contains("Haluan lukea")), "nothing of it left");
    first.sync_knowing(known(), &mut server);
    assert!(first.is_on_server(&key()), "an Askel that knows the form says it");
}

#[test]
fn without_an_order_no_form_is_needed() {
    let (mut first, mut server) = with_a_document(NonDisclosure::NotAsked);
    first.sync_whole(&mut server);
    assert!(first.is_on_server(&key()));
}
