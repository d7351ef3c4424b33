//! The file: SQLCipher through rusqlite. The only room that says SELECT, and the only one that opens the vault.
//! Knows how things are kept, not what they mean.

pub mod backup;
pub mod client;
pub mod code;
mod connection;
pub mod criteria;
pub mod delivery;
pub mod document;
pub mod draft;
pub mod entry;
pub mod failure;
pub mod gas;
pub mod goal;
pub mod group;
pub mod hand_over;
mod inside;
pub mod key_event;
pub mod keys;
pub mod leaf;
pub mod log;
pub mod measure;
pub mod period;
pub mod phrase;
pub mod policy;
mod queries;
pub mod recovery;
mod row;
pub mod risk;
pub mod search;
pub mod session;
pub mod shelf;
mod store;
pub mod sync;
pub mod task;
pub mod team;
pub mod together;
mod truth;
pub mod vault;
mod view;
pub mod worker;

pub use failure::{StoreFailure, StoreResult};
pub use connection::{in_memory, keep_blocks_at_hand};
pub use queries::every_statement;
pub use store::{Stamp, Store};
pub use view::{Read, Tx};
