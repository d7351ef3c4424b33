//! The one sentence at the top, of all records together.

use serde::Serialize;

use super::RecordState;

/// Seconds after which a check of the server is no longer told as if it were news.
pub const STALE_AFTER: i64 = 24 * 60 * 60;
/// Seconds that a clock may have been set back before the age of a check is not known any more.
const CLOCK_SLACK: i64 = 120;
const DAY: i64 = 24 * 60 * 60;

/// How many records stand how. Drafts are not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    pub on_server: u32,
    /// Waiting, and known not to be on the server.
    pub only_here: u32,
    /// Sent and not read back, whether they changed meanwhile or not; and what waits and may be there.
    pub unproven: u32,
    pub needs_attention: u32,
    pub two_versions: u32,
    /// Unix seconds of the oldest change that has not arrived.
    pub oldest_utc: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerFacts {
    /// When a whole round last ended in which the server still showed everything that had been read back since the round before,
    /// and what was newest by its own time in that one. Less would not notice an older server: the test of histories says so.
    pub checked_utc: Option<i64>,
    /// It is another one than before, or an older state of itself, and nobody has said yet what that means.
    pub doubted: bool,
    pub network: Network,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    Reached,
    Away,
    /// The server asks for a sign-in.
    SignIn,
    /// The server does not let this laptop in.
    Refused,
    /// It answers, and not as a FHIR server does.
    NotUnderstood,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// `None`: the organisation has named no server.
    pub server: Option<ServerFacts>,
    pub tally: Tally,
    /// Unix seconds by this laptop's clock, which may be wrong.
    pub now_utc: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Sentence {
    /// Nothing was written yet.
    Nothing,
    /// There is no server to speak of.
    NoServer { records: u32 },
    /// "All on the server": each was read back as it stands here, and the server still held the newest at `checked_utc`.
    AllOnServer { records: u32, checked_utc: i64 },
    /// "Only on this laptop": none of these is on its way or may be there.
    OnlyHere { records: u32, oldest_utc: Option<i64> },
    /// Not proven: some are on their way, were not taken, or have two versions.
    NotConfirmed { records: u32, oldest_utc: Option<i64> },
    /// "I don't know": never looked, too long ago, or by a clock that has been set. `days`: how long ago, where that is known.
    NotChecked { records: u32, checked_utc: Option<i64>, days: Option<u32> },
    /// The server is not as it was; what it holds is not known.
    Doubted { records: u32 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Proven.
    Settled,
    /// Neither good nor bad: no server, no network, or on its way.
    Neutral,
    /// Somebody has to do something.
    Attention,
}

/// Why nothing more goes now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    NoNetwork,
    SignIn,
    Refused,
    NotUnderstood,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    pub sentence: Sentence,
    pub tone: Tone,
    pub because: Option<Because>,
    /// What needs somebody, beside what the sentence says.
    pub needs_attention: u32,
    pub two_versions: u32,
}

impl Tally {
    pub fn of<'a>(states: impl IntoIterator<Item = &'a RecordState>) -> Self {
        let mut tally = Self::default();
        for state in states {
            tally.add(state);
        }
        tally
    }

    fn add(&mut self, state: &RecordState) {
        let (count, since) = match *state {
            RecordState::Draft => return,
            RecordState::OnServer { .. } => (&mut self.on_server, None),
            RecordState::Waiting { since_utc, only_here: true } => (&mut self.only_here, Some(since_utc)),
            RecordState::Waiting { since_utc, .. } | RecordState::Sending { since_utc } | RecordState::ChangedWhileSending { since_utc } => (&mut self.unproven, Some(since_utc)),
            RecordState::NeedsAttention { since_utc, .. } => (&mut self.needs_attention, Some(since_utc)),
            RecordState::TwoVersions { since_utc } => (&mut self.two_versions, Some(since_utc)),
        };
        *count += 1;
        self.oldest_utc = [self.oldest_utc, since].into_iter().flatten().min();
    }

    pub fn undelivered(&self) -> u32 {
        self.only_here + self.unproven + self.needs_attention + self.two_versions
    }
}

/// What has not arrived is said before how old the look is: that is true whenever the server was asked last.
pub fn header(facts: &Facts) -> Claim {
    let Tally { on_server, needs_attention, two_versions, .. } = facts.tally;
    let records = on_server + facts.tally.undelivered();
    let sentence = match facts.server {
        None if records == 0 => Sentence::Nothing,
        None => Sentence::NoServer { records },
        Some(server) if server.doubted => Sentence::Doubted { records },
        Some(_) if records == 0 => Sentence::Nothing,
        Some(server) => undelivered(&facts.tally).unwrap_or_else(|| checked(records, server.checked_utc, facts.now_utc)),
    };
    let because = facts.server.and_then(|server| server.network.hinders());
    let tone = match sentence {
        _ if needs_attention + two_versions > 0 => Tone::Attention,
        Sentence::Doubted { .. } => Tone::Attention,
        _ if because.is_some_and(|because| because != Because::NoNetwork) => Tone::Attention,
        Sentence::AllOnServer { .. } => Tone::Settled,
        _ => Tone::Neutral,
    };
    Claim { sentence, tone, because, needs_attention, two_versions }
}

fn undelivered(tally: &Tally) -> Option<Sentence> {
    let (records, oldest_utc) = (tally.undelivered(), tally.oldest_utc);
    match records {
        0 => None,
        _ if tally.only_here == records => Some(Sentence::OnlyHere { records, oldest_utc }),
        _ => Some(Sentence::NotConfirmed { records, oldest_utc }),
    }
}

/// All was read back; is the look at the server fresh enough to say so?
fn checked(records: u32, checked_utc: Option<i64>, now_utc: i64) -> Sentence {
    let age = checked_utc.map(|checked| now_utc - checked);
    match (checked_utc, age) {
        (Some(checked_utc), Some(age)) if (-CLOCK_SLACK..=STALE_AFTER).contains(&age) => Sentence::AllOnServer { records, checked_utc },
        _ => {
            let days = age.filter(|age| *age > 0).and_then(|age| u32::try_from(age / DAY).ok());
            Sentence::NotChecked { records, checked_utc, days }
        }
    }
}

impl Network {
    const fn hinders(self) -> Option<Because> {
        match self {
            Self::Reached => None,
            Self::Away => Some(Because::NoNetwork),
            Self::SignIn => Some(Because::SignIn),
            Self::Refused => Some(Because::Refused),
            Self::NotUnderstood => Some(Because::NotUnderstood),
        }
    }
}
