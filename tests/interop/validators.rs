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
use askel_domain::measure::{Definition, DefinitionRef};
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
    let mut rows = stage.open().expect("an open vault").store().read(|found| every_row(found, &clients)).expect("the record");
    // No case imports a measure: Askel's own stands for one that an organisation brought.
    let brought = questionnaire::shipped_files().into_iter().zip(questionnaire::shipped());
    // Nor does anybody's team have a close person in it.
    let close = rows.iter().find_map(|row| if let Record::Team(member) = row { Some(member.clone()) } else { None }).expect("somebody's team");
    rows.push(Record::Team(TeamMember { id: TeamMemberId(uuid::Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0c05)), kind: MemberKind::ClosePerson, role: "sisar".into(), organisation: String::new(), ..close }));
    rows.extend(brought.map(|((_, text), own)| Record::Measure(MeasureFile { definition: DefinitionRef { id: own.id, version: own.version }, text: text.to_owned() })));
    rows
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
    for (index, action) in [Action::List, Action::Open, Action::Reveal, Action::Export, Action::Log, Action::Refuse].into_iter().enumerate()
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

#[test]
fn a_protected_clients_place_is_in_no_resource() {
    let mut rows = rows();
    let protected: Vec<_> = rows
        .iter()
        .filter_map(|row| if let Record::Client(client) = row { client.is_protected().then_some(client.id) } else { None })
        .collect();
    assert!(!protected.is_empty(), "a protected client in the cases");
    // The cases keep no place of theirs: here one was typed before the order came.
    for row in rows.iter_mut().filter(|row| row.client().is_some_and(|client| protected.contains(&client))) {
        match row {
            Record::Entry(entry) => entry.event.place = "Piilokuja 7".to_owned(),
            Record::Session(session) => session.place = "Piilokuja 7".to_owned(),
            _ => {}
        }
    }
    let places: Vec<String> =
        rows.iter().filter(|row| row.client().is_some_and(|client| protected.contains(&client))).flat_map(places).collect();
    assert!(!places.is_empty(), "places that were typed before the order");
    let naming = |protect: bool| {
        let written = rows
            .iter()
            .filter(|row| row.client().is_some_and(|client| protected.contains(&client)))
            .flat_map(|row| write(row, &Around { protected: protect, ..around(row, &rows) }));
        written
            .filter(|resource| places.iter().any(|place| Value::Object(resource.json.clone()).to_string().contains(place.as_str())))
            .count()
    };
    assert_eq!(naming(true), 0);
    assert!(naming(false) > 0, "the control: without the order they would be there");
}

fn places(row: &Record) -> Vec<String> {
    let found = match row {
        Record::Entry(entry) => entry.event.place.clone(),
        Record::Session(session) => session.place.clone(),
        _ => String::new(),
    };
    (found.chars().count() > 3).then_some(found).into_iter().collect()
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
