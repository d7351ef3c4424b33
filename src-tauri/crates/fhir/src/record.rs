//! A row of the record as FHIR takes it, what it needs from beside it, and which resource it becomes.

use std::collections::BTreeMap;

use askel_domain::client::Client;
use askel_domain::document::{FormDef, NationalDocument};
use askel_domain::entry::{Change, Entry};
use askel_domain::goal::Goal;
use askel_domain::group::{AttendanceRow, Group, GroupMember, GroupSession};
use askel_domain::id::{ClientId, EntryId, GroupSessionId, WorkerId};
use askel_domain::measure::{Definition, DefinitionRef, GasRecord, Response};
use askel_domain::moment::Moment;
use askel_domain::period::ServicePeriod;
use askel_domain::redact::redacted;
use askel_domain::risk::RiskNote;
use askel_domain::session::Session;
use askel_domain::task::InterimTask;
use askel_domain::team::TeamMember;
use askel_domain::worker::Worker;
use uuid::Uuid;

use crate::names;

/// One row, whole.
#[derive(Clone, PartialEq)]
pub enum Record {
    Worker(Worker),
    Client(Client),
    Period(ServicePeriod),
    Goal(Goal),
    Session(Session),
    /// One version of an entry.
    Entry(Entry),
    Task(InterimTask),
    Team(TeamMember),
    Risk(RiskNote),
    /// A measure's file.
    Measure(MeasureFile),
    Response(Response),
    Gas(GasRecord),
    /// One version of a document.
    Document(NationalDocument),
    Group(Group),
    GroupSession(GroupSession),
    GroupMember(GroupMember),
    Attendance(AttendanceRow),
}

/// A measure's file as somebody gave it, and which measure it makes.
#[derive(Clone, PartialEq, Eq)]
pub struct MeasureFile {
    pub definition: DefinitionRef,
    /// The whole text, byte for byte.
    pub text: String,
}

redacted!(Record, MeasureFile);

/// What a row is a row of. The name is what `meta.tag` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Noun {
    Worker,
    Client,
    Period,
    Goal,
    Session,
    Entry,
    Task,
    Team,
    Risk,
    Measure,
    Response,
    Gas,
    Document,
    Group,
    GroupSession,
    GroupMember,
    Attendance,
}

impl Noun {
    pub const ALL: [Self; 17] = {
        use Noun::*;
        [
            Worker,
            Client,
            Period,
            Goal,
            Session,
            Entry,
            Task,
            Team,
            Risk,
            Measure,
            Response,
            Gas,
            Document,
            Group,
            GroupSession,
            GroupMember,
            Attendance,
        ]
    };

    pub const fn name(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Client => "client",
            Self::Period => "period",
            Self::Goal => "goal",
            Self::Session => "session",
            Self::Entry => "entry",
            Self::Task => "task",
            Self::Team => "team",
            Self::Risk => "risk",
            Self::Measure => "measure",
            Self::Response => "response",
            Self::Gas => "gas",
            Self::Document => "document",
            Self::Group => "group",
            Self::GroupSession => "group_session",
            Self::GroupMember => "group_member",
            Self::Attendance => "attendance",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|noun| noun.name() == name)
    }

    /// The type of its primary.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Worker => "Practitioner",
            Self::Client => "Patient",
            Self::Period => "EpisodeOfCare",
            Self::Goal => "Goal",
            Self::Session => "Appointment",
            Self::Entry | Self::Document => "Composition",
            Self::Task => "Task",
            Self::Team => "CareTeam",
            Self::Risk => "Flag",
            Self::Measure => "Questionnaire",
            Self::Response => "QuestionnaireResponse",
            Self::Gas => "Observation",
            Self::Group => "Group",
            Self::GroupSession => "Encounter",
            Self::GroupMember | Self::Attendance => "Basic",
        }
    }

    /// Created once and never updated.
    pub const fn is_immutable(self) -> bool {
        matches!(self, Self::Entry | Self::Document | Self::Measure | Self::Response | Self::Gas | Self::Attendance)
    }
}

impl Record {
    pub const fn noun(&self) -> Noun {
        match self {
            Self::Worker(_) => Noun::Worker,
            Self::Client(_) => Noun::Client,
            Self::Period(_) => Noun::Period,
            Self::Goal(_) => Noun::Goal,
            Self::Session(_) => Noun::Session,
            Self::Entry(_) => Noun::Entry,
            Self::Task(_) => Noun::Task,
            Self::Team(_) => Noun::Team,
            Self::Risk(_) => Noun::Risk,
            Self::Measure(_) => Noun::Measure,
            Self::Response(_) => Noun::Response,
            Self::Gas(_) => Noun::Gas,
            Self::Document(_) => Noun::Document,
            Self::Group(_) => Noun::Group,
            Self::GroupSession(_) => Noun::GroupSession,
            Self::GroupMember(_) => Noun::GroupMember,
            Self::Attendance(_) => Noun::Attendance,
        }
    }

    /// Whose record it stands in; none for what is nobody's.
    pub fn client(&self) -> Option<ClientId> {
        match self {
            Self::Client(row) => Some(row.id),
            Self::Period(row) => Some(row.client_id),
            Self::Goal(row) => Some(row.client_id),
            Self::Session(row) => Some(row.client_id),
            Self::Entry(row) => Some(row.client_id),
            Self::Task(row) => Some(row.client_id),
            Self::Team(row) => Some(row.client_id),
            Self::Risk(row) => Some(row.client_id),
            Self::Response(row) => Some(row.client_id),
            Self::Gas(row) => Some(row.client_id),
            Self::Document(row) => Some(row.client_id),
            Self::GroupMember(row) => Some(row.client_id),
            Self::Attendance(row) => Some(row.client_id),
            Self::Worker(_) | Self::Measure(_) | Self::Group(_) | Self::GroupSession(_) => None,
        }
    }

    /// Type and id of the primary: the address under which the row is found on every server.
    pub fn primary(&self) -> (&'static str, Uuid) {
        (self.noun().kind(), self.primary_id())
    }

    fn primary_id(&self) -> Uuid {
        match self {
            Self::Worker(row) => row.id.0,
            Self::Client(row) => row.id.0,
            Self::Period(row) => row.id.0,
            Self::Goal(row) => row.id.0,
            Self::Session(row) => row.id.0,
            Self::Entry(row) => version_id(row.id, row.version, (row.author.worker_id, row.written_at), row.change.as_ref()),
            Self::Task(row) => row.id.0,
            Self::Team(row) => row.id.0,
            Self::Risk(row) => row.id.0,
            Self::Measure(file) => names::measure_id(&file.definition),
            Self::Response(row) => row.id.0,
            Self::Gas(row) => row.id.0,
            Self::Document(row) => version_id(row.id, row.version, (row.author.worker_id, row.written_at), row.change.as_ref()),
            Self::Group(row) => row.id.0,
            Self::GroupSession(row) => row.id.0,
            Self::GroupMember(row) => row.id.0,
            Self::Attendance(row) => row.id.0,
        }
    }
}

/// The id of one finished version: that of the draft it was written in, so that two laptops that correct the same entry
/// make two resources and neither overwrites the other. A first version's draft has the row's own id. An annulment is written
/// in no draft: it is told apart by who wrote it and when, to the millisecond.
pub(crate) fn version_id(row: EntryId, version: u32, (by, at): (WorkerId, Moment), change: Option<&Change>) -> Uuid {
    match change {
        None => row.0,
        Some(Change::Correction { draft_id, .. }) => draft_id.0,
        Some(Change::Annulment { .. }) => names::beside(row.0, &format!("annulment {version} {by} {}", at.timestamp_millis())),
    }
}

/// What a row needs from beside it to be written. Nothing here is read back from a primary.
///
/// The same row with the same surroundings always becomes the same resources: no clock, so that what was sent once can be
/// recognised later.
#[derive(Clone, Copy, Default)]
pub struct Around<'a> {
    /// The client has a non-disclosure order: no place goes out, whenever it was typed.
    pub protected: bool,
    /// Whose laptop this is.
    pub worker: Option<&'a Worker>,
    pub directory: Option<&'a Directory>,
    /// Of a later version of an entry or document: the resource of the version before it.
    pub replaces: Option<Uuid>,
    /// Of a document of a protected client: its form as it is asked of that client, so that what it does not ask stays
    /// here. Without it none of the answers go out.
    pub form: Option<&'a FormDef>,
    /// Of a measure's answers: the definition they answer.
    pub definition: Option<&'a Definition>,
    /// Of an entry of a group's meeting.
    pub group_session: Option<GroupSessionId>,
    /// The row of the log that this is sent for: gives the primary its Provenance.
    pub written: Option<Written<'a>>,
}

/// Who wrote a row as it now is, and when.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    pub at: Moment,
    pub by: WorkerId,
    pub name: &'a str,
}

/// The workers that are known by name: who in a service period is which PractitionerRole.
#[derive(Clone, Default)]
pub struct Directory(BTreeMap<String, Uuid>);

redacted!(Directory);

impl Directory {
    pub fn of<'a>(workers: impl IntoIterator<Item = &'a Worker>) -> Self {
        Self(workers.into_iter().map(|worker| (key(&worker.name()), names::role_of(worker.id))).collect())
    }

    pub fn role(&self, name: &str) -> Option<Uuid> {
        self.0.get(&key(name)).copied()
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}
