//! Words: the only caller of rust-i18n. Gives texts by key and language, and the labels of documents.
//! A crate of its own, so that an export made without a window has words too; knows no rule and no store.

mod access;
mod catalogue;
mod document;
mod form;
mod leaf;
mod measured;
mod phone;
mod proof;

pub use access::AccessLabels;
pub use catalogue::{LANGUAGES, MissingText, gaps, plural, text, text_with, try_text};
pub use document::{DocumentLabels, letters_missing};
pub use form::{DEFAULT_CRITERIA, DEFAULT_ENDING_GROUNDS, counted, counted_in, field_label, form_words, open_tasks, own_lists};
pub use leaf::LeafWords;
pub use measured::measured;
pub use phone::PhoneWords;
pub use proof::ProofLabels;
