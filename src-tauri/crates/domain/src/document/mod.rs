//! Long documents of the service: what a form asks, what was answered, what is missing, and how the next version begins.
//! Must not know the national structure: a form's paths are passed through unread.

pub mod answer;
pub mod begin;
pub mod check;
pub mod choice;
pub mod counts;
pub mod evaluate;
pub mod facts;
pub mod form;
pub mod process;
pub mod record;
pub mod section;
pub mod settled;
pub mod version;

pub use answer::{Answer, Answers, MomentForm, PersonForm, Row};
pub use begin::{Begun, begin, next_version};
pub use check::{Known, check, settle};
pub use choice::{ListChoice, CodeLists};
pub use form::{FieldDef, FieldKind, FormDef, SectionDef};
pub use record::{DocumentDraft, FormKind, NationalDocument};
pub use section::SectionState;
pub use settled::Settled;
