//! The first download of sixty thousand resources, from an empty vault to the last row in it, beside curl with the same pages.
//! Aim: at most 1.3 times curl.

use std::fs;
use std::io::{BufWriter, Write};

use askel_fhir::{Around, Directory, Record, write};
use askel_tests::laptop::Caseload;
use serde_json::json;

use super::{Ground, TENANT, curl};
use crate::measure::{Aim, Measured, Outcome, Samples, said};

const CLIENTS: usize = 60;
/// An entry and a task each.
const VISITS: usize = 500;
const RUNS: usize = 3;

pub fn run() -> Outcome<Vec<Measured>> {
    let mut ground = Ground::new();
    let loaded = fill(&mut ground)?;
    eprintln!("bench: {loaded} resources on the server");
    let (mut ours, mut bare) = (Samples::default(), Samples::default());
    for _ in 0..RUNS {
        let mut desk = ground.desk();
        ground.county.road.passed();
        let conversation = desk.sync(&ground)?;
        let passed = ground.county.road.passed();
        let here = desk.laptop.store.read(askel_store::sync::count_on_server).map_err(|failure: askel_store::StoreFailure| failure.to_string())?;
        if (here as usize) < CLIENTS * VISITS * 2 {
            return Err(format!("only {here} of {loaded} came"));
        }
        ours.add(conversation.took);
        bare.add(curl::carried(&ground, &conversation.asked, &passed)?);
    }
    Ok(vec![Measured { name: "sync: first download of 60,000, against curl", clients: Some(CLIENTS as u32), ours, bare, aim: Some(Aim::Ratio(1.3)) }])
}

/// As another laptop would have left them over the years, primaries only.
fn fill(ground: &mut Ground) -> Outcome<usize> {
    let folder = tempfile::tempdir().map_err(said)?;
    let path = folder.path().join("resources.ndjson");
    let mut file = BufWriter::new(fs::File::create(&path).map_err(said)?);
    let directory = Directory::of([&ground.worker]);
    let around = Around { worker: Some(&ground.worker), directory: Some(&directory), ..Around::default() };
    let mut number = 0_u32;
    let mut keep = |record: Record| -> Outcome<()> {
        let Some(mut resource) = write(&record, &around).into_iter().next() else { return Ok(()) };
        number += 1;
        let at = chrono::DateTime::from_timestamp(1_760_000_000 + i64::from(number), 0).ok_or("a time")?;
        let meta = resource.json.entry("meta").or_insert_with(|| json!({}));
        meta["versionId"] = json!("1");
        meta["lastUpdated"] = json!(at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true));
        let line = askel_fhir::to_bytes(&serde_json::Value::Object(resource.json));
        file.write_all(&line).and_then(|()| file.write_all(b"\n")).map_err(said)
    };
    keep(Record::Worker(ground.worker.clone()))?;
    for client in 0..CLIENTS {
        let caseload = Caseload::new(client, &ground.worker);
        keep(Record::Client(caseload.client.clone()))?;
        keep(Record::Period(caseload.period.clone()))?;
        keep(Record::Goal(caseload.goal.clone()))?;
        for visit in 0..VISITS {
            let (entry, task) = caseload.visit(visit, &ground.worker);
            keep(Record::Entry(entry))?;
            keep(Record::Task(task))?;
        }
    }
    file.flush().map_err(said)?;
    ground.county.server.load(TENANT, &path).ok_or_else(|| "this server takes nothing past HTTP".into())
}
