//! A finished entry as a PDF.

use std::path::Path;

use askel_store::delivery::Record;

use super::EntryRef;
use crate::Open;
use crate::access::Saved;
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};

/// # Errors
/// [`FailureCode::PassphraseNeeded`].
pub fn save_as_pdf(open: &mut Open, request: EntryRef, folder: &Path) -> Result<Answer<Saved>, Failure> {
    let entry = open.look(|read| Ok(askel_store::entry::get(read, request.id)?.ok_or(FailureCode::NotFound)?))?;
    crate::delivery::save_page(open, &Record::Entry(entry), folder)
}
