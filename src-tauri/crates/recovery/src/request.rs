//! Recovery itself: a laptop asks, the officer answers to that laptop alone, and the answer serves once.
//! The officer must hear the request's code from the worker: whoever swaps the file changes the code.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::code::{same_code, spell};
use crate::failure::{RecoveryFailure, RecoveryResult};
use crate::form::Kind;
use crate::identity::{Identities, OneTime};
use crate::recipients::Recipients;
use crate::sealed::{DataKeyBytes, KeyOf, open, seal};

/// What leaves the laptop. Names the worker, never a client.
#[derive(Clone, Serialize, Deserialize)]
pub struct Request {
    pub vault: String,
    pub request: String,
    pub worker: String,
    /// The public key made for this answer.
    pub reply_to: String,
    /// The recovery slot as it stands.
    pub sealed: String,
}

impl Kind for Request {
    const NAME: &'static str = "askel recovery request 1";
}

#[derive(Serialize, Deserialize)]
pub struct Reply {
    pub vault: String,
    pub request: String,
    pub sealed: String,
}

impl Kind for Reply {
    const NAME: &'static str = "askel recovery reply 1";
}

impl Request {
    /// 80 bits of everything that matters in it, to be read over the telephone.
    pub fn code(&self) -> String {
        let mut hash = Sha256::new();
        for part in [Self::NAME, &self.vault, &self.request, &self.worker, &self.reply_to, &self.sealed] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        spell(&hash.finalize(), 4)
    }
}

/// The officer's side: opens the slot and seals its key again, to the key of this request alone.
///
/// # Errors
/// [`RecoveryFailure::AnotherCode`] before anything is opened; [`RecoveryFailure::NotForThisKey`] for another organisation's
/// slot; [`RecoveryFailure::NotThisRequest`] when the slot inside belongs to another vault.
pub fn open_request(identities: &Identities, request: &Request, code: &str) -> RecoveryResult<Reply> {
    if !same_code(code, &request.code()) {
        return Err(RecoveryFailure::AnotherCode);
    }
    let inside: KeyOf = open(identities, &request.sealed)?;
    if inside.vault != request.vault {
        return Err(RecoveryFailure::NotThisRequest);
    }
    let answer = KeyOf::new(&request.vault, &request.request, &*inside.bytes()?);
    let sealed = seal(&Recipients::read(&request.reply_to)?, &answer)?;
    Ok(Reply { vault: request.vault.clone(), request: request.request.clone(), sealed })
}

/// The laptop's side.
///
/// # Errors
/// [`RecoveryFailure::NotThisRequest`] for a reply to another laptop or another request, be it outside or inside the seal.
pub fn open_reply(one_time: &OneTime, reply: &Reply, vault: &str, request: &str) -> RecoveryResult<DataKeyBytes> {
    let ours = |found_vault: &str, found_request: &str| found_vault == vault && found_request == request;
    if !ours(&reply.vault, &reply.request) {
        return Err(RecoveryFailure::NotThisRequest);
    }
    let inside: KeyOf = open(&one_time.as_identities(), &reply.sealed).map_err(|_| RecoveryFailure::NotThisRequest)?;
    if ours(&inside.vault, &inside.request) { inside.bytes() } else { Err(RecoveryFailure::NotThisRequest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::seal_data_key;

    fn asked(officer: &OneTime) -> (OneTime, Request) {
        let one_time = OneTime::new();
        let sealed = seal_data_key(&Recipients::read(&officer.recipient()).expect("a key"), "v", &[7; 32]).expect("seals");
        let request =
            Request { vault: "v".into(), request: "r".into(), worker: "Kaisa Niemi".into(), reply_to: one_time.recipient(), sealed };
        (one_time, request)
    }

    #[test]
    fn the_key_comes_back_to_the_laptop_that_asked_and_to_no_other() {
        let officer = OneTime::new();
        let (one_time, request) = asked(&officer);
        let reply = open_request(&officer.as_identities(), &request, &request.code().to_lowercase()).expect("answers");
        assert_eq!(*open_reply(&one_time, &reply, "v", "r").expect("opens"), [7; 32]);
        assert_eq!(open_reply(&OneTime::new(), &reply, "v", "r").err(), Some(RecoveryFailure::NotThisRequest));
        assert_eq!(open_reply(&one_time, &reply, "w", "r").err(), Some(RecoveryFailure::NotThisRequest));
        let relabelled = Reply { request: "s".into(), ..reply };
        assert_eq!(open_reply(&one_time, &relabelled, "v", "s").err(), Some(RecoveryFailure::NotThisRequest));
    }

    #[test]
    fn the_officer_answers_neither_a_swapped_request_nor_another_organisations_nor_a_moved_slot() {
        let officer = OneTime::new();
        let (_, request) = asked(&officer);
        let swapped = Request { reply_to: OneTime::new().recipient(), ..request.clone() };
        assert_eq!(open_request(&officer.as_identities(), &swapped, &request.code()).err(), Some(RecoveryFailure::AnotherCode));
        assert_eq!(open_request(&OneTime::new().as_identities(), &request, &request.code()).err(), Some(RecoveryFailure::NotForThisKey));
        let moved = Request { vault: "w".into(), ..request };
        assert_eq!(open_request(&officer.as_identities(), &moved, &moved.code()).err(), Some(RecoveryFailure::NotThisRequest));
    }
}
