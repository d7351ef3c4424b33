//! A measure answered together, one question at a time, in the language the client chose on the screen.

use askel_domain::measure::{Mode, Occasion};

use super::{Together, TogetherBegin, TogetherFilling, TogetherGive};
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};
use crate::measure::{self, FillingPage, MeasureBegin, MeasureGive};

/// A new filling. The first one is the start, any later one stands between.
pub fn begin_measure(together: Together, request: TogetherBegin) -> Result<Answer<FillingPage>, Failure> {
    let before = together.open.read(|read| askel_store::measure::responses_of(read, together.client))?;
    let definition = together.open.read(|read| measure::definition(read, &request.definition))?.ok_or(FailureCode::NotFound)?;
    // Whoever may answer alone answers alone, with the worker beside.
    let mode = if definition.mode == Mode::Interview { Mode::Interview } else { Mode::SelfReport };
    let first = !before.iter().any(|response| response.definition.id == request.definition.id);
    let occasion = if first { Occasion::Start } else { Occasion::Mid };
    let begin = MeasureBegin { client_id: together.client, definition: request.definition, occasion, mode };
    measure::begin_in(together.open, begin, request.language)
}

pub fn resume_measure(together: Together, request: TogetherFilling) -> Result<Answer<FillingPage>, Failure> {
    together.open.look(|read| together.filling(read, request.id))?;
    measure::resume_in(together.open, request.id, request.language)
}

pub fn give_measure(together: Together, request: TogetherGive) -> Result<Answer<FillingPage>, Failure> {
    together.open.look(|read| together.filling(read, request.id))?;
    measure::give_in(together.open, MeasureGive { id: request.id, link_id: request.link_id, given: request.given }, request.language)
}

pub fn finish_measure(together: Together, request: TogetherFilling) -> Result<Answer<FillingPage>, Failure> {
    together.open.look(|read| together.filling(read, request.id))?;
    measure::finish_in(together.open, request.id, request.language)
}
