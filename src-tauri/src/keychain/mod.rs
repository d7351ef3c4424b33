//! The keychain of this computer, which the system keeps for whoever is logged in. Knows no vault: a secret has a name and 32 bytes.
//!
//! Written for Linux only; elsewhere there is none, and a passphrase is never bound to one.

#[cfg(target_os = "linux")]
mod linux;

use std::sync::Arc;

use askel_app::Keychain;

#[cfg(target_os = "linux")]
pub use linux::SecretService;

#[cfg(target_os = "linux")]
pub fn of_this_computer() -> Arc<dyn Keychain> {
    Arc::new(SecretService::of_the_session())
}

#[cfg(not(target_os = "linux"))]
pub fn of_this_computer() -> Arc<dyn Keychain> {
    Arc::new(askel_app::NoKeychain)
}
