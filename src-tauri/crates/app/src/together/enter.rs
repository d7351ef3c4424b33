//! Into together mode by the worker's right to the client's record, and out of it by the short code or the passphrase.

use askel_store::key_event::KeyEventKind;
use askel_store::log::Noun;
use secrecy::ExposeSecret;

use super::{Stay, Together, TogetherKey, TogetherLeft, TogetherWish, code};
use crate::Open;
use crate::answer::Answer;
use crate::failure::{Failure, FailureCode};
use crate::vault::{Proof, note, prove};

/// So many wrong codes, and only the passphrase leaves.
const WRONG_SPENDS: u8 = 3;

/// From the answer on, the window is answered of this client alone.
///
/// # Errors
/// [`FailureCode::ReasonNeeded`] for another worker's client; [`FailureCode::OtherClient`] when the visit is another's.
pub fn enter(open: &mut Open, wish: TogetherWish) -> Result<Answer<()>, Failure> {
    let client = wish.client_id;
    open.show(|read, looks| {
        crate::client::require(read, client)?;
        looks.opened(Noun::Client, client, client);
        wish.draft_id.into_iter().for_each(|draft| looks.opened(Noun::Draft, draft, client));
        Ok(())
    })?;
    // A visit that was finished or taken away meanwhile is no reason to keep the client waiting.
    let draft = wish.draft_id.filter(|id| open.read(|read| askel_store::draft::get(read, *id)).is_ok_and(|found| found.is_some_and(|draft| draft.client_id == client)));
    open.stay = Some(Stay { client, draft, wrong: 0 });
    Ok(Answer::read(()))
}

/// Leaves the mode.
///
/// # Errors
/// [`FailureCode::TogetherCodeWrong`], [`FailureCode::TogetherCodeSpent`] after three of them; a wrong passphrase is counted and
/// slowed down as on the lock screen, and the third in a row locks.
pub fn leave(together: Together, key: TogetherKey) -> Result<Answer<TogetherLeft>, Failure> {
    let Together { open, client, draft } = together;
    if code::is_shaped_as_code(key.key.expose_secret()) {
        by_code(open, key.key.expose_secret())?;
    } else {
        prove(open, Proof { passphrase: key.key })?;
    }
    open.stay = None;
    Ok(Answer::read(TogetherLeft { client_id: client, draft_id: draft }))
}

fn by_code(open: &mut Open, given: &str) -> Result<(), Failure> {
    let wrong = open.stay.as_ref().map_or(WRONG_SPENDS, |stay| stay.wrong);
    if wrong >= WRONG_SPENDS {
        return Err(FailureCode::TogetherCodeSpent.into());
    }
    match code::fits(open, given)? {
        Some(true) => Ok(()),
        // No code was chosen: there is nothing to guess.
        None => Err(FailureCode::TogetherCodeWrong.into()),
        Some(false) => Err(wrong_code(open, wrong + 1)),
    }
}

fn wrong_code(open: &mut Open, wrong: u8) -> Failure {
    open.stay.iter_mut().for_each(|stay| stay.wrong = wrong);
    if wrong < WRONG_SPENDS {
        return FailureCode::TogetherCodeWrong.into();
    }
    // What the log cannot take refuses the code all the same.
    let _ = note(open, KeyEventKind::TogetherCodeWrong, u32::from(wrong), String::new());
    FailureCode::TogetherCodeSpent.into()
}
