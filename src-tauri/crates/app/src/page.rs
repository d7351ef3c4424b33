//! Sets a page and writes it as a file that is named after the moment alone. Knows nothing of what is on it.

use std::path::Path;

use askel_domain::moment::Moment;
use askel_export::page::Page;

use crate::access::Saved;
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};

/// # Errors
/// What stood in the folder's way; the file is then not there.
pub(crate) fn save(folder: &Path, now: &Moment, page: &Page) -> Result<Answer<Saved>, Failure> {
    let bytes = askel_typeset::pdf(page).map_err(|_| FailureCode::Internal)?;
    let file = askel_export::write_dated(folder, now, "pdf", &bytes)?;
    Ok(Answer::read(Saved { file }))
}
