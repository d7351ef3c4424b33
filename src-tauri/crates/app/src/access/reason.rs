//! Takes the worker's reason for opening the record of a client who is not their own.

use askel_domain::problem::Problems;

use super::ReasonGiven;
use crate::Open;
use crate::answer::Answer;
use crate::failure::Failure;

const LONGEST: u32 = 500;

/// The reason holds until the bag is locked, and stands beside every look it opens.
///
/// # Errors
/// The field, when it is empty or too long.
pub fn give_reason(open: &mut Open, given: ReasonGiven) -> Result<Answer<()>, Failure> {
    let mut problems = Problems::default();
    let reason = problems.text("reason", &given.reason, LONGEST);
    problems.done()?;
    open.seen.reason(given.client_id, reason.unwrap_or_default());
    Ok(Answer::read(()))
}
