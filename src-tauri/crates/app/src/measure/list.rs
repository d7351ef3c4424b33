//! Which measures there are, what one client has answered to each, and what the answers come to side by side.

use askel_domain::id::ClientId;
use askel_domain::measure::{Definition, MeasureResult, Response, completeness, measure_card, measure_result};
use askel_store::log::Noun as Kept;

use super::shelf::{self, Known};
use super::{ClientMeasures, FillingRow, MeasureCompare, MeasureHistory, MeasureRow};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::client::ClientRef;
use crate::failure::Failure;

pub fn list(open: &mut Open, _: Empty) -> Result<Answer<Vec<MeasureRow>>, Failure> {
    let language = open.worker().language;
    let row = |known: Known| MeasureRow { card: measure_card(&known.definition, language), imported: known.imported };
    Ok(Answer::read(open.read(shelf::every)?.into_iter().map(row).collect()))
}

pub fn open(open: &mut Open, request: ClientRef) -> Result<Answer<ClientMeasures>, Failure> {
    let language = open.worker().language;
    open.show(|read, looks| {
        let client = crate::client::require(read, request.id)?;
        looks.opened(Kept::Measure, String::new(), client.id);
        let responses = askel_store::measure::responses_of(read, client.id)?;
        let every = shelf::every(read)?;
        let definitions: Vec<Definition> = every.iter().map(|known| known.definition.clone()).collect();
        let history = |known: Known| MeasureHistory {
            card: measure_card(&known.definition, language),
            fillings: responses.iter().filter(|response| response.definition.id == known.definition.id).map(|response| row(response, &definitions)).collect(),
        };
        Ok(ClientMeasures { client_name: client.name(), measures: shelf::newest(every).into_iter().map(history).collect() })
    })
    .map(Answer::shown)
}

/// The finished fillings of one version of a measure, in the worker's language.
pub fn compare(open: &mut Open, request: MeasureCompare) -> Result<Answer<MeasureResult>, Failure> {
    let language = open.worker().language;
    open.show(|read, looks| {
        let client: ClientId = crate::client::require(read, request.client_id)?.id;
        looks.opened(Kept::Measure, &request.definition.id, client);
        let definition = shelf::find(read, &request.definition)?;
        Ok(measure_result(&definition, &askel_store::measure::responses_of(read, client)?, language))
    })
    .map(Answer::shown)
}

fn row(response: &Response, definitions: &[Definition]) -> FillingRow {
    let definition = definitions.iter().find(|definition| response.is_of(definition));
    FillingRow {
        id: response.id,
        version: response.definition.version.clone(),
        occasion: response.occasion,
        on: response.on,
        finished: response.finished,
        completeness: definition.map(|definition| completeness(definition, &response.answers)).unwrap_or_default(),
    }
}
