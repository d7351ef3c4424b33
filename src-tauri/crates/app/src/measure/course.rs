//! What was measured in the newest course, for the documents that tell of it.

use askel_domain::id::ClientId;
use askel_domain::measure::{GasCourse, MeasureResult, gas_course, measure_result, newest_course};
use askel_domain::worker::Language;
use askel_store::{Read, StoreFailure};
use chrono::NaiveDate;

use super::shelf;

/// Each measure's newest version side by side over the newest course, and the course of the goals. `since`: where a course
/// without a start begins.
pub(crate) fn newest_course_of(
    read: &Read,
    client: ClientId,
    language: Language,
    since: Option<NaiveDate>,
) -> Result<(Vec<MeasureResult>, GasCourse), StoreFailure> {
    let responses = askel_store::measure::responses_of(read, client)?;
    let finished = |id: &str| responses.iter().filter(|response| response.finished && response.definition.id == id).cloned().collect();
    let result = |known: &shelf::Known| measure_result(&known.definition, &newest_course(finished(&known.definition.id), since), language);
    let results = shelf::newest(shelf::every(read)?).iter().map(result).collect();
    let records = newest_course(askel_store::gas::of_client(read, client)?, since);
    Ok((results, gas_course(&records, &askel_store::goal::of_client(read, client)?)))
}
