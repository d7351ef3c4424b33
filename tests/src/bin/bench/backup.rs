//! A backup, and saving while one is written. The backup is held against a plain copy of the bare file, flushed but neither
//! read back nor compared; the saves against the same saves while no backup is written.

use std::fs::{self, File};

use askel_app::answer::Empty;
use askel_app::backup;
use askel_app::entry::{self, DraftPage, DraftRequest, DraftSave};
use askel_tests::fixture::stage::said;

use crate::caseload::Caseload;
use crate::measure::{self, Measured, Outcome, Samples, timed};
use crate::season::form;

const BACKUPS: usize = 5;
const CALM_SAVES: usize = 300;

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let [mut backups, mut copies, mut calm, mut busy] = [0; 4].map(|_| Samples::default());
    let client_id = caseload.clients[0];
    let page = entry::open_draft(caseload.stage.open()?, DraftRequest { client_id, session_id: None }).map_err(said)?.value;
    let bare = caseload.bare_file();
    for _ in 0..BACKUPS {
        for _ in 0..CALM_SAVES / BACKUPS {
            save(caseload, &page, &mut calm)?;
        }
        backup::make(caseload.stage.open()?, Empty {}).map_err(said)?;
        let work = caseload.stage.askel.backup_due().ok_or("no backup is due")?;
        let writing = std::thread::spawn(move || {
            let mut taken = Samples::default();
            timed(&mut taken, || Ok(work.run())).map(|done| (done, taken))
        });
        while !writing.is_finished() {
            save(caseload, &page, &mut busy)?;
        }
        let (done, taken) = writing.join().map_err(|_| "the backup stopped")??;
        caseload.stage.askel.backup_done(done);
        backups.extend(taken);
        timed(&mut copies, || {
            let to = bare.with_extension("copy");
            fs::copy(&bare, &to).and_then(|_| File::open(&to)?.sync_all()).map_err(measure::said)
        })?;
    }
    let state = backup::state(caseload.stage.open()?, Empty {}).map_err(said)?.value;
    if state.newest.is_none() || state.trouble.is_some() {
        return Err("the backups were not written".into());
    }
    let measured = |name, ours, bare| Measured { name, clients: Some(caseload.size), ours, bare, aim: None };
    Ok(vec![measured("back up", backups, copies), measured("save in backup", busy, calm)])
}

fn save(caseload: &mut Caseload, page: &DraftPage, taken: &mut Samples) -> Outcome<()> {
    let open = caseload.stage.open()?;
    timed(taken, || entry::save_draft(open, DraftSave { id: page.id, form: form() }).map_err(said))?;
    Ok(())
}
