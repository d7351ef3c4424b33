//! The RustSec advisory database as files under `target/`, and the note of when Cargo.lock was last held against one.
//! Not part of the checkout: `cargo xtask advisories --refresh DIR` lays it there. Must not know any advisory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::freshness::fingerprint;
use crate::places::Places;
use crate::stop::Stop;

/// As cargo-deny names the folder of RustSec's database.
pub const NAME: &str = "advisory-db-3157b0e258782691";
/// Tells cargo-deny that somebody brought the files.
pub const FETCHED: &str = ".git/FETCH_HEAD";
/// A clone that is brought in by itself, where there is one.
const FROM: &str = "ASKEL_ADVISORIES";
const OLD: u64 = 30;
const GIT: &str = "DIR must be a clone of RustSec's advisory-db, and git must be installed.";

pub struct Database {
    folder: PathBuf,
    /// The commit's date, its seconds since 1970 and its name: what is kept about the files.
    about: PathBuf,
    lock: PathBuf,
    /// In the checkout: the last answer, for machines without a database.
    note: PathBuf,
}

impl Database {
    pub fn of(places: &Places) -> Self {
        let root = places.target.join("advisories");
        let note = places.root.join("src-tauri/crates/xtask/src/supply/held_against.txt");
        Self { folder: root.join(NAME), about: root.join("about.txt"), lock: places.root.join("Cargo.lock"), note }
    }

    /// `Err`: why there is nothing to ask, and when the question was last answered.
    pub fn ready(&self) -> Result<Result<(), String>, Stop> {
        if let Some(clone) = std::env::var_os(FROM) {
            self.refresh(Path::new(&clone))?;
        }
        Ok(if self.folder.join(FETCHED).is_file() { Ok(()) } else { Err(format!("no database here; {}", self.last_answer()?)) })
    }

    /// Takes the advisories of a clone's newest commit.
    pub fn refresh(&self, clone: &Path) -> Result<(), Stop> {
        let about = git(clone, &["log", "-1", "--format=%cs %ct %H"])?;
        let _ = fs::remove_dir_all(&self.folder);
        let fetched = self.folder.join(FETCHED);
        let made = fs::create_dir_all(self.folder.join(".git")).and_then(|()| fs::write(&fetched, ""));
        made.map_err(|error| Stop::file(&fetched, error))?;
        unpack(clone, &self.folder)?;
        fs::write(&self.about, &about).map_err(|error| Stop::file(&self.about, error))
    }

    /// Written after an answer without a fault.
    pub fn note_answer(&self) -> Result<(), Stop> {
        let about = fs::read_to_string(&self.about).map_err(|error| Stop::file(&self.about, error))?;
        let note = format!("{}\n{}\n", about.trim(), self.locked()?);
        fs::write(&self.note, note).map_err(|error| Stop::file(&self.note, error))
    }

    fn last_answer(&self) -> Result<String, Stop> {
        let note = fs::read_to_string(&self.note).unwrap_or_default();
        let (about, locked) = note.split_once('\n').unwrap_or_default();
        let changed = if locked.trim() == self.locked()? { "these same crates" } else { "other crates (Cargo.lock has changed)" };
        Ok(match about.split(' ').next() {
            Some(day) if !day.is_empty() => format!("last held against RustSec of {day}: 0 holes, with {changed}"),
            _ => "never asked yet".to_owned(),
        })
    }

    /// A crate of ours changes its version without changing what comes from outside.
    fn locked(&self) -> Result<String, Stop> {
        let lock = fs::read_to_string(&self.lock).map_err(|error| Stop::file(&self.lock, error))?;
        let sums: Vec<&str> = lock.lines().filter(|line| line.starts_with("checksum = ")).collect();
        Ok(fingerprint(sums.concat().as_bytes()))
    }

    /// One line; an old database is told of, and is no failure: it knew what it knew.
    pub fn age(&self) -> String {
        let about = fs::read_to_string(&self.about).unwrap_or_default();
        let seconds = about.split(' ').nth(1).and_then(|text| text.trim().parse::<u64>().ok());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let day = about.split(' ').next().unwrap_or("an unknown day");
        match seconds.map(|then| now.saturating_sub(then) / 86_400) {
            Some(days) if days <= OLD => format!("advisories of {day}, {days} days old"),
            Some(days) => format!("WARNING: advisories of {day}, {days} days old; a fresh clone: cargo xtask advisories --refresh DIR"),
            None => "WARNING: advisories of an unknown day".to_owned(),
        }
    }
}

fn git(clone: &Path, args: &[&str]) -> Result<String, Stop> {
    let said = Command::new("git").arg("-C").arg(clone).args(args).output();
    let said = said.map_err(|error| Stop::new(format!("git could not be started ({error})"), GIT))?;
    if !said.status.success() {
        return Err(Stop::new(format!("{} is no clone that git can read", clone.display()), GIT));
    }
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}

// A clone may be bare, so its files are asked of git and not of its folder.
fn unpack(clone: &Path, folder: &Path) -> Result<(), Stop> {
    let archive = Command::new("git").arg("-C").arg(clone).args(["archive", "HEAD", "crates"]).stdout(Stdio::piped()).spawn();
    let mut archive = archive.map_err(|error| Stop::new(format!("git could not be started ({error})"), GIT))?;
    let tar = archive.stdout.take().map(|from| Command::new("tar").arg("-x").arg("-C").arg(folder).stdin(from).status());
    let good = archive.wait().is_ok_and(|status| status.success()) && matches!(tar, Some(Ok(status)) if status.success());
    if good { Ok(()) } else { Err(Stop::new("the advisories could not be unpacked", GIT)) }
}
