//! Every measure there is to use: Askel's own, and those the organisation has brought in.

use askel_domain::measure::{Definition, DefinitionRef};
use askel_store::{Read, StoreFailure};

use crate::failure::{Failure, FailureCode};

pub(super) struct Known {
    pub definition: Definition,
    pub imported: bool,
}

/// In the order of their ids; versions of one measure in the order they came in.
pub(super) fn every(read: &Read) -> Result<Vec<Known>, StoreFailure> {
    let own = askel_questionnaire::shipped().into_iter().map(|definition| Known { definition, imported: false });
    let brought = askel_store::measure::all(read)?;
    let brought = brought.iter().filter_map(|file| askel_questionnaire::read(file.text.as_bytes()).ok());
    Ok(own.chain(brought.map(|loaded| Known { definition: loaded.definition, imported: true })).collect())
}

/// `None`: a measure or a version that is not here.
pub(crate) fn definition(read: &Read, wanted: &DefinitionRef) -> Result<Option<Definition>, StoreFailure> {
    let known = every(read)?.into_iter().find(|known| known.definition.reference() == *wanted);
    Ok(known.map(|known| known.definition))
}

/// One of each measure, in its newest version.
pub(crate) fn newest_definitions(read: &Read) -> Result<Vec<Definition>, StoreFailure> {
    Ok(newest(every(read)?).into_iter().map(|known| known.definition).collect())
}

/// # Errors
/// [`FailureCode::NotFound`] for a measure or a version that is not here.
pub(super) fn find(read: &Read, wanted: &DefinitionRef) -> Result<Definition, Failure> {
    Ok(definition(read, wanted)?.ok_or(FailureCode::NotFound)?)
}

/// The text of Askel's own file of this measure and version.
pub(super) fn shipped_text(wanted: &DefinitionRef) -> Option<&'static str> {
    let is_it = |text: &str| askel_questionnaire::read(text.as_bytes()).is_ok_and(|loaded| loaded.definition.reference() == *wanted);
    askel_questionnaire::shipped_files().into_iter().map(|(_, text)| text).find(|text| is_it(text))
}

/// One of each measure: the version that came last.
pub(super) fn newest(known: Vec<Known>) -> Vec<Known> {
    let mut found: Vec<Known> = vec![];
    for one in known {
        match found.iter_mut().find(|other| other.definition.id == one.definition.id) {
            Some(older) => *older = one,
            None => found.push(one),
        }
    }
    found
}
