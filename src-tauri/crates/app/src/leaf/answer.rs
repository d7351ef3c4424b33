//! Keeps what the client answered, with when and by whom it was asked. A later answer takes its place; the log has every one.

use askel_domain::entry::Author;
use askel_domain::leaf::LeafAnswer;

use super::LeafSaid;
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::client;
use crate::failure::Failure;

pub fn answer(open: &mut Open, said: LeafSaid) -> Result<Answer<()>, Failure> {
    let (now, asked_by) = (open.now(), Author::of(&open.worker));
    open.write_of(said.client_id, |tx| {
        let client = client::require(tx, said.client_id)?;
        let answer = LeafAnswer {
            client_id: client.id,
            may_stay_at_home: said.may_stay_at_home,
            answered_at: now,
            asked_by,
            non_disclosure: client.non_disclosure,
        };
        Ok(askel_store::leaf::put(tx, &answer)?)
    })?;
    Ok(Answer::changed((), &[Noun::Leaf]))
}
