//! "Everything is on the server" as a page of text: counts, the server's newest time, each record's version and sum. Knows no store,
//! no client and no server; the file's name says nothing of anybody.

use std::fmt::Write as _;
use std::path::Path;

use askel_domain::moment::{Moment, write_date, write_time};

use crate::folder::FolderProblem;
use crate::paper::clean;
use crate::whole_file::write_dated;

/// The words around the rows, in one language.
pub struct Words {
    pub title: String,
    pub says: String,
    pub counts: String,
    pub rows: String,
    pub no_names: String,
    pub version: String,
    pub hash: String,
    pub checked: String,
}

pub struct Page {
    /// When, by whom, for whom.
    pub made: String,
    pub newest: Option<String>,
    pub counts: Vec<(String, u32)>,
    pub rows: Vec<Line>,
}

pub struct Line {
    pub noun: String,
    pub id: String,
    pub version: String,
    pub hash: String,
    pub at: Moment,
}

/// Writes the page and answers its path.
///
/// # Errors
/// What stood in the folder's way; the file is then not there.
pub fn write(folder: &Path, now: &Moment, words: &Words, page: &Page) -> Result<String, FolderProblem> {
    write_dated(folder, now, "txt", text(words, page).as_bytes())
}

fn text(words: &Words, page: &Page) -> String {
    let mut out = String::new();
    // Writing into memory does not fail.
    let _ = writeln!(out, "{}\n\n{}\n{}", words.title.to_uppercase(), clean(&words.says), clean(&page.made));
    if let Some(newest) = &page.newest {
        let _ = writeln!(out, "{newest}");
    }
    let _ = writeln!(out, "\n{}", words.counts);
    for (noun, count) in &page.counts {
        let _ = writeln!(out, "  {noun}: {count}");
    }
    let _ = writeln!(out, "\n{}\n{}\n", words.rows, words.no_names);
    for row in &page.rows {
        let at = format!("{} {}", write_date(row.at.date_naive()), write_time(row.at.time()));
        let _ = writeln!(out, "{} {}\n  {} {} · {} {} · {} {at}", row.noun, clean(&row.id), words.version, clean(&row.version), words.hash, row.hash, words.checked);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let word = |word: &str| word.to_owned();
        Words { title: word("Kaikki on palvelimella"), says: word("Luettiin takaisin."), counts: word("Mitä"), rows: word("Jokainen"), no_names: word("Ei nimiä."), version: word("Versio"), hash: word("Tarkistussumma"), checked: word("Tarkistettu") }
    }

    fn page() -> Page {
        let at = chrono::DateTime::parse_from_rfc3339("2026-02-03T09:41:00+02:00").expect("a moment");
        let row = Line { noun: "Kirjaus".into(), id: "0193c8e2".into(), version: "2".into(), hash: "9f2c41d07be8a351".into(), at };
        Page { made: "Tehty 3.2.2026".into(), newest: Some("Viimeisin muutos palvelimella 3.2.2026".into()), counts: vec![("Kirjaus".into(), 1)], rows: vec![row] }
    }

    #[test]
    fn the_page_carries_each_version_and_sum() {
        let text = text(&words(), &page());
        assert!(text.starts_with("KAIKKI ON PALVELIMELLA\n"), "{text}");
        assert!(text.contains("  Kirjaus: 1\n") && text.contains("Kirjaus 0193c8e2\n  Versio 2 · Tarkistussumma 9f2c41d07be8a351 · Tarkistettu 3.2.2026 9.41"), "{text}");
    }

    #[test]
    fn the_files_name_says_nothing_of_anybody() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = write(folder.path(), &page().rows[0].at, &words(), &page()).expect("writes");
        assert!(path.ends_with("askel-2026-02-03-094100.txt"), "{path}");
    }
}
