//! The only room that opens a connection: to the organisation's FHIR server and its sign-in, over TLS, and to nobody else.
//! Knows nothing of the record; carries what it is given.

mod below;
mod carrier;
mod channel;
mod packing;
pub mod policy;
mod refusal;
mod secret;
pub mod sign_in;
mod tls;
mod unheard;
mod wire;

pub use carrier::{Limits, Stopper};
pub use channel::Channel;
pub use policy::Policy;
pub use refusal::says_revoked;
pub use secret::AccessToken;

#[cfg(test)]
mod tests;
