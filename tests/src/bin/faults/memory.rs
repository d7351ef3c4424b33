//! What is left in the core's memory after a lock: a process of its own types canaries and locks, and every readable page of
//! it is searched for them, for the passphrase and for the key. Linux only; the window's own processes are not looked at.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use aho_corasick::AhoCorasick;
use askel_app::answer::Empty;
use askel_app::client::{self, ClientRef, TimelineRequest};
use askel_app::entry::{self, DraftRequest, DraftSave, EntryRef};
use askel_app::failure::Failure;
use askel_app::{Askel, today, vault};
use askel_domain::draft::EntryForm;
use askel_store::keys::{open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_tests::faults::apart;
use askel_tests::faults::bench::{beginning, furnish_with, visit};
use askel_tests::faults::image::bytes_of;
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::faults::typed::Dice;
use chrono::TimeDelta;
use serde_json::json;

use crate::outcome::{Control, Told};
use crate::wanted::Order;

pub const SUBJECT: &str = "--memory-subject";
const LEAK: &str = "--leak";
pub const CANARIES: u64 = 1_000;
/// Canaries in one form.
const FLOCK: u64 = 10;
const LOCKED: &str = "locked";

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

pub struct Found {
    searched: usize,
    canaries: usize,
    passphrase: usize,
    key: usize,
    /// Where, one line each.
    pub places: Vec<String>,
}

impl Found {
    fn secrets(&self) -> usize {
        self.canaries + self.passphrase + self.key
    }
}

pub fn run(order: &Order) -> Told {
    let runs = order.scale.of(1, 20, 200);
    let (mut faults, mut searched, mut sums) = (vec![], 0, [0; 3]);
    for number in 0..runs {
        let found = session(order.seed + number as u64, false);
        searched += found.searched;
        for (sum, more) in sums.iter_mut().zip([found.canaries, found.passphrase, found.key]) {
            *sum += more;
        }
        faults.extend(found.places);
    }
    let did = format!(
        "{runs} locked cores, {} MB searched for {CANARIES} canaries, passphrase and key: {} canaries, {} of the passphrase, {} of the key",
        searched >> 20,
        sums[0],
        sums[1],
        sums[2]
    );
    let found = session(order.seed, true);
    let control = match found.secrets() {
        0 => Control::Missed("a leaked copy was not found".into()),
        _ => Control::Caught(format!("one leaked copy: {} found", found.secrets())),
    };
    Told { did, faults, waits: None, control }
}

fn session(seed: u64, leak: bool) -> Found {
    let folder = tempfile::tempdir().expect("a folder");
    let passphrase = format!("{} {}", canary(seed, 1_000_001), canary(seed, 1_000_002));
    let mut askel = Askel::new(folder.path().to_owned(), TwoHands::at(beginning()).surroundings());
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
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut wanted: Vec<Vec<u8>> = (0..CANARIES).map(|number| canary(seed, number).into_bytes()).collect();
    wanted.extend([passphrase.as_bytes().to_vec(), key.to_vec(), hex.clone().into_bytes(), hex.to_uppercase().into_bytes()]);
    let searcher = AhoCorasick::new(&wanted).expect("a searcher");
    let maps = fs::read_to_string(format!("/proc/{}/maps", child.id())).expect("maps");
    let mut memory = File::open(format!("/proc/{}/mem", child.id())).expect("memory");
    let mut found = Found { searched: 0, canaries: 0, passphrase: 0, key: 0, places: vec![] };
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with('r'))) {
        let Some(bytes) = readable(&mut memory, line) else { continue };
        found.searched += bytes.len();
        for hit in searcher.find_iter(&bytes) {
            let what = match hit.pattern().as_usize() as u64 {
                ..CANARIES => (&mut found.canaries, "a canary"),
                CANARIES => (&mut found.passphrase, "the passphrase"),
                _ => (&mut found.key, "the key"),
            };
            *what.0 += 1;
            let place = line.split_whitespace().nth(5).unwrap_or("memory without a name");
            found.places.push(format!("{} in {place} at {:#x}", what.1, hit.start()));
        }
    }
    found
}

/// One mapping; `None` for what the kernel lends and does not let anybody read.
fn readable(memory: &mut File, line: &str) -> Option<Vec<u8>> {
    let (from, to) = line.split(' ').next()?.split_once('-')?;
    let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
    let mut bytes = vec![0; (to - from) as usize];
    memory.seek(SeekFrom::Start(from)).ok()?;
    memory.read_exact(&mut bytes).ok()?;
    Some(bytes)
}
