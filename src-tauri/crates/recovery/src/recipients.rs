//! The organisation's public keys, read from what age itself reads: one `age1…` a line, with remarks after `#`.

use age::x25519::Recipient;

use crate::failure::{RecoveryFailure, RecoveryResult};

/// At least one public key, each once, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipients(Vec<String>);

impl Recipients {
    /// More than an organisation would ever hold in reserve.
    const MOST: usize = 20;

    /// # Errors
    /// [`RecoveryFailure::NoRecipients`] when there is none, too many, or one that is mistyped: a key nobody holds would be
    /// a false comfort.
    pub fn read(text: &str) -> RecoveryResult<Self> {
        let mut found: Vec<String> = vec![];
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
        for word in lines.flat_map(|line| line.split([' ', '\t', ',', ';'])).map(str::trim).filter(|word| !word.is_empty()) {
            let recipient: Recipient = word.parse().map_err(|_| RecoveryFailure::NoRecipients)?;
            let word = recipient.to_string();
            if !found.contains(&word) {
                found.push(word);
            }
        }
        if found.is_empty() || found.len() > Self::MOST { Err(RecoveryFailure::NoRecipients) } else { Ok(Self(found)) }
    }

    pub fn names(&self) -> &[String] {
        &self.0
    }

    pub(crate) fn keys(&self) -> RecoveryResult<Vec<Recipient>> {
        self.0.iter().map(|name| name.parse().map_err(|_| RecoveryFailure::NoRecipients)).collect()
    }
}

/// A public key as a person compares it: its beginning and its end.
pub fn short(recipient: &str) -> String {
    match (recipient.get(..10), recipient.len().checked_sub(6).and_then(|from| recipient.get(from..))) {
        (Some(start), Some(end)) if recipient.len() > 20 => format!("{start}…{end}"),
        _ => recipient.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OneTime;

    #[test]
    fn public_keys_are_read_as_age_writes_them_and_a_mistyped_one_is_refused() {
        let (one, two) = (OneTime::new().recipient(), OneTime::new().recipient());
        let text = format!("# Pirkanmaa\n{one} # kassakaappi\n\n{two}\n{one}\n");
        assert_eq!(Recipients::read(&text).expect("reads").names(), [one.clone(), two]);
        let (kept, last) = one.split_at(one.len() - 1);
        let mistyped = format!("{kept}{}", if last == "q" { "p" } else { "q" });
        for wrong in ["", "# age1", "Pirkanmaa", &mistyped, &format!("{one} AGE-SECRET-KEY-1")] {
            assert_eq!(Recipients::read(wrong), Err(RecoveryFailure::NoRecipients), "{wrong}");
        }
        assert_eq!(short(&one).chars().count(), 17);
    }
}
