//! A client's copy "Mitä sovimme" as a PDF, from the wish to the file on the disk: the first since the program began, which also reads
//! its fonts, and the next ones. Held against the same bytes written into the same folder. The aim: within 300 ms, offline.

use std::fs;
use std::path::Path;
use std::time::Duration;

use askel_app::leaf::{self, LeafSaid, LeafWish};
use askel_domain::id::ClientId;
use askel_domain::worker::Language;
use askel_export::write_whole;
use askel_tests::fixture::stage::{self, Stage};

use crate::caseload::Caseload;
use crate::measure::{Aim, Measured, Outcome, Samples, said, time, turn_by_turn};

const RUNS: usize = 60;
const AIM: Aim = Aim::Milliseconds(300.0);

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let clients: Vec<ClientId> = (0..=RUNS).map(|run| caseload.clients[caseload.client(run)]).collect();
    let folder = caseload.data_folder().join("pages");
    fs::create_dir_all(&folder).map_err(said)?;
    let stage = &mut caseload.stage;
    stage.lock()?;
    stage.unlock()?;
    for client_id in &clients {
        leaf::answer(stage.open()?, LeafSaid { client_id: *client_id, may_stay_at_home: true }).map_err(stage::said)?;
    }
    let (mut first, mut bare_first) = (Samples::default(), Samples::default());
    first.add(saved(stage, clients[RUNS], &folder)?);
    let bytes = newest(&folder)?;
    bare_first.add(written(&folder, &bytes)?);
    let (ours, bare) = turn_by_turn(RUNS, |run| saved(stage, clients[run], &folder), |_| written(&folder, &bytes))?;
    let measured = |name, ours, bare| Measured { name, clients: Some(caseload.size), ours, bare, aim: Some(AIM) };
    Ok(vec![measured("client's copy as PDF, the first", first, bare_first), measured("client's copy as PDF, the next", ours, bare)])
}

fn saved(stage: &mut Stage, client_id: ClientId, folder: &Path) -> Outcome<Duration> {
    let open = stage.open()?;
    time(|| leaf::save(open, LeafWish { client_id, language: Language::Fi, names_service: true }, folder).map_err(stage::said))
}

fn newest(folder: &Path) -> Outcome<Vec<u8>> {
    let file = fs::read_dir(folder).map_err(said)?.next().ok_or("no page was written")?.map_err(said)?;
    fs::read(file.path()).map_err(said)
}

fn written(folder: &Path, bytes: &[u8]) -> Outcome<Duration> {
    time(|| write_whole(folder, "bare.pdf", bytes).map_err(said))
}
