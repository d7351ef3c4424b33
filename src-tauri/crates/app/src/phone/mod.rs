//! Into the client's own phone without a network: the next meeting and what was agreed, as codes that its camera reads, and the
//! meeting as a file for those who use e-mail. The name of the service goes along only where the client wants it; an identity
//! code never does.

mod code;
mod told;

use std::path::Path;

use askel_domain::access::Action;
use askel_domain::id::ClientId;
use askel_domain::worker::Language;
use askel_export::calendar;
use askel_store::log::Noun;
use serde::{Deserialize, Serialize};

use crate::Open;
use crate::access::Saved;
use crate::answer::Answer;
use crate::client::{self, ClientHead};
use crate::failure::{Failure, FailureCode};

pub(crate) use told::next_meeting;

/// In which words, and whether they say where they come from.
#[derive(Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneWish {
    pub client_id: ClientId,
    pub language: Language,
    pub names_service: bool,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PhonePage {
    pub client: ClientHead,
    /// The next one that was agreed; absent when none is.
    pub meeting: Option<PhoneCode>,
    /// What was agreed and is not done; absent when nothing is.
    pub tasks: Option<PhoneCode>,
    /// Tasks that one code has no room for.
    pub left_out: u32,
}

/// A square of light and dark modules, and what a phone reads in it.
#[derive(Serialize, ts_rs::TS)]
pub struct PhoneCode {
    /// In plain words, line by line.
    pub says: Vec<String>,
    /// Modules to a side, without the quiet zone around.
    pub side: u32,
    /// The dark modules as an SVG path, one unit to a module.
    pub path: String,
}

pub fn open(open: &mut Open, wish: PhoneWish) -> Result<Answer<PhonePage>, Failure> {
    let (now, today, worker) = (open.now(), open.today(), open.worker.clone());
    open.show(|read, looks| {
        let client = client::require(read, wish.client_id)?;
        let told = told::read(read, &client, &wish, &worker, &now)?;
        let meeting = told.meeting.map(|meeting| {
            looks.opened(Noun::Session, meeting.event.id, client.id);
            code::of(&calendar::for_camera(&meeting.event, &now), meeting.says)
        });
        told.tasks.iter().for_each(|task| looks.opened(Noun::Task, task, client.id));
        let tasks = (!told.agreed.is_empty()).then(|| code::of(&told.agreed.join("\n"), told.agreed));
        Ok(PhonePage {
            client: client::head(&client, today),
            meeting: meeting.transpose()?,
            tasks: tasks.transpose()?,
            left_out: told.left_out,
        })
    })
    .map(Answer::shown)
}

/// Writes the next meeting as a calendar file into the folder.
///
/// # Errors
/// [`FailureCode::NotFound`] when none is agreed; [`FailureCode::PassphraseNeeded`].
pub fn save(open: &mut Open, wish: PhoneWish, folder: &Path) -> Result<Answer<Saved>, Failure> {
    open.demand_proof().map_err(|_| open.refuse_without_proof(Noun::Session, wish.client_id))?;
    let (now, worker) = (open.now(), open.worker.clone());
    let meeting = open.show(|read, looks| {
        let client = client::require(read, wish.client_id)?;
        let meeting = told::read(read, &client, &wish, &worker, &now)?.meeting.ok_or(FailureCode::NotFound)?;
        looks.add(Action::Export, Noun::Session, meeting.event.id.to_string(), client.id);
        Ok(meeting)
    })?;
    let file = calendar::write(folder, &now, &meeting.open().event)?;
    Ok(Answer::read(Saved { file }))
}
