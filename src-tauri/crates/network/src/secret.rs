//! Tokens: kept out of logs, panics and text by type, and wiped when they are dropped. Knows not where they come from.

use secrecy::{ExposeSecret, SecretString};

/// Opens the organisation's server for a few minutes. Lives in memory only.
#[derive(Clone)]
pub struct AccessToken(SecretString);

impl AccessToken {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// For a server beside a proof that asks for no sign-in of its own.
    #[cfg(any(test, feature = "planted-faults"))]
    pub fn planted(text: &str) -> Self {
        Self::new(text)
    }

    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

/// Keeps what it holds out of every log: `Debug` names the type and nothing else.
macro_rules! silent {
    ($($name:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(▮)"))
            }
        }
    )+};
}
pub(crate) use silent;

silent!(AccessToken);
