//! What the record tells while an evaluation is written: read anew whenever something of it changes.

use askel_domain::document::counts;
use askel_store::log::Noun as Kept;

use super::{EvaluationFigures, gather};
use crate::answer::Answer;
use crate::document::{DocumentDraftRef, require_draft};
use crate::failure::{Failure, FailureCode};
use crate::{Open, task};

/// # Errors
/// [`FailureCode::BadRequest`] for a draft that is no evaluation.
pub fn figures(open: &mut Open, request: DocumentDraftRef) -> Result<Answer<EvaluationFigures>, Failure> {
    let today = open.today();
    open.show_unfinished(|read, looks| {
        let draft = require_draft(read, request.id)?;
        if !draft.kind.is_evaluation() {
            return Err(FailureCode::BadRequest.into());
        }
        looks.opened(Kept::Draft, draft.id, draft.client_id);
        let client = crate::client::require(read, draft.client_id)?;
        let term = gather::term_of(read, &draft, today)?;
        let entries = askel_store::entry::counting_of(read, client.id)?;
        let tasks = askel_store::task::of_client(read, client.id)?;
        let counts = term.map(|term| counts::count(&entries, &tasks, term)).unwrap_or_default();
        Ok(EvaluationFigures {
            client_id: client.id,
            from: term.map(|term| term.starts_on),
            until: term.map_or(today, |term| term.ends_on),
            all: counts.all(),
            face_to_face: counts.face_to_face(),
            remote: counts.remote(),
            remote_percent: counts.remote_percent(),
            counts,
            open_tasks: tasks.iter().filter(|kept| kept.is_open()).map(|kept| task::view(kept, &client, today)).collect(),
            without_plan: draft.follows.is_none(),
        })
    })
    .map(Answer::shown)
}
