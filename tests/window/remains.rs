//! What is left of an open bag in any process of the program after a lock: clients are opened and a draft is typed in a window
//! that nobody drives, and after the lock the core and every process of the page are searched.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use askel_app::Askel;
use askel_app::surroundings::Surroundings;
use askel_store::keys::{open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_tests::faults::bench::furnish_with;
use askel_tests::faults::image::bytes_of;
use askel_tests::faults::remains::{Searcher, Sought};

use crate::away::{Services, Sign};
use crate::desk::{Alone, Laptop};
use crate::paths;

const PATIENCE: Duration = Duration::from_secs(60);
const SEED: u32 = 20_261_122;
/// Numbers of the words that stand in the record.
const WORDS: [std::ops::Range<u32>; 4] = [0..12, 100..112, 200..212, 300..400];

/// The same word for the same number as `word` in `alone.js`.
fn word(number: u32) -> String {
    let mut state = SEED.wrapping_add((number + 1).wrapping_mul(2_654_435_761));
    let mut letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + ((state >> 24) % 26) as u8)
    };
    (0..20).map(|_| letter()).collect()
}

/// Makes the bag that the window will open. Answers what must not be found.
fn furnished(data: &Path) -> Searcher {
    let passphrase = format!("{} {}", word(1001), word(1002));
    let mut askel = Askel::new(data.to_owned(), Surroundings::of_this_computer());
    let (id, _) = furnish_with(&mut askel, &passphrase);
    askel.lock();
    let ring = read_ring(&Shelf::at(data).vault_folder(&id)).expect("keys").ring;
    let mut sought = Sought::default();
    for number in WORDS.into_iter().flatten() {
        sought.text("a word of the record", &word(number));
    }
    // Either half tells too much.
    sought.text("the passphrase", &word(1001));
    sought.text("the passphrase", &word(1002));
    sought.key("the key", &bytes_of(&open_slot(&ring.vault, &ring.slots[0], &passphrase).expect("opens")));
    sought.searcher()
}

pub fn wait_until(alone: &Alone, what: &str, mut holds: impl FnMut() -> bool) -> Duration {
    let begun = Instant::now();
    while !holds() {
        if begun.elapsed() > PATIENCE {
            alone.screen.picture(&paths::shots().join("lost.png"), (1366, 768));
            panic!("{what}: waited in vain");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    begun.elapsed()
}

/// Opens, types, and has `lock` lock. Answers what was found afterwards, one line each.
fn remains(laptop: &Laptop, locks: &str, lock: impl FnOnce()) -> Vec<String> {
    let searcher = furnished(&laptop.home().join("data"));
    let script = include_str!("alone.js").replace("$SEED", &SEED.to_string()).replace("$LOCKS", locks);
    let alone = laptop.start_alone(&script);
    wait_until(&alone, "all is typed", || fs::read_dir(laptop.export()).is_ok_and(|files| files.flatten().any(|file| file.path().extension().is_some_and(|ending| ending == "pdf"))));
    let before = alone.pages();
    assert!(before.iter().any(|pid| !searcher.search(*pid).hits.is_empty()), "the open page must hold what is looked for");
    lock();
    if !laptop.keeps_its_page {
        let took = wait_until(&alone, "the page's process ends", || alone.pages().iter().all(|pid| !before.contains(pid)));
        wait_until(&alone, "another takes its place", || !alone.pages().is_empty());
        eprintln!("the page's process was gone after {took:?}");
        // Who locks by hand waits a while before it, for the proof to look at the open page.
        assert!(locks == "itself" || took < Duration::from_secs(1), "the page's process was gone after {took:?}");
    }
    // What the new page still wants to do is done.
    std::thread::sleep(Duration::from_millis(1500));
    let mut told = vec![];
    for (name, pid) in alone.processes() {
        let found = searcher.search(pid);
        eprintln!("{name} {pid}: {} MB, {} found", found.searched >> 20, found.hits.len());
        told.extend(found.hits.iter().map(|hit| format!("{name}: {} in {}", hit.what, hit.place)));
    }
    told
}

#[test]
fn a_lock_leaves_nothing_in_the_memory_of_any_process() {
    let laptop = Laptop::new();
    let found = remains(&laptop, "itself", || {});
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_laptop_that_falls_asleep_takes_nothing_with_it() {
    let services = Services::begin();
    let mut laptop = Laptop::new();
    laptop.bus = Some(services.desktop.address.clone());
    let found = remains(&laptop, "the system", || services.give(Sign::Sleep));
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_lock_that_keeps_the_page_is_found_out() {
    let mut laptop = Laptop::new();
    laptop.keeps_its_page = true;
    let found = remains(&laptop, "itself", || {});
    assert!(found.iter().any(|line| line.starts_with("WebKitWebProces")), "the planted bug must be found: {found:?}");
}
