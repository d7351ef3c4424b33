//! What Askel writes as FHIR R4, before the eyes of others: Medplum's validator, npm's `fhir` and fhirkit (Rust, from PyPI).
//! Each row of both fixture cases becomes resources that all three accept; each kind of defect is rejected by one at least.

#[path = "validators/panel.rs"]
mod panel;
#[path = "validators/planted.rs"]
mod planted;

use std::collections::BTreeMap;

use askel_domain::access::{Action, Why};
use askel_domain::document::FormDef;
use askel_domain::id::TeamMemberId;
use askel_domain::measure::Definition;
use askel_domain::team::{MemberKind, TeamMember};
use askel_fhir::{Around, MeasureFile, Noun, Record, Resource, Written, audit, content_hash, read, write};
use askel_questionnaire as questionnaire;
use askel_tests::every_row::{around, every_row};
use askel_tests::fixture::calendar::Calendar;
use askel_tests::fixture::everyone;
use askel_tests::fixture::play::{curtain, play};
use askel_tests::fixture::stage::Stage;
use serde_json::Value;

use panel::Panel;

/// Both cases and the others, played into a vault and read out of it.
fn rows() -> Vec<Record> {
    let script = everyone().expect("the scripts are read");
    let folder = tempfile::tempdir().expect("a folder");
    let calendar = Calendar::as_written(script.demo_day);
    let opening = curtain(&script, calendar).expect("a first step");
    let mut stage = Stage::set(folder.path(), script.worker().expect("a worker"), opening).expect("a new vault");
    let played = play(&mut stage, &script.steps, calendar).expect("the program does what the worker asks");
    let clients: Vec<_> = played.clients.values().copied().collect();
    let kept = stage.open().expect("an open vault").store().read(|found| every_row(found, &clients)).expect("the record");
    // Askel's own measure comes with it and is not imported.
    let shipped = questionnaire::shipped_files().into_iter().zip(questionnaire::shipped());
    let shipped =
        shipped.map(|((_, text), measure)| Record::Measure(MeasureFile { definition: measure.reference(), text: text.to_owned() }));
    // The cases' teams are of services alone: one more member is somebody close.
    let close =
        kept.iter().find_map(|row| if let Record::Team(member) = row { Some(member.clone()) } else { None }).expect("a member of a team");
    let close = TeamMember { id: TeamMemberId(uuid::Uuid::from_u128(1)), kind: MemberKind::ClosePerson, ..close };
    shipped.chain([Record::Team(close)]).chain(kept).collect()
}

/// Every row with everything that can stand around it: who wrote it, and the measure that was answered.
fn resources(rows: &[Record]) -> Vec<Resource> {
    let by = rows
        .iter()
        .find_map(|row| if let Record::Worker(worker) = row { Some((worker.id, worker.name())) } else { None })
        .expect("a worker");
    let at = chrono::DateTime::parse_from_rfc3339("2026-06-30T12:00:00+03:00").expect("a moment");
    let measures: Vec<Definition> = rows
        .iter()
        .filter_map(|row| if let Record::Measure(file) = row { questionnaire::read(file.text.as_bytes()).ok() } else { None })
        .map(|loaded| loaded.definition)
        .collect();
    let mut made = vec![];
    for row in rows {
        let definition = measures.iter().find(|measure| matches!(row, Record::Response(response) if response.is_of(measure)));
        let form = form_of(row, rows);
        made.extend(write(
            row,
            &Around { definition, form: form.as_ref(), written: Some(Written { at, by: by.0, name: &by.1 }), ..around(row, rows) },
        ));
    }
    let client = rows.iter().find_map(Record::client).expect("a client");
    for (index, action) in [Action::List, Action::Search, Action::Open, Action::Reveal, Action::Export, Action::Log, Action::Refuse].into_iter().enumerate()
    {
        let id = uuid::Uuid::from_u128(index as u128 + 1);
        made.push(audit(&askel_fhir::Look {
            id,
            at,
            by: by.0,
            name: &by.1,
            client,
            noun: "client",
            action,
            why: Why::Reason,
            reason: Some("Päivystys"),
        }));
    }
    made
}

/// A document's form as it is asked of its client.
fn form_of(row: &Record, rows: &[Record]) -> Option<FormDef> {
    let Record::Document(document) = row else { return None };
    let whose = rows
        .iter()
        .find_map(|other| if let Record::Client(client) = other { (client.id == document.client_id).then_some(client) } else { None })?;
    Some(askel_sosmeta::national::asked(document.kind)?.for_client(whose))
}

#[test]
fn every_row_of_both_cases_is_accepted_by_three_validators_of_others() {
    let rows = rows();
    for noun in Noun::ALL {
        assert!(rows.iter().any(|row| row.noun() == noun), "no {noun:?} in the cases");
    }
    let resources = resources(&rows);
    let mut panel = Panel::convene();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = vec![];
    for resource in &resources {
        *kinds.entry(&resource.kind).or_default() += 1;
        let found = panel.ask(&Value::Object(resource.json.clone()));
        if !found.is_empty() {
            faults.push(format!("{}: {}", resource.kind, found.join("; ")));
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    let expected = [
        "Appointment",
        "AuditEvent",
        "Basic",
        "CareTeam",
        "Composition",
        "DocumentReference",
        "Encounter",
        "EpisodeOfCare",
        "Flag",
        "Goal",
        "Group",
        "Observation",
        "Organization",
        "Patient",
        "Practitioner",
        "PractitionerRole",
        "Provenance",
        "Questionnaire",
        "QuestionnaireResponse",
        "RelatedPerson",
        "Task",
    ];
    assert_eq!(kinds.keys().copied().collect::<Vec<_>>(), expected, "every kind of resource was shown");
}

#[test]
fn every_row_of_both_cases_reads_back_as_it_was() {
    let rows = rows();
    for row in &rows {
        let form = form_of(row, &rows);
        let beside = Around { form: form.as_ref(), ..around(row, &rows) };
        let sent = write(row, &beside).swap_remove(0);
        let back = read(&Resource::from_bytes(&sent.to_bytes()).expect("a resource")).expect("a row of ours");
        // A place that the order hides does not come back; what comes back is written the same.
        assert!(back == *row || beside.protected || row.noun() == Noun::Group, "{:?}", row.noun());
        assert_eq!(content_hash(&write(&back, &beside).swap_remove(0)), content_hash(&sent), "{:?}", row.noun());
    }
}

const PLACE: &str = "Salainenkuja 7, Piilola";

/// The row as it would be with a place that was typed before the order.
fn with_a_place(row: &Record) -> Record {
    let mut row = row.clone();
    match &mut row {
        Record::Entry(entry) => entry.event.place = PLACE.into(),
        Record::Session(session) => session.place = PLACE.into(),
        Record::Client(client) => (client.home.street, client.municipality, client.email) = (PLACE.into(), PLACE.into(), PLACE.into()),
        _ => {}
    }
    row
}

#[test]
fn a_protected_clients_place_is_in_no_resource() {
    let rows = rows();
    let all = &rows;
    let of = move |protected: bool| all.iter().filter(move |row| row.client().is_some() && around(row, all).protected == protected);
    let naming = |protected: bool| {
        let written = of(protected).flat_map(|row| write(&with_a_place(row), &around(row, all)));
        written.filter(|resource| Value::Object(resource.json.clone()).to_string().contains(PLACE)).count()
    };
    assert!(
        of(true).any(|row| row.noun() == Noun::Entry) && of(true).any(|row| row.noun() == Noun::Session),
        "a protected client in the cases"
    );
    assert_eq!(naming(true), 0);
    assert!(naming(false) > 0, "the control: of the others it is there");
}

#[test]
fn each_kind_of_defect_is_rejected_by_at_least_one() {
    let rows = rows();
    let resources = resources(&rows);
    let mut panel = Panel::convene();
    let mut missed = vec![];
    for defect in planted::DEFECTS {
        let sound = resources
            .iter()
            .map(|resource| Value::Object(resource.json.clone()))
            .find(|json| json["resourceType"] == defect.of && (defect.fits)(json))
            .expect(defect.name);
        assert!(panel.ask(&sound).is_empty(), "{}: sound before", defect.name);
        let mut spoiled = sound.clone();
        (defect.plant)(&mut spoiled);
        assert_ne!(spoiled, sound, "{}: nothing was planted", defect.name);
        if panel.ask(&spoiled).is_empty() {
            missed.push(defect.name);
        }
    }
    assert!(missed.is_empty(), "seen by nobody: {missed:?}");
}
