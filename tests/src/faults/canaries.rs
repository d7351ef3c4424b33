//! Words nobody else writes, and the search for them in files, in whatever disguise. Knows no vault and no memory.

use std::fs;
use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Shorter pieces would be found by chance.
const SHORTEST: usize = 6;

/// The forms in which a text could lie in a file.
pub fn disguises(text: &str) -> Vec<Vec<u8>> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    // Base64 of the text begins differently at each of three offsets; its middle is the same.
    let base64 = (0..3).map(|offset| {
        let coded = STANDARD.encode([vec![b' '; offset], text.as_bytes().to_vec()].concat());
        coded.as_bytes()[4..coded.len().saturating_sub(4).max(4)].to_vec()
    });
    [text.as_bytes().to_vec(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)].into_iter().chain(base64).collect()
}

/// Files under `folder` that hold any of the canaries in any disguise.
pub fn hits(folder: &Path, canaries: &[String]) -> Vec<PathBuf> {
    let needles: Vec<Vec<u8>> = canaries.iter().flat_map(|canary| disguises(canary)).filter(|needle| needle.len() > SHORTEST).collect();
    let finder = AhoCorasick::new(needles).expect("the needles can be searched for");
    files(folder).into_iter().filter(|path| fs::read(path).is_ok_and(|bytes| finder.is_match(&bytes))).collect()
}

/// Every file below `folder`.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![] };
    entries
        .filter_map(Result::ok)
        .flat_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => files(&entry.path()),
            Ok(kind) if kind.is_file() => vec![entry.path()],
            _ => vec![],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_disguise_is_seen_through_and_another_word_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let canaries = ["kanarialintu 7 ö laulaa".to_owned()];
        for (number, disguise) in disguises(&canaries[0]).into_iter().enumerate() {
            let path = folder.path().join("a").join(number.to_string());
            fs::create_dir_all(path.parent().expect("a folder")).expect("makes");
            fs::write(&path, [b"before ".to_vec(), disguise, b" after".to_vec()].concat()).expect("writes");
        }
        fs::write(folder.path().join("b"), "kanarialintu 8 ö laulaa").expect("writes");
        assert_eq!(hits(folder.path(), &canaries).len(), 6);
    }
}
