//! What stands between a worker and the vault: another Askel, a newer file, damaged keys, a wrong passphrase.
//! Each has a name of its own, and none of them costs a word.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use askel_app::answer::Empty;
use askel_app::failure::FailureCode;
use askel_app::{Askel, vault};
use askel_domain::id::DraftId;
use askel_store::keys::{read_ring, write_ring};
use askel_tests::fixture::stage::PASSPHRASE;

use askel_tests::faults::bench::{Bench, unlock, visit};
use askel_tests::faults::ledger::Ledger;
use askel_tests::faults::typing::Typing;

const TYPED: &str = "Kahvipöydässä puhuttiin kesästä.";
const KEYS: [&str; 2] = ["vault.keys", "vault.keys.copy"];

/// A vault with something typed in it, locked.
fn locked_with_a_draft(mut bench: Bench) -> (Bench, DraftId) {
    let id = bench.draft().id;
    bench.save(id, &visit(TYPED)).expect("kept");
    bench.lock();
    (bench, id)
}

fn refusal(askel: &mut Askel, bench: &Bench, passphrase: &str) -> Option<FailureCode> {
    unlock(askel, &bench.vault_id, passphrase).err().map(|failure| failure.code)
}

/// Why the bench's own Askel does not open its vault.
fn refused(bench: &mut Bench, passphrase: &str) -> Option<FailureCode> {
    let id = bench.vault_id.clone();
    unlock(&mut bench.askel, &id, passphrase).err().map(|failure| failure.code)
}

fn assert_all_is_there(bench: &mut Bench, id: DraftId) {
    assert_eq!(bench.kept(id).map(|form| form.client_tells).as_deref(), Ok(TYPED));
    bench.assert_sound();
}

/// Each file of the vault's folder, by name.
fn files(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(bench.file("")).expect("the folder").map(|entry| entry.expect("an entry").path());
    entries.map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(path).expect("a file"))).collect()
}

#[test]
fn a_second_askel_is_told_that_the_vault_is_open_and_the_first_writes_on() {
    let mut bench = Bench::new();
    let id = bench.draft().id;
    let mut second = bench.another_askel();
    assert_eq!(refusal(&mut second, &bench, PASSPHRASE), Some(FailureCode::AlreadyOpen));
    assert!(!second.is_open());
    // Nor is a guess counted, or answered, while the vault is somebody's.
    assert_eq!(refusal(&mut second, &bench, "väärä tunnuslause"), Some(FailureCode::AlreadyOpen));
    bench.save(id, &visit(TYPED)).expect("kept");
    bench.reopen();
    assert_all_is_there(&mut bench, id);
    bench.lock();
    unlock(&mut second, &bench.vault_id, PASSPHRASE).expect("opens once the first has locked");
}

#[test]
fn a_second_process_is_told_so_in_both_directions() {
    let mut bench = Bench::new();
    let mut late = Typing::begin(&bench.data, false);
    assert!(!late.has_written(1));
    let (ended, said) = late.end();
    assert!(ended.code() == Some(3) && said.contains("AlreadyOpen"), "{ended:?} {said}");
    bench.lock();
    let first = Typing::begin(&bench.data, false);
    assert!(first.has_written(1));
    assert_eq!(refused(&mut bench, PASSPHRASE), Some(FailureCode::AlreadyOpen));
    std::thread::sleep(Duration::from_millis(50));
    let acks = first.kill();
    bench.unlock();
    let mut ledger = Ledger::default();
    ledger.note(&acks);
    let drafts = ledger.every_draft();
    assert_eq!(ledger.faults(bench.open().store(), &drafts), [""; 0]);
}

#[test]
fn a_file_of_a_newer_askel_is_refused_and_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    // Without its key nobody can write into the file, so this one has none.
    let (mut bench, id) = locked_with_a_draft(Bench::at(folder.path(), true));
    let version = |bench: &Bench| {
        let file = rusqlite::Connection::open(bench.file("vault.db")).expect("opens");
        file.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)).unwrap_or_default()
    };
    let own = version(&bench);
    let set_version = |bench: &Bench, version: u32| {
        let newer = rusqlite::Connection::open(bench.file("vault.db")).expect("opens");
        newer.pragma_update(None, "user_version", version)
    };
    if set_version(&bench, 9_999).is_err() {
        return println!("skipped: needs the feature planted-faults, which askel/e2e turns on");
    }
    let before = files(&bench);
    assert_eq!(refused(&mut bench, PASSPHRASE), Some(FailureCode::NewerFile));
    assert!(files(&bench) == before, "nothing was written, moved or left behind");
    set_version(&bench, own).expect("this Askel's own");
    bench.unlock();
    assert_all_is_there(&mut bench, id);
}

#[test]
fn a_key_file_of_a_newer_askel_is_refused_and_untouched() {
    let (mut bench, id) = locked_with_a_draft(Bench::new());
    let mut keys = read_ring(&bench.file("")).expect("reads").ring;
    // A bag that is bound to no keychain is written in the form before the newest.
    keys.format += 2;
    write_ring(&bench.file(""), &mut keys).expect("writes");
    let before = files(&bench);
    assert_eq!(refused(&mut bench, PASSPHRASE), Some(FailureCode::NewerFile));
    assert!(files(&bench) == before);
    keys.format -= 2;
    write_ring(&bench.file(""), &mut keys).expect("writes");
    bench.unlock();
    assert_all_is_there(&mut bench, id);
}

type Damage = (&'static str, fn(Vec<u8>) -> Option<Vec<u8>>);

/// Ways a small file breaks; `None` takes it away.
const DAMAGES: [Damage; 4] = [
    ("rubbish", |_| Some(b"rubbish".to_vec())),
    ("emptied", |_| Some(vec![])),
    ("one bit turned", |mut bytes| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        Some(bytes)
    }),
    ("taken away", |_| None),
];

fn damage(bench: &Bench, name: &str, (_, how): Damage) {
    let path = bench.file(name);
    match how(fs::read(&path).expect("reads")) {
        Some(bytes) => fs::write(path, bytes).expect("writes"),
        None => fs::remove_file(path).expect("removes"),
    }
}

#[test]
fn one_damaged_key_copy_opens_and_is_mended() {
    let (mut bench, id) = locked_with_a_draft(Bench::new());
    for name in KEYS {
        for harm in DAMAGES {
            damage(&bench, name, harm);
            let cards = vault::status(&mut bench.askel, Empty {}).expect("the shelf").value.vaults;
            assert!(cards[0].keys_mended && cards[0].label == "Kaisa Niemi", "{name} {}: the lock screen says so", harm.0);
            bench.unlock();
            assert_all_is_there(&mut bench, id);
            bench.lock();
            let found = files(&bench);
            assert!(found[KEYS[0]] == found[KEYS[1]] && !found[KEYS[0]].is_empty(), "{name} {}: both are whole again", harm.0);
        }
    }
}

#[test]
fn two_damaged_key_copies_are_said_to_be_damaged_and_nothing_is_touched() {
    let (mut bench, id) = locked_with_a_draft(Bench::new());
    let sound = files(&bench);
    for harm in DAMAGES {
        KEYS.iter().for_each(|name| damage(&bench, name, harm));
        let damaged = files(&bench);
        assert_eq!(refused(&mut bench, PASSPHRASE), Some(FailureCode::KeysDamaged), "{}", harm.0);
        assert!(files(&bench) == damaged, "{}: neither mended by guessing nor made anew", harm.0);
        assert_eq!(vault::status(&mut bench.askel, Empty {}).expect("the shelf").value.vaults.len(), 1, "{}: still on the shelf", harm.0);
        KEYS.iter().for_each(|name| fs::write(bench.file(name), &sound[*name]).expect("puts back"));
    }
    bench.unlock();
    assert_all_is_there(&mut bench, id);
}

#[test]
fn the_sixth_wrong_passphrase_waits_and_so_does_the_right_one_until_the_time_is_over() {
    let (mut bench, id) = locked_with_a_draft(Bench::new());
    for number in 1..=5 {
        assert_eq!(refused(&mut bench, "väärä tunnuslause"), Some(FailureCode::WrongPassphrase), "try {number}");
    }
    assert_eq!(refused(&mut bench, "väärä tunnuslause"), Some(FailureCode::Wait));
    let failure = unlock(&mut bench.another_askel(), &bench.vault_id, PASSPHRASE).expect_err("a restart does not shorten the wait");
    assert_eq!((failure.code, failure.params["seconds"].as_str()), (FailureCode::Wait, "2"));
    bench.clock.wait(Duration::from_secs(2));
    bench.unlock();
    assert_all_is_there(&mut bench, id);
    bench.lock();
    assert_eq!(refused(&mut bench, "väärä tunnuslause"), Some(FailureCode::WrongPassphrase), "the count began anew");
}
