//! The proof that the organisation can open what was sealed to it.

use std::path::Path;

use askel_recovery::{make_challenge, same_code, write_form};
use askel_store::key_event::{self, KeyEvent, KeyEventKind};
use askel_store::recovery;

use super::{HandedOver, RecoveryProof, RecoveryView, hand_over, view::look};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

const FILE: &str = "askel-vara-avaimen-koe";

/// Writes the test file for the officer. It may be written again: the codes stay, their seals are new.
pub fn challenge(open: &mut Open, folder: &Path) -> Result<Answer<HandedOver>, Failure> {
    let kept = open.read(recovery::get)?.ok_or(FailureCode::RecoveryMissing)?;
    let asked: Vec<(String, String)> = kept.keys.into_iter().map(|key| (key.recipient, key.code)).collect();
    let challenge = make_challenge(&open.vault_id, &asked)?;
    Ok(Answer::read(hand_over::write(folder, FILE, &write_form(&challenge)?)?))
}

/// Takes the code that the officer read from the test file.
///
/// # Errors
/// [`FailureCode::RecoveryCodeWrong`]; nothing is changed then.
pub fn prove(open: &mut Open, proof: RecoveryProof) -> Result<Answer<RecoveryView>, Failure> {
    let mut kept = open.read(recovery::get)?.ok_or(FailureCode::RecoveryMissing)?;
    let (now, vault_id) = (open.now(), open.vault_id.clone());
    let key = kept.keys.iter_mut().find(|key| same_code(&proof.code, &key.code)).ok_or(FailureCode::RecoveryCodeWrong)?;
    if key.proven_at.is_none() {
        key.proven_at = Some(now);
        let event = KeyEvent { event: KeyEventKind::RecoveryProven, at: now, count: 1, about: key.recipient.clone() };
        open.write(|tx| {
            recovery::put(tx, &kept)?;
            Ok(key_event::note(tx, &vault_id, &event)?)
        })?;
    }
    Ok(Answer::changed(look(open)?, &[Noun::Vault]))
}
