//! What a wish answers: the value, which nouns the window now shows stale, and whether the deed can be taken back.

use serde::{Deserialize, Serialize};

use crate::Open;
use crate::gate::Shown;
use crate::undo::{Deed, UndoOffer};

/// A wish that needs nothing but its name.
#[derive(Default, Deserialize, ts_rs::TS)]
pub struct Empty {}

/// Made only here: a value about a client comes through the gate as [`Shown`], any other says of itself that it is not about one.
///
/// A client's page does not become an answer by another way:
/// ```compile_fail
/// fn past_the_gate(page: askel_app::client::ClientPage) -> askel_app::answer::Answer<askel_app::client::ClientPage> {
///     askel_app::answer::Answer::read(page)
/// }
/// ```
/// while something that is not about a client does:
/// ```
/// fn fine() -> askel_app::answer::Answer<()> {
///     askel_app::answer::Answer::read(())
/// }
/// ```
#[derive(Serialize)]
pub struct Answer<T> {
    pub value: T,
    pub changed: Vec<Noun>,
    pub undo: Option<UndoOffer>,
    #[serde(skip)]
    _gate: (),
}

/// Nothing in it tells of a client's record: counts, bare ids, the worker's own matters.
pub trait OfNoClient {}

impl OfNoClient for () {}
impl OfNoClient for String {}
impl<T: OfNoClient> OfNoClient for Vec<T> {}

/// Says of each type, in the room that owns it, that it carries no client's data.
macro_rules! of_no_client {
    ($($kind:ty),+ $(,)?) => { $(impl $crate::answer::OfNoClient for $kind {})+ };
}
pub(crate) use of_no_client;

/// What may have changed behind a screen. The window reads again what it shows of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    Vault,
    Worker,
    Client,
    Period,
    Goal,
    Session,
    Draft,
    Entry,
    Task,
    Delivery,
    Code,
    Backup,
    Risk,
    Team,
    Document,
    Criteria,
    Phrase,
    Measure,
    Group,
    Leaf,
    /// What is where, and the conversation with the server.
    Sync,
    Conflict,
    Policy,
}

impl<T: OfNoClient> Answer<T> {
    pub fn read(value: T) -> Self {
        Self { value, changed: vec![], undo: None, _gate: () }
    }

    pub fn changed(value: T, changed: &[Noun]) -> Self {
        Self { value, changed: changed.to_vec(), undo: None, _gate: () }
    }
}

impl<T> Answer<T> {
    pub(crate) fn shown(shown: Shown<T>) -> Self {
        Self::shown_changed(shown, &[])
    }

    pub(crate) fn shown_changed(shown: Shown<T>, changed: &[Noun]) -> Self {
        Self { value: shown.open(), changed: changed.to_vec(), undo: None, _gate: () }
    }

    /// With the offer to take back what was just written, where all of it can be.
    pub(crate) fn undoable(self, open: &mut Open, deed: Deed) -> Self {
        Self { undo: open.offer_undo(deed), ..self }
    }
}
