//! Nothing in the product takes away what was kept: a vault that cannot be opened is left as it is, for somebody who can help.

use crate::rust_code::{is_outside_the_product, product_code, word_offsets};
use crate::tree::{Source, assert_tidy, rust_sources};

const TAKES_AWAY: [&str; 5] = ["remove_file", "remove_dir", "remove_dir_all", "set_len", "truncate"];

/// Every place that may, and how often; anything more is a fault, and so is a permission nobody uses.
const MAY: [(&str, &str, usize); 5] = [
    // The mark of the last write, when the disk does not take the true one: an old one would raise a false alarm.
    ("src-tauri/crates/store/src/log/last.rs", "set_len", 1),
    // The files of a backup, each by its name, when a newer one has taken its place; then its empty folder.
    ("src-tauri/crates/store/src/backup/clear.rs", "remove_file", 1),
    ("src-tauri/crates/store/src/backup/clear.rs", "remove_dir", 1),
    // Its own half-written file and an earlier document of the same name, in the folder the worker chose.
    ("src-tauri/crates/export/src/whole_file.rs", "remove_file", 2),
    // The folder of the attempt that is failing at that moment: it never had a name on the shelf.
    ("src-tauri/crates/store/src/vault/create.rs", "remove_dir_all", 1),
];

/// What takes away beyond what is allowed, or less than that: a rule that allows what is gone is out of date.
fn faults(source: &Source) -> Vec<String> {
    let found = takings(source);
    let allowed: Vec<_> = MAY.iter().filter(|(path, ..)| *path == source.path).collect();
    let as_allowed = |(_, word, times): &&&(&str, &str, usize)| found.iter().filter(|(by, _)| by == word).count() == *times;
    let exact: Vec<&str> = allowed.iter().filter(as_allowed).map(|(_, word, _)| *word).collect();
    let out_of_date = allowed.iter().filter(|(_, word, _)| !exact.contains(word)).map(|(_, word, times)| source.fault(0, &format!("{word} is allowed {times} times")));
    found.iter().filter(|(word, _)| !exact.contains(word)).map(|(_, fault)| fault.clone()).chain(out_of_date).collect()
}

/// Each by the word that does it.
fn takings(source: &Source) -> Vec<(&'static str, String)> {
    if is_outside_the_product(source) {
        return vec![];
    }
    let code = product_code(&source.text);
    let found = TAKES_AWAY.iter().flat_map(|word| word_offsets(&code, word).map(move |at| (at, word)));
    let on_disk = found.filter(|(at, word)| code[at + word.len()..].starts_with('(') && !is_about_text(&code, *at, word));
    on_disk.map(|(at, word)| (*word, source.fault(at, &format!("{word} could take away what was kept")))).collect()
}

/// `words.truncate(5)` shortens a list in memory; a file is shortened by `set_len` or by `OpenOptions::truncate(true)`.
fn is_about_text(code: &str, at: usize, word: &str) -> bool {
    word == "truncate" && !code[at..].starts_with("truncate(true)")
}

#[test]
fn nothing_in_the_product_deletes_a_vault() {
    assert_tidy(rust_sources().iter().flat_map(faults).collect());
}

#[test]
fn planted_deletions_are_found() {
    let count = |path: &str, text: &str| faults(&Source::planted(path, text)).len();
    assert_eq!(count("src-tauri/crates/store/src/a.rs", "fn a() { let _ = fs::remove_dir_all(vault); }"), 1);
    assert_eq!(count("src-tauri/crates/app/src/a.rs", "File::options().write(true).truncate(true)"), 1);
    assert_eq!(count("src-tauri/crates/app/src/a.rs", "words.truncate(5); // remove_file(a)"), 0);
    assert_eq!(count("src-tauri/crates/export/src/a.rs", "fs::remove_file(beside)"), 1);
    assert_eq!(count("src-tauri/crates/store/src/backup/shelf.rs", "fn a() { fs::remove_dir(old) }"), 1);
    assert_eq!(count("src-tauri/crates/store/src/a.rs", "#[cfg(test)]\nmod tests { fn a() { fs::remove_file(b) } }"), 0);
}

#[test]
fn the_places_that_may_take_away_may_do_just_that_and_no_more() {
    let (path, once) = ("src-tauri/crates/store/src/vault/create.rs", "fn a() { let _ = fs::remove_dir_all(unfinished); }");
    let count = |text: &str| faults(&Source::planted(path, text)).len();
    assert_eq!(count(once), 0);
    assert_eq!(count(&once.repeat(2)), 3, "both, and that one is allowed");
    assert_eq!(count(&format!("{once} fn b() {{ fs::remove_file(c) }}")), 1, "another way to do it");
    assert_eq!(count("fn a() {}"), 1, "a permission nobody uses");
    assert!(MAY.iter().all(|(path, ..)| rust_sources().iter().any(|source| source.path == *path)), "a permission for a file that is gone");
}
