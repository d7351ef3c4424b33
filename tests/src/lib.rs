//! What the proofs share: fictional clients, the play that brings them into a vault, what breaks around one,
//! and the servers of others with the road to them.
//! Holds no proof itself.

pub mod bill;
pub mod camera;
pub mod crowd;
pub mod driven;
pub mod every_row;
pub mod fault_proxy;
pub mod faults;
pub mod fixture;
pub mod laptop;
pub mod peers;
pub mod screen;
pub mod sync_world;
