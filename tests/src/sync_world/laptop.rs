//! One laptop: a real vault in a folder of its own, and the real engine. It can lose its power anywhere, and its disk can fail.
//! Knows no server.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use askel_domain::id::WorkerId;
use askel_domain::moment::{Moment, in_helsinki};
use askel_domain::worker::{Language, Organisation, ServiceUnit, Worker};
use askel_store::keys::{DataKey, KeyCost, open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_store::{Stamp, Store, StoreFailure, Tx, vault};
use askel_sync::{Engine, Now};
use chrono::DateTime;
use tempfile::TempDir;

use super::chance::Chance;

pub const LAPTOPS: usize = 3;
/// When every world begins: 9.6.2026 at 9.00 in Helsinki.
pub const BEGINNING: i64 = 1_780_984_800_000;

/// A vault that was made once, to be copied for every world.
struct Template {
    id: String,
    worker: Worker,
    key: DataKey,
    files: Vec<(PathBuf, Vec<u8>)>,
}

static TEMPLATES: OnceLock<Vec<Template>> = OnceLock::new();

fn templates() -> &'static [Template] {
    TEMPLATES.get_or_init(|| (0..LAPTOPS).map(make).collect())
}

fn worker(number: usize) -> Worker {
    Worker {
        id: WorkerId(Chance::from(900 + number as u64).id(BEGINNING)),
        family_name: ["Niemi", "Salo", "Koski"][number].into(),
        given_names: ["Kaisa", "Tuula", "Arto"][number].into(),
        title: "sosiaaliohjaaja".into(),
        phone: None,
        unit: ServiceUnit { name: "Aikuisten sosiaalipalvelut".into(), oid: String::new() },
        organisation: Organisation { name: "Esimerkkilän hyvinvointialue".into(), oid: String::new(), business_id: String::new() },
        language: Language::Fi,
    }
}

fn make(number: usize) -> Template {
    let folder = tempfile::tempdir().expect("a folder");
    let (shelf, worker, mut chance) = (Shelf::at(folder.path()), worker(number), Chance::from(700 + number as u64));
    let passphrase = "hiljainen kaarna kulkee vinosti";
    let new = vault::NewVault {
        worker: &worker, passphrase, cost: KeyCost::LEAST, at: moment(BEGINNING), new_id: &mut || chance.id(BEGINNING), in_clear_text: false,
    };
    let id = vault::create(&shelf, new).expect("a vault");
    let ring = read_ring(&shelf.vault_folder(&id)).expect("its keys").ring;
    let key = open_slot(&ring.vault, &ring.slots[0], passphrase).expect("opens");
    drop(vault::reopen(&shelf, &id, &key, false).expect("opens"));
    Template { id, worker, key, files: files_of(folder.path(), folder.path()) }
}

/// Every file below a folder that a crash would leave; who holds the vault and the shared memory go with the process.
fn files_of(root: &Path, folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files_of(root, &path));
        } else if name != "vault.lock" && !name.ends_with("-shm") {
            found.push((path.strip_prefix(root).expect("below").to_owned(), fs::read(&path).expect("read")));
        }
    }
    found.sort();
    found
}

fn lay_out(files: &[(PathBuf, Vec<u8>)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    folder
}

pub fn moment(ms: i64) -> Moment {
    in_helsinki(DateTime::from_timestamp_millis(ms).unwrap_or_default())
}

pub struct Laptop {
    pub number: usize,
    pub worker: Worker,
    pub engine: Option<Engine>,
    /// What its clock is ahead of the world's.
    pub skew_ms: i64,
    /// Left alone until then.
    pub rests_until: i64,
    pub chance: Chance,
    store: Option<Store>,
    folder: TempDir,
    template: &'static Template,
}

impl Laptop {
    pub fn new(number: usize, chance: Chance, skew_ms: i64) -> Self {
        let template = &templates()[number];
        let folder = lay_out(&template.files);
        let store = Some(open(template, folder.path()));
        Self { number, worker: template.worker.clone(), engine: None, skew_ms, rests_until: 0, chance, store, folder, template }
    }

    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("open")
    }

    /// One write, as the intentions make them.
    ///
    /// # Errors
    /// What the disk said.
    pub fn write<T>(&mut self, now_ms: i64, act: impl FnOnce(&Tx) -> Result<T, StoreFailure>) -> Result<T, StoreFailure> {
        let (at, chance) = (moment(now_ms + self.skew_ms), &mut self.chance);
        let stamp = Stamp { at, author: self.worker.id, new_id: &mut || chance.id(now_ms) };
        self.store.as_mut().expect("open").write(stamp, act)
    }

    /// One step of the engine, with what it is given.
    pub fn step<T>(&mut self, now_ms: i64, act: impl FnOnce(&mut Engine, &mut Store, &mut Now) -> T) -> Option<T> {
        let (chance, engine, store) = (&mut self.chance, self.engine.as_mut()?, self.store.as_mut().expect("open"));
        let mut now = Now { at: moment(now_ms + self.skew_ms), new_id: &mut || chance.id(now_ms) };
        Some(act(engine, store, &mut now))
    }

    /// The power goes: what is in memory is gone, what the disk has is there.
    pub fn crash(&mut self) {
        self.engine = None;
        let left = files_of(self.folder.path(), self.folder.path());
        // Closing would write on; it writes into the folder that nobody looks at any more.
        self.store = None;
        self.folder = lay_out(&left);
        self.store = Some(open(self.template, self.folder.path()));
    }
}

fn open(template: &Template, folder: &Path) -> Store {
    vault::reopen(&Shelf::at(folder), &template.id, &template.key, false).expect("opens")
}
