//! The proof at enrolment: a code sealed to each public key alone, so that each answer proves its own secret key.

use serde::{Deserialize, Serialize};

use crate::failure::{RecoveryFailure, RecoveryResult};
use crate::form::Kind;
use crate::identity::Identities;
use crate::recipients::{Recipients, short};
use crate::sealed::{open, seal};

#[derive(Serialize, Deserialize)]
pub struct Challenge {
    pub vault: String,
    pub questions: Vec<Question>,
}

impl Kind for Challenge {
    const NAME: &'static str = "askel recovery challenge 1";
}

#[derive(Serialize, Deserialize)]
pub struct Question {
    pub recipient: String,
    pub sealed: String,
}

#[derive(Serialize, Deserialize)]
struct Inside {
    vault: String,
    code: String,
}

/// One answered question: which public key, shortened, and its code.
pub struct Answered {
    pub recipient: String,
    pub code: String,
}

/// `asked`: each public key and the code that only its holder can read.
///
/// # Errors
/// [`RecoveryFailure::NoRecipients`] for a key that is none.
pub fn make_challenge(vault: &str, asked: &[(String, String)]) -> RecoveryResult<Challenge> {
    let question = |(recipient, code): &(String, String)| {
        let inside = Inside { vault: vault.to_owned(), code: code.clone() };
        Ok(Question { recipient: recipient.clone(), sealed: seal(&Recipients::read(recipient)?, &inside)? })
    };
    Ok(Challenge { vault: vault.to_owned(), questions: asked.iter().map(question).collect::<RecoveryResult<_>>()? })
}

/// Answers every question these keys can.
///
/// # Errors
/// [`RecoveryFailure::NotForThisKey`] when they can answer none, [`RecoveryFailure::NotThisRequest`] when a code was moved here
/// from another vault's file.
pub fn answer_challenge(identities: &Identities, challenge: &Challenge) -> RecoveryResult<Vec<Answered>> {
    let mut answers = vec![];
    for question in &challenge.questions {
        match open::<Inside>(identities, &question.sealed) {
            Ok(inside) if inside.vault == challenge.vault => {
                answers.push(Answered { recipient: short(&question.recipient), code: inside.code })
            }
            Ok(_) => return Err(RecoveryFailure::NotThisRequest),
            Err(RecoveryFailure::NotForThisKey) => {}
            Err(other) => return Err(other),
        }
    }
    if answers.is_empty() { Err(RecoveryFailure::NotForThisKey) } else { Ok(answers) }
}
