//! Askel and programs that others wrote, over real connections on loopback. Each proof starts its own servers and ends them.
//! Runs against Medplum's router; `cargo xtask interop` runs the same against Helios FHIR Server.

mod journeys;
mod papers;
mod peers;
mod road;
mod searches;
mod sign_in;
mod validators;
mod worker;
