//! Nothing in the product takes away what was kept: a vault that cannot be opened is left as it is, for somebody who can help.

use crate::rust_code::{is_outside_the_product, product_code, word_offsets};
use crate::tree::{Source, assert_tidy, rust_sources};

const TAKES_AWAY: [&str; 5] = ["remove_file", "remove_dir", "remove_dir_all", "set_len", "truncate"];

/// May take away their own: a half-written file in the folder the worker chose, and the files of a backup, each by its name.
const MAY: [&str; 2] = ["src-tauri/crates/export/", "src-tauri/crates/store/src/backup/clear.rs"];

fn takings(source: &Source) -> Vec<String> {
    if is_outside_the_product(source) || MAY.iter().any(|place| source.path.starts_with(place)) {
        return vec![];
    }
    let code = product_code(&source.text);
    let found = TAKES_AWAY.iter().flat_map(|word| word_offsets(&code, word).map(move |at| (at, word)));
    let on_disk = found.filter(|(at, word)| code[at + word.len()..].starts_with('(') && !is_about_text(&code, *at, word));
    on_disk.map(|(at, word)| source.fault(at, &format!("{word} could take away what was kept"))).collect()
}

/// `words.truncate(5)` shortens a list in memory; a file is shortened by `set_len` or by `OpenOptions::truncate(true)`.
fn is_about_text(code: &str, at: usize, word: &str) -> bool {
    word == "truncate" && !code[at..].starts_with("truncate(true)")
}

#[test]
fn nothing_in_the_product_deletes_a_vault() {
    assert_tidy(rust_sources().iter().flat_map(takings).collect());
}

#[test]
fn planted_deletions_are_found() {
    let count = |path: &str, text: &str| takings(&Source::planted(path, text)).len();
    assert_eq!(count("src-tauri/crates/store/src/a.rs", "fn a() { let _ = fs::remove_dir_all(vault); }"), 1);
    assert_eq!(count("src-tauri/crates/app/src/a.rs", "File::options().write(true).truncate(true)"), 1);
    assert_eq!(count("src-tauri/crates/app/src/a.rs", "words.truncate(5); // remove_file(a)"), 0);
    assert_eq!(count("src-tauri/crates/store/src/backup/shelf.rs", "fn a() { fs::remove_dir(old) }"), 1);
    assert_eq!(count("src-tauri/crates/export/src/a.rs", "fs::remove_file(beside)"), 0);
    assert_eq!(count("src-tauri/crates/store/src/a.rs", "#[cfg(test)]\nmod tests { fn a() { fs::remove_file(b) } }"), 0);
}
