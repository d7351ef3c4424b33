//! Brings in a measure's file that the worker chose, or tells every reason why not.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use askel_domain::measure::measure_card;
use askel_questionnaire::LARGEST_FILE;
use askel_store::measure::MeasureFile;

use super::{MeasureImported, shelf};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

/// A refused file is an answer, not a failure: the reasons are what was asked for.
///
/// # Errors
/// [`FailureCode::MeasureUnread`]; [`FailureCode::MeasureDiffers`] when the same measure and version is here with other content.
pub fn import(open: &mut Open, path: &Path) -> Result<Answer<MeasureImported>, Failure> {
    let bytes = read_at_most(path).map_err(|_| FailureCode::MeasureUnread)?;
    let loaded = match askel_questionnaire::read(&bytes) {
        Ok(loaded) => loaded,
        Err(refusals) => return Ok(Answer::read(MeasureImported { card: None, refusals, ignored: vec![] })),
    };
    let card = measure_card(&loaded.definition, open.worker().language);
    // The reader takes JSON only, and JSON is UTF-8.
    let text = String::from_utf8(bytes).map_err(|_| FailureCode::MeasureUnread)?;
    let file = MeasureFile { definition: loaded.definition.reference(), text };
    keep(open, &file)?;
    Ok(Answer::changed(MeasureImported { card: Some(card), refusals: vec![], ignored: loaded.ignored }, &[Noun::Measure]))
}

/// One byte more than is allowed, so that the reader says that it is too large.
fn read_at_most(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![];
    File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn keep(open: &mut Open, file: &MeasureFile) -> Result<(), Failure> {
    let kept = open.read(|read| askel_store::measure::get(read, &file.definition))?.map(|kept| kept.text);
    match kept.or_else(|| shelf::shipped_text(&file.definition).map(str::to_owned)) {
        Some(text) if text == file.text => Ok(()),
        Some(_) => Err(FailureCode::MeasureDiffers.into()),
        None => open.write(|tx| Ok(askel_store::measure::insert(tx, file)?)),
    }
}
