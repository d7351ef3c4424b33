//! Secret keys: the officer's from their file, and one made for a single answer. Neither is ever shown by Debug.

use age::secrecy::ExposeSecret;
use zeroize::Zeroizing;

use crate::failure::{RecoveryFailure, RecoveryResult};

/// What a recovery officer holds: one or more secret keys.
pub struct Identities(pub(crate) Vec<age::x25519::Identity>);

impl Identities {
    /// Reads an age identity file.
    ///
    /// # Errors
    /// [`RecoveryFailure::NotUnderstood`] when it holds no secret key.
    pub fn read(text: &str) -> RecoveryResult<Self> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys: Vec<_> = lines.map(|line| line.parse().map_err(|_| RecoveryFailure::NotUnderstood)).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(RecoveryFailure::NotUnderstood) } else { Ok(Self(keys)) }
    }
}

/// A new identity file in age's own form, and its public key.
pub fn new_identity_file() -> (Zeroizing<String>, String) {
    let one = OneTime::new();
    let recipient = one.recipient();
    (Zeroizing::new(format!("# public key: {recipient}\n{}\n", one.secret().as_str())), recipient)
}

/// A key made for one answer.
pub struct OneTime(age::x25519::Identity);

impl OneTime {
    #[allow(clippy::new_without_default)] // two of them are never equal
    pub fn new() -> Self {
        Self(age::x25519::Identity::generate())
    }

    pub fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }

    /// Its text, to be kept sealed.
    pub fn secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// # Errors
    /// [`RecoveryFailure::NotUnderstood`].
    pub fn from_secret(text: &[u8]) -> RecoveryResult<Self> {
        let text = std::str::from_utf8(text).map_err(|_| RecoveryFailure::NotUnderstood)?;
        Ok(Self(text.parse().map_err(|_| RecoveryFailure::NotUnderstood)?))
    }

    pub(crate) fn as_identities(&self) -> Identities {
        Identities(vec![self.0.clone()])
    }
}
