//! Two corrections of one version, read beside each other: of an entry its fields, of a document its answers, and who wrote each
//! and why. Chooses nothing.

use askel_domain::document::NationalDocument;
use askel_domain::entry::{Author, Change, Entry};
use askel_domain::moment::Moment;
use askel_domain::worker::Language;
use askel_store::Read;
use askel_store::sync::{Case, RowKind};
use serde::de::DeserializeOwned;

use crate::document::{self, AnswerBeside};
use crate::entry::{self, FieldBeside};
use crate::failure::{Failure, FailureCode};

#[derive(Default)]
pub(super) struct Corrections {
    pub mine: Written,
    pub theirs: Written,
    pub entry: Vec<FieldBeside>,
    pub document: Vec<AnswerBeside>,
}

/// What a correction says of itself.
#[derive(Default)]
pub(super) struct Written {
    pub by: Option<String>,
    pub at: Option<Moment>,
    pub reason: String,
    pub annulled: bool,
}

/// Empty where the case is no such pair.
pub(super) fn read_both(read: &Read, case: &Case, language: Language) -> Result<Corrections, Failure> {
    match case.row.kind {
        RowKind::Entry => {
            let [mine, theirs] = pair::<Entry>(case)?;
            let told = |entry: &Entry| written(&entry.author, entry.written_at, entry.change.as_ref(), entry.reason());
            Ok(Corrections { mine: told(&mine), theirs: told(&theirs), entry: entry::beside(read, &mine, &theirs, language)?, document: vec![] })
        }
        RowKind::Document => {
            let [mine, theirs] = pair::<NationalDocument>(case)?;
            let told = |document: &NationalDocument| written(&document.author, document.written_at, document.change.as_ref(), document.reason());
            Ok(Corrections { mine: told(&mine), theirs: told(&theirs), entry: vec![], document: document::beside(read, &mine, &theirs, language)? })
        }
        _ => Ok(Corrections::default()),
    }
}

fn pair<T: DeserializeOwned>(case: &Case) -> Result<[T; 2], Failure> {
    let value = |text: &str| serde_json::from_str(text).map_err(|_| Failure::from(FailureCode::Internal));
    Ok([value(&case.ours)?, value(&case.theirs)?])
}

fn written(author: &Author, at: Moment, change: Option<&Change>, reason: Option<&str>) -> Written {
    Written { by: Some(author.name()), at: Some(at), reason: reason.unwrap_or_default().to_owned(), annulled: matches!(change, Some(Change::Annulment { .. })) }
}
