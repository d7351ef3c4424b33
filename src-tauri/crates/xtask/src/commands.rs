//! One file per command; a command orders steps and must not know how a step is done.

pub mod advisories;
pub mod bench;
pub mod bindings;
pub mod faults;
pub mod fixture_export;
pub mod interop;
pub mod run;
pub mod sbom;
pub mod shots;
pub mod supply;
pub mod test;
