//! National code values: a code system's OID, the code, and what a person reads.
//! Values are imported, never guessed; a demo value says so in itself.

use serde::{Deserialize, Serialize};

/// The national code systems Askel uses, by their OID under `1.2.246.537.6`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum CodeSystem {
    ServiceTask,
    SocialService,
    ContactMode,
    CancellationReason,
    Goal,
    SituationFactor,
    Attainment,
    SupportNeed,
    InitiationWay,
    Urgency,
    SupportDuration,
    Method,
    /// Yes, no, no information.
    Used,
}

impl CodeSystem {
    pub const ALL: [CodeSystem; 13] = {
        use CodeSystem::*;
        [
            ServiceTask, SocialService, ContactMode, CancellationReason, Goal, SituationFactor, Attainment,
            SupportNeed, InitiationWay, Urgency, SupportDuration, Method, Used,
        ]
    };

    pub const fn oid(self) -> &'static str {
        match self {
            Self::ServiceTask => "1.2.246.537.6.1221",
            Self::SocialService => "1.2.246.537.6.1222",
            Self::ContactMode => "1.2.246.537.6.1250",
            Self::CancellationReason => "1.2.246.537.6.126",
            Self::Goal => "1.2.246.537.6.1292",
            Self::SituationFactor => "1.2.246.537.6.1290",
            Self::Attainment => "1.2.246.537.6.1253",
            Self::SupportNeed => "1.2.246.537.6.1282",
            Self::InitiationWay => "1.2.246.537.6.1242",
            Self::Urgency => "1.2.246.537.6.1252",
            Self::SupportDuration => "1.2.246.537.6.1294",
            Self::Method => "1.2.246.537.6.1293",
            Self::Used => "1.2.246.537.6.112",
        }
    }

    /// The name used in form descriptions and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ServiceTask => "service_task",
            Self::SocialService => "social_service",
            Self::ContactMode => "contact_mode",
            Self::CancellationReason => "cancellation_reason",
            Self::Goal => "goal",
            Self::SituationFactor => "situation_factor",
            Self::Attainment => "attainment",
            Self::SupportNeed => "support_need",
            Self::InitiationWay => "initiation_way",
            Self::Urgency => "urgency",
            Self::SupportDuration => "support_duration",
            Self::Method => "method",
            Self::Used => "used",
        }
    }

    pub fn from_oid(oid: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.oid() == oid)
    }
}

/// One value of a code system, with its name in Finnish and Swedish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeValue {
    pub system: CodeSystem,
    pub code: String,
    pub fi: String,
    #[serde(default)]
    pub sv: String,
    /// What the code stands for in Askel's own words, for example the mode `home_visit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// Made up for trying Askel out; must not reach a real record.
    #[serde(default)]
    pub demo: bool,
}
