//! A vault with so many made-up clients, open, and the bare file with the same rows beside it. Knows what is in them, not what is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use askel_app::{Open, worker::WorkerForm};
use askel_domain::id::{ClientId, WorkerId};
use askel_domain::moment::Moment;
use askel_store::shelf::Shelf;
use askel_store::{Stamp, Store, StoreFailure, vault};
use askel_tests::fixture::stage::{PASSPHRASE, Stage};

use crate::bare::Bare;
use crate::disk;
use crate::measure::{Outcome, said};
use crate::piece::{Log, Piece, row_of_code};
use crate::season::{self, Ids, Past, Season};

/// Of the two files' sizes, so much may differ: their rows are as long, but not bit by bit the same.
const SIZE_SLACK: f64 = 0.02;

pub struct Caseload {
    pub size: u32,
    pub stage: Stage,
    pub bare: Bare,
    pub log: Log,
    pub clients: Vec<ClientId>,
    /// In the order of `clients`.
    pub family_names: Vec<String>,
    past: Past,
    folder: PathBuf,
    described: String,
}

pub fn worker() -> WorkerForm {
    WorkerForm {
        family_name: "Mittala".into(),
        given_names: "Helka".into(),
        title: "sosiaaliohjaaja".into(),
        unit_name: "Aikuisten sosiaalipalvelut".into(),
        organisation_name: "Näsimaan hyvinvointialue".into(),
        ..WorkerForm::default()
    }
}

impl Caseload {
    /// Makes both files anew in `folder`: the vault through the store's own write path, some hundred clients a transaction.
    pub fn made(folder: &Path, size: u32, past: Past) -> Outcome<Self> {
        eprintln!("bench: filling a vault of {size} clients …");
        let start = Instant::now();
        clear(folder)?;
        fs::create_dir_all(folder).map_err(said)?;
        let now = season::on(season::today(), 15, 0)?;
        let mut stage = Stage::set(&folder.join("askel"), &worker(), now)?;
        stage.lock()?;
        let path = folder.join("bare.db");
        let mut log = Log { last: 0, ids: Ids::from(11), at: now };
        let season = fill(&folder.join("askel"), &path, &mut log, &stage, size as usize, past)?;
        // Both are opened anew: nothing of the filling is left in their caches or their logs.
        let vault = Shelf::at(&folder.join("askel")).vault_folder(stage.vault_id()).join("vault.db");
        let described = format!("{}, filled in {:.0} s; {}", alike(&vault, &path)?, start.elapsed().as_secs_f64(), disk::flushed(folder)?);
        stage.unlock()?;
        let bare = Bare::open(&path)?;
        let (clients, family_names) = season.clients.into_iter().map(|client| (client.id, client.family_name)).unzip();
        log.at = now;
        Ok(Self { size, stage, bare, log, clients, family_names, past, folder: folder.to_owned(), described })
    }

    pub fn open(&mut self) -> Outcome<&mut Open> {
        self.stage.open()
    }

    /// Where the vault is.
    pub fn data_folder(&self) -> PathBuf {
        self.folder.join("askel")
    }

    /// Where its files are; gone with them.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn bare_file(&self) -> PathBuf {
        self.folder.join("bare.db")
    }

    /// The client of a run: all over the file, each as often as the others.
    pub fn client(&self, run: usize) -> usize {
        run * 7919 % self.clients.len()
    }

    /// One line for the report.
    pub fn described(&self) -> String {
        format!("{} clients, {} sessions each in {} days: {}", self.size, self.past.meetings, self.past.days, self.described)
    }

    /// Locks and takes the files away.
    pub fn clear_away(mut self) -> Outcome<()> {
        self.stage.lock()?;
        drop(self.bare);
        clear(&self.folder)
    }
}

fn clear(folder: &Path) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", folder.display())),
        _ => Ok(()),
    }
}

fn fill(data: &Path, path: &Path, log: &mut Log, stage: &Stage, size: usize, past: Past) -> Outcome<Season> {
    let mut store = vault::unlock(&Shelf::at(data), stage.vault_id(), PASSPHRASE, 0, false).map_err(said)?;
    let mut bare = Bare::made(path)?;
    let worker = store.read(|read| askel_store::worker::get(read)).map_err(|failure: StoreFailure| failure.to_string())?;
    let codes = store.read(|read| askel_store::code::all(read)).map_err(|failure: StoreFailure| failure.to_string())?;
    bare.write(&codes.iter().map(row_of_code).collect::<Outcome<Vec<_>>>()?)?;
    let (author, mut ids) = (worker.id, Ids::from(5));
    let mut season = Season::new(size, worker, past);
    season.play(size, &mut |at, pieces| {
        keep(&mut store, author, at, &mut ids, &pieces)?;
        log.at = at;
        let rows: Vec<_> = pieces.iter().map(|piece| piece.rows(log)).collect::<Outcome<_>>()?;
        bare.write(&rows.into_iter().flatten().collect::<Vec<_>>())
    })?;
    Ok(season)
}

fn keep(store: &mut Store, author: WorkerId, at: Moment, ids: &mut Ids, pieces: &[Piece]) -> Outcome<()> {
    let mut new_id = || ids.next(at);
    let stamp = Stamp { at, author, new_id: &mut new_id };
    store.write(stamp, |tx| pieces.iter().try_for_each(|piece| piece.keep(tx))).map_err(|failure: StoreFailure| failure.to_string())
}

/// One line for the report.
///
/// # Errors
/// The closed files differ in size: then they do not hold the same rows, and nothing may be compared.
fn alike(vault: &Path, bare: &Path) -> Outcome<String> {
    let bytes = |path: &Path| fs::metadata(path).map(|file| file.len() as f64).map_err(|error| format!("{}: {error}", path.display()));
    let (vault, bare) = (bytes(vault)?, bytes(bare)?);
    let difference = bare / vault - 1.0;
    if difference.abs() > SIZE_SLACK {
        return Err(format!("the vault has {vault} bytes and the bare file {bare}: they do not hold the same rows"));
    }
    Ok(format!("{:.1} MB, bare file {:+.1} %", vault / 1e6, difference * 100.0))
}
