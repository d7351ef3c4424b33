//! National code values as the window shows them, and the file they are imported from.

mod import;

use askel_domain::code::CodeSystem;
use serde::Serialize;

pub use import::{import, list, use_demo};
pub(crate) use import::{book, choice, choices};

#[derive(Clone, Serialize, ts_rs::TS)]
pub struct CodeChoice {
    pub code: String,
    pub fi: String,
    pub sv: String,
    /// Made up for trying Askel out.
    pub demo: bool,
}

#[derive(Serialize, ts_rs::TS)]
pub struct CodeSystemView {
    pub system: CodeSystem,
    pub oid: String,
    pub values: u32,
    pub demo: bool,
}

#[derive(Serialize, ts_rs::TS)]
pub struct CodesImported {
    pub values: u32,
}

crate::answer::of_no_client!(CodeSystemView, CodesImported);
