//! The stage for a journey: a fresh vault in a folder that goes away, and a script played into it. Knows no proof.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use askel_app::Open;
use askel_app::answer::Answer;
use askel_app::client::{self, ClientPage, ClientRef};
use askel_app::delivery::{self, ExportReceipt};
use askel_app::failure::Failure;
use askel_domain::id::ClientId;
use askel_tests::fixture::calendar::Calendar;
use askel_tests::fixture::play::{Played, curtain, moment_of, play};
use askel_tests::fixture::script::{Script, Step};
use askel_tests::fixture::stage::Stage;
use askel_tests::fixture::{everyone, reijo};
use chrono::NaiveDateTime;
use tempfile::TempDir;

/// A play that has been played. The folder goes when this goes.
pub struct Theatre {
    pub stage: Stage,
    pub played: Played,
    _folder: TempDir,
}

/// Reijo's five months, as written.
pub fn five_months() -> Theatre {
    let script = reijo().expect("the script is read");
    Theatre::of(&script, &script.steps)
}

/// Reijo's case up to a minute like `2026-03-20T00:00`.
pub fn five_months_until(minute: &str) -> Theatre {
    let script = reijo().expect("the script is read");
    let until = NaiveDateTime::parse_from_str(minute, "%Y-%m-%dT%H:%M").expect("a minute of the test");
    Theatre::of(&script, script.steps.iter().filter(|step| step.at < until))
}

/// Every client, as written.
pub fn every_case() -> Theatre {
    let script = everyone().expect("the scripts are read");
    Theatre::of(&script, &script.steps)
}

impl Theatre {
    fn of<'s>(script: &Script, steps: impl IntoIterator<Item = &'s Step>) -> Self {
        Self::on(script, steps, Calendar::as_written(script.demo_day))
    }

    pub fn on<'s>(script: &Script, steps: impl IntoIterator<Item = &'s Step>, calendar: Calendar) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let opening = curtain(script, calendar).expect("a first step");
        let mut stage = Stage::set(folder.path(), script.worker().expect("a worker"), opening).expect("a new vault");
        let played = play(&mut stage, steps, calendar).expect("the program does what the worker asks");
        Self { stage, played, _folder: folder }
    }

    pub fn open(&mut self) -> &mut Open {
        self.stage.open().expect("an open vault")
    }

    pub fn id(&self, client: &str) -> ClientId {
        self.played.clients[client]
    }

    pub fn page(&mut self, client: &str) -> ClientPage {
        let id = self.id(client);
        client::open(self.open(), ClientRef { id }).expect("the client's page").value
    }

    /// Goes on to a minute of the unmoved script's time.
    pub fn later(&mut self, minute: &str) {
        let at = NaiveDateTime::parse_from_str(minute, "%Y-%m-%dT%H:%M").expect("a minute of the test");
        let calendar = Calendar::as_written(at.date());
        self.stage.clock.set(moment_of(calendar, at).expect("a minute that exists"));
    }

    /// Writes what has not left yet to a folder of its own.
    pub fn carry(&mut self) -> Carried {
        self.carried_by(delivery::export)
    }

    /// Writes everything once more, to another folder.
    pub fn carry_again(&mut self) -> Carried {
        self.carried_by(delivery::export_all)
    }

    fn carried_by(&mut self, export: impl Fn(&mut Open, &Path) -> Result<Answer<ExportReceipt>, Failure>) -> Carried {
        let folder = tempfile::tempdir().expect("a folder");
        self.stage.prove().expect("the worker's passphrase");
        let receipt = export(self.open(), folder.path()).expect("the folder is written").value;
        Carried { files: files(Path::new(&receipt.folder)), documents: receipt.documents, held_back: receipt.held_back }
    }
}

/// What an export wrote: each file's name and bytes.
pub struct Carried {
    pub files: BTreeMap<String, Vec<u8>>,
    pub documents: u32,
    pub held_back: u32,
}

impl Carried {
    /// The national documents: their type's number and their content.
    pub fn documents(&self) -> Vec<(&str, serde_json::Value)> {
        // A document's name begins with its number; the list's does not.
        let number = |name: &str| name.split('-').next().filter(|number| number.bytes().all(|byte| byte.is_ascii_digit())).map(str::len);
        let json = self.files.iter().filter(|(name, _)| name.ends_with(".json"));
        json.filter_map(|(name, bytes)| Some((&name[..number(name)?], serde_json::from_slice(bytes).expect("JSON")))).collect()
    }

    pub fn mentions(&self, words: &str) -> bool {
        self.files.iter().any(|(name, bytes)| name.contains(words) || String::from_utf8_lossy(bytes).contains(words))
    }
}

/// Each file's name and bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder is read").map(|entry| entry.expect("an entry").path());
    entries.map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(&path).expect("a file"))).collect()
}
