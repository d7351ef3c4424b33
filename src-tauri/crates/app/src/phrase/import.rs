//! Brings in the organisation's file of phrases, or tells every reason why not: then the earlier ones stand.
//! The file is YAML or JSON, which is YAML as well: README.md shows its form.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use askel_domain::phrase::{PhraseBook, PhraseFault, PhraseRefusal};

use super::PhrasesImported;
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::Failure;
use crate::undo::Deed;

/// Five hundred phrases of three languages are a tenth of it.
const LARGEST_FILE: u64 = 2 * 1024 * 1024;

/// A refused file is an answer, not a failure: the reasons are what was asked for.
pub fn import(open: &mut Open, path: &Path) -> Result<Answer<PhrasesImported>, Failure> {
    let book = match read_book(path) {
        Ok(book) => book,
        Err(refusals) => return Ok(Answer::read(PhrasesImported { phrases: 0, templates: 0, refusals })),
    };
    open.write(|tx| Ok(askel_store::phrase::put_book(tx, &book)?))?;
    let brought = PhrasesImported { phrases: book.phrases.len() as u32, templates: book.templates.len() as u32, refusals: vec![] };
    Ok(Answer::changed(brought, &[Noun::Phrase]).undoable(open, Deed::PhrasesImported))
}

fn read_book(path: &Path) -> Result<PhraseBook, Vec<PhraseRefusal>> {
    let refused = |code, at: String| vec![PhraseRefusal::new(code, at)];
    let mut bytes = vec![];
    let file = File::open(path).map_err(|_| refused(PhraseFault::Unread, String::new()))?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|_| refused(PhraseFault::Unread, String::new()))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(refused(PhraseFault::TooLarge, String::new()));
    }
    let text = String::from_utf8(bytes).map_err(|_| refused(PhraseFault::NotUnderstood, String::new()))?;
    // The reader's own message could quote what is in the file, so only the line goes on.
    let book: PhraseBook = serde_saphyr::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let line = error.location().map(|place| place.line().to_string());
        refused(PhraseFault::NotUnderstood, line.unwrap_or_default())
    })?;
    book.check().map(|()| book)
}
