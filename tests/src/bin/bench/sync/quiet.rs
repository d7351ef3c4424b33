//! A sync with nothing in it, and a day of six visits: requests and bytes. Knows no time.

use std::io::Write;

use askel_fhir::bundle::{Put, transaction};
use askel_fhir::{Around, Directory, Record, Resource, Written, write};
use askel_tests::laptop::{keep, now};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Ground, bytes};
use crate::figure::Figure;
use crate::measure::{Outcome, said};

pub fn run() -> Outcome<Vec<Figure>> {
    let ground = Ground::new();
    let mut desk = ground.desk();
    let caseloads = desk.take_on(6);
    desk.sync(&ground)?;
    ground.county.road.passed();
    desk.sync(&ground)?;
    let nothing = ground.county.road.passed();
    let visits: Vec<_> = caseloads.iter().enumerate().map(|(number, caseload)| caseload.visit(number, &ground.worker)).collect();
    for visit in &visits {
        desk.laptop.write(|tx| keep(visit, tx));
    }
    let asked = desk.sync(&ground)?.asked;
    let day = ground.county.road.passed();
    let bodies: usize = asked.iter().filter_map(|request| request.body.as_deref()).map(packed).sum::<Outcome<usize>>()?;
    let directory = Directory::of([&ground.worker]);
    let name = ground.worker.name();
    // With its Provenance, as the engine sends it.
    let written = Written { at: now(), by: ground.worker.id, name: &name };
    let around = Around { worker: Some(&ground.worker), directory: Some(&directory), written: Some(written), ..Around::default() };
    let rows = visits.into_iter().flat_map(|(entry, task)| [Record::Entry(entry), Record::Task(task)]);
    let resources: Vec<Resource> = rows.flat_map(|row| write(&row, &around)).collect();
    let content = packed(&transaction(&resources.iter().map(|resource| Put { resource, if_match: None }).collect::<Vec<_>>()))?;
    let ((nothing_up, nothing_down), (up, down)) = (bytes(&nothing), bytes(&day));
    let share = |bytes: usize| bytes as f64 / content as f64;
    let token = ground.token().len();
    Ok(vec![
        Figure::at_most("nothing new, requests", nothing.len() as f64, 3.0, format!("{nothing_up} bytes up, {nothing_down} down")),
        Figure::at_most("six visits, round trips", day.len() as f64, 3.0, format!("{up} bytes up, {down} down, {} resources", resources.len())),
        Figure::at_most("six visits, bodies up against the gzipped content", share(bodies), 1.3, format!("{content} bytes of content in one gzip, {bodies} of bodies")),
        // A head is what the county makes it: four fifths of it are its token.
        Figure::told("six visits, all bytes up against the gzipped content", share(up), format!("{} heads of {} bytes, with a token of {token} in each", day.len(), (up - bodies) / day.len())),
    ])
}

fn packed(bytes: &[u8]) -> Outcome<usize> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).map_err(said)?;
    Ok(packer.finish().map_err(said)?.len())
}
