//! The short code that leaves together mode. It opens nothing, lets nothing out and is asked for nowhere else, so it may be short:
//! whoever has it has a view of the bag that a worker opened a moment ago.

use askel_store::key_event::KeyEventKind;
use askel_store::together;
use secrecy::ExposeSecret;

use super::{TogetherCode, TogetherCodePlace};
use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::{Failure, FailureCode};
use crate::vault::note;

/// Whether what was given can only be a code: a passphrase is longer and has letters.
pub(super) fn is_shaped_as_code(given: &str) -> bool {
    (4..=8).contains(&given.len()) && given.bytes().all(|byte| byte.is_ascii_digit())
}

/// Not 0000 and not 1234, which is what a visitor tries first.
fn is_good(code: &str) -> bool {
    let digits: Vec<i16> = code.bytes().map(i16::from).collect();
    let steps: Vec<i16> = digits.windows(2).map(|pair| pair[1] - pair[0]).collect();
    is_shaped_as_code(code) && ![0, 1, -1].iter().any(|same| steps.iter().all(|step| step == same))
}

pub fn code(open: &mut Open, _: Empty) -> Result<Answer<TogetherCode>, Failure> {
    let placed = open.read(together::code)?.is_some();
    Ok(Answer::read(TogetherCode { placed }))
}

/// Chooses the code, in place of any before it.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`]; [`FailureCode::TogetherCodeWeak`].
pub fn place_code(open: &mut Open, request: TogetherCodePlace) -> Result<Answer<TogetherCode>, Failure> {
    open.demand_proof()?;
    let chosen = request.code.expose_secret();
    if !is_good(chosen) {
        return Err(FailureCode::TogetherCodeWeak.into());
    }
    let sealed = open.store().seal_code(chosen);
    open.write(|tx| Ok::<_, Failure>(together::put_code(tx, &sealed)?))?;
    note(open, KeyEventKind::TogetherCodePlaced, 1, String::new())?;
    Ok(Answer::changed(TogetherCode { placed: true }, &[Noun::Vault]))
}

/// # Errors
/// Why not, as the store says it.
pub(super) fn fits(open: &Open, given: &str) -> Result<Option<bool>, Failure> {
    let kept = open.read(together::code)?;
    Ok(kept.map(|kept| open.store().is_code(&kept, given)))
}

#[cfg(test)]
mod tests {
    use super::is_good;

    #[test]
    fn a_code_is_four_to_eight_digits_that_nobody_tries_first() {
        for code in ["2580", "19283746", "0071"] {
            assert!(is_good(code), "{code}");
        }
        for code in ["", "123", "1234", "4321", "0000", "123456789", "12a4", "１２５０"] {
            assert!(!is_good(code), "{code}");
        }
    }
}
