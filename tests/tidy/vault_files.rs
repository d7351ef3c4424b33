//! Where the product makes, renames or writes a file by itself: exactly these places, each with its reason.
//! A vault is made once and never again; what takes files away is in `kept`.

use crate::rust_code::{is_outside_the_product, product_code};
use crate::tree::{Source, assert_tidy, rust_sources};

const WRITES: [&str; 8] = [
    "File::create(",
    "File::create_new(",
    "File::options(",
    "OpenOptions::new(",
    "fs::write(",
    "fs::rename(",
    "fs::copy(",
    "fs::hard_link(",
];

/// Writes only into the folder the worker chose; see `kept`.
const WRITES_OUT: &str = "src-tauri/crates/export/";

const KNOWN: [(&str, &str, &str); 23] = [
    ("src-tauri/crates/app/src/backup/place.rs", "fs::write(", "where the second place is, beside the vaults"),
    ("src-tauri/crates/store/src/backup/write.rs", "File::create_new(", "the backup's own file, never over another"),
    ("src-tauri/crates/store/src/backup/shelf.rs", "fs::copy(", "a whole backup carried to the second place"),
    ("src-tauri/crates/store/src/backup/shelf.rs", "fs::rename(", "a finished backup gets its name"),
    ("src-tauri/crates/store/src/backup/shelf.rs", "fs::rename(", "an old backup loses its name before its files go"),
    ("src-tauri/crates/store/src/backup/manifest.rs", "fs::write(", "the backup's list"),
    ("src-tauri/crates/store/src/backup/manifest.rs", "fs::write(", "the seal of that list"),
    ("src-tauri/crates/store/src/backup/restore.rs", "fs::write(", "how often a wrong passphrase was tried at the backups"),
    ("src-tauri/crates/store/src/backup/restore.rs", "fs::copy(", "the backup into a new folder, which is read through before it is used"),
    ("src-tauri/crates/store/src/backup/restore.rs", "fs::rename(", "what stood there is put aside whole"),
    ("src-tauri/crates/store/src/backup/restore.rs", "fs::rename(", "what was restored gets the vault's name"),
    ("src-tauri/crates/store/src/backup/restore.rs", "fs::rename(", "what stood there gets its name back when the restored one cannot take it"),
    ("src-tauri/crates/store/src/keys/file.rs", "File::create(", "the new key file, beside the old one"),
    ("src-tauri/crates/store/src/keys/file.rs", "fs::rename(", "the new key file in the place of the old one, whole"),
    ("src-tauri/crates/store/src/vault/create.rs", "fs::rename(", "a finished new vault gets its name on the shelf"),
    ("src-tauri/crates/store/src/vault/hold.rs", "OpenOptions::new(", "the lock file, never shortened"),
    ("src-tauri/crates/store/src/vault/hold.rs", "fs::rename(", "a stale journal is put aside under a free name"),
    ("src-tauri/crates/store/src/vault/hold.rs", "fs::rename(", "a log that is none of this vault's is put aside under a free name"),
    ("src-tauri/crates/store/src/vault/hold.rs", "fs::copy(", "a damaged log is kept beside the vault before SQLite takes the rest of it away"),
    ("src-tauri/crates/store/src/log/last.rs", "OpenOptions::new(", "the mark of the last write, beside the anchors; says nothing when it is lost"),
    ("src-tauri/crates/app/src/recovery/hand_over.rs", "OpenOptions::new(", "a new file for the officer, never over another"),
    ("src-tauri/crates/app/src/vault/status.rs", "fs::write(", "the lock screen's language, beside the vaults"),
    ("src-tauri/src/browser.rs", "fs::write(", "only in builds for the proofs: the sign-in address, for a browser of the test's own"),
];

/// `path word` of every place, in order.
fn places(source: &Source) -> Vec<String> {
    if is_outside_the_product(source) || source.path.starts_with(WRITES_OUT) {
        return vec![];
    }
    let code = product_code(&source.text);
    WRITES.iter().flat_map(|word| vec![format!("{} {word}", source.path); code.matches(word).count()]).collect()
}

/// Places that are not known, and known ones that are gone; a place found twice is known once.
fn differences(mut found: Vec<String>) -> Vec<String> {
    let mut gone = vec![];
    for (path, word, why) in KNOWN {
        match found.iter().position(|place| *place == format!("{path} {word}")) {
            Some(at) => drop(found.swap_remove(at)),
            None => gone.push(format!("{path} {word}: gone ({why})")),
        }
    }
    found.into_iter().map(|place| format!("{place}: says nowhere why it may")).chain(gone).collect()
}

#[test]
fn files_are_made_and_renamed_only_where_it_is_known_why() {
    assert_tidy(differences(rust_sources().iter().flat_map(places).collect()));
}

#[test]
fn a_planted_second_way_to_make_a_vault_is_found() {
    let known: Vec<String> = KNOWN.iter().map(|(path, word, _)| format!("{path} {word}")).collect();
    assert!(differences(known.clone()).is_empty());
    let planted = Source::planted("src-tauri/crates/store/src/vault/unlock.rs", "fn a() { if open().is_err() { File::create(path)?; } }");
    let with = [known.clone(), places(&planted)].concat();
    assert_eq!(differences(with), ["src-tauri/crates/store/src/vault/unlock.rs File::create(: says nowhere why it may"]);
    let again = Source::planted(KNOWN[2].0, "fn a() { fs::rename(new, old) }");
    assert_eq!(differences([known.clone(), places(&again)].concat()).len(), 1, "a known place knows one");
    assert_eq!(differences(known[1..].to_vec()).len(), 1, "and a place that went is taken off the list");
}
