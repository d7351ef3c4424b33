//! A world for the conversation with the server: laptops with real vaults and the real engine, a model of a FHIR server that
//! misbehaves, a network that loses things, a clock, and a judge. Everything follows from a seed; knows no campaign.

pub mod chance;
pub mod judge;
pub mod laptop;
pub mod mischief;
pub mod round;
pub mod server;
pub mod work;
pub mod world;

/// The FHIR base that every laptop is given.
pub const BASE: &str = "https://county.example/fhir";

#[cfg(test)]
mod world_tests;
