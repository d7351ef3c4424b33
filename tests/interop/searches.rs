//! Every search that Askel pulls with, asked of a real server in one batch: it finds what belongs to the client, and nobody else's.
//! Knows the list of searches and the least resource of each type; nothing of the engine.

use askel_fhir::PULLED;
use askel_fhir::names::ROW;
use askel_tests::peers::County;
use serde_json::{Value, json};
use uuid::Uuid;

/// The least that R4 takes for each type, said of `patient`.
fn least(kind: &str, patient: &str) -> Value {
    let of = json!({ "reference": format!("Patient/{patient}") });
    let code = json!({ "text": "x" });
    match kind {
        "Patient" | "Practitioner" => json!({ "active": true }),
        "Questionnaire" => json!({ "status": "active" }),
        "Group" => json!({ "type": "person", "actual": true }),
        "Encounter" => json!({ "status": "finished", "class": { "code": "AMB" } }),
        "EpisodeOfCare" => json!({ "status": "active", "patient": of }),
        "CareTeam" => json!({ "status": "active", "subject": of }),
        "Flag" => json!({ "status": "active", "code": code, "subject": of }),
        "Goal" => json!({ "lifecycleStatus": "active", "description": code, "subject": of }),
        "Appointment" => json!({ "status": "proposed", "participant": [{ "actor": of, "status": "accepted" }] }),
        "Composition" => json!({ "status": "final", "type": code, "subject": of, "date": "2026-01-13", "author": [{ "display": "x" }], "title": "x" }),
        "Task" => json!({ "status": "requested", "intent": "plan", "for": of }),
        "QuestionnaireResponse" => json!({ "status": "completed", "subject": of }),
        "Observation" => json!({ "status": "final", "code": code, "subject": of }),
        "Basic" => json!({ "code": code, "subject": of }),
        other => panic!("say here what the least {other} is"),
    }
}

fn entry(kind: &str, id: &str, patient: &str, tag: Option<&str>) -> Value {
    let mut resource = least(kind, patient);
    resource["resourceType"] = kind.into();
    resource["id"] = id.into();
    if let Some(tag) = tag {
        resource["meta"] = json!({ "tag": [{ "system": ROW, "code": tag }] });
    }
    json!({ "resource": resource, "request": { "method": "PUT", "url": format!("{kind}/{id}") } })
}

#[test]
fn every_search_that_askel_pulls_with_finds_the_clients_own_and_nobody_elses() {
    let county = County::open();
    let access = county.sign_in.tokens(&format!("helka@{}", &Uuid::new_v4().simple().to_string()[..8])).access;
    let new_id = || Uuid::new_v4().to_string();
    let [ours, other] = [new_id(), new_id()];
    let (mut puts, mut searches, mut wanted) = (vec![], vec![], vec![]);
    for pull in PULLED {
        let tag = pull.nouns[0].name();
        let id = if pull.kind == "Patient" { ours.clone() } else { new_id() };
        puts.push(entry(pull.kind, &id, &ours, Some(tag)));
        // Another client's, and a companion of ours.
        puts.push(entry(pull.kind, &if pull.kind == "Patient" { other.clone() } else { new_id() }, &other, Some(if pull.client.is_some() { tag } else { "companion" })));
        if pull.kind != "Patient" {
            puts.push(entry(pull.kind, &new_id(), &ours, Some("companion")));
        }
        let of_client = pull.client.map(|name| format!("{name}={ours}"));
        let parts: Vec<String> = of_client.into_iter().chain(pull.tag()).chain(["_lastUpdated=ge2020-01-01T00:00:00Z".into(), "_sort=_lastUpdated".into(), "_count=50".into()]).collect();
        searches.push(json!({ "request": { "method": "GET", "url": format!("{}?{}", pull.kind, parts.join("&")) } }));
        wanted.push((pull.kind, vec![id]));
    }
    let taken = county.ask(&access, "POST", "", &json!({ "resourceType": "Bundle", "type": "transaction", "entry": puts }));
    assert_eq!(taken.status, 200, "{}", taken.json());
    let answered = county.ask(&access, "POST", "", &json!({ "resourceType": "Bundle", "type": "batch", "entry": searches })).json();
    let found: Vec<(&str, Vec<String>)> = PULLED.iter().zip(answered["entry"].as_array().expect("entries")).map(|(pull, entry)| (pull.kind, ids_of(entry))).collect();
    let wrong: Vec<_> = found.iter().zip(&wanted).filter(|(found, wanted)| found != wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn ids_of(entry: &Value) -> Vec<String> {
    let found = entry["resource"]["entry"].as_array().cloned().unwrap_or_default();
    let matches = found.iter().filter(|one| one["search"]["mode"] != "outcome" && one["resource"]["resourceType"] != "OperationOutcome");
    matches.filter_map(|one| one["resource"]["id"].as_str().map(str::to_owned)).collect()
}

/// The two ways in which a record says that it is ours. `EpisodeOfCare?care-manager` is none: R4 gives it Practitioners only, and
/// no server that was tried finds a PractitionerRole by it.
#[test]
fn the_clients_of_a_worker_are_found_by_role_and_never_anothers() {
    let county = County::open();
    let access = county.sign_in.tokens(&format!("helka@{}", &Uuid::new_v4().simple().to_string()[..8])).access;
    let new_id = || Uuid::new_v4().to_string();
    let [ours, other] = [new_id(), new_id()];
    let reference = |role: &str| json!({ "reference": format!("PractitionerRole/{role}") });
    let (mut puts, mut ids) = (vec![], vec![]);
    for role in [&ours, &other] {
        let mut patient = entry("Patient", &new_id(), "x", None);
        patient["resource"]["generalPractitioner"] = json!([reference(role)]);
        let mut team = entry("CareTeam", &new_id(), "x", None);
        team["resource"]["participant"] = json!([{ "member": reference(role) }]);
        ids.push([&patient, &team].map(|one| one["resource"]["id"].as_str().unwrap_or_default().to_owned()));
        puts.extend([patient, team]);
    }
    let taken = county.ask(&access, "POST", "", &json!({ "resourceType": "Bundle", "type": "transaction", "entry": puts }));
    assert_eq!(taken.status, 200, "{}", taken.json());
    let found = |way: &str| ids_of(&json!({ "resource": county.get(&access, &format!("{way}=PractitionerRole/{ours}&_sort=_lastUpdated&_count=100")).json() }));
    let [patient, team] = &ids[0];
    assert_eq!(found("Patient?general-practitioner"), [patient.clone()]);
    assert_eq!(found("CareTeam?participant"), [team.clone()]);
}
