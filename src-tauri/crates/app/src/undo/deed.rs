//! The last deed of the open bag, and for how long it may be taken back. Knows rows of the log by number, not what they say.

use std::time::Duration;

use askel_domain::moment::Moment;
use serde::Serialize;

/// For so long the window offers it.
const SECONDS: u32 = 10;
/// A press in the last moment has its way to go.
const GRACE: Duration = Duration::from_secs(2);

/// What was done, as the window words it: no name in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    ClientSaved,
    PeriodSaved,
    ReminderSeen,
    GoalSaved,
    StepAdded,
    StepMarked,
    StepUnmarked,
    LevelSet,
    MeetingPlanned,
    MeetingRemoved,
    GroupSaved,
    GroupEnded,
    GroupGoesOn,
    MemberLeft,
    MemberBack,
    TeamSaved,
    RiskSaved,
    RiskEnded,
    TaskMarked,
    TaskUnmarked,
    CriteriaSaved,
    PhraseSaved,
    PhraseRemoved,
    PhrasesImported,
}

impl Deed {
    pub const ALL: [Self; 24] = [
        Self::ClientSaved,
        Self::PeriodSaved,
        Self::ReminderSeen,
        Self::GoalSaved,
        Self::StepAdded,
        Self::StepMarked,
        Self::StepUnmarked,
        Self::LevelSet,
        Self::MeetingPlanned,
        Self::MeetingRemoved,
        Self::GroupSaved,
        Self::GroupEnded,
        Self::GroupGoesOn,
        Self::MemberLeft,
        Self::MemberBack,
        Self::TeamSaved,
        Self::RiskSaved,
        Self::RiskEnded,
        Self::TaskMarked,
        Self::TaskUnmarked,
        Self::CriteriaSaved,
        Self::PhraseSaved,
        Self::PhraseRemoved,
        Self::PhrasesImported,
    ];
}

/// Goes to the window with the answer of what can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UndoOffer {
    pub id: i64,
    pub deed: Deed,
    /// For so long from now.
    pub seconds: u32,
}

/// The rows of the log that the newest write added, and the offer to take them back, if there is one.
#[derive(Default)]
pub(crate) struct LastDeed {
    span: Option<(i64, i64)>,
    /// Nothing was written since, not even what adds no row.
    fresh: bool,
    offered: Option<(Deed, Duration, Moment)>,
}

impl LastDeed {
    /// Every write tells: what was offered before it is over. Typing adds no row, and ends no offer.
    pub(crate) fn wrote(&mut self, from: i64, until: i64) {
        self.fresh = until >= from;
        if self.fresh {
            *self = Self { span: Some((from, until)), fresh: true, offered: None };
        }
    }

    /// Of the wish that is being answered.
    pub(super) fn just_written(&self) -> Option<(i64, i64)> {
        self.span.filter(|_| self.fresh)
    }

    pub(super) fn offer(&mut self, deed: Deed, uptime: Duration, now: Moment) -> UndoOffer {
        self.offered = Some((deed, uptime, now));
        UndoOffer { id: self.span.map_or(0, |(_, until)| until), deed, seconds: SECONDS }
    }

    /// The deed and its rows of the log. `None`: it is over, by the steady clock or by the wall's, or the offer is another's.
    pub(super) fn offered(&self, id: i64, uptime: Duration, now: Moment) -> Option<(Deed, i64, i64)> {
        let (from, until) = self.span.filter(|(_, until)| *until == id)?;
        let (deed, since, at) = self.offered?;
        let passed = uptime.saturating_sub(since).max((now - at).to_std().unwrap_or_default());
        (passed <= Duration::from_secs(u64::from(SECONDS)) + GRACE).then_some((deed, from, until))
    }
}
