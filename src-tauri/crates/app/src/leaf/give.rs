//! Shows the client's copy, lets it be printed, and writes it as a PDF. The last two only after a *yes* of today.

use std::path::Path;

use askel_domain::access::Action;
use askel_domain::client::Client;
use askel_domain::leaf::may_leave;
use askel_store::Read;
use askel_store::log::Noun;
use chrono::NaiveDate;

use super::{LeafAnswered, LeafPage, LeafSheet, LeafWish, sheet};
use crate::Open;
use crate::access::Saved;
use crate::answer::Answer;
use crate::client;
use crate::failure::{Failure, FailureCode};
use crate::gate::Shown;

pub fn open(open: &mut Open, wish: LeafWish) -> Result<Answer<LeafPage>, Failure> {
    let (now, today, worker) = (open.now(), open.today(), open.worker.clone());
    open.show(|read, looks| {
        let client = client::require(read, wish.client_id)?;
        looks.opened(Noun::Leaf, String::new(), client.id);
        Ok(LeafPage {
            sheet: sheet::read(read, &client, &wish, &worker, &now)?,
            last: last(read, &client, today)?,
            client: client::head(&client, today),
            phone_missing: worker.phone.is_none(),
        })
    })
    .map(Answer::shown)
}

fn last(read: &Read, client: &Client, today: NaiveDate) -> Result<Option<LeafAnswered>, Failure> {
    let kept = askel_store::leaf::answer_of(read, client.id)?;
    Ok(kept.map(|answer| LeafAnswered {
        at: answer.answered_at,
        may_stay_at_home: answer.may_stay_at_home,
        asked_by: answer.asked_by.name(),
        holds: answer.holds(client, today),
    }))
}

/// The sheet to be printed. Its row of the access log stands before the printer is asked.
///
/// # Errors
/// [`FailureCode::LeafRefused`].
pub fn print(open: &mut Open, wish: LeafWish) -> Result<Answer<LeafSheet>, Failure> {
    Ok(Answer::shown(given(open, &wish)?))
}

/// Writes the sheet as a PDF into the folder. The file's name says nothing of the client.
///
/// # Errors
/// [`FailureCode::PassphraseNeeded`], [`FailureCode::LeafRefused`].
pub fn save(open: &mut Open, wish: LeafWish, folder: &Path) -> Result<Answer<Saved>, Failure> {
    open.demand_proof().map_err(|_| open.refuse_without_proof(Noun::Leaf, wish.client_id))?;
    let sheet = given(open, &wish)?.open();
    crate::page::save(folder, &open.now(), &sheet::page(&sheet))
}

fn given(open: &mut Open, wish: &LeafWish) -> Result<Shown<LeafSheet>, Failure> {
    // Whoever may not open the record does not hear what was answered either.
    open.demand_right(wish.client_id)?;
    let (now, today, worker) = (open.now(), open.today(), open.worker.clone());
    open.show(|read, looks| {
        let client = client::require(read, wish.client_id)?;
        if !may_leave(askel_store::leaf::answer_of(read, client.id)?.as_ref(), &client, today) {
            return Err(FailureCode::LeafRefused.into());
        }
        looks.add(Action::Export, Noun::Leaf, String::new(), client.id);
        sheet::read(read, &client, wish, &worker, &now)
    })
}
