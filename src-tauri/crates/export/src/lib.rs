//! What leaves Askel as files. Gets entries, words and documents handed in; knows no store and no window.

pub mod access_list;
pub mod calendar;
pub mod delivery_proof;
pub mod folder;
pub mod long;
pub mod page;
pub mod paper;
pub mod readable;
mod whole_file;

pub use whole_file::{keep_names, write_dated, write_whole};
