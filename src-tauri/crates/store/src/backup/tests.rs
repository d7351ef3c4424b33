//! Backups of a vault on a real disk: what is written, what is refused, what is let go, and what comes back.

use std::fs;
use std::path::Path;

use askel_domain::id::WorkerId;
use askel_domain::moment::{Moment, in_helsinki};
use askel_domain::worker::{Language, Worker};
use chrono::{DateTime, Duration};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::failure::StoreFailure;
use crate::keys::{KeyCost, read_ring, seal_slot, write_ring};
use crate::log::Verdict;
use crate::shelf::Shelf;
use crate::store::{Stamp, Store};
use crate::vault::{NewVault, create, unlock};
use crate::worker;

const PASSPHRASE: &str = "kaarna ilta poukama tuuli";
const NOW: i64 = 1_800_000_000_000;

struct Bench {
    folder: TempDir,
    shelf: Shelf,
    id: String,
}

fn day(number: i64) -> Moment {
    in_helsinki(DateTime::from_timestamp_millis(NOW).expect("a moment") + Duration::days(number))
}

fn new_id() -> Uuid {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("random");
    Uuid::from_bytes(bytes)
}

fn kaisa(title: &str) -> Worker {
    Worker {
        id: WorkerId(Uuid::from_u128(1)),
        family_name: "Niemi".into(),
        given_names: "Kaisa".into(),
        title: title.into(),
        phone: None,
        unit: Default::default(),
        organisation: Default::default(),
        language: Language::Fi,
    }
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::at(folder.path());
        let worker = kaisa("ohjaaja");
        let new = NewVault { worker: &worker, passphrase: PASSPHRASE, cost: KeyCost::LEAST, at: day(0), new_id: &mut new_id, in_clear_text: false };
        let id = create(&shelf, new).expect("makes a vault");
        Self { folder, shelf, id }
    }

    fn open(&self) -> Store {
        unlock(&self.shelf, &self.id, PASSPHRASE, NOW, false).expect("opens")
    }

    fn backups(&self) -> BackupShelf {
        self.shelf.backups(&self.id)
    }

    /// Writes one and tidies, as the program does.
    fn write(&self, store: &Store, at: Moment) -> Result<Written, StoreFailure> {
        let hand = store.copy_hand().expect("a hand");
        let written = write(&hand, &self.backups(), at)?;
        self.backups().let_go(&hand.seal()?);
        Ok(written)
    }

    fn restore(&self, from: &Path, passphrase: &str) -> Result<Restored, StoreFailure> {
        restore(&self.shelf, &Wish { from, with: passphrase.into(), at: day(1) })
    }
}

fn retitle(store: &mut Store, title: &str) {
    let stamp = Stamp { at: day(0), author: WorkerId(Uuid::nil()), new_id: &mut new_id };
    store.write(stamp, |tx| worker::put(tx, &kaisa(title))).expect("writes");
}

fn title(store: &Store) -> String {
    store.read(worker::get).expect("reads").title
}

#[test]
fn a_backup_is_encrypted_names_nobody_and_says_what_the_vault_says() {
    let bench = Bench::new();
    let mut store = bench.open();
    retitle(&mut store, "vanhempi ohjaaja");
    let written = bench.write(&store, day(0)).expect("a backup");
    assert_eq!((written.manifest.rows["revision"], written.manifest.head_seq), (2, 2));
    let mut names = vec![];
    for file in fs::read_dir(&written.folder).expect("the folder").map(|entry| entry.expect("a file").path()) {
        let bytes = fs::read(&file).expect("reads");
        names.push(file.file_name().expect("a name").to_string_lossy().into_owned());
        let is_keys = names.last().is_some_and(|name| name.starts_with("vault.keys"));
        // The worker's name is on the lock screen's card, and nowhere else.
        assert!(is_keys || !bytes.windows(5).any(|window| window == b"Niemi"), "{file:?}");
        assert!(!bytes.windows(13).any(|window| window == b"SQLite format") && !bytes.windows(7).any(|window| window == b"ohjaaja"), "{file:?}");
    }
    names.sort();
    assert_eq!(names, ["manifest.json", "manifest.seal", "vault.db", "vault.keys", "vault.keys.copy"]);
}

#[test]
fn what_is_written_while_a_backup_is_made_is_wholly_in_it_or_not_at_all() {
    let bench = Bench::new();
    let mut store = bench.open();
    let hand = store.copy_hand().expect("a hand");
    let shelf = bench.backups();
    let writing = std::thread::spawn(move || (0..8).map(|second| write(&hand, &shelf, day(0) + Duration::seconds(second))).collect::<Vec<_>>());
    let mut number = 0;
    while !writing.is_finished() {
        number += 1;
        retitle(&mut store, &format!("nimike {number}"));
    }
    let written = writing.join().expect("ends");
    let heads: Vec<i64> = written.into_iter().map(|written| written.expect("a backup").manifest.head_seq).collect();
    assert!(heads.is_sorted() && heads[0] < heads[7], "{heads:?} while {number} writes were made");
}

#[test]
fn a_copy_that_says_something_else_than_its_list_is_refused() {
    let bench = Bench::new();
    let mut store = bench.open();
    let first = bench.write(&store, day(0)).expect("a backup");
    retitle(&mut store, "vanhempi ohjaaja");
    let second = bench.write(&store, day(1)).expect("a backup");
    let hand = store.copy_hand().expect("a hand");
    let seen = |manifest: &Manifest| {
        hand.work(|copier, stop| {
            let connection = &copier.target;
            write::attached(connection, &second.folder.join("vault.db"), |target| verify::database(target, "copy", manifest, stop))
        })
    };
    assert_eq!(seen(&second.manifest), Ok(()));
    assert_eq!(seen(&first.manifest), Err(StoreFailure::BackupDamaged));
    // The same counts, one row of another content.
    assert_eq!(seen(&Manifest { content: first.manifest.content, ..second.manifest.clone() }), Err(StoreFailure::BackupDamaged));
}

#[test]
fn nothing_else_can_be_attached_before_or_after_a_copy() {
    let bench = Bench::new();
    let store = bench.open();
    let hand = store.copy_hand().expect("a hand");
    for _ in 0..2 {
        hand.work(|copier, _| {
            for connection in [&copier.source, &copier.target] {
                assert!(connection.execute("ATTACH ?1 AS plain KEY ''", [bench.folder.path().join("plain.db").to_str()]).is_err());
            }
            assert!(copier.source.execute("DELETE FROM meta", []).is_err(), "the reading one writes nothing");
            Ok(())
        })
        .expect("looks");
        bench.write(&store, day(0)).expect("a backup");
    }
}

#[test]
fn a_locked_vault_lends_no_hand() {
    let bench = Bench::new();
    let store = bench.open();
    let hand = store.copy_hand().expect("a hand");
    drop(store);
    assert_eq!(write(&hand, &bench.backups(), day(0)).err(), Some(StoreFailure::Stopped));
    assert!(bench.backups().backups(Sums::Compared).is_empty());
    assert!(!bench.shelf.vault_folder(&bench.id).join("vault.db-wal").exists(), "the last connection has settled the file");
}

#[test]
fn locking_stops_a_copy_on_its_way_and_leaves_no_half_backup() {
    let bench = Bench::new();
    for round in 0..10 {
        let mut store = bench.open();
        retitle(&mut store, &"pitkä nimike ".repeat(100_000));
        let (hand, shelf) = (store.copy_hand().expect("a hand"), bench.backups());
        let writing = std::thread::spawn(move || write(&hand, &shelf, day(round)).map(|_| ()));
        std::thread::sleep(std::time::Duration::from_millis(3 * round as u64));
        drop(store);
        assert!(matches!(writing.join().expect("ends"), Ok(()) | Err(StoreFailure::Stopped)));
    }
    assert!(bench.backups().backups(Sums::Compared).iter().all(|backup| backup.manifest.is_ok()));
    assert!(!bench.backups().folder().join(".new-backup").exists());
}

#[test]
fn old_ones_go_by_the_rule_and_a_damaged_or_strange_one_stays() {
    let bench = Bench::new();
    let store = bench.open();
    let damaged = bench.write(&store, day(0)).expect("a backup").folder;
    fs::write(damaged.join("vault.db"), "rubbish").expect("damages");
    let strange = bench.write(&store, day(1)).expect("a backup").folder;
    fs::write(strange.join("kesäkuvat.txt"), "mine").expect("leaves something");
    for number in 2..60 {
        bench.write(&store, day(number)).expect("a backup");
    }
    let all = bench.backups().backups(Sums::Compared);
    assert_eq!(all.iter().filter(|backup| backup.manifest.is_ok()).count(), 12, "eleven, and the strange one");
    assert!(damaged.exists() && strange.join("kesäkuvat.txt").exists() && strange.join("vault.db").exists());
    assert_eq!(all[0].manifest.as_ref().expect("whole").made_at(), Ok(day(59)));
}

#[test]
fn another_vaults_seal_lets_nothing_go() {
    let bench = Bench::new();
    let store = bench.open();
    bench.write(&store, day(0)).expect("a backup");
    let other = Bench::new();
    let elsewhere = BackupShelf::of(other.folder.path(), &bench.id);
    for number in 0..20 {
        bench.write(&store, day(number)).expect("a backup");
        carry(&bench.backups().backups(Sums::Compared)[0].folder, &elsewhere, day(number)).expect("carried");
    }
    let count = elsewhere.backups(Sums::Compared).len();
    elsewhere.let_go(&other.open().copy_hand().expect("a hand").seal().expect("its seal"));
    assert_eq!(elsewhere.backups(Sums::Compared).len(), count);
    elsewhere.let_go(&store.copy_hand().expect("a hand").seal().expect("its seal"));
    assert!(elsewhere.backups(Sums::Compared).len() < count);
}

#[test]
fn a_backup_comes_back_and_the_vault_it_replaces_is_put_aside_whole() {
    let bench = Bench::new();
    let mut store = bench.open();
    let folder = bench.write(&store, day(0)).expect("a backup").folder;
    retitle(&mut store, "vanhempi ohjaaja");
    assert_eq!(bench.restore(&folder, PASSPHRASE).err(), Some(StoreFailure::AlreadyOpen));
    drop(store);
    let before = fs::read(bench.shelf.vault_folder(&bench.id).join("vault.db")).expect("reads");
    let restored = bench.restore(&folder, PASSPHRASE).expect("comes back");
    assert_eq!(restored.missing, Some(0));
    assert!(fs::read(restored.aside.expect("put aside").join("vault.db")).expect("reads") == before);
    let store = bench.open();
    assert_eq!((title(&store), store.walk_log()), ("ohjaaja".into(), Verdict::Whole { rows: 1 }));
}

/// Whoever hands over a memory stick can write its list, and a sum of it, without any key.
#[test]
fn a_list_that_names_a_place_outside_the_shelf_writes_nothing_there() {
    let bench = Bench::new();
    let folder = bench.write(&bench.open(), day(0)).expect("a backup").folder;
    let elsewhere = bench.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder of somebody else's");
    let list = fs::read_to_string(folder.join("manifest.json")).expect("reads").replace(&bench.id, "../elsewhere");
    let sealed = "00".repeat(32);
    let sum = manifest::hex(&Sha256::digest(format!("{list}\n{sealed}")));
    fs::write(folder.join("manifest.json"), list).expect("writes");
    fs::write(folder.join("manifest.seal"), format!("{sealed}\n{sum}\n")).expect("writes");
    assert_eq!(bench.restore(&folder, "väärä tunnuslause").err(), Some(StoreFailure::BackupDamaged));
    assert_eq!(fs::read_dir(&elsewhere).expect("reads").count(), 0);
}

#[test]
fn a_wrong_passphrase_is_counted_at_the_backups_too_and_changes_nothing() {
    let bench = Bench::new();
    let folder = bench.write(&bench.open(), day(0)).expect("a backup").folder;
    for _ in 0..5 {
        assert_eq!(bench.restore(&folder, "väärä tunnuslause").err(), Some(StoreFailure::WrongPassphrase));
    }
    assert_eq!(bench.restore(&folder, PASSPHRASE).err(), Some(StoreFailure::Wait { seconds: 2 }));
    assert!(!bench.folder.path().join("put-aside").exists());
    bench.open();
}

#[test]
fn a_passphrase_changed_since_the_backup_opens_it_and_stays_in_force() {
    let bench = Bench::new();
    let folder = bench.write(&bench.open(), day(0)).expect("a backup").folder;
    let place = bench.shelf.vault_folder(&bench.id);
    let mut ring = read_ring(&place).expect("reads").ring;
    let key = crate::vault::try_slots(&ring, &PASSPHRASE.into()).expect("the key").key;
    ring.slots = vec![seal_slot(&bench.id, "new", "uusi lause ja kolme sanaa", KeyCost::LEAST, &key).expect("seals")];
    write_ring(&place, &mut ring).expect("writes");
    bench.restore(&folder, "uusi lause ja kolme sanaa").expect("comes back");
    assert!(unlock(&bench.shelf, &bench.id, "uusi lause ja kolme sanaa", NOW, false).is_ok());
    assert_eq!(unlock(&bench.shelf, &bench.id, PASSPHRASE, NOW, false).err(), Some(StoreFailure::WrongPassphrase));
}

/// The planted change of schema fails on its way, as the worst of them could.
#[test]
fn a_vault_is_backed_up_before_its_schema_changes() {
    let bench = Bench::new();
    let mut store = bench.open();
    let stamp = Stamp { at: day(0), author: WorkerId(Uuid::nil()), new_id: &mut new_id };
    store.write(stamp, |tx| tx.run("PRAGMA user_version = 0", []).or(Ok::<_, StoreFailure>(()))).expect("writes");
    drop(store);
    assert!(bench.backups().backups(Sums::Compared).is_empty());
    assert!(unlock(&bench.shelf, &bench.id, PASSPHRASE, NOW, false).is_err(), "its tables are there already");
    let found = bench.backups().backups(Sums::Compared);
    assert_eq!(found[0].manifest.as_ref().map(|manifest| (manifest.schema, manifest.rows["worker"])), Ok((0, 1)));
}
