//! Locks, and notes that somebody is there.

use crate::answer::{Answer, Empty, Noun};
use crate::failure::Failure;
use crate::{Askel, Open};

pub fn lock(askel: &mut Askel, _: Empty) -> Result<Answer<()>, Failure> {
    askel.lock();
    Ok(Answer::changed((), &[Noun::Vault]))
}

pub fn note_activity(open: &mut Open, _: Empty) -> Result<Answer<()>, Failure> {
    open.note_input();
    Ok(Answer::read(()))
}
