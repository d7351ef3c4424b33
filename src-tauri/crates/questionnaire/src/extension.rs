//! Every extension that a measure file may use, in one list: FHIR's own and ours. Names only; `read` and `write` know the shapes.
//!
//! FHIR R4 has no place for most of what makes a questionnaire a *measure*. Ours begin with [`OURS`], an address that is
//! reserved and never answers (RFC 2606): Askel has no domain of its own yet. When it gets one, this constant changes
//! and the reader takes both.
//!
//! | on | url after `OURS` | value | means |
//! |---|---|---|---|
//! | Questionnaire | `measure-language` (0..*) | code | the file's texts are in this language too, besides `language` |
//! | Questionnaire | `measure-holder` (1) | string | who holds the rights |
//! | Questionnaire | `measure-source` (1) | uri or string | publication of the texts and the scoring |
//! | Questionnaire | `measure-mode` (0..1) | code | `self-report`, `interview`, `either` |
//! | Questionnaire | `measure-direction` (0..1) | code | `higher-is-better`, `lower-is-better`, `not-said` |
//! | Questionnaire | `measure-scoring` (1) | parts | `method` code (`none`, `sum`, `mean`, `table`), `factor`, `low`, `high`, `min-change` decimal, `missing` code (`all-needed`, `mean-of-others`), `missing-at-most` integer, `row` (0..*) with `sum` and `score` decimal |
//! | Questionnaire | `measure-band` (0..*) | parts | `of` code (`total`, `question`), `from`, `to` decimal, `text` string with translations, `source` string |
//! | Questionnaire | `measure-question-change` (0..1) | decimal | least change of a single question's value |
//! | item | `measure-not-counted` | boolean | the question is not part of the total |
//! | item | `measure-low-label`, `measure-high-label` | string with translations | what the ends of an integer scale mean |
//! | item | `measure-safety` | parts | `answer` (1..*) code, integer or boolean, `text` string with translations: what the worker does after these answers |
//! | item | `sdc-questionnaire-shortText` of FHIR SDC | string with translations | a name of a few words for tables |
//!
//! The licence itself is FHIR's own `Questionnaire.copyright`.

/// Where our own extensions begin.
pub const OURS: &str = "https://askel.example/fhir/StructureDefinition/";

pub const LANGUAGE: &str = "measure-language";
pub const HOLDER: &str = "measure-holder";
pub const SOURCE: &str = "measure-source";
pub const MODE: &str = "measure-mode";
pub const DIRECTION: &str = "measure-direction";
pub const SCORING: &str = "measure-scoring";
pub const BAND: &str = "measure-band";
pub const QUESTION_CHANGE: &str = "measure-question-change";
pub const NOT_COUNTED: &str = "measure-not-counted";
pub const LOW_LABEL: &str = "measure-low-label";
pub const HIGH_LABEL: &str = "measure-high-label";
pub const SAFETY: &str = "measure-safety";

/// FHIR's: a text in another language; parts `lang` and `content`.
pub const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
/// FHIR's: what an answer option counts.
pub const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// FHIR's: ends of an integer scale.
pub const MIN_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
pub const MAX_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";

/// FHIR's Structured Data Capture: a short name of an item.
pub const SHORT_TEXT: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText";

/// Where a questionnaire of ours is at home: the canonical address is this and its id.
pub const HOME: &str = "https://askel.example/fhir/Questionnaire/";

pub(crate) fn ours(name: &str) -> String {
    format!("{OURS}{name}")
}
