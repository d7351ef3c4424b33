//! The national form: an entry becomes the Sosmeta document a main system can take in.
//! Pure: knows no file, no store and no language; codes and words are handed in.

pub mod book;
pub mod codes;
pub mod document;
mod form;
pub mod labels;
pub mod national;
pub mod wording;

pub use book::CodeBook;
pub use document::{Document, DocumentKind, Obstacle, document, obstacle};
pub use labels::Labels;
