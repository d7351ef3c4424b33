//! Meetings: how the worker and the client meet, and the ones agreed beforehand.

use chrono::NaiveDate;
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
    Chat,
    /// Text messages, not in real time.
    Message,
    /// E-mail, not in real time.
    Email,
    NetworkMeeting,
    Group,
}

impl ContactMode {
    pub const ALL: [ContactMode; 10] = [Self::HomeVisit, Self::Outreach, Self::Office, Self::Video, Self::Phone, Self::Chat, Self::Message, Self::Email, Self::NetworkMeeting, Self::Group];

    /// The name used in files and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HomeVisit => "home_visit",
            Self::Outreach => "outreach",
            Self::Office => "office",
            Self::Video => "video",
            Self::Phone => "phone",
            Self::Chat => "chat",
            Self::Message => "message",
            Self::Email => "email",
            Self::NetworkMeeting => "network_meeting",
            Self::Group => "group",
        }
    }

    /// At a distance, in real time or not. A network meeting may be either, and counts as neither.
    pub const fn is_remote(self) -> bool {
        matches!(self, Self::Video | Self::Phone | Self::Chat | Self::Message | Self::Email)
    }

    /// Both are there at once, so that the meeting has an end.
    pub const fn is_real_time(self) -> bool {
        !matches!(self, Self::Message | Self::Email)
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

/// What stood in the way of remote work. Source: domain.md §1 step 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum RemoteObstacle {
    /// None, or one that does not do. Preventive social assistance may be applied for in the main system.
    Device,
    Connection,
    Skill,
}

impl RemoteObstacle {
    /// The name used in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Connection => "connection",
            Self::Skill => "skill",
        }
    }
}

/// Days since the client was last met face to face, when they are more than the plan lets pass and the client has been
/// reached only remotely meanwhile. `since` is where the counting begins when they have not met yet.
pub fn remote_alone_days(last_face_to_face: Option<NaiveDate>, last_remote: Option<NaiveDate>, since: NaiveDate, limit: Option<u16>, today: NaiveDate) -> Option<i64> {
    let from = last_face_to_face.map_or(since, |met| met.max(since));
    let days = (today - from).num_days();
    (days > i64::from(limit?) && last_remote.is_some_and(|remote| remote >= from)).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_alone_with_remote_work_when_longer_than_the_plan_says() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 5, day);
        let alone = |met: Option<u32>, remote: Option<u32>, limit| remote_alone_days(met.and_then(day), remote.and_then(day), day(1).expect("a day"), limit, day(20).expect("a day"));
        assert_eq!(alone(Some(5), Some(18), Some(14)), Some(15));
        assert_eq!(alone(Some(6), Some(18), Some(14)), None, "fourteen days are what the plan says");
        assert_eq!(alone(None, Some(18), Some(14)), Some(19), "counted from the start of the service");
        assert_eq!(alone(Some(5), Some(4), Some(14)), None, "not reached at all is another matter");
        assert_eq!(alone(Some(5), Some(18), None), None, "the plan says nothing");
    }

    #[test]
    fn every_way_to_meet_is_remote_or_face_to_face_but_the_network() {
        for mode in ContactMode::ALL {
            assert_eq!(mode.is_remote() || mode.is_face_to_face(), mode != ContactMode::NetworkMeeting, "{mode:?}");
            assert!(!(mode.is_remote() && mode.is_face_to_face()), "{mode:?}");
        }
    }
}
