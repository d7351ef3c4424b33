//! The passphrase once more, before something leaves the bag or its keys change: whoever sits down at an open laptop does not
//! have it. Knows no wish that asks for it. Source: security.md T3 (ASVS 7.5.3).

use std::time::Duration;

use askel_store::{StoreFailure, vault};
use secrecy::ExposeSecret;

use super::{Proof, note_the_lock};
use crate::Open;
use crate::answer::{Answer, Empty};
use crate::failure::{Failure, FailureCode};

/// Whoever has just opened the bag, or has just shown that it is theirs, is not asked again.
pub const PROOF_MINUTES: u64 = 5;
/// So many wrong ones in a row, and the bag is locked.
const WRONG_LOCKS: u8 = 3;

/// When the passphrase was last given, by the time that the bag has been open, and how often it was wrong since.
#[derive(Default)]
pub(crate) struct Proven {
    at: Duration,
    wrong: u8,
}

/// Takes the passphrase once more.
///
/// # Errors
/// A wrong one is counted and slowed down as on the lock screen; the third in a row is [`FailureCode::Locked`].
pub fn prove(open: &mut Open, proof: Proof) -> Result<Answer<()>, Failure> {
    let now = open.now().timestamp_millis();
    let tried = vault::prove(&open.shelf, &open.vault_id, open.with(proof.passphrase.expose_secret()), now, open.store());
    open.tried(tried)?;
    // The wrong tries before it. What the log cannot take now, it is told at the next opening.
    let _ = note_the_lock(open);
    Ok(Answer::read(()))
}

/// Whether a wish that needs the passphrase may go on: asked before the worker chooses a folder for it.
pub fn may_leave(open: &mut Open, _: Empty) -> Result<Answer<()>, Failure> {
    open.demand_proof()?;
    Ok(Answer::read(()))
}

impl Open {
    /// # Errors
    /// [`FailureCode::PassphraseNeeded`] when the passphrase was given longer ago than [`PROOF_MINUTES`], by either clock.
    pub(crate) fn demand_proof(&mut self) -> Result<(), Failure> {
        let age = self.open_for().saturating_sub(self.proven.at);
        if age >= Duration::from_secs(PROOF_MINUTES * 60) { Err(FailureCode::PassphraseNeeded.into()) } else { Ok(()) }
    }

    /// Every try at the passphrase of an open bag passes here, whatever it was asked for.
    pub(crate) fn tried<T>(&mut self, tried: Result<T, StoreFailure>) -> Result<T, Failure> {
        match &tried {
            Ok(_) => self.proven = Proven { at: self.open_for(), wrong: 0 },
            Err(StoreFailure::WrongPassphrase) => {
                self.proven.wrong += 1;
                if self.is_guessed_at() {
                    return Err(FailureCode::Locked.into());
                }
            }
            Err(_) => {}
        }
        tried.map_err(Failure::from)
    }

    /// From here on nothing is answered, and the bag is locked at the next look.
    pub(crate) fn is_guessed_at(&self) -> bool {
        self.proven.wrong >= WRONG_LOCKS
    }
}
