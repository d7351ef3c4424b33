//! Who has handled a client's data, as rows of a CSV file and as a page. Knows no store; the file's name says nothing of the client.

use std::path::Path;

use askel_domain::moment::{Moment, write_date, write_time};
use askel_sosmeta::wording::one_line;

use crate::folder::FolderProblem;
use crate::page::{Page, Part, Table, TypeSize};
use crate::paper::clean;
use crate::whole_file::write_dated;

/// The heads of the columns, in order.
pub type Columns = [String; 7];

/// How wide they are on a page, beside each other.
const WIDTHS: [u8; 7] = [4, 4, 4, 3, 4, 4, 6];

/// One handling, in words.
pub struct Line {
    pub at: Moment,
    pub worker: String,
    pub title: String,
    pub how: String,
    pub what: String,
    pub why: String,
    pub reason: String,
}

/// What stands above the rows.
pub struct Answer {
    pub title: String,
    /// Of whom, by whom: names and what they are.
    pub facts: Vec<(String, String)>,
    pub lead: String,
}

/// The same rows as a page on its side. A moment stands as a client reads it.
pub fn page(answer: Answer, language: &'static str, columns: &Columns, lines: &[Line], letters_missing: String) -> Page {
    let rows = lines.iter().map(|line| [&at(line), &line.worker, &line.title, &line.how, &line.what, &line.why, &line.reason].map(|cell| clean(cell)).into());
    let table = Table { head: columns.to_vec(), widths: WIDTHS.to_vec(), rows: rows.collect() };
    let parts = vec![Part::Fields(answer.facts), Part::Text(answer.lead), Part::Table(table)];
    Page { title: answer.title, language, type_size: TypeSize::Usual, wide: true, parts, letters_missing }
}

fn at(line: &Line) -> String {
    format!("{} {}", write_date(line.at.date_naive()), write_time(line.at.time()))
}

/// Writes the file and answers its path. Semicolons and a byte-order mark, as spreadsheet programs in Finland expect.
///
/// # Errors
/// What stood in the folder's way; the file is then not there.
pub fn write(folder: &Path, now: &Moment, columns: &Columns, lines: &[Line]) -> Result<String, FolderProblem> {
    write_dated(folder, now, "csv", &bytes(columns, lines))
}

fn bytes(columns: &Columns, lines: &[Line]) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    // Writing into memory does not fail.
    let _ = out.write_record(columns);
    for line in lines {
        let fields = [&at(line), &line.worker, &line.title, &line.how, &line.what, &line.why, &line.reason];
        let _ = out.write_record(fields.map(|field| as_words(field)));
    }
    out.into_inner().unwrap_or_default()
}

/// A spreadsheet program would take these beginnings for a formula and run it: source OWASP, "CSV injection". Some look
/// past blanks, so the first letter counts; a field is one line.
fn as_words(text: &str) -> String {
    let line = one_line(&clean(text));
    let looks_like_one = line.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if looks_like_one { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Columns {
        ["milloin", "kuka", "nimike", "mitä", "mihin", "miksi", "syy"].map(str::to_owned)
    }

    fn line(reason: &str) -> Line {
        let at = chrono::DateTime::parse_from_rfc3339("2026-02-03T10:15:00+02:00").expect("a moment");
        let word = |word: &str| word.to_owned();
        Line { at, worker: word("Kaisa Niemi"), title: word("sosiaaliohjaaja"), how: word("avasi"), what: word("kirjaus"), why: word("oma asiakas"), reason: word(reason) }
    }

    #[test]
    fn the_rows_open_in_a_spreadsheet_with_their_letters_whole() {
        let text = String::from_utf8(bytes(&columns(), &[line("sijaistus; \"pyyntö\"")])).expect("text");
        assert!(text.starts_with("\u{feff}milloin;kuka"));
        assert!(text.contains("3.2.2026 10.15;Kaisa Niemi;sosiaaliohjaaja;avasi;kirjaus;oma asiakas;\"sijaistus; \"\"pyyntö\"\"\""), "{text}");
    }

    #[test]
    fn what_was_typed_does_not_become_a_formula() {
        let text = String::from_utf8(bytes(&columns(), &[line("=HYPERLINK(\"http://example.invalid\")")])).expect("text");
        assert!(text.contains("'=HYPERLINK"), "{text}");
    }

    #[test]
    fn the_files_name_says_nothing_of_the_client() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = write(folder.path(), &line("").at, &columns(), &[line("")]).expect("writes");
        assert!(path.ends_with("askel-2026-02-03-101500.csv"), "{path}");
    }
}
