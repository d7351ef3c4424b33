//! The other ends of sync, as real programs on loopback: FHIR servers that others wrote, and a sign-in provider.
//! Each ends with its value. Holds no proof, and knows nothing of what Askel says to them.

mod browser;
mod county;
mod helios;
mod medplum;
mod node;
pub mod plain;
mod postgres;
mod server;
mod sign_in;

pub use browser::Browser;
pub use county::County;
pub use helios::Helios;
pub use medplum::Medplum;
pub use server::{FhirServer, TokenCheck};
pub use sign_in::{SignIn, Tokens};
