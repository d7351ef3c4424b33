//! The header's claim on its way to the window: what `askel_sync::claim` says, with moments in place of seconds. Adds nothing to it.

use askel_domain::moment::{Moment, in_helsinki};
use askel_sync::claim::{Because, Claim, Sentence, Tone};
use chrono::DateTime;
use serde::Serialize;

#[derive(Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimView {
    pub sentence: ClaimSentence,
    pub tone: ClaimTone,
    /// Why nothing more goes now.
    pub because: Option<ClaimBecause>,
    pub needs_attention: u32,
    /// Choices that wait, also between two corrections that are both on the server.
    pub two_versions: u32,
    /// When the server was last looked through whole.
    pub checked_at: Option<Moment>,
}

/// As a code; the words are `sync.claim.*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ClaimSentence {
    NoServer,
    Nothing,
    AllOnServer { rows: u32, checked_at: Moment },
    OnlyHere { rows: u32 },
    /// On their way, not taken, or in two versions: not proven.
    NotConfirmed { rows: u32 },
    NotChecked { days: Option<u32> },
    Doubted,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ClaimTone {
    Settled,
    Neutral,
    Attention,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ClaimBecause {
    NoNetwork,
    SignIn,
    Refused,
    NotUnderstood,
}

impl ClaimView {
    pub(super) fn of(claim: Claim, checked_utc: Option<i64>) -> Self {
        Self {
            sentence: sentence(claim.sentence),
            tone: match claim.tone {
                Tone::Settled => ClaimTone::Settled,
                Tone::Neutral => ClaimTone::Neutral,
                Tone::Attention => ClaimTone::Attention,
            },
            because: claim.because.map(|because| match because {
                Because::NoNetwork => ClaimBecause::NoNetwork,
                Because::SignIn => ClaimBecause::SignIn,
                Because::Refused => ClaimBecause::Refused,
                Because::NotUnderstood => ClaimBecause::NotUnderstood,
            }),
            needs_attention: claim.needs_attention,
            two_versions: claim.two_versions,
            checked_at: checked_utc.map(moment),
        }
    }

    /// So many cases wait for the worker's choice, whether their rows wait for anything or not.
    pub(super) fn asking(self, conflicts: u32) -> Self {
        let tone = if conflicts > 0 { ClaimTone::Attention } else { self.tone };
        Self { two_versions: conflicts, tone, ..self }
    }
}

fn sentence(sentence: Sentence) -> ClaimSentence {
    match sentence {
        Sentence::Nothing => ClaimSentence::Nothing,
        Sentence::NoServer { .. } => ClaimSentence::NoServer,
        Sentence::AllOnServer { records, checked_utc } => ClaimSentence::AllOnServer { rows: records, checked_at: moment(checked_utc) },
        Sentence::OnlyHere { records, .. } => ClaimSentence::OnlyHere { rows: records },
        Sentence::NotConfirmed { records, .. } => ClaimSentence::NotConfirmed { rows: records },
        Sentence::NotChecked { days, .. } => ClaimSentence::NotChecked { days },
        Sentence::Doubted { .. } => ClaimSentence::Doubted,
    }
}

/// Unix seconds as the clock on the wall says them.
pub(crate) fn moment(seconds: i64) -> Moment {
    in_helsinki(DateTime::from_timestamp(seconds, 0).unwrap_or_default())
}
