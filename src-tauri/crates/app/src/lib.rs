//! The intentions: one function per thing a user does. Ties the rules and the file together; knows no window.

pub mod access;
pub mod answer;
mod askel;
pub mod backup;
pub mod client;
pub mod code;
pub mod conflict;
pub mod criteria;
pub mod delivery;
pub mod document;
pub mod entry;
pub mod evaluation;
pub mod failure;
mod gate;
pub mod goal;
pub mod group;
pub mod measure;
pub mod period;
pub mod phone;
pub mod policy;
pub mod recovery;
pub mod risk;
pub mod search;
pub mod session;
pub mod surroundings;
pub mod sync;
pub mod task;
pub mod team;
pub mod today;
pub mod together;
pub mod vault;
pub mod worker;

pub use askel::{Askel, IDLE_MINUTES, Open};
pub use askel_store::key_event::LockCause;
pub use askel_store::keys::{Asking, DeviceSecret, KeyCost, Keychain, KeychainTrouble, NoKeychain};
