//! What is wrong with an input: a path to the field and a code. The sentence that tells the mend lives in `locales`.

use serde::Serialize;

/// One field that must be mended before the act can go on.
/// `code` names a text `problem.<code>`; `limit` is the number that text may mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Problem {
    /// Path of the field as the form spells it, for example `closePersons.0.phone`.
    pub path: String,
    pub code: ProblemCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub limit: Option<u32>,
    /// Which part of the text it is about, in characters (not bytes) of the text as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub span: Option<Span>,
}

/// From which character up to which, the last one left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Span {
    pub from: u32,
    pub until: u32,
}

/// Every way an input can be wrong. Adding one without a text in three languages fails a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ProblemCode {
    Required,
    TooLong,
    DateNotUnderstood,
    DateDoesNotExist,
    DateInFuture,
    DateTooFar,
    TimeNotUnderstood,
    /// The spring night: the hour between 3.00 and 4.00 is skipped.
    TimeDoesNotExist,
    EndBeforeStart,
    SessionInFuture,
    IdentityLength,
    IdentityCharacters,
    IdentityDate,
    IdentitySeparator,
    IdentityInFuture,
    IdentityNumber,
    IdentityCheck,
    IdentityTaken,
    TemporaryIdentifierForm,
    PhoneNotUnderstood,
    EmailNotUnderstood,
    PostalCode,
    NothingRecorded,
    TaskWithoutWhat,
    TaskWithoutName,
    ModeMissing,
    PeriodMissing,
    CancelReasonMissing,
    GoalWithoutWords,
    /// A differing view is in the client's own words or it is none.
    DissentWithoutWords,
    WeightRange,
    LevelRange,
    CodeUnknown,
    OidForm,
    BusinessIdForm,
    TooMany,
    NextBeforeThis,
    /// A correction or an annulment always says why.
    ReasonMissing,
    /// The corrected entry says what the earlier version says.
    NothingCorrected,
    GroundMissing,
    /// An evaluation needs an earlier plan to evaluate.
    EvaluationWithoutPlan,
    GoalWithoutLevels,
    /// Rows of the earlier plan were taken away without saying why; `limit` says how many.
    KeptRowMissing,
    /// A measure has no such question, or does not ask it after these answers.
    QuestionNotAsked,
    /// A goal is scored whose levels nobody has written.
    LevelsMissing,
    /// The answer is of another kind than the question, or not among its choices.
    AnswerNotOffered,
    AnswerOutsideScale,
    /// A day that belongs to the service stands outside its term.
    OutsideTerm,
    /// Another period of the same service has the same days.
    PeriodsOverlap,
    /// The risk note says that two go.
    SecondWorkerMissing,
    /// A whole number from one to the limit.
    NumberRange,
    AgeNotUnderstood,
    /// The lower age limit is above the upper one.
    AgesWrongWay,
    /// Two criteria in use have the same words.
    NamedTwice,
    /// A text of one client names another who is or was in the same group; `span` says where.
    NamesAnother,
    /// A text that goes to everybody, or is nobody's, names somebody in the group; `span` says where.
    NamesMember,
    AttendanceMissing,
    AlreadyMember,
}

impl ProblemCode {
    pub const ALL: &[ProblemCode] = {
        use ProblemCode::*;
        &[
            Required, TooLong, DateNotUnderstood, DateDoesNotExist, DateInFuture, DateTooFar, TimeNotUnderstood,
            TimeDoesNotExist, EndBeforeStart, SessionInFuture, IdentityLength, IdentityCharacters,
            IdentityDate, IdentitySeparator, IdentityInFuture, IdentityNumber, IdentityCheck, IdentityTaken,
            TemporaryIdentifierForm, PhoneNotUnderstood, EmailNotUnderstood, PostalCode, NothingRecorded,
            TaskWithoutWhat, TaskWithoutName, ModeMissing, PeriodMissing, CancelReasonMissing, GoalWithoutWords, DissentWithoutWords,
            WeightRange, LevelRange, CodeUnknown, OidForm, BusinessIdForm, TooMany, NextBeforeThis,
            ReasonMissing, NothingCorrected, GroundMissing, EvaluationWithoutPlan, GoalWithoutLevels, KeptRowMissing, LevelsMissing,
            QuestionNotAsked, AnswerNotOffered, AnswerOutsideScale, OutsideTerm, PeriodsOverlap, SecondWorkerMissing, NumberRange,
            AgeNotUnderstood, AgesWrongWay, NamedTwice,
            NamesAnother, NamesMember, AttendanceMissing, AlreadyMember,
        ]
    };
}

/// Gathers problems while a form is read, so that a worker hears of all of them at once.
#[derive(Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub fn add(&mut self, path: impl Into<String>, code: ProblemCode) {
        self.0.push(Problem { path: path.into(), code, limit: None, span: None });
    }

    pub fn add_limit(&mut self, path: impl Into<String>, code: ProblemCode, limit: u32) {
        self.0.push(Problem { path: path.into(), code, limit: Some(limit), span: None });
    }

    pub fn add_span(&mut self, path: impl Into<String>, code: ProblemCode, span: Span) {
        self.0.push(Problem { path: path.into(), code, limit: None, span: Some(span) });
    }

    /// Takes in what another check found, under other paths where `renamed` says so.
    pub fn take_all(&mut self, found: Vec<Problem>, renamed: impl Fn(&str) -> String) {
        for problem in found {
            let path = renamed(&problem.path);
            if !self.0.iter().any(|known| known.path == path && known.code == problem.code && known.span == problem.span) {
                self.0.push(Problem { path, ..problem });
            }
        }
    }

    /// Keeps the value or notes what was wrong with it.
    pub fn take<T>(&mut self, path: &str, result: Result<T, ProblemCode>) -> Option<T> {
        result.map_err(|code| self.add(path, code)).ok()
    }

    /// The trimmed text, or a problem when it is empty or over `limit` characters.
    pub fn text(&mut self, path: &str, text: &str, limit: u32) -> Option<String> {
        let kept = self.optional_text(path, text, limit);
        if text.trim().is_empty() {
            self.add(path, ProblemCode::Required);
        }
        kept
    }

    /// The trimmed text, `None` when empty; a problem only when it is over `limit` characters.
    pub fn optional_text(&mut self, path: &str, text: &str, limit: u32) -> Option<String> {
        let text = text.trim();
        if text.chars().count() > limit as usize {
            self.add_limit(path, ProblemCode::TooLong, limit);
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As [`done`](Self::done), after what another check of the same form found.
    pub fn done_after(self, checked: Result<(), Vec<Problem>>) -> Result<(), Vec<Problem>> {
        let mut all = checked.err().unwrap_or_default();
        all.extend(self.0);
        Problems(all).done()
    }

    /// `Err` with every problem, or `Ok` when there were none.
    pub fn done(self) -> Result<(), Vec<Problem>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}
