//! Measures: what an instrument is, how its questions are asked and answered, and what its answers come to.
//! Pure. Every word, limit and interpretation comes from the definition; nothing here knows any instrument by name.

pub mod answer;
pub mod ask;
pub mod card;
pub mod change;
pub mod check;
pub mod course;
pub mod definition;
pub mod gas;
pub mod gas_course;
pub mod reach;
pub mod response;
pub mod result;
pub mod score;
pub mod wording;

#[cfg(test)]
mod samples;

pub use answer::{AnswerValue, Given};
pub use ask::{Completeness, MeasureQuestion, completeness, first_open, questions};
pub use card::{MeasureCard, measure_card};
pub use change::{Verdict, verdict};
pub use check::{Fault, FaultCode};
pub use course::newest_course;
pub use definition::{
    Band, Condition, Definition, Direction, Item, ItemKind, Method, Missing, Mode, ResponseOption, Safety, Scale, ShownBy, TableRow,
};
pub use gas::{GasLine, GasRecord, GasScore, gas_score};
pub use gas_course::{GasCourse, gas_course};
pub use response::{DefinitionRef, Occasion, Response};
pub use result::{MeasureResult, measure_result};
pub use score::{NoScore, Scored, score};
pub use wording::Wording;
