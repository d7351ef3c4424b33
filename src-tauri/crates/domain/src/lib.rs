//! The rules of the work. Pure: no I/O, no clock, no randomness, no translated text.
//! Time, ids and randomness are passed in; failures are codes, and the sentence is chosen elsewhere.

pub mod access;
pub mod annul;
pub mod backup;
pub mod client;
pub mod code;
pub mod contact;
pub mod correct;
pub mod criteria;
pub mod document;
pub mod draft;
pub mod entry;
pub mod finalise;
pub mod findable;
pub mod goal;
pub mod group;
pub mod id;
pub mod identity;
pub mod leaf;
pub mod lease;
pub mod measure;
pub mod mention;
pub mod moment;
pub mod name;
pub mod period;
pub mod phrase;
pub mod problem;
pub mod redact;
pub mod revision;
pub mod risk;
pub mod session;
pub mod space;
pub mod task;
pub mod team;
pub mod worker;
