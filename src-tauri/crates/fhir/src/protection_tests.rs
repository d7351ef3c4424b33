//! With a non-disclosure order no place of the client leaves, and none comes in.

use askel_domain::client::NonDisclosure;
use askel_domain::document::{Answer, FieldDef, FormDef, SectionDef};
use askel_domain::team::MemberKind;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::any;
use crate::record::{Around, Record};
use crate::{Resource, read, write};

const PLACE: &str = "Salainenkuja 7 Piilola";

fn says_a_place(record: &Record, around: &Around) -> bool {
    write(record, around).iter().any(|resource| Value::Object(resource.json.clone()).to_string().contains(PLACE))
}

fn protected() -> Around<'static> {
    Around { protected: true, ..Around::default() }
}

proptest! {
    #[test]
    fn a_protected_clients_home_municipality_and_e_mail_are_in_no_resource(mut client in any::person::client()) {
        client.home.street = PLACE.into();
        client.municipality = PLACE.into();
        client.email = format!("reijo@{PLACE}");
        client.non_disclosure = NonDisclosure::Yes;
        prop_assert!(!says_a_place(&Record::Client(client.clone()), &Around::default()));
        client.non_disclosure = NonDisclosure::No;
        prop_assert!(says_a_place(&Record::Client(client), &Around::default()), "the control");
    }

    #[test]
    fn a_meetings_place_is_in_no_resource_of_a_protected_client(mut entry in any::entry::entry(), mut session in any::around::session()) {
        entry.event.place = PLACE.into();
        session.place = PLACE.into();
        for record in [Record::Entry(entry), Record::Session(session)] {
            prop_assert!(!says_a_place(&record, &protected()));
            prop_assert!(says_a_place(&record, &Around::default()), "the control");
        }
    }

    #[test]
    fn a_private_persons_number_around_a_protected_client_stays(mut member in any::around::member(), phone in any::person::phone()) {
        member.phone = Some(phone.clone());
        let says = |around: &Around| write(&Record::Team(member.clone()), around).iter().any(|resource| Value::Object(resource.json.clone()).to_string().contains(phone.as_str()));
        prop_assert_eq!(says(&protected()), member.kind == MemberKind::Service);
        prop_assert!(says(&Around::default()), "the control");
    }
}

fn field(id: &str, names_place: bool) -> FieldDef {
    serde_json::from_value(json!({"id": id, "kind": "text", "namesPlace": names_place})).expect("a field")
}

#[test]
fn what_a_protected_client_is_not_asked_stays_here_and_without_the_form_everything_does() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut document = any::paper::document().new_tree(&mut runner).expect("a document").current();
    document.answers = [("living", Answer::from(PLACE)), ("strengths", Answer::from("Sinnikäs"))]
        .map(|(id, answer)| (id.to_owned(), answer))
        .into_iter()
        .collect();
    let form = |fields| FormDef {
        kind: document.kind,
        client_reads: false,
        sections: vec![SectionDef { id: "a".into(), later: false, hint: false, fields }],
    };
    let asked = form(vec![field("strengths", false)]);
    let record = Record::Document(document);
    let text = |around: &Around| Value::Object(write(&record, around)[0].json.clone()).to_string();
    let shown = text(&Around { form: Some(&asked), ..protected() });
    assert!(!shown.contains(PLACE) && shown.contains("Sinnikäs"));
    let blind = text(&protected());
    assert!(!blind.contains(PLACE) && !blind.contains("Sinnikäs"));
    assert!(text(&Around::default()).contains(PLACE), "the control");
}

#[test]
fn a_place_that_a_server_gives_a_protected_client_is_not_taken_in() {
    let label = json!({"security": [{"system": crate::names::SECURITY_LABELS, "code": crate::names::PROTECTED}]});
    let mut patient = json!({
        "resourceType": "Patient", "id": "0199aaaa-0000-7000-8000-000000000001", "meta": label, "name": [{"family": "Virtala"}],
        "address": [{"use": "home", "line": [PLACE], "city": "Piilola"}],
        "extension": [{"url": "https://askel.example/fhir/StructureDefinition/non-disclosure", "valueCode": "no"}],
    });
    let home = |patient: &Value| match read(&Resource::of(patient.clone()).expect("a resource")) {
        Ok(Record::Client(client)) => (client.non_disclosure, client.home.street),
        other => panic!("{other:?}"),
    };
    assert_eq!(home(&patient), (NonDisclosure::Yes, String::new()), "the label is enough, whatever else is said");
    patient["meta"] = json!({});
    assert_eq!(home(&patient), (NonDisclosure::No, PLACE.to_owned()), "the control");
    patient["extension"][0]["valueCode"] = json!("yes");
    assert_eq!(home(&patient), (NonDisclosure::Yes, String::new()), "and so is our own word");
}

#[test]
fn a_groups_words_that_are_spelled_like_a_members_name_stay_here() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut group = any::around::group().new_tree(&mut runner).expect("a group").current();
    group.set_aside = vec![serde_json::from_value(json!({"path": "purpose", "word": "Toivoharju"})).expect("a word")];
    assert!(!Value::Object(write(&Record::Group(group), &Around::default())[0].json.clone()).to_string().contains("Toivoharju"));
}
