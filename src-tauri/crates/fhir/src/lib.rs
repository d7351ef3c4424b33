//! The dialect: how FHIR R4 spells the record, and how its servers are asked. Pure; knows no connection and no file.
//!
//! A row of ours is written as one resource that it can be read back from, its *primary*, and as *companions*: projections for
//! other readers, which Askel never reads. What R4 has no element for stands in extensions of our own, all of them in
//! [`extension`]. What a server holds beside our elements is kept by [`overlay`], which edits the server's JSON and not ours.

pub mod bundle;
mod edits;
pub mod extension;
mod hash;
mod map;
mod misfit;
pub mod names;
mod numbers;
pub mod outcome;
mod overlay;
mod pulled;
mod r4;
mod record;
mod resource;
pub mod rest;

pub use edits::Edits;
pub use hash::content_hash;
pub use map::{Look, audit, provenance, read, write};
pub use misfit::Misfit;
pub use numbers::{from_bytes, to_bytes};
pub use overlay::overlay;
pub use pulled::{PULLED, Pull};
pub use record::{Around, Directory, MeasureFile, Noun, Record, Written};
pub use resource::{Json, Resource};

#[cfg(test)]
#[path = "tests/any/mod.rs"]
mod any;
#[cfg(test)]
mod any_row_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod protection_tests;
