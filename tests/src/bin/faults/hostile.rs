//! Hostile files: a process offers itself hundreds of them as backups, keys, answers, spare keys and codes. Each is refused, no
//! row changes, nothing panics, and the memory it takes stays small. Knows the files' outer forms only.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use askel_app::answer::Empty;
use askel_app::failure::FailureCode;
use askel_app::{backup, code, recovery};
use askel_tests::faults::damage::back_up;
use askel_tests::faults::forgotten::{Laptop, NEW, OLD, Officer, answer, laptop, officer};
use askel_tests::faults::typed::Dice;
use chrono::TimeDelta;
use serde_json::json;

use crate::outcome::{Control, Did, Told};
use crate::subject::{Subject, say};
use crate::wanted::Order;

pub const SUBJECT: &str = "--hostile-subject";
/// security.md T5.
const MOST_MEMORY_MB: usize = 512;
const KEYS: [&str; 2] = ["vault.keys", "vault.keys.copy"];
const KINDS: [&str; 5] = ["backup", "keys", "answer", "spare keys", "codes"];

/// Says one line for each fault, and at the end how many files it offered and how much memory it took.
pub fn be_the_subject(words: &[&str]) -> ExitCode {
    let [count, seed, folder] = words else { return ExitCode::FAILURE };
    let (count, mut dice) = (count.parse().unwrap_or(0), Dice::from(seed.parse().unwrap_or_default()));
    let mut host = Host::make(Path::new(folder));
    for number in 0..count {
        let kind = number % KINDS.len();
        let offered = catch_unwind(AssertUnwindSafe(|| host.offer(kind, &mut dice)));
        match offered {
            Ok(true) => say(&format!("fault {number}: taken as {}", KINDS[kind])),
            Ok(false) => {}
            Err(_) => say(&format!("fault {number}: a panic over {}", KINDS[kind])),
        }
    }
    let sound = host.sound_files_are_taken();
    say(&format!("done {} {sound} {}", host.entries_as_before(), most_memory_mb()));
    ExitCode::SUCCESS
}

fn most_memory_mb() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<usize>().ok()).unwrap_or(0) / 1024
}

struct Host {
    laptop: Laptop,
    before: Vec<String>,
    /// One of each kind as it should be.
    backup: PathBuf,
    answer: PathBuf,
    spare_keys: String,
    place: PathBuf,
}

impl Host {
    fn make(place: &Path) -> Self {
        let (mut laptop, officer): (Laptop, Officer) = (laptop(), officer());
        laptop.write(1, 3);
        let before = laptop.entries();
        back_up(&mut laptop.askel);
        laptop.place(&[&officer]);
        laptop.askel.lock();
        let shelf = laptop.folder.path().join("data/backups").join(&laptop.id);
        let backup = fs::read_dir(shelf).expect("lists").filter_map(Result::ok).map(|entry| entry.path()).find(|path| path.is_dir()).expect("a backup");
        let answer = answer(&officer, &laptop.ask());
        Self { before, backup, answer, spare_keys: officer.recipient, place: place.to_owned(), laptop }
    }

    /// `true`: it was taken.
    fn offer(&mut self, kind: usize, dice: &mut Dice) -> bool {
        // Wrong tries make the next one wait.
        let now = askel_app::surroundings::Clock::now(&self.laptop.clock);
        self.laptop.clock.set(now + TimeDelta::hours(1));
        match kind {
            0 => self.offer_backup(dice),
            1 => self.offer_keys(dice),
            2 => {
                let file = self.file(&hostile(&fs::read(&self.answer).expect("reads"), dice));
                self.laptop.finish(NEW, &file).is_ok()
            }
            _ => {
                self.laptop.unlock(OLD).expect("opens");
                let spare = kind == 3;
                let sound = if spare { self.spare_keys.clone().into_bytes() } else { b"{\"codes\":[]}".to_vec() };
                let file = self.file(&hostile(&sound, dice));
                let open = self.laptop.askel.open().expect("open");
                let taken = if spare { recovery::read_keys(open, &file).is_ok() } else { code::import(open, &file).is_ok() };
                self.laptop.askel.lock();
                taken
            }
        }
    }

    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.place.join("offered");
        fs::write(&path, bytes).expect("writes");
        path
    }

    /// A backup in the second place with one hostile file in it.
    fn offer_backup(&mut self, dice: &mut Dice) -> bool {
        let shelf = self.place.join("stick").join("askel-backups").join(&self.laptop.id);
        let folder = shelf.join(format!("20310101T1200{:02}Z", dice.roll(60)));
        let _ = fs::remove_dir_all(&shelf);
        copy(&self.backup, &folder);
        let names = ["vault.db", "vault.keys", "vault.keys.copy", "manifest.json", "manifest.seal"];
        let path = folder.join(names[dice.roll(names.len())]);
        fs::write(&path, hostile(&fs::read(&path).expect("reads"), dice)).expect("writes");
        let Ok(rows) = backup::find(&mut self.laptop.askel, Empty {}, &self.place.join("stick")) else { return false };
        let offered: Vec<_> = rows.value.into_iter().filter(|row| row.elsewhere).collect();
        assert!(!offered.is_empty(), "the second place is looked at");
        offered.into_iter().any(|row| {
            let request = serde_json::from_value(json!({ "id": row.id, "passphrase": OLD })).expect("a request");
            row.whole || backup::restore(&mut self.laptop.askel, request).is_ok()
        })
    }

    fn offer_keys(&mut self, dice: &mut Dice) -> bool {
        let vault = self.laptop.folder.path().join("data/vaults").join(&self.laptop.id);
        let sound = KEYS.map(|name| fs::read(vault.join(name)).expect("reads"));
        let bytes = hostile(&sound[0], dice);
        KEYS.iter().for_each(|name| fs::write(vault.join(name), &bytes).expect("writes"));
        let taken = self.laptop.unlock(OLD).is_ok();
        KEYS.iter().zip(&sound).for_each(|(name, bytes)| fs::write(vault.join(name), bytes).expect("writes"));
        taken
    }

    fn entries_as_before(&mut self) -> bool {
        let opens = self.laptop.unlock(NEW).or_else(|_| self.laptop.unlock(OLD));
        opens == Ok::<(), FailureCode>(()) && self.laptop.entries() == self.before
    }

    /// The control: what the judge calls refused is not everything.
    fn sound_files_are_taken(&mut self) -> bool {
        let now = askel_app::surroundings::Clock::now(&self.laptop.clock);
        self.laptop.clock.set(now + TimeDelta::hours(1));
        self.laptop.unlock(OLD).expect("opens");
        let file = self.file(self.spare_keys.as_bytes());
        let keys = recovery::read_keys(self.laptop.askel.open().expect("open"), &file).is_ok();
        self.laptop.askel.lock();
        let rows = backup::list(&mut self.laptop.askel, Empty {}).expect("a list").value;
        keys && rows.iter().any(|row| row.whole) && self.laptop.finish(NEW, &self.answer).is_ok()
    }
}

/// Something that is not `sound` but may look like it: rubbish, a piece of it, other letters in it, far too much of it.
fn hostile(sound: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    match dice.roll(7) {
        0 => bytes = (0..dice.roll(5_000)).map(|_| dice.roll(256) as u8).collect(),
        1 => bytes.truncate(dice.roll(sound.len().max(2) - 1)),
        2 => bytes = b"[".repeat(100_000),
        3 => bytes = sound.repeat(2 + dice.roll(9) + (3 << 20) / sound.len().max(1)),
        4 => bytes = format!("{{\"kind\":\"x\",\"deep\":{}1{}}}", "{\"a\":".repeat(5_000), "}".repeat(5_000)).into_bytes(),
        5 => bytes = b"<script>alert(1)</script><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>&a;".to_vec(),
        _ => (0..4).for_each(|_| {
            let at = dice.roll(bytes.len() * 9 / 10);
            // Another letter for certain; a digit stays no digit.
            bytes[at] = if bytes[at] == b'!' { b'?' } else { b'!' };
        }),
    }
    bytes
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("makes");
    for entry in fs::read_dir(from).expect("lists").filter_map(Result::ok) {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copies");
    }
}

pub fn run(order: &Order) -> Told {
    let files = order.share(40, 500, 500);
    let place = tempfile::tempdir().expect("a folder");
    let (count, seed, folder) = (files.to_string(), order.seed.to_string(), place.path().to_string_lossy().into_owned());
    let subject = Subject::start(SUBJECT, &[&count, &seed, &folder], None);
    let (mut faults, mut end) = (vec![], String::new());
    while let Some(line) = subject.next() {
        match line.strip_prefix("done ") {
            Some(told) => end = told.to_owned(),
            None => faults.push(line),
        }
    }
    let told: Vec<&str> = end.split(' ').collect();
    let memory = told.get(2).and_then(|memory| memory.parse().ok()).unwrap_or(0);
    faults.extend((told.first() != Some(&"true")).then(|| "the entries are not as they were".to_owned()));
    faults.extend((memory > MOST_MEMORY_MB).then(|| format!("{memory} MB of memory")));
    let did = Did::default()
        .and(files, format!("hostile files as {}, each refused, entries as before", KINDS.join(", ")))
        .most(memory, "MB of memory at most");
    let control = match told.get(1) {
        Some(&"true") => Control::Caught("the same files as they should be are taken".into()),
        _ => Control::Missed("sound files are refused too".into()),
    };
    Told { did, faults, control }
}
