//! Meetings: how the worker and the client meet, and the ones agreed beforehand.

use serde::{Deserialize, Serialize};

use crate::id::{ClientId, EntryId, SessionId};
use crate::moment::Moment;
use crate::redact::redacted;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ContactMode {
    HomeVisit,
    /// Jalkautuva työ: outreach in everyday places.
    Outreach,
    Office,
    Video,
    Phone,
    /// Messages, not in real time.
    Message,
    NetworkMeeting,
    Group,
}

impl ContactMode {
    pub const ALL: [ContactMode; 8] = [Self::HomeVisit, Self::Outreach, Self::Office, Self::Video, Self::Phone, Self::Message, Self::NetworkMeeting, Self::Group];

    /// The name used in files and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HomeVisit => "home_visit",
            Self::Outreach => "outreach",
            Self::Office => "office",
            Self::Video => "video",
            Self::Phone => "phone",
            Self::Message => "message",
            Self::NetworkMeeting => "network_meeting",
            Self::Group => "group",
        }
    }

    pub const fn is_face_to_face(self) -> bool {
        matches!(self, Self::HomeVisit | Self::Outreach | Self::Office | Self::Group)
    }
}

/// A meeting agreed beforehand. It is held, not met or cancelled through its entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub id: SessionId,
    pub client_id: ClientId,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub mode: ContactMode,
    /// Where, in the worker's words. Never kept for a client with a non-disclosure order.
    pub place: String,
    /// Who comes along. Empty when nobody does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub second_worker: String,
    /// The entry that settled this session, once there is one.
    pub settled_by: Option<EntryId>,
    /// Taken off the calendar without an entry: planned by mistake or moved.
    pub removed: bool,
}

redacted!(Session);
