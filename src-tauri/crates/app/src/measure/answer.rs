//! Fills in a measure: each answer, skip and refusal is on the disk before the next question is shown.

use askel_domain::id::MeasureResponseId;
use askel_domain::measure::{Definition, Response, first_open, measure_card, questions};
use askel_domain::worker::Language;
use askel_store::Read;
use askel_store::log::Noun as Kept;

use super::{FillingPage, FillingRef, MeasureBegin, MeasureGive, shelf};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 1] = [Noun::Measure];

/// A new filling; its first question is asked at once.
///
/// # Errors
/// [`FailureCode::ReasonNeeded`] for another worker's client, with nothing begun.
pub fn begin(open: &mut Open, request: MeasureBegin) -> Result<Answer<FillingPage>, Failure> {
    let language = open.worker().language;
    begin_in(open, request, language)
}

/// The same in the language that the client reads.
pub(crate) fn begin_in(open: &mut Open, request: MeasureBegin, language: Language) -> Result<Answer<FillingPage>, Failure> {
    let on = open.today();
    let response = Response {
        id: MeasureResponseId(open.new_id()),
        client_id: request.client_id,
        definition: request.definition,
        occasion: request.occasion,
        mode: request.mode,
        on,
        answers: Default::default(),
        finished: false,
    };
    let shown = open.show_change(response.client_id, |tx| {
        let page = page(tx, &response, language)?;
        askel_store::measure::put_response(tx, &response)?;
        Ok(page)
    })?;
    Ok(Answer::shown_changed(shown, &CHANGED))
}

/// Goes on where it was left.
pub fn resume(open: &mut Open, request: FillingRef) -> Result<Answer<FillingPage>, Failure> {
    let language = open.worker().language;
    resume_in(open, request.id, language)
}

pub(crate) fn resume_in(open: &mut Open, id: MeasureResponseId, language: Language) -> Result<Answer<FillingPage>, Failure> {
    open.show(|read, looks| {
        let response = required(read, id)?;
        looks.opened(Kept::Measure, response.id, response.client_id);
        page(read, &response, language)
    })
    .map(Answer::shown)
}

/// # Errors
/// A question that is not asked, an answer it cannot have; [`FailureCode::AlreadyFinal`] once the filling is finished.
pub fn give(open: &mut Open, request: MeasureGive) -> Result<Answer<FillingPage>, Failure> {
    let language = open.worker().language;
    give_in(open, request, language)
}

pub(crate) fn give_in(open: &mut Open, request: MeasureGive, language: Language) -> Result<Answer<FillingPage>, Failure> {
    change(open, request.id, language, |response, definition| Ok(response.give(definition, &request.link_id, request.given)?))
}

/// # Errors
/// [`FailureCode::AlreadyFinal`] when it was finished before.
pub fn finish(open: &mut Open, request: FillingRef) -> Result<Answer<FillingPage>, Failure> {
    let language = open.worker().language;
    finish_in(open, request.id, language)
}

pub(crate) fn finish_in(open: &mut Open, id: MeasureResponseId, language: Language) -> Result<Answer<FillingPage>, Failure> {
    let today = open.today();
    change(open, id, language, |response, definition| {
        // The answers belong to the day they were finished on.
        response.on = today;
        Ok(response.finish(definition)?)
    })
}

fn change(
    open: &mut Open,
    id: MeasureResponseId,
    language: Language,
    act: impl FnOnce(&mut Response, &Definition) -> Result<(), Failure>,
) -> Result<Answer<FillingPage>, Failure> {
    let client = open.look(|read| Ok(required(read, id)?.client_id))?;
    let shown = open.show_change(client, |tx| {
        let mut response = required(tx, id)?;
        if response.finished {
            return Err(FailureCode::AlreadyFinal.into());
        }
        let definition = shelf::find(tx, &response.definition)?;
        act(&mut response, &definition)?;
        askel_store::measure::put_response(tx, &response)?;
        page(tx, &response, language)
    })?;
    Ok(Answer::shown_changed(shown, &CHANGED))
}

fn required(read: &Read, id: MeasureResponseId) -> Result<Response, Failure> {
    askel_store::measure::response(read, id)?.ok_or(FailureCode::NotFound.into())
}

fn page(read: &Read, response: &Response, language: Language) -> Result<FillingPage, Failure> {
    let definition = shelf::find(read, &response.definition)?;
    Ok(FillingPage {
        id: response.id,
        client_id: response.client_id,
        client_name: crate::client::require(read, response.client_id)?.name(),
        card: measure_card(&definition, language),
        occasion: response.occasion,
        questions: questions(&definition, &response.answers, language),
        first_open: first_open(&definition, &response.answers).map(|place| place as u32),
        finished: response.finished,
    })
}
