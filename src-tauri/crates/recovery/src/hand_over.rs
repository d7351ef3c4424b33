//! The sealed hand-over: many small files in one, sealed to the organisation's spare keys, with a list of them inside.
//! Whoever holds a secret spare key opens it; nobody else learns anything but its size. Knows nothing of what is in the files.
//!
//! Inside the seal: one line of JSON, the list, and then the bytes of each file in its order.

use std::io::{Read, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::failure::{RecoveryFailure, RecoveryResult};
use crate::identity::Identities;
use crate::recipients::Recipients;

const KIND: &str = "askel hand-over 1";
/// A worker's laptop holds some megabytes; a larger file is none of ours.
pub const LARGEST_HAND_OVER: u64 = 512 * 1024 * 1024;
/// Bytes of the list.
const LONGEST_LIST: usize = 64 * 1024 * 1024;

/// Whose laptop it was, and when it was sealed. Names the worker, never a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HandOverFrom {
    pub vault: String,
    pub worker: String,
    pub unit: String,
    /// RFC 3339.
    pub sealed_at: String,
    /// The last row of the bag's log, by which a later look can tell whether something came after: its number and its hash.
    pub head_seq: i64,
    pub head_hash: String,
}

/// One file by its name, which says nothing of a client.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedFile {
    pub name: String,
    pub bytes: Zeroizing<Vec<u8>>,
}

pub struct HandOver {
    pub from: HandOverFrom,
    pub files: Vec<HandedFile>,
}

#[derive(Serialize, Deserialize)]
struct List {
    kind: String,
    from: HandOverFrom,
    files: Vec<Listed>,
}

#[derive(Serialize, Deserialize)]
struct Listed {
    name: String,
    bytes: u64,
    sha256: String,
}

/// # Errors
/// [`RecoveryFailure::NoRecipients`], or [`RecoveryFailure::NotUnderstood`] for a file whose name is a path.
pub fn seal_hand_over(recipients: &Recipients, hand_over: &HandOver) -> RecoveryResult<Vec<u8>> {
    let listed = |file: &HandedFile| Listed { name: file.name.clone(), bytes: file.bytes.len() as u64, sha256: sum(&file.bytes) };
    let list = List { kind: KIND.into(), from: hand_over.from.clone(), files: hand_over.files.iter().map(listed).collect() };
    if list.files.iter().any(|file| !is_a_name(&file.name)) {
        return Err(RecoveryFailure::NotUnderstood);
    }
    let line = serde_json::to_vec(&list).map_err(|_| RecoveryFailure::NotUnderstood)?;
    let keys = recipients.keys()?;
    let encryptor =
        age::Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient)).map_err(|_| RecoveryFailure::NoRecipients)?;
    let mut sealed = vec![];
    let written = encryptor.wrap_output(&mut sealed).and_then(|mut writer| {
        writer.write_all(&line)?;
        writer.write_all(b"\n")?;
        hand_over.files.iter().try_for_each(|file| writer.write_all(&file.bytes))?;
        writer.finish().map(|_| ())
    });
    written.map_err(|_| RecoveryFailure::NoRandomness)?;
    Ok(sealed)
}

/// # Errors
/// [`RecoveryFailure::NotForThisKey`]; [`RecoveryFailure::NotUnderstood`] when a byte is not as it was sealed, or nothing of ours was.
pub fn open_hand_over(identities: &Identities, sealed: &[u8]) -> RecoveryResult<HandOver> {
    let decryptor = age::Decryptor::new(sealed).map_err(|_| RecoveryFailure::NotUnderstood)?;
    let keys = identities.0.iter().map(|key| key as &dyn age::Identity);
    let reader = decryptor.decrypt(keys).map_err(|_| RecoveryFailure::NotForThisKey)?;
    let mut plain = Zeroizing::new(vec![]);
    reader.take(LARGEST_HAND_OVER).read_to_end(&mut plain).map_err(|_| RecoveryFailure::NotUnderstood)?;
    let end = plain.iter().take(LONGEST_LIST).position(|byte| *byte == b'\n').ok_or(RecoveryFailure::NotUnderstood)?;
    let list: List = serde_json::from_slice(&plain[..end]).map_err(|_| RecoveryFailure::NotUnderstood)?;
    let (mut rest, mut files) = (&plain[end + 1..], vec![]);
    for listed in list.files {
        let length = usize::try_from(listed.bytes).map_err(|_| RecoveryFailure::NotUnderstood)?;
        let (bytes, after) = rest.split_at_checked(length).ok_or(RecoveryFailure::NotUnderstood)?;
        if !is_a_name(&listed.name) || sum(bytes) != listed.sha256 {
            return Err(RecoveryFailure::NotUnderstood);
        }
        files.push(HandedFile { name: listed.name, bytes: Zeroizing::new(bytes.to_vec()) });
        rest = after;
    }
    if list.kind == KIND && rest.is_empty() { Ok(HandOver { from: list.from, files }) } else { Err(RecoveryFailure::NotUnderstood) }
}

/// A name in one folder: anybody can seal a file to public keys, and none may write beside the folder that the officer named.
fn is_a_name(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || " ._-".contains(letter);
    !name.is_empty() && name.len() < 120 && !name.starts_with(['.', ' ']) && !name.ends_with(['.', ' ']) && name.chars().all(plain)
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OneTime;

    fn hand_over() -> HandOver {
        let file = |name: &str, bytes: &[u8]| HandedFile { name: name.into(), bytes: Zeroizing::new(bytes.to_vec()) };
        let from = HandOverFrom { vault: "v".into(), worker: "Kaisa Niemi".into(), unit: "Yksikkö".into(), sealed_at: "2026-11-28T12:00:00+02:00".into(), head_seq: 7, head_hash: "00".into() };
        HandOver { from, files: vec![file("LUE MINUT.txt", b"Terve\n"), file("19005-a-v1.json", b"{}"), file("tyhja.txt", b"")] }
    }

    fn keys(officer: &OneTime) -> Recipients {
        Recipients::read(&officer.recipient()).expect("a key")
    }

    #[test]
    fn the_officer_reads_the_same_files_and_nobody_else_reads_any() {
        let (officer, meant) = (OneTime::new(), hand_over());
        let sealed = seal_hand_over(&keys(&officer), &meant).expect("seals");
        assert!(!sealed.windows(5).any(|window| window == b"Niemi" || window == b"19005" || window == b"Terve"));
        let read = open_hand_over(&officer.as_identities(), &sealed).expect("opens");
        assert!(read.from == meant.from && read.files == meant.files);
        assert_eq!(open_hand_over(&OneTime::new().as_identities(), &sealed).map(|_| ()), Err(RecoveryFailure::NotForThisKey));
    }

    #[test]
    fn a_changed_byte_anywhere_and_a_cut_are_refused() {
        let officer = OneTime::new();
        let sealed = seal_hand_over(&keys(&officer), &hand_over()).expect("seals");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open_hand_over(&officer.as_identities(), &changed).is_err(), "byte {at}");
        }
        for end in 0..sealed.len() {
            assert!(open_hand_over(&officer.as_identities(), &sealed[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn a_name_that_is_a_path_is_neither_sealed_nor_opened() {
        let officer = OneTime::new();
        for name in ["../x", "a/b", "a\\b", ".bashrc", "", "x\n", "C:x", "x."] {
            let mut planted = hand_over();
            planted.files[0].name = name.into();
            assert_eq!(seal_hand_over(&keys(&officer), &planted).map(|_| ()), Err(RecoveryFailure::NotUnderstood), "{name}");
            assert!(!is_a_name(name), "{name}");
        }
    }
}
