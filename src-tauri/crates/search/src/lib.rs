//! Words as they are looked for: how a text falls into words, which words are forms of one another, what a compound is made of,
//! and where in a text a word stands. Pure; knows no noun of the record, no file and no key.

mod compound;
mod finnish;
mod forms;
mod language;
mod near;
mod passage;
mod word;

pub use forms::{Sought, forms, sought};
pub use language::{Language, language_of};
pub use near::{is_near, near_keys};
pub use passage::{Passage, Piece, passage};
pub use word::{Found, fold, found, words};
