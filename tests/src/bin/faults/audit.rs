//! The access log under kills: a process opens records at random and says each answer it got; whenever it is killed,
//! each of those answers has its row in the log. Knows the looks it asks for, not how the gate writes them down.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm, ClientRef, ClientSearch, TimelineRequest};
use askel_app::failure::Failure;
use askel_app::surroundings::Surroundings;
use askel_app::{Askel, KeyCost, Open, access, vault};
use askel_domain::access::Action;
use askel_domain::id::ClientId;
use askel_store::keys::DataKey;
use askel_store::log::{Verdict, handled};
use askel_store::shelf::Shelf;
use askel_tests::faults::bench::{furnish, reijo, unlock};
use askel_tests::faults::image::{Image, key_of};
use askel_tests::faults::typed::Dice;
use askel_tests::fixture::stage::PASSPHRASE;
use tempfile::TempDir;

use crate::outcome::{Control, Did, Told};
use crate::subject::{Subject, say};
use crate::wanted::{Order, Progress};

pub const SUBJECT: &str = "--audit-subject";
const EARLY: &str = "--early";
const CLIENTS: usize = 4;
/// Answers that are heard before a kill, at most.
const ANSWERS: usize = 30;
/// The planted bug is caught within so many, or the judge is blind.
const KILLS_OF_CONTROL: usize = 40;

type Wish = fn(&mut Open, ClientId) -> Result<(), Failure>;

/// Each look, what the log calls it, and whether every single one has a row; else the first since the opening has.
const LOOKS: [(Action, bool, Wish); 4] = [
    (Action::Reveal, true, |open, id| client::identity(open, ClientRef { id }).map(drop)),
    (Action::Log, true, |open, id| access::open(open, ClientRef { id }).map(drop)),
    (Action::Open, false, |open, id| client::open(open, ClientRef { id }).map(drop)),
    (Action::Open, false, |open, id| client::timeline(open, TimelineRequest { id, offset: 0 }).map(drop)),
];

fn this_computer(folder: &Path) -> Askel {
    Askel::new(folder.to_owned(), Surroundings { key_cost: KeyCost::FOR_PROOFS, ..Surroundings::of_this_computer() })
}

/// Looks at records until somebody kills it. `--early`: the planted bug says what it saw before the row is written.
pub fn be_the_subject(words: &[&str]) -> ExitCode {
    let [folder, seed, rest @ ..] = words else { return ExitCode::FAILURE };
    match look_around(Path::new(folder), seed.parse().unwrap_or_default(), rest == [EARLY]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("audit subject: {:?}", failure.code);
            ExitCode::FAILURE
        }
    }
}

fn look_around(folder: &Path, seed: u64, early: bool) -> Result<(), Failure> {
    let (mut askel, mut dice) = (this_computer(folder), Dice::from(seed));
    let id = vault::status(&mut askel, Empty {})?.value.vaults.remove(0).id;
    unlock(&mut askel, &id, PASSPHRASE)?;
    let open = askel.open()?;
    let clients: Vec<ClientId> = client::list(open, ClientSearch::default())?.value.rows.into_iter().map(|row| row.id).collect();
    loop {
        let (look, at) = (dice.roll(LOOKS.len()), clients[dice.roll(clients.len())]);
        if early {
            say(&format!("{look} {at}"));
            thread::sleep(Duration::from_millis(2));
        }
        LOOKS[look].2(open, at)?;
        if !early {
            say(&format!("{look} {at}"));
        }
        thread::sleep(Duration::from_micros(dice.roll(3_000) as u64));
    }
}

/// Answers by what the log calls them and by client.
type Counts = BTreeMap<(String, ClientId), usize>;

struct Archive {
    folder: TempDir,
    vault_id: String,
    key: DataKey,
    clients: Vec<ClientId>,
    dice: Dice,
    answers: usize,
    /// Of the last look.
    rows: Counts,
}

impl Archive {
    fn fill(dice: Dice) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut askel = this_computer(folder.path());
        let (vault_id, first) = furnish(&mut askel);
        let open = askel.open().expect("open");
        let others = (1..CLIENTS).map(|number| {
            let form = ClientForm { given_names: format!("Toinen {number}"), identity_code: String::new(), identity_kind: Default::default(), ..reijo() };
            client::save(open, form).expect("a client").value.id
        });
        let clients = std::iter::once(first).chain(others).collect();
        askel.lock();
        let key = key_of(&Shelf::at(folder.path()).vault_folder(&vault_id));
        let mut archive = Self { folder, vault_id, key, clients, dice, answers: 0, rows: Counts::new() };
        archive.rows = archive.look().0;
        archive
    }

    /// Rows of looks; and whether the chain holds. Read from a copy, so that no key is derived and no anchor is moved.
    fn look(&self) -> (Counts, bool) {
        let image = Image::of(&Shelf::at(self.folder.path()).vault_folder(&self.vault_id));
        let store = image.open(&self.key, false).expect("opens");
        let mut counts = Counts::new();
        for id in &self.clients {
            for row in store.read(|read| handled(read, *id)).expect("the log") {
                *counts.entry((format!("{:?}", row.action), *id)).or_default() += 1;
            }
        }
        let whole = matches!(store.walk_log(), Verdict::Whole { .. }) && store.broken().is_none();
        (counts, whole)
    }

    /// One life of the reader. Answers what went out without a row before it.
    fn kill_one(&mut self, early: bool) -> Vec<String> {
        let seed = self.dice.roll(usize::MAX).to_string();
        let folder = self.folder.path().to_string_lossy().into_owned();
        let words: Vec<&str> = [folder.as_str(), &seed].into_iter().chain(early.then_some(EARLY)).collect();
        let reader = Subject::start(SUBJECT, &words, None);
        let mut heard: Vec<String> = (0..1 + self.dice.roll(ANSWERS)).map_while(|_| reader.next()).collect();
        thread::sleep(Duration::from_micros(self.dice.roll(4_000) as u64));
        heard.extend(reader.kill());
        self.answers += heard.len();
        let (after, whole) = self.look();
        let before = std::mem::replace(&mut self.rows, after);
        let after = &self.rows;
        let mut faults: Vec<String> = (!whole).then(|| "the log's chain is broken".to_owned()).into_iter().collect();
        for ((name, id), (told, least)) in promised(&heard) {
            let key = (name, id);
            let rows = after.get(&key).unwrap_or(&0) - before.get(&key).unwrap_or(&0);
            if rows < least {
                faults.push(format!("{told} answers of {} with {rows} rows of the log", key.0));
            }
        }
        faults
    }
}

/// By look and client: how many answers were heard, and how many rows there must at least be.
fn promised(heard: &[String]) -> BTreeMap<(String, ClientId), (usize, usize)> {
    let mut told = BTreeMap::<_, (usize, usize)>::new();
    let read = |line: &String| Some((line.split_once(' ')?.0.parse::<usize>().ok()?, line.split_once(' ')?.1.parse().ok().map(ClientId)?));
    for (look, id) in heard.iter().filter_map(read) {
        let (action, each, _) = LOOKS[look];
        let counts = told.entry((format!("{:?}", Some(action)), id)).or_default();
        counts.0 += 1;
        counts.1 = if each { counts.1 + 1 } else { 1 };
    }
    told
}

pub fn run(order: &Order) -> Told {
    let kills = order.share(25, 500, 10_000);
    let (mut archive, mut faults, mut progress) = (Archive::fill(order.dice(21)), vec![], Progress::of("audit", kills));
    for kill in 0..kills {
        faults.extend(archive.kill_one(false).into_iter().map(|fault| format!("kill {kill}: {fault}")));
        progress.at(kill);
        // The log grows with every look, and reading it must not become the campaign.
        if kill % 200 == 199 {
            archive = Archive { answers: archive.answers, ..Archive::fill(order.dice(22 + kill as u64)) };
        }
    }
    if archive.answers < kills * 2 {
        faults.push("the reader hardly read: nothing was tried".into());
    }
    let did = Did::default().and(kills, "kills of a reader").and(archive.answers, "answers heard, each with its row in the log before it");
    Told { did, faults, control: control(order) }
}

/// The same judge around a reader that tells before the row is written.
fn control(order: &Order) -> Control {
    let mut archive = Archive::fill(order.dice(23));
    for kill in 1..=KILLS_OF_CONTROL {
        if let Some(first) = archive.kill_one(true).first() {
            return Control::Caught(format!("telling before the row, after {kill} kills: {first}"));
        }
    }
    Control::Missed(format!("{KILLS_OF_CONTROL} kills of a reader that tells before the row"))
}
