//! Looks through the memory of running processes for texts that should be gone. Linux only; knows no campaign and no window.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// What is looked for: each form of each thing, under the name it is told by.
#[derive(Default)]
pub struct Sought {
    forms: Vec<Vec<u8>>,
    names: Vec<String>,
}

pub struct Searcher {
    finder: AhoCorasick,
    names: Vec<String>,
}

/// One thing found once.
pub struct Hit {
    pub what: String,
    /// The mapping and the address.
    pub place: String,
}

#[derive(Default)]
pub struct Found {
    /// Bytes.
    pub searched: usize,
    pub hits: Vec<Hit>,
}

impl Sought {
    /// As Rust holds it, and as WebKit does: letters of one byte where the alphabet allows, of two where it does not.
    pub fn text(&mut self, name: &str, text: &str) {
        self.bytes(name, text.as_bytes());
        self.bytes(name, &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
        if !text.is_ascii() && text.chars().all(|letter| letter <= 'ÿ') {
            self.bytes(name, &text.chars().map(|letter| letter as u8).collect::<Vec<u8>>());
        }
    }

    /// Itself and as hexadecimal digits.
    pub fn key(&mut self, name: &str, key: &[u8]) {
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        self.bytes(name, key);
        self.text(name, &hex);
        self.text(name, &hex.to_uppercase());
    }

    fn bytes(&mut self, name: &str, form: &[u8]) {
        self.forms.push(form.to_vec());
        self.names.push(name.to_owned());
    }

    pub fn searcher(self) -> Searcher {
        let finder = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(&self.forms).expect("a searcher");
        Searcher { finder, names: self.names }
    }
}

impl Searcher {
    /// Every readable page of the process, which must be ours to look at.
    pub fn search(&self, pid: u32) -> Found {
        let maps = fs::read_to_string(format!("/proc/{pid}/maps")).expect("maps");
        let mut memory = File::open(format!("/proc/{pid}/mem")).expect("memory");
        let mut there = File::open(format!("/proc/{pid}/pagemap")).expect("a page map");
        let mut found = Found::default();
        for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with('r'))) {
            let place = line.split_whitespace().nth(5).unwrap_or("memory without a name");
            for (start, end) in runs(&mut there, line) {
                let mut bytes = vec![0; (end - start) as usize];
                // What the kernel lends and does not let anybody read.
                if memory.seek(SeekFrom::Start(start)).is_err() || memory.read_exact(&mut bytes).is_err() {
                    continue;
                }
                found.searched += bytes.len();
                for hit in self.finder.find_iter(&bytes) {
                    let what = self.names[hit.pattern().as_usize()].clone();
                    found.hits.push(Hit { what, place: format!("{place} at {:#x}", start + hit.start() as u64) });
                }
            }
        }
        found
    }
}

const PAGE: u64 = 4096;
/// Pages in one look.
const PIECE: u64 = 1024;

/// Runs of one mapping's pages that are in memory or in swap, by the two highest bits of the kernel's page map, as addresses.
/// WebKit reserves gigabytes that it never fills. A long run is cut, each piece repeating the page before it, so that
/// nothing is missed at a seam.
fn runs(there: &mut File, line: &str) -> Vec<(u64, u64)> {
    let Some((from, to)) = line.split(' ').next().and_then(|range| range.split_once('-')) else { return vec![] };
    let (Ok(from), Ok(to)) = (u64::from_str_radix(from, 16), u64::from_str_radix(to, 16)) else { return vec![] };
    let mut runs: Vec<(u64, u64)> = vec![];
    for piece in (from..to).step_by((PIECE * PAGE) as usize) {
        let mut entries = vec![0; ((to - piece) / PAGE).min(PIECE) as usize * 8];
        if there.seek(SeekFrom::Start(piece / PAGE * 8)).is_err() || there.read_exact(&mut entries).is_err() {
            continue;
        }
        let present = entries.chunks(8).enumerate().filter(|(_, entry)| entry[7] & 0xC0 != 0);
        for page in present.map(|(number, _)| piece + number as u64 * PAGE) {
            match runs.last_mut() {
                Some((start, end)) if *end == page && page - *start < PIECE * PAGE => *end += PAGE,
                Some((_, end)) if *end == page => runs.push((page - PAGE, page + PAGE)),
                _ => runs.push((page, page + PAGE)),
            }
        }
    }
    runs
}
