//! The page of one finished record as a PDF: the sentences that stand beside the national document. Carries nothing to anybody:
//! what was saved so counts as delivered nowhere.

use std::path::Path;

use askel_domain::access::Action;
use askel_store::delivery::Record;
use askel_text::letters_missing;

use super::pack::{Packing, Words};
use crate::access::Saved;
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};
use crate::{Open, client};

/// # Errors
/// [`FailureCode::PassphraseNeeded`], and the client can read of the refusal.
pub(crate) fn save(open: &mut Open, record: &Record, folder: &Path) -> Result<Answer<Saved>, Failure> {
    let (noun, (id, _, client_id)) = (record.noun(), record.mark());
    open.demand_proof().map_err(|_| open.refuse_without_proof(noun, client_id))?;
    let language = open.worker.language;
    let paper = open.show(|read, looks| {
        looks.add(Action::Export, noun, id.to_string(), client_id);
        let client = client::require(read, client_id)?;
        Ok(Packing::of(read)?.paper(record, &client, &Words::of(language)).ok_or(FailureCode::Internal)?)
    })?;
    crate::page::save(folder, &open.now(), &paper.open().page(language.code(), letters_missing(language)))
}
