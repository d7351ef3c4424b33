//! What the mark of the last write sees of a log that a crash left, and what it says nothing about.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use askel_domain::client::{Client, NonDisclosure};
use askel_domain::contact::Address;
use askel_domain::draft::{Draft, EntryForm};
use askel_domain::id::{ClientId, DraftId, WorkerId};
use askel_domain::identity::Identity;
use uuid::Uuid;

use crate::draft;
use crate::failure::StoreFailure;
use crate::keys::{DataKey, open_slot, read_ring};
use crate::store::{Stamp, Store};
use crate::vault::reopen;
use crate::vault::bench_tests::*;

/// The files as a crash leaves them: nothing was closed.
struct Crashed(Bench, Vec<(PathBuf, Vec<u8>)>, DataKey);

impl Crashed {
    /// After so many writes.
    fn after(writes: u32) -> Self {
        let bench = made();
        let mut store = bench.open(PASSPHRASE).expect("opens");
        (0..writes).for_each(|number| write_worker(&mut store, &format!("nimike {number}")).expect("writes"));
        let anchor = bench.shelf.vault_folder(".anchors").join(format!("{}.last", bench.id));
        let kept = [bench.file("vault.db"), bench.file("vault.db-wal"), anchor].map(|path| (path.clone(), fs::read(path).expect("reads")));
        drop(store);
        let ring = read_ring(&bench.shelf.vault_folder(&bench.id)).expect("reads").ring;
        let key = open_slot(&bench.id, &ring.slots[0], PASSPHRASE).expect("opens");
        Self(bench, kept.into(), key)
    }

    fn open(&self) -> Store {
        reopen(&self.0.shelf, &self.0.id, &self.2, false).expect("opens")
    }

    /// Puts everything back as it was, but for what `change` does to the database, its log and the mark.
    fn with(&self, change: impl FnOnce(&mut [Vec<u8>; 3])) -> Store {
        let mut bytes: [Vec<u8>; 3] = std::array::from_fn(|at| self.1[at].1.clone());
        change(&mut bytes);
        for ((path, _), bytes) in self.1.iter().zip(bytes) {
            fs::write(path, bytes).expect("writes");
        }
        self.open()
    }
}

/// The vault says that something is missing.
fn says_so(store: &Store) -> bool {
    store.broken().is_some() || store.is_cut()
}

#[test]
fn a_log_that_a_crash_left_whole_raises_no_alarm_and_one_with_a_turned_bit_does() {
    let crashed = Crashed::after(4);
    assert!(!says_so(&crashed.with(|_| {})));
    let length = crashed.1[1].1.len();
    for at in [0, 17, 30, 40, 60, length / 2, length - 9] {
        assert!(says_so(&crashed.with(|[_, log, _]| log[at] ^= 4)), "byte {at}");
        // The control: SQLite alone says nothing.
        assert!(!says_so(&crashed.with(|[_, log, mark]| {
            log[at] ^= 4;
            mark.clear();
        })));
    }
}

/// The passphrase's way in looks first whether a backup is due, through guests that once settled the log as they left.
#[test]
fn the_way_in_by_the_passphrase_sees_it_too() {
    let crashed = Crashed::after(3);
    drop(crashed.with(|[_, log, _]| log[60] ^= 4));
    let (path, log) = &crashed.1[1];
    let mut bytes = log.clone();
    bytes[60] ^= 4;
    fs::write(&crashed.1[0].0, &crashed.1[0].1).expect("writes");
    fs::write(path, bytes).expect("writes");
    fs::write(&crashed.1[2].0, &crashed.1[2].1).expect("writes");
    assert!(says_so(&crashed.0.open(PASSPHRASE).expect("opens")));
}

#[test]
fn a_log_cut_short_or_taken_away_is_seen_and_a_copy_of_it_is_kept() {
    let crashed = Crashed::after(3);
    assert!(says_so(&crashed.with(|[_, log, _]| log.truncate(log.len() - 4096))));
    assert!(crashed.0.file("put-aside-log-1").exists());
    assert!(says_so(&crashed.with(|[_, log, _]| log.clear())));
}

#[test]
fn a_mark_that_lags_behind_or_is_torn_raises_no_alarm() {
    let (earlier, crashed) = (Crashed::after(2), Crashed::after(5));
    assert!(!says_so(&crashed.with(|[_, _, mark]| mark.truncate(40))));
    assert!(!says_so(&crashed.with(|[_, _, mark]| *mark = earlier.1[2].1.clone())), "another vault's");
    let mut bench_mark = vec![];
    {
        let mut store = crashed.with(|[_, _, mark]| bench_mark = mark.clone());
        write_worker(&mut store, "uudempi").expect("writes");
    }
    let path = &crashed.1[2].0;
    fs::write(path, bench_mark).expect("an older mark");
    // The log has been brought in and taken away since, and the older mark speaks of it as if the vault were open.
    assert!(says_so(&crashed.open()), "which is why the mark of a lock is flushed");
}

/// One client's one draft, whose text is written in place; its client is written with it the first time.
fn write_draft(store: &mut Store, words: &str) -> Result<(), StoreFailure> {
    let (client_id, id) = (ClientId(Uuid::from_u128(5)), DraftId(Uuid::from_u128(6)));
    let client = Client {
        id: client_id,
        family_name: "Virtala".into(),
        given_names: "Reijo".into(),
        calling_name: String::new(),
        identity: Identity::NotKnownYet,
        birth_date: None,
        phone: None,
        email: String::new(),
        home: Address::default(),
        contact_address: Address::default(),
        municipality: String::new(),
        contact_language: String::new(),
        interpreting: None,
        close_persons: vec![],
        non_disclosure: NonDisclosure::NotAsked,
        non_disclosure_until: None,
        children_at_home: false,
    };
    let form = EntryForm { client_tells: words.into(), ..Default::default() };
    let kept = Draft { id, client_id, session_id: None, opened_at: at(), saved_at: at(), form, purpose: Default::default() };
    let stamp = Stamp { at: at(), author: WorkerId(Uuid::nil()), new_id: &mut Uuid::now };
    store.write(stamp, |tx| match draft::get(tx, id)? {
        Some(_) => draft::save(tx, &kept),
        None => {
            crate::client::put(tx, &client)?;
            draft::begin(tx, &kept)
        }
    })
}

/// What a locked vault's file and mark are, with a draft of these words in it.
fn closed_with_a_draft(bench: &Bench, words: &str) -> [Vec<u8>; 2] {
    let mut store = bench.open(PASSPHRASE).expect("opens");
    write_draft(&mut store, words).expect("writes");
    drop(store);
    let anchor = bench.shelf.vault_folder(".anchors").join(format!("{}.last", bench.id));
    [bench.file("vault.db"), anchor].map(|path| fs::read(path).expect("reads"))
}

#[test]
fn an_older_draft_put_back_into_a_closed_vault_is_seen_though_no_row_of_the_log_tells_of_it() {
    let bench = made();
    let [older, _] = closed_with_a_draft(&bench, "yksi rivi");
    let [newer, mark] = closed_with_a_draft(&bench, "yksi rivi\ntoinen rivi");
    assert!(!says_so(&bench.open(PASSPHRASE).expect("opens")), "as it was closed");
    assert!(older.len() == newer.len() && older != newer, "no page came or went");
    let path = bench.shelf.vault_folder(".anchors").join(format!("{}.last", bench.id));
    let put_back = |mark: &[u8]| {
        fs::write(bench.file("vault.db"), &older).expect("writes");
        fs::write(&path, mark).expect("writes");
        bench.open(PASSPHRASE).expect("opens")
    };
    assert!(says_so(&put_back(&mark)));
    // The control: without a mark nothing tells.
    assert!(!says_so(&put_back(&[])));
}

#[test]
fn a_log_put_beside_a_closed_vault_is_seen_and_one_that_a_crash_left_after_opening_is_not() {
    let crashed = Crashed::after(3);
    let stale = crashed.1[1].1.clone();
    let bench = &crashed.0;
    drop(crashed.open());
    write_worker(&mut crashed.open(), "uudempi").expect("writes");
    fs::write(bench.file("vault.db-wal"), &stale).expect("writes");
    let title = |store: Store| store.read(|read| crate::worker::get(read)).expect("reads").title;
    assert!(!says_so(&crashed.open()));
    assert_eq!(title(crashed.open()), "uudempi");
    assert_eq!(fs::read(bench.file("put-aside-log-1")).expect("reads"), stale);
    // The control: without the mark of the lock it is played in, and takes later rows away.
    let (mark, file) = (&crashed.1[2].0, fs::read(bench.file("vault.db")).expect("reads"));
    let closed = fs::read(mark).expect("reads");
    fs::write(bench.file("vault.db-wal"), &stale).expect("writes");
    fs::write(mark, []).expect("writes");
    assert_eq!(title(crashed.open()), "nimike 2");
    fs::write(bench.file("vault.db"), file).expect("writes");
    fs::write(mark, closed).expect("writes");
    // Opened, written to and killed before the mark followed: the log has salts that no mark knows.
    let mut store = crashed.open();
    let opened = fs::read(&crashed.1[2].0).expect("the mark of an opening");
    write_worker(&mut store, "uusin").expect("writes");
    let files = [bench.file("vault.db"), bench.file("vault.db-wal")].map(|path| (path.clone(), fs::read(path).expect("reads")));
    drop(store);
    files.iter().for_each(|(path, bytes)| fs::write(path, bytes).expect("writes"));
    fs::write(&crashed.1[2].0, opened).expect("writes");
    assert!(!says_so(&crashed.open()));
}

/// The disk fails while SQLite brings its log in: the vault was closed in order, and the log is still all there is of the last writes.
#[test]
fn a_log_that_was_found_at_opening_and_could_not_be_brought_in_is_not_put_aside() {
    let crashed = Crashed::after(3);
    let store = crashed.with(|_| {});
    let found = [crashed.0.file("vault.db"), crashed.0.file("vault.db-wal")].map(|path| (path.clone(), fs::read(path).expect("reads")));
    drop(store);
    found.iter().for_each(|(path, bytes)| fs::write(path, bytes).expect("writes"));
    let again = crashed.open();
    assert!(!says_so(&again));
    assert_eq!(again.read(|read| crate::worker::get(read)).expect("reads").title, "nimike 2");
    assert!(!crashed.0.file("put-aside-log-1").exists());
}

/// Spoils the second half of every page of the file that the log has too: a crash may have torn it on its way in.
fn tear(file: &mut [u8], log: &[u8]) {
    for frame in log[32..].chunks_exact(24 + 4096) {
        let end = 4096 * u32::from_be_bytes(frame[..4].try_into().expect("four bytes")) as usize;
        if let Some(half) = end.checked_sub(2048).and_then(|from| file.get_mut(from..end)) {
            half.fill(0xaa);
        }
    }
}

/// As the check of the record does: whoever began to read before the newest commit keeps its pages out of the file.
#[test]
fn torn_pages_are_whole_in_the_log_also_while_somebody_reads_an_older_view() {
    let crashed = Crashed::after(3);
    let mut store = crashed.with(|[file, log, _]| tear(file, log));
    let reader = store.take_checker().expect("a check to be run").walking.connection.clone();
    let (begun, begins) = mpsc::channel();
    let reading = thread::spawn(move || {
        let held = reader.lock().expect("free");
        let view = held.as_ref().expect("a connection").unchecked_transaction().expect("a view");
        view.query_row("SELECT count(*) FROM revision", [], |row| row.get::<_, i64>(0)).expect("reads");
        begun.send(()).expect("somebody waits");
        thread::sleep(Duration::from_millis(300));
    });
    begins.recv().expect("the view has begun");
    write_worker(&mut store, "uudempi").expect("writes");
    assert!(store.is_whole().expect("checked"));
    reading.join().expect("has read");
}

#[test]
fn a_vault_that_was_closed_leaves_no_log_and_no_alarm() {
    let bench = made();
    for round in 0..3 {
        let mut store = bench.open(PASSPHRASE).expect("opens");
        assert!(!says_so(&store), "round {round}");
        write_worker(&mut store, &format!("nimike {round}")).expect("writes");
    }
    assert!(!bench.file("vault.db-wal").exists());
}
