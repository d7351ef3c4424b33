//! Every file opens by saying what it is. Checks that the sentence is there, not that it is true.

use crate::tree::{Source, assert_tidy, sources};

/// How the first line must begin, by the file's ending.
const OPENINGS: [(&str, &str); 3] = [(".rs", "//!"), (".ts", "//"), (".svelte", "<!--")];

/// Shorter than this says nothing.
const SHORTEST_SENTENCE: usize = 20;

fn silent_openings(source: &Source) -> Vec<String> {
    let Some((_, opening)) = OPENINGS.iter().find(|(ending, _)| source.path.ends_with(ending)) else { return vec![] };
    let first = source.text.lines().next().unwrap_or_default();
    let sentence = first.strip_prefix(opening).unwrap_or_default().trim();
    if sentence.chars().count() >= SHORTEST_SENTENCE {
        vec![]
    } else {
        vec![source.fault(0, &format!("opens without a sentence after {opening}"))]
    }
}

#[test]
fn every_file_opens_with_one_sentence() {
    let everything = sources(&["src-tauri", "tests", "ui/src", "ui/build", "ui/vite.config.ts"], &[".rs", ".ts", ".svelte"]);
    let drawings = |source: &&Source| !source.path.starts_with("ui/src/lib/icons/");
    assert_tidy(everything.iter().filter(drawings).flat_map(silent_openings).collect());
}

#[test]
fn a_planted_silent_file_is_found() {
    let opens = |path: &str, text: &str| silent_openings(&Source::planted(path, text)).is_empty();
    assert!(!opens("a.rs", "use std::fs;"));
    assert!(!opens("a.rs", "//! Things."));
    assert!(!opens("a.ts", "import a from 'a'"));
    assert!(!opens("A.svelte", "<script>"));
    assert!(opens("a.rs", "//! What this is, and what it must not know."));
    assert!(opens("A.svelte", "<!-- One meeting as a row; asks nobody. -->"));
}
