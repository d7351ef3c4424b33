//! What is left in the core's memory after a lock: a process of its own types canaries and locks, and every readable page of
//! it is searched for them, for the passphrase and for the key. Linux only; the window's own processes
//! are looked at by `tests/window/remains.rs`.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use askel_app::answer::Empty;
use askel_app::client::{self, ClientRef, TimelineRequest};
use askel_app::entry::{self, DraftRequest, DraftSave, EntryRef};
use askel_app::failure::Failure;
use askel_app::surroundings::Surroundings;
use askel_app::{Askel, KeyCost, today, vault};
use askel_domain::draft::EntryForm;
use askel_store::keys::{open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_tests::faults::apart;
use askel_tests::faults::bench::{beginning, furnish_with, visit};
use askel_tests::faults::image::bytes_of;
use askel_tests::faults::remains::{Found, Sought};
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::faults::typed::Dice;
use chrono::TimeDelta;
use serde_json::json;

use crate::outcome::{Control, Did, Told};
use crate::wanted::Order;

pub const SUBJECT: &str = "--memory-subject";
const LEAK: &str = "--leak";
pub const CANARIES: u64 = 1_000;
/// Canaries in one form.
const FLOCK: u64 = 10;
const LOCKED: &str = "locked";
const CANARY: &str = "a canary";
const PASSPHRASE: &str = "the passphrase";
const KEY: &str = "the key";

/// The same word for the same number in both processes, and nowhere else.
pub fn canary(seed: u64, number: u64) -> String {
    let mut dice = Dice::from(seed.wrapping_mul(31).wrapping_add(number));
    (0..20).map(|_| char::from(b'a' + dice.roll(26) as u8)).collect()
}

/// Opens the only vault of the folder, types every canary, reads them back, locks, says so and waits to be looked at.
pub fn be_the_subject(words: &[&str]) -> ExitCode {
    let [folder, seed, rest @ ..] = words else { return ExitCode::FAILURE };
    let seed: u64 = seed.parse().unwrap_or_default();
    match type_canaries(Path::new(folder), seed) {
        Ok(()) => {}
        Err(failure) => {
            eprintln!("memory subject: {:?}", failure.code);
            return ExitCode::FAILURE;
        }
    }
    // The planted bug: one copy that nobody wipes.
    let _leaked = (rest == [LEAK]).then(|| Box::leak(canary(seed, 7).into_boxed_str()));
    println!("{LOCKED}");
    let _ = std::io::stdin().read(&mut [0]);
    ExitCode::SUCCESS
}

fn type_canaries(folder: &Path, seed: u64) -> Result<(), Failure> {
    // Later than whoever made the vault, whose identifiers it would else draw again.
    let mut askel = Askel::new(folder.to_owned(), TwoHands::at(beginning() + TimeDelta::hours(1)).surroundings());
    let id = vault::status(&mut askel, Empty {})?.value.vaults.remove(0).id;
    let passphrase = fs::read_to_string(folder.join("passphrase")).expect("a passphrase");
    let request = serde_json::from_value(json!({ "vaultId": id, "passphrase": passphrase })).expect("a request");
    drop(passphrase);
    vault::unlock(&mut askel, request)?;
    type_canaries_in(&mut askel, seed, 0..CANARIES)?;
    vault::lock(&mut askel, Empty {})?;
    Ok(())
}

/// Types those canaries into the open vault and reads them back.
pub fn type_canaries_in(askel: &mut Askel, seed: u64, numbers: Range<u64>) -> Result<(), Failure> {
    let open = askel.open()?;
    let client_id = client::list(open, client::ClientSearch::default())?.value.rows[0].id;
    for first in numbers.step_by(FLOCK as usize) {
        let page = entry::open_draft(open, DraftRequest { client_id, session_id: None })?.value;
        entry::save_draft(open, DraftSave { id: page.id, form: flock(seed, first) })?;
        entry::resume_draft(open, entry::DraftRef { id: page.id })?;
        let done = entry::finalise(open, DraftSave { id: page.id, form: flock(seed, first) })?.value;
        entry::read(open, EntryRef { id: done.entry_id })?;
    }
    client::timeline(open, TimelineRequest { id: client_id, offset: 0 })?;
    client::open(open, ClientRef { id: client_id })?;
    today::today(open, Empty {})?;
    Ok(())
}

fn flock(seed: u64, first: u64) -> EntryForm {
    let words = |from: u64, to: u64| (from..to).map(|number| canary(seed, first + number)).collect::<Vec<_>>().join(" ");
    EntryForm { observations: words(4, 6), assessment: words(6, 8), agreed: words(8, 9), place: words(9, FLOCK), ..visit(&words(0, 4)) }
}

pub fn run(order: &Order) -> Told {
    let runs = order.share(1, 20, 200);
    let (mut faults, mut searched, mut sums) = (vec![], 0, [0; 3]);
    for number in 0..runs {
        let found = session(order.seed + number as u64, false);
        searched += found.searched;
        for (sum, what) in sums.iter_mut().zip([CANARY, PASSPHRASE, KEY]) {
            *sum += found.hits.iter().filter(|hit| hit.what == what).count();
        }
        faults.extend(found.hits.iter().map(|hit| format!("{} in {}", hit.what, hit.place)));
    }
    let did = Did::default()
        .and(runs, "locked cores")
        .and(searched >> 20, "MB searched")
        .most(CANARIES as usize, "canaries typed in each")
        .and(sums[0], "canaries found")
        .and(sums[1], "of the passphrase")
        .and(sums[2], "of the key");
    let found = session(order.seed, true);
    let control = match found.hits.len() {
        0 => Control::Missed("a leaked copy was not found".into()),
        _ => Control::Caught(format!("one leaked copy: {} found", found.hits.len())),
    };
    Told { did, faults, control }
}

fn session(seed: u64, leak: bool) -> Found {
    let folder = tempfile::tempdir().expect("a folder");
    let passphrase = format!("{} {}", canary(seed, 1_000_001), canary(seed, 1_000_002));
    // A key as dear as a product's: its derivation leaves its own traces.
    let surroundings = Surroundings { key_cost: KeyCost::LEAST, ..TwoHands::at(beginning()).surroundings() };
    let mut askel = Askel::new(folder.path().to_owned(), surroundings);
    let (id, _) = furnish_with(&mut askel, &passphrase);
    askel.lock();
    fs::write(folder.path().join("passphrase"), &passphrase).expect("writes");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg(SUBJECT).arg(folder.path()).arg(seed.to_string()).args(leak.then_some(LEAK));
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = apart::starting(|| command.spawn().expect("starts"));
    let mut said = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut said).expect("text");
    assert_eq!(said.trim(), LOCKED);
    let ring = read_ring(&Shelf::at(folder.path()).vault_folder(&id)).expect("keys").ring;
    let key = bytes_of(&open_slot(&ring.vault, &ring.slots[0], &passphrase).expect("opens"));
    let found = search(&child, seed, &passphrase, &key);
    drop(child.stdin.take());
    child.wait().expect("ends");
    found
}

pub fn search(child: &Child, seed: u64, passphrase: &str, key: &[u8; 32]) -> Found {
    let mut sought = Sought::default();
    for number in 0..CANARIES {
        sought.text(CANARY, &canary(seed, number));
    }
    sought.text(PASSPHRASE, passphrase);
    sought.key(KEY, key);
    sought.searcher().search(child.id())
}
