//! Two workers on one laptop: one writes canaries and locks, the other opens an own vault in the same process, again and
//! again. Whoever has the laptop and the second passphrase finds nothing of the first: not in answers, memory, files, words.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use askel_app::surroundings::Surroundings;
use askel_app::{Askel, KeyCost};
use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm, ClientSearch};
use askel_app::failure::Failure;
use askel_app::{today, vault};
use askel_store::keys::{open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_tests::faults::bench::{beginning, create, furnish_with, reijo, unlock};
use askel_tests::faults::canaries::{files, hits};
use askel_tests::faults::image::bytes_of;
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::fixture::stage::PASSPHRASE;
use chrono::TimeDelta;

use crate::memory::{CANARIES, canary, search, type_canaries_in};
use crate::outcome::{Control, Did, Told};
use crate::subject::{Subject, say, wait_to_be_looked_at};
use crate::wanted::Order;

pub const SUBJECT: &str = "--shared-subject";
const LEAK: &str = "--leak";

/// Switches between the two so many times, ends with the second one's vault open, and says what that one was shown.
pub fn be_the_subject(words: &[&str]) -> ExitCode {
    let [folder, seed, switches, rest @ ..] = words else { return ExitCode::FAILURE };
    let (seed, switches) = (seed.parse().unwrap_or_default(), switches.parse().unwrap_or(1));
    // Later than whoever made the vaults, whose identifiers it would else draw again.
    let mut askel = Askel::new(Path::new(folder).to_owned(), TwoHands::at(beginning() + TimeDelta::hours(1)).surroundings());
    match switch(&mut askel, Path::new(folder), seed, switches) {
        Ok(shown) => {
            // The planted bug: one copy that outlives its owner's vault.
            let _leaked = (rest == [LEAK]).then(|| Box::leak(canary(seed, 7).into_boxed_str()));
            say(&shown.to_string());
            wait_to_be_looked_at();
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("shared subject: {:?}", failure.code);
            ExitCode::FAILURE
        }
    }
}

/// How many of the first one's canaries the second one was shown.
fn switch(askel: &mut Askel, folder: &Path, seed: u64, switches: u64) -> Result<usize, Failure> {
    let id = |name: &str| fs::read_to_string(folder.join(name)).expect("the name of a vault");
    let (first, second) = (id("first"), id("second"));
    let mut shown = 0;
    for turn in 0..switches {
        let passphrase = fs::read_to_string(folder.join("passphrase")).expect("a passphrase");
        unlock(askel, &first, &passphrase)?;
        drop(passphrase);
        let part = CANARIES / switches;
        type_canaries_in(askel, seed, turn * part..if turn + 1 == switches { CANARIES } else { (turn + 1) * part })?;
        vault::lock(askel, Empty {})?;
        unlock(askel, &second, PASSPHRASE)?;
        let mut answers = serde_json::to_string(&client::list(askel.open()?, ClientSearch::default())?.value).unwrap_or_default();
        answers.push_str(&serde_json::to_string(&today::today(askel.open()?, Empty {})?.value).unwrap_or_default());
        answers.push_str(&serde_json::to_string(&vault::status(askel, Empty {})?.value).unwrap_or_default());
        shown += (0..CANARIES).filter(|number| answers.contains(&canary(seed, *number))).count();
        // The first one's passphrase is no key to the second one's vault, nor the other way round.
        shown += usize::from(turn + 1 < switches && { askel.lock(); unlock(askel, &first, PASSPHRASE).is_ok() });
    }
    Ok(shown)
}

struct Found {
    shown: usize,
    memory: Vec<String>,
    files: BTreeSet<String>,
    searched: usize,
}

fn session(seed: u64, switches: usize, leak: bool) -> Found {
    let home = tempfile::tempdir().expect("a folder");
    let passphrase = format!("{} {}", canary(seed, 1_000_001), canary(seed, 1_000_002));
    let key = furnish_both(home.path(), &passphrase);
    let (place, seed_word, switches) = (home.path().to_string_lossy().into_owned(), seed.to_string(), switches.to_string());
    let asked: Vec<&str> = [place.as_str(), &seed_word, &switches].into_iter().chain(leak.then_some(LEAK)).collect();
    let subject = Subject::start(SUBJECT, &asked, Some(home.path()));
    let said = subject.next().and_then(|shown| shown.parse().ok());
    let complaints = || fs::read_to_string(home.path().join("stderr.log")).unwrap_or_default();
    let shown = said.unwrap_or_else(|| panic!("the switching stopped: {}", complaints()));
    let found = search(&subject.child, seed, &passphrase, &key);
    // What the proof itself wrote down for the subject is no trace.
    fs::remove_file(home.path().join("passphrase")).expect("removes");
    let mut wanted: Vec<String> = (0..CANARIES).map(|number| canary(seed, number)).collect();
    wanted.push(passphrase);
    let mut traces = hits(home.path(), &wanted);
    subject.kill();
    traces.extend(hits(home.path(), &wanted));
    let traces = traces.iter().map(|path| path.display().to_string()).collect();
    Found { shown, memory: found.hits.iter().map(|hit| format!("{} in {}", hit.what, hit.place)).collect(), files: traces, searched: files(home.path()).len() }
}

/// A vault for each of the two, and their names for the subject. Answers the first one's key.
fn furnish_both(home: &Path, passphrase: &str) -> [u8; 32] {
    let surroundings = Surroundings { key_cost: KeyCost::LEAST, ..TwoHands::at(beginning()).surroundings() };
    let mut askel = Askel::new(home.to_owned(), surroundings);
    let (first, _) = furnish_with(&mut askel, passphrase);
    askel.lock();
    let second = create(&mut askel).expect("a second vault");
    let form = ClientForm { family_name: "Toivola".into(), identity_kind: Default::default(), identity_code: String::new(), ..reijo() };
    client::save(askel.open().expect("open"), form).expect("a client");
    askel.lock();
    for (name, text) in [("first", &first), ("second", &second), ("passphrase", &passphrase.to_owned())] {
        fs::write(home.join(name), text).expect("writes");
    }
    let ring = read_ring(&Shelf::at(home).vault_folder(&first)).expect("keys").ring;
    bytes_of(&open_slot(&ring.vault, &ring.slots[0], passphrase).expect("opens"))
}

pub fn run(order: &Order) -> Told {
    let (laptops, switches) = (order.share(1, 5, 2), order.scale.of(4, 50, 100));
    let (mut faults, mut searched) = (vec![], 0);
    for number in 0..laptops {
        let found = session(order.seed + number as u64, switches, false);
        searched += found.searched;
        faults.extend((found.shown > 0).then(|| format!("the second worker was shown {} of the first one's", found.shown)));
        faults.extend(found.memory.into_iter().map(|place| format!("while the second vault is open: {place}")));
        faults.extend(found.files.into_iter().map(|file| format!("clear text in {file}")));
    }
    let did = Did::default()
        .and(laptops, "laptops of two workers")
        .and(laptops * switches, "switches between them")
        .most(CANARIES as usize, "canaries of the first one")
        .and(searched, "files searched by the second, with answers and memory");
    let control = match session(order.seed, 1, true).memory.first() {
        Some(place) => Control::Caught(format!("one leaked copy: {place}")),
        None => Control::Missed("a leaked copy was not found".into()),
    };
    Told { did, faults, control }
}
