//! What the proofs share: fictional clients, the play that brings them into a vault, and what breaks around one.
//! Holds no proof itself.

pub mod bill;
pub mod faults;
pub mod fixture;
