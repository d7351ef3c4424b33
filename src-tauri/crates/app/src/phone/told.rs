//! What a phone is told, and what it is not: no name, no identity code, of a protected client no place.

use askel_domain::client::Client;
use askel_domain::id::{ClientId, TaskId};
use askel_domain::moment::Moment;
use askel_domain::session::Session;
use askel_domain::worker::Worker;
use askel_export::calendar::Meeting;
use askel_store::Read;
use askel_text::PhoneWords;

use super::PhoneWish;
use crate::entry::shortened;
use crate::failure::Failure;

/// In bytes: a code of more is too fine for an old phone's camera.
const MOST: usize = 600;

pub(super) struct Told {
    pub meeting: Option<ToldMeeting>,
    /// A heading and a line for each task; empty when there is none.
    pub agreed: Vec<String>,
    /// Whose lines those are.
    pub tasks: Vec<TaskId>,
    pub left_out: u32,
}

pub(super) struct ToldMeeting {
    pub event: Meeting,
    pub says: Vec<String>,
}

pub(super) fn read(read: &Read, client: &Client, wish: &PhoneWish, worker: &Worker, now: &Moment) -> Result<Told, Failure> {
    let words = PhoneWords::of(wish.language);
    let service = if wish.names_service { words.service(&worker.name(), &worker.unit.name) } else { String::new() };
    let meeting = next_meeting(read, client.id, now)?.map(|session| meeting(&session, client, &words, &service));
    let (mut agreed, mut tasks, mut left_out) = (vec![words.agreed()], vec![], 0);
    let mut room = MOST.saturating_sub(agreed[0].len() + service.len() + 2);
    for task in askel_store::task::open_of(read, client.id)? {
        let line = words.task(&task);
        match room.checked_sub(line.len() + 1) {
            Some(left) => {
                room = left;
                agreed.push(line);
                tasks.push(task.id);
            }
            None => left_out += 1,
        }
    }
    if tasks.is_empty() {
        agreed.clear();
    } else if !service.is_empty() {
        agreed.push(service);
    }
    Ok(Told { meeting, agreed, tasks, left_out })
}

/// The next one that was agreed and is still to come.
pub(crate) fn next_meeting(read: &Read, client: ClientId, now: &Moment) -> Result<Option<Session>, Failure> {
    let waiting = askel_store::session::waiting_of(read, client)?.into_iter();
    Ok(waiting.filter(|session| session.starts_at > *now).min_by_key(|session| session.starts_at))
}

fn meeting(session: &Session, client: &Client, words: &PhoneWords, service: &str) -> ToldMeeting {
    // A place may be a whole way there; its beginning is told.
    let place = shortened(&client.shown_place(&session.place));
    let summary = words.meeting(session.mode);
    let mut says = vec![summary.clone(), words.when(session.starts_at, session.ends_at)];
    says.extend((!place.is_empty()).then(|| words.place(&place)));
    says.extend((!service.is_empty()).then(|| service.to_owned()));
    let event =
        Meeting { id: session.id.0, starts_at: session.starts_at, ends_at: session.ends_at, summary, place, note: service.to_owned() };
    ToldMeeting { event, says }
}
