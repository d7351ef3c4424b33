//! The one log: every change is a revision, and each revision's hash covers the one before it.
//! Changes and looks at a record stand in the same chain, so neither can be taken out from between the others.

use sha2::{Digest, Sha256};

pub type Hash = [u8; 32];

/// The hash before the first revision.
pub const GENESIS: Hash = [0; 32];

/// What a row of the log tells of. The name is what the log keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Change,
    /// Somebody looked: a row of the access log.
    Access,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Access => "access",
        }
    }
}

/// What a revision says, in the order its hash covers it. Texts are as stored, byte for byte.
pub struct Revision<'a> {
    pub seq: i64,
    pub id: &'a str,
    /// [`Kind::name`].
    pub kind: &'a str,
    pub noun: &'a str,
    pub row_id: &'a str,
    pub client_id: Option<&'a str>,
    pub author: &'a str,
    pub device: &'a str,
    /// RFC 3339 with offset: when it happened, and when it was written down.
    pub event_at: &'a str,
    pub written_at: &'a str,
    pub reason: Option<&'a str>,
    pub body: &'a str,
}

impl Revision<'_> {
    /// SHA-256 over the previous hash and every field, each preceded by its length as eight bytes,
    /// so that no two different revisions read the same.
    pub fn hash(&self, previous: &Hash) -> Hash {
        let mut sha = Sha256::new();
        sha.update(b"askel revision 1");
        sha.update(previous);
        sha.update(self.seq.to_be_bytes());
        for field in [Some(self.id), Some(self.kind), Some(self.noun), Some(self.row_id), self.client_id, Some(self.author), Some(self.device), Some(self.event_at), Some(self.written_at), self.reason, Some(self.body)] {
            // An absent field is told from an empty one by a length no text can have.
            sha.update(field.map_or(u64::MAX, |text| text.len() as u64).to_be_bytes());
            sha.update(field.unwrap_or_default());
        }
        sha.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revision() -> Revision<'static> {
        Revision { seq: 1, id: "a", kind: "change", noun: "client", row_id: "b", client_id: None, author: "c", device: "d", event_at: "e", written_at: "f", reason: None, body: "g" }
    }

    #[test]
    fn every_field_and_the_history_before_it_are_covered() {
        let base = revision().hash(&GENESIS);
        let changed = [
            Revision { seq: 2, ..revision() },
            Revision { client_id: Some(""), ..revision() },
            Revision { author: "x", ..revision() },
            Revision { event_at: "x", ..revision() },
            Revision { reason: Some("x"), ..revision() },
            Revision { body: "x", ..revision() },
            Revision { id: "ac", kind: "hange", ..revision() },
        ];
        for other in changed {
            assert_ne!(other.hash(&GENESIS), base);
        }
        assert_ne!(revision().hash(&base), base);
        assert_eq!(revision().hash(&GENESIS), base);
    }
}
