//! A folder offered as a backup with anything in it. It is whole or refused; what it names outside itself is never read; and
//! nothing of it reaches the vault that stands there. (security.md §3.12, `backup_open`)

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::manifest::{LIST, Manifest, SEAL, hex};
use super::{Sums, Wish, files, restore};
use crate::failure::StoreFailure;
use crate::vault::bench_tests::{PASSPHRASE, at, made, write_worker};

/// With the sum that a sound list would carry: nobody needs a key for that.
fn offer(folder: &Path, list: &str, sealed: &str) {
    let sum = hex(&Sha256::new().chain_update(list).chain_update("\n").chain_update(sealed).finalize());
    fs::write(folder.join(LIST), list).expect("writes");
    fs::write(folder.join(SEAL), format!("{sealed}\n{sum}\n")).expect("writes");
}

fn naming(file: &str, sum: &str) -> Manifest {
    Manifest {
        format: 1,
        vault: "v".into(),
        made_at: String::new(),
        askel: String::new(),
        schema: 1,
        rows: BTreeMap::new(),
        head_seq: 0,
        head_hash: String::new(),
        content: String::new(),
        files: [(file.to_owned(), sum.to_owned())].into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn backup_open_refuses_any_list(list in ".{0,300}", sealed in "[0-9a-f\n]{0,80}") {
        let folder = tempfile::tempdir().expect("a folder");
        offer(folder.path(), &list, &sealed);
        prop_assert_eq!(files(folder.path(), Sums::Compared).err(), Some(StoreFailure::BackupDamaged));
    }

    #[test]
    fn backup_open_refuses_any_bytes(list in prop::collection::vec(any::<u8>(), 0..500), seal in prop::collection::vec(any::<u8>(), 0..200)) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(LIST), list).expect("writes");
        fs::write(folder.path().join(SEAL), seal).expect("writes");
        prop_assert_eq!(files(folder.path(), Sums::Compared).err(), Some(StoreFailure::BackupDamaged));
    }
}

#[test]
fn a_list_names_its_own_files_and_no_other_place() {
    let outside = tempfile::tempdir().expect("a folder");
    let folder = outside.path().join("backup");
    fs::create_dir(&folder).expect("makes");
    fs::write(outside.path().join("secret"), "x").expect("writes");
    fs::write(folder.join("vault.db"), "x").expect("writes");
    let sum = hex(&Sha256::digest("x"));
    let absolute = outside.path().join("secret").display().to_string();
    let offered = |name: &str| {
        offer(&folder, &serde_json::to_string(&naming(name, &sum)).expect("a list"), "");
        files(&folder, Sums::Compared).is_ok()
    };
    assert!(offered("vault.db"), "the control: a file of its own with that sum");
    for name in ["../secret", absolute.as_str(), "/dev/zero", ".", ""] {
        assert!(!offered(name), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("vault.db")).expect("links");
    offer(folder.path(), &serde_json::to_string(&naming("vault.db", "0")).expect("a list"), "");
    assert_eq!(files(folder.path(), Sums::Compared).err(), Some(StoreFailure::BackupDamaged));
}

#[test]
fn a_list_that_somebody_without_the_key_wrote_anew_is_not_put_back() {
    let bench = made();
    let mut store = bench.open(PASSPHRASE).expect("opens");
    write_worker(&mut store, "ohjaaja").expect("writes");
    let shelf = bench.shelf.backups(&bench.id);
    let written = super::write(&store.copy_hand().expect("a hand"), &shelf, at()).expect("a backup");
    drop(store);
    let before = fs::read(bench.file("vault.db")).expect("reads");
    let list = fs::read_to_string(written.folder.join(LIST)).expect("reads").replace("\"headSeq\": 2", "\"headSeq\": 1");
    let sealed = fs::read_to_string(written.folder.join(SEAL)).expect("reads");
    offer(&written.folder, &list, sealed.lines().next().expect("a seal"));
    assert!(files(&written.folder, Sums::Compared).is_ok(), "the control: without the key it looks whole");
    let put_back = restore(&bench.shelf, &Wish { from: &written.folder, with: PASSPHRASE.into(), at: at() });
    assert_eq!(put_back.err(), Some(StoreFailure::BackupDamaged));
    assert_eq!(fs::read(bench.file("vault.db")).expect("reads"), before);
}
