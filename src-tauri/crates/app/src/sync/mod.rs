//! The organisation's server, as the worker meets it: one button, what is where, and what to do when something did not arrive.
//! Decides when the conversation begins and stops; what is said in it is `askel-sync`'s business.

mod claimed;
mod facts;
mod forms;
mod keep;
mod proof;
mod rows;
mod sign_in;
mod state;
mod steps;
mod talk;
mod work;

use askel_domain::document::FormKind;
use askel_domain::draft::EntryKind;
use askel_domain::id::{ClientId, DraftId};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use askel_sync::Reason;
use serde::{Deserialize, Serialize};

use crate::policy::LeaseState;

pub use claimed::{ClaimBecause, ClaimSentence, ClaimTone, ClaimView};
pub use forms::conversation;
pub use keep::{answer, automatic, begin, cancel, send_again};
pub use proof::{NounCount, ProofPage, ProofRow, ProofStanding, proof, save_proof};
pub(crate) use claimed::moment;
pub(crate) use rows::{name_of, noun};
pub use rows::records;
pub use sign_in::{begin_sign_in, cancel_sign_in, sign_out};
pub use state::state;
pub(crate) use state::undelivered;
pub(crate) use talk::Talk;
pub use work::{SyncDone, SyncWork};

/// How things stand with the server: counts and codes, nobody's name. Header, Lähetys and settings show it.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncState {
    /// None: the organisation named none, and everything leaves as folders.
    pub server: Option<ServerView>,
    pub claim: ClaimView,
    /// While a conversation goes on.
    pub progress: Option<ProgressView>,
    pub last: Option<LastSync>,
    /// Something stands before the next conversation, and the worker decides.
    pub question: Option<SyncQuestion>,
    pub automatic: bool,
    /// What is finished here and was not read back from the server, set-aside rows and open conflicts with it.
    pub undelivered: u32,
    pub set_aside: u32,
    pub conflicts: u32,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerView {
    /// `sote.esimerkki.fi`, without the path.
    pub host: String,
    pub sign_in: SignInView,
    /// Whether the clients' details are open, and for how many whole days yet without contact: 0 on the last one.
    pub lease: LeaseState,
    pub lease_days_left: u16,
}

/// The server knows a worker by their sign-in; the bag opens without it.
#[derive(Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum SignInView {
    Out,
    /// The system's browser is open, and its answer is awaited.
    Waiting,
    In { name: String },
    /// The organisation no longer takes the sign-in of before. What waits, waits on.
    Again,
}

#[derive(Clone, Copy, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ProgressView {
    pub phase: SyncPhase,
    /// Of the phase: rows sent, rows fetched, clients fetched.
    pub done: u32,
    /// Where it is known.
    pub of: Option<u32>,
    /// An answer has been awaited for ten seconds.
    pub awaiting: bool,
    /// Askel waits before it asks again: the server asked for it, or it did not answer.
    pub pausing: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    Connecting,
    Sending,
    Fetching,
    /// The first download: today's clients come first, and their rows can be used while the rest comes.
    Clients,
    Checking,
}

impl SyncPhase {
    pub const ALL: [Self; 5] = [Self::Connecting, Self::Sending, Self::Fetching, Self::Clients, Self::Checking];
}

#[derive(Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LastSync {
    pub at: Moment,
    pub end: SyncEnd,
    pub sent: u32,
    pub fetched: u32,
}

/// How a conversation ended. The sentence is `sync.end.<code>`; only the first claims that all went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncEnd {
    Done,
    /// Everything was tried, and something is set aside.
    SomeAside,
    Cancelled,
    /// No network: nobody's fault and no alarm.
    NoConnection,
    BrokenOff,
    /// The other end is not who it should be; not a byte of the record was sent.
    NotTrusted,
    Redirected,
    SignInNeeded,
    /// The server knows the worker and refuses.
    Refused,
    Busy,
    /// It answers, but not as a FHIR server that Askel can use.
    NotUnderstood,
    NoRoom,
    /// The vault is not written on.
    RecordBroken,
    Stopped,
    Fault,
}

impl SyncEnd {
    pub const ALL: [Self; 15] = [
        Self::Done, Self::SomeAside, Self::Cancelled, Self::NoConnection, Self::BrokenOff, Self::NotTrusted, Self::Redirected, Self::SignInNeeded,
        Self::Refused, Self::Busy, Self::NotUnderstood, Self::NoRoom, Self::RecordBroken, Self::Stopped, Self::Fault,
    ];
}

/// Why Askel stopped and asks. Nothing is taken away while it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum WhyStopped {
    /// Versions went backwards: the server was restored from a backup.
    WentBack,
    /// Another server answers at the address.
    ServerChanged,
    /// So much is gone from the server that it may be its fault.
    TooManyGone,
}

impl WhyStopped {
    pub const ALL: [Self; 3] = [Self::WentBack, Self::ServerChanged, Self::TooManyGone];
}

#[derive(Clone, Copy, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncQuestion {
    pub kind: WhyStopped,
    /// Records it is about: those that are gone, or all that were read back before and are proven no more.
    pub rows: u32,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct SyncAnswer {
    /// Go on as the question proposes; `false` leaves everything as it is.
    pub go_on: bool,
}

/// One of the rows that did not arrive, as it was shown.
#[derive(Deserialize, ts_rs::TS)]
pub struct SendAgain {
    pub noun: String,
    pub id: String,
    pub version: u32,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct AutomaticChoice {
    pub on: bool,
}

/// What is where, row by row.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncRecords {
    /// Set aside or in two versions: somebody has to look. Oldest first.
    pub needs: Vec<SyncRow>,
    /// Waiting or on the way, oldest first; at most a hundred.
    pub waiting: Vec<SyncRow>,
    pub waiting_total: u32,
    /// Finished entries and documents that were read back from the server, newest first; at most a hundred.
    pub there: Vec<SyncRow>,
    pub there_total: u32,
    /// What came and could not be taken in; tried again each time. At most a hundred.
    pub refused: Vec<RefusedRow>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedRow {
    pub id: String,
    pub client_id: Option<ClientId>,
    pub client_name: Option<String>,
    pub reason: AsideReason,
    pub at: Moment,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncRow {
    pub id: String,
    pub version: u32,
    /// The log's noun.
    pub noun: String,
    pub client_id: Option<ClientId>,
    pub client_name: Option<String>,
    pub what: SyncWhat,
    pub written_at: Moment,
    pub state: RowState,
    /// Also written to a folder.
    pub exported_at: Option<Moment>,
}

/// What the row is of, where its noun alone does not say.
#[derive(Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum SyncWhat {
    Entry { kind: EntryKind, mode: ContactMode, happened_at: Moment, annulled: bool },
    Document { form: FormKind, happened_at: Moment, annulled: bool },
    /// By its noun.
    Other,
}

/// The seven states of a record (ui.md §7.6).
#[derive(Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum RowState {
    Draft { id: DraftId },
    Waiting,
    Sending,
    /// Version and content were read back at this moment.
    OnServer { version: String, at: Moment },
    ChangedWhileSending,
    /// `again`: the worker may have it sent again as it stands.
    NeedsAttention { reason: AsideReason, again: bool },
    TwoVersions { conflict: String },
}

/// Why a row was set aside, or what came was not taken in. The sentence, with what to do, is `sync.aside.<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AsideReason {
    NotTaken,
    LeansOn,
    NotKept,
    Altered,
    ChangedThere,
    Unsayable,
    NotUnderstood,
    BreaksRule,
    Orphan,
    SamePerson,
    OtherClient,
    NoLongerOurs,
    GoneThere,
}

impl AsideReason {
    pub const ALL: [Self; 13] = [
        Self::NotTaken, Self::LeansOn, Self::NotKept, Self::Altered, Self::ChangedThere, Self::Unsayable, Self::NotUnderstood, Self::BreaksRule,
        Self::Orphan, Self::SamePerson, Self::OtherClient, Self::NoLongerOurs, Self::GoneThere,
    ];

    /// By the name that the file keeps; a reason that a later Askel wrote is told as the plainest one.
    fn of(name: &str) -> Self {
        let known = Reason::ALL.iter().position(|reason| reason.name() == name);
        known.and_then(|at| Self::ALL.get(at)).copied().unwrap_or(Self::NotTaken)
    }
}

crate::answer::of_no_client!(SyncState);
