//! Why a measure file was not taken in: a code and the place in the file. The sentence is `measure.refused.<code>`.

use askel_domain::measure::{Fault, FaultCode};
use serde::Serialize;

/// One reason, and where it lies: `item[2].item[0].answerOption[1]` in the file, or `items.<linkId>` in the measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureRefusal"))]
pub struct Refusal {
    pub at: String,
    pub code: RefusalCode,
}

/// What is wrong with the file, or with the measure that it would make. One flat list of names for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureRefusalCode"))]
pub enum RefusalCode {
    File(FileFault),
    Measure(FaultCode),
}

/// What can be wrong with the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "MeasureFileFault"))]
pub enum FileFault {
    TooLarge,
    NotJson,
    NotAQuestionnaire,
    /// Its status is `retired` or unknown.
    NotInUse,
    /// An element that changes the meaning of others, and that Askel does not know.
    ModifierUnknown,
    LanguageUnknown,
    /// A field holds another kind of value than FHIR says.
    FieldForm,
    TextTooLong,
    /// A text has characters that hide or turn around other characters.
    TextStrange,
    TooManyItems,
    TooDeep,
    ItemTypeUnknown,
    /// A question with several answers.
    Repeats,
    ScaleMissing,
    /// The options are in another file.
    OptionsElsewhere,
    OptionForm,
    ConditionForm,
    ScoringUnknown,
    MissingRuleUnknown,
    DirectionUnknown,
    ModeUnknown,
}

impl FileFault {
    pub const ALL: &[FileFault] = {
        use FileFault::*;
        #[rustfmt::skip] // as a paragraph
        let all: &[FileFault] = &[
            TooLarge, NotJson, NotAQuestionnaire, NotInUse, ModifierUnknown, LanguageUnknown, FieldForm, TextTooLong, TextStrange,
            TooManyItems, TooDeep, ItemTypeUnknown, Repeats, ScaleMissing, OptionsElsewhere, OptionForm, ConditionForm,
            ScoringUnknown, MissingRuleUnknown, DirectionUnknown, ModeUnknown,
        ];
        all
    };
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self { at: fault.at, code: RefusalCode::Measure(fault.code) }
    }
}
