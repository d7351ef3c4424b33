//! A vault of each older Askel, and the program killed while it changes the file: before any of its calls to the disk. Each time
//! the file is of the old schema, of the new one, or of a whole one between, never of a half, and holds what it held.

use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use askel_app::Askel;
use askel_store::keys::DataKey;
use askel_tests::faults::bench::{beginning, unlock};
use askel_tests::faults::hand::Hand;
use askel_tests::faults::image::{Image, faults_in, key_of};
use askel_tests::faults::ledger::Ledger;
use askel_tests::faults::older::{as_of, raw, rows, schema, schema_of, scripts, stored, version};
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::faults::vfs::{Act, Answer, Disk, put_under};
use askel_tests::fixture::stage::PASSPHRASE;
use chrono::TimeDelta;

use crate::outcome::{Control, Did, Told};
use crate::subject::{Subject, say};
use crate::wanted::{Order, Progress};

pub const SUBJECT: &str = "--upgrades-subject";
/// The planted bug: the schema is changed statement by statement, each for itself.
const PIECEMEAL: &str = "--piecemeal";
/// The planted bug is caught within so many, or the judge is blind.
const KILLS_OF_CONTROL: usize = 12;

/// Says when it has come to the n-th call, and goes no further: somebody kills it there.
struct Halt {
    at: usize,
    calls: usize,
}

impl Disk for Halt {
    fn before(&mut self, _: &Path, _: &Act) -> Answer {
        self.calls += 1;
        if self.calls == self.at {
            say("halted");
            loop {
                thread::sleep(Duration::from_secs(3600));
            }
        }
        Answer::Pass
    }
}

/// Opens the vault as a newer Askel does, and halts at a call; with 0 it counts them.
pub fn be_the_subject(words: &[&str]) -> ExitCode {
    let [data, id, at, rest @ ..] = words else { return ExitCode::FAILURE };
    let disk = std::sync::Arc::new(std::sync::Mutex::new(Halt { at: at.parse().unwrap_or_default(), calls: 0 }));
    let piecemeal = (rest == [PIECEMEAL]).then(|| Path::new(data).join("vaults").join(id));
    let key = piecemeal.as_deref().map(key_of);
    put_under(disk.clone());
    if let (Some(folder), Some(key)) = (piecemeal, key) {
        change_in_pieces(&folder, &key);
    } else if let Err(failure) = unlock(&mut later(Path::new(data)), id, PASSPHRASE) {
        eprintln!("upgrades subject: {:?}", failure.code);
        return ExitCode::FAILURE;
    }
    let calls = disk.lock().map_or(0, |disk| disk.calls);
    say(&calls.to_string());
    ExitCode::SUCCESS
}

/// Later than whoever made the vault, whose identifiers it would else draw again.
fn later(data: &Path) -> Askel {
    Askel::new(data.to_owned(), TwoHands::at(beginning() + TimeDelta::hours(30)).surroundings())
}

fn change_in_pieces(folder: &Path, key: &DataKey) {
    let connection = raw(&folder.join("vault.db"), key);
    let done = version(&connection);
    for (number, script) in scripts().iter().enumerate().skip(done) {
        connection.execute_batch(script).expect("a script");
        connection.execute_batch(&format!("PRAGMA user_version = {}", number + 1)).expect("a number");
    }
}

struct Older {
    image: Image,
    key: Rc<DataKey>,
    number: usize,
    ledger: Ledger,
}

/// What became of one kill.
enum Came {
    /// It had ended before: so many calls it makes in all.
    Ended(usize),
    Halted(Vec<String>),
}

impl Older {
    /// The vaults that older Askels wrote, and of each schema one with rows of today, which the ledger knows.
    fn every(seed: u64) -> Vec<Self> {
        let mut hand = Hand::new(seed);
        (0..30).for_each(|_| hand.do_one().expect("a sound disk"));
        hand.bench.lock();
        let newest = Image::of(&hand.bench.file(""));
        let key = Rc::new(key_of(&newest.vault()));
        let made_up = |number| {
            let (image, key) = (newest.copy(), key.clone());
            as_of(&image, &key, number);
            Self { image, key, number, ledger: hand.ledger.clone() }
        };
        let written_then = |number| {
            let (image, key) = stored(number);
            Self { image, key: Rc::new(key), number, ledger: Ledger::default() }
        };
        (1..scripts().len()).flat_map(|number| [written_then(number), made_up(number)]).collect()
    }

    fn kill_at(&self, at: usize, piecemeal: bool) -> Came {
        let image = self.image.copy();
        let (data, id) = (image.vault().parent().and_then(Path::parent).expect("a folder").to_owned(), image.id().to_owned());
        let before = rows(&raw(&self.image.copy().file("vault.db"), &self.key), self.number);
        let (data, at) = (data.to_string_lossy().into_owned(), at.to_string());
        let mut words = vec![data.as_str(), &id, &at];
        words.extend(piecemeal.then_some(PIECEMEAL));
        let subject = Subject::start(SUBJECT, &words, None);
        match subject.next().as_deref() {
            Some("halted") => {
                subject.kill();
                Came::Halted(self.faults(&image, &before))
            }
            Some(calls) => Came::Ended(calls.parse().expect("a number")),
            None => Came::Halted(vec!["the vault did not open".into()]),
        }
    }

    /// The file as it lies there, and then as the next start of Askel opens it.
    fn faults(&self, image: &Image, before: &std::collections::BTreeSet<String>) -> Vec<String> {
        let mut faults = vec![];
        let lying = image.copy();
        let file = raw(&lying.file("vault.db"), &self.key);
        let number = version(&file);
        if !(self.number..=scripts().len()).contains(&number) || schema(&file) != schema_of(number) {
            faults.push(format!("the file says schema {number}, and is of none"));
        }
        if !rows(&file, self.number).is_superset(before) {
            faults.push("rows are missing".into());
        }
        drop(file);
        match image.open(&self.key, false) {
            Ok(store) => faults.extend(faults_in(&store, &self.ledger)),
            Err(failure) => faults.push(format!("the vault does not open: {failure}")),
        }
        let file = raw(&image.file("vault.db"), &self.key);
        if faults.is_empty() {
            if version(&file) != scripts().len() || schema(&file) != schema_of(scripts().len()) {
                faults.push("it was not brought up to the newest schema".into());
            }
            if !rows(&file, self.number).is_superset(before) {
                faults.push("rows are missing afterwards".into());
            }
        }
        faults
    }
}

pub fn run(order: &Order) -> Told {
    let (every, mut dice, mut faults, mut kills) = (Older::every(order.seed), order.dice(51), vec![], 0);
    let mut progress = Progress::of("upgrades", every.len());
    let mut calls_in_all = 0;
    for (done, older) in every.iter().enumerate() {
        let Came::Ended(calls) = older.kill_at(0, false) else {
            faults.push(format!("a vault of schema {} does not open", older.number));
            continue;
        };
        calls_in_all += calls;
        let few = order.scale.of(2, 40, calls);
        // A part of the way from each, so that few kills are not all in one place.
        let spread = |kill: usize, roll: usize| 1 + (kill * calls + roll * calls / 1000) / few;
        for at in (0..few).map(|kill| if few == calls { kill + 1 } else { spread(kill, dice.roll(1000)) }) {
            if let Came::Halted(found) = older.kill_at(at, false) {
                kills += 1;
                faults.extend(found.into_iter().map(|fault| format!("schema {}, killed before call {at} of {calls}: {fault}", older.number)));
            }
        }
        progress.at(done);
    }
    if kills < 2 * every.len() {
        faults.push(format!("only {kills} kills: nothing was tried"));
    }
    let did = Did::default().and(scripts().len() - 1, "older schemas")
        .and(every.len() / 2, "vaults that older Askels wrote, and as many with rows of today").and(kills, "kills").and(calls_in_all, "calls to the disk to be killed before");
    Told { did, faults, control: control(&every) }
}

/// The same around a program that changes the schema statement by statement.
fn control(every: &[Older]) -> Control {
    let mut kills = 0;
    for older in every {
        for at in [6, 12, 18] {
            let Came::Halted(found) = older.kill_at(at, true) else { break };
            kills += 1;
            if let Some(first) = found.first() {
                return Control::Caught(format!("a schema changed statement by statement, at kill {kills}: {first}"));
            }
            if kills == KILLS_OF_CONTROL {
                break;
            }
        }
    }
    Control::Missed(format!("{kills} kills of a program that changes the schema statement by statement"))
}
