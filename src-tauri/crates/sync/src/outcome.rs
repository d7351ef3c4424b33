//! What a conversation came to and how far it has come: codes and counts, never words and never a client's name.

use serde::Serialize;

/// Why a row of ours was set aside, or what came was not taken in. The name is what the file keeps and what texts are looked up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The server refused this one, and took others.
    NotTaken,
    /// What it leans on was set aside or is not there.
    LeansOn,
    /// Taken with thanks and not there when it was read, time after time.
    NotKept,
    /// Read back, and not what was sent.
    Altered,
    /// Written once, and the server holds other words under its name.
    ChangedThere,
    /// The row cannot be said in the server's tongue.
    Unsayable,
    /// What came is not understood: a field, a code, a form.
    NotUnderstood,
    /// What came breaks a rule of the record.
    BreaksRule,
    /// What came leans on what is not here yet.
    Orphan,
    /// What came has the identity of another client.
    SamePerson,
    /// What came is said to be of another client than the row here.
    OtherClient,
    /// The server gives a client's record no more, and something of it has not arrived.
    NoLongerOurs,
    /// It was read there once, and is there no more, or is not shown.
    GoneThere,
}

impl Reason {
    pub const ALL: [Self; 13] = [
        Self::NotTaken,
        Self::LeansOn,
        Self::NotKept,
        Self::Altered,
        Self::ChangedThere,
        Self::Unsayable,
        Self::NotUnderstood,
        Self::BreaksRule,
        Self::Orphan,
        Self::SamePerson,
        Self::OtherClient,
        Self::NoLongerOurs,
        Self::GoneThere,
    ];

    /// Whether somebody may have it sent again as it stands: nobody's words are written over by that, since it is read first.
    pub const fn can_be_sent_again(self) -> bool {
        matches!(self, Self::NotTaken | Self::NotKept | Self::Altered | Self::GoneThere)
    }

    /// Whether a press on the button tries it again without anybody naming it.
    pub const fn is_tried_again(self) -> bool {
        matches!(self, Self::NotTaken | Self::NotKept | Self::LeansOn | Self::Unsayable)
    }

    /// By the name that the file keeps. `None`: a later Askel wrote it.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::NotTaken => "not_taken",
            Self::LeansOn => "leans_on",
            Self::NotKept => "not_kept",
            Self::Altered => "altered",
            Self::ChangedThere => "changed_there",
            Self::Unsayable => "unsayable",
            Self::NotUnderstood => "not_understood",
            Self::BreaksRule => "breaks_rule",
            Self::Orphan => "orphan",
            Self::SamePerson => "same_person",
            Self::OtherClient => "other_client",
            Self::NoLongerOurs => "no_longer_ours",
            Self::GoneThere => "gone_there",
        }
    }
}

/// Where the conversation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    #[default]
    Probe,
    Push,
    Pull,
    Settle,
    Manifest,
    Audit,
    Done,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub phase: Phase,
    pub requests: u32,
    /// Rows that waited when this began, and those read back since.
    pub to_send: u32,
    pub proven: u32,
    /// Resources that came and were looked at; rows that were written of them.
    pub received: u32,
    pub taken: u32,
    /// Clients whose record comes in for the first time, and those of whom everything is here.
    pub coming: u32,
    pub whole: u32,
    /// Edits that were merged by themselves; cases for somebody to answer.
    pub merged: u32,
    pub cases: u32,
    /// Rows of ours set aside; what came and was not taken in; what came of clients that are not ours, which is kept nowhere.
    pub set_aside: u32,
    pub refused: u32,
    pub foreign: u32,
    /// Records that the server gives no more.
    pub lost: u32,
    /// Rows of the access log that were told to the organisation's own, and whether it would not have them.
    pub looks: u32,
    pub looks_refused: bool,
}

/// Why the conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Ended {
    /// To its end: everything that could go has gone, and everything there was has come.
    Whole,
    NoConnection,
    /// The other end is not who it should be.
    NotTrusted,
    /// Broken off too often.
    BrokenOff,
    /// The server wants a sign-in.
    SignIn,
    /// The server does not let this laptop in.
    Refused,
    /// The server is busy; `seconds`: how long it asks to be left alone.
    Busy { seconds: u64 },
    /// It answers, and not as a FHIR R4 server does.
    NotUnderstood { why: Strange },
    /// It is not the server it was. Nothing is asked or said until somebody has answered.
    Doubted { doubt: Doubt },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strange {
    /// Not JSON, or not what was asked for.
    NotFhir,
    /// FHIR, and not its fourth release.
    OtherRelease,
    /// It sends us elsewhere.
    Redirected,
    TooLarge,
    /// Its next page is not under its own address.
    NextElsewhere,
    /// Its pages repeat, or do not end.
    EndlessPages,
    /// It takes no transactions.
    NoTransactions,
    /// It does not hold to the versions it is given.
    NoVersions,
    /// It refuses what is asked, and the question is right.
    RefusesQuestions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The address is another one than before.
    AnotherServer,
    /// What was read back is not there any more, or older: a backup was put back.
    OlderServer,
    /// A fifth of the records, or more than twenty, are gone at once.
    ManyGone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    pub ended: Ended,
    pub progress: Progress,
}
