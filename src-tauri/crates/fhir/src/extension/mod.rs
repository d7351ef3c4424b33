//! Our own extensions: what R4 has no element for, each with its address, its value and where it stands, in one table.
//! `extensions.md` beside the crate is this table written out; a test holds both against what is really written.

mod codec;
mod table;

pub(crate) use codec::{Own, flag, take};
pub use table::*;

use crate::names::BASE;

/// One extension of ours.
#[derive(Clone, Copy)]
pub struct Def {
    /// The address after `…/StructureDefinition/`.
    pub name: &'static str,
    /// The elements it stands on.
    pub on: &'static str,
    pub value: Value,
    /// May it stand there more than once?
    pub many: bool,
    pub says: &'static str,
}

/// What an extension carries. All but the last are R4's `value[x]`.
#[derive(Clone, Copy, PartialEq)]
pub enum Value {
    /// Nothing is the empty text.
    Text,
    /// Nothing is no text.
    TextIfAny,
    Code,
    Id,
    Day,
    Moment,
    Time,
    Flag,
    Number,
    /// Parts under the names that the domain's own JSON has.
    Parts(&'static [Part]),
}

#[derive(Clone, Copy, PartialEq)]
pub struct Part {
    pub name: &'static str,
    pub value: Value,
    pub many: bool,
}

impl Def {
    pub fn url(&self) -> String {
        format!("{BASE}StructureDefinition/{}", self.name)
    }
}

impl Value {
    /// R4's name of the value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text | Self::TextIfAny => "string",
            Self::Code => "code",
            Self::Id => "id",
            Self::Day => "date",
            Self::Moment => "dateTime",
            Self::Time => "time",
            Self::Flag => "boolean",
            Self::Number => "integer",
            Self::Parts(_) => "parts",
        }
    }
}

#[cfg(test)]
mod tests;
