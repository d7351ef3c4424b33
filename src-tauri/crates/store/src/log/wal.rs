//! SQLite's write-ahead log as bytes: whether it is sound as far as it once was. Source: sqlite.org/fileformat2.html §4.
//! Reads only; knows neither pages nor rows.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const PAGE: usize = 4096;
/// Which of two byte orders the sums were made in is the lowest bit.
const MAGIC: u32 = 0x377f_0682;

pub(crate) fn beside(vault_file: &Path) -> PathBuf {
    vault_file.with_extension("db-wal")
}

/// A place in the log: so many frames of the log with these salts, and the running sum there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub salts: [u8; 8],
    pub frames: u32,
    pub sum: [u8; 8],
}

impl Place {
    /// What stands in the header of the last of so many frames.
    pub(super) fn read(log: &mut File, frames: u32) -> Option<Self> {
        let at = HEADER + (frames.checked_sub(1)? as usize) * (FRAME_HEADER + PAGE);
        let mut header = [0; FRAME_HEADER];
        log.seek(SeekFrom::Start(at as u64)).and_then(|_| log.read_exact(&mut header)).ok()?;
        Some(Self { salts: header[8..16].try_into().ok()?, frames, sum: header[16..24].try_into().ok()? })
    }

    /// Whether the log that lies there comes as far, by its sums. A later log, with other salts, was begun only when all of
    /// this one was in the file. `may_be_gone`: the vault was being closed.
    pub(super) fn is_reached_in(&self, log: &Path, may_be_gone: bool) -> bool {
        let bytes = fs::read(log).unwrap_or_default();
        if bytes.is_empty() {
            return may_be_gone;
        }
        match Log::read(&bytes) {
            None => false,
            Some(log) => log.salts != self.salts || log.sum_after(self.frames) == Some(self.sum),
        }
    }

    /// Whether something lies there that is not this log, be it damaged or not. A place before the first frame knows no log:
    /// then whatever lies there may be the vault's own, which a failed disk kept from being brought in.
    pub(super) fn is_another_in(&self, log: &Path) -> bool {
        let mut header = vec![];
        let read = File::open(log).and_then(|file| file.take(HEADER as u64).read_to_end(&mut header));
        self.frames > 0 && read.is_ok() && !header.is_empty() && header.get(16..24) != Some(&self.salts)
    }
}

struct Log<'a> {
    frames: &'a [u8],
    salts: [u8; 8],
    big_endian: bool,
    sum: [u32; 2],
}

impl<'a> Log<'a> {
    /// `None` when the header is not sound.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (header, frames) = bytes.split_at_checked(HEADER)?;
        let magic = word(header, true, 0)?;
        let big_endian = magic & 1 == 1;
        let sum = add([0; 2], &header[..24], big_endian)?;
        let sound = magic & !1 == MAGIC && word(header, true, 8)? as usize == PAGE && written(sum) == header[24..32];
        sound.then_some(Self { frames, salts: header[16..24].try_into().ok()?, big_endian, sum })
    }

    /// The running sum after so many frames; `None` when one of them is not sound or not there.
    fn sum_after(&self, frames: u32) -> Option<[u8; 8]> {
        let mut sum = self.sum;
        let mut rest = self.frames.chunks_exact(FRAME_HEADER + PAGE);
        for _ in 0..frames {
            let frame = rest.next()?;
            sum = add(sum, &frame[..8], self.big_endian)?;
            sum = add(sum, &frame[FRAME_HEADER..], self.big_endian)?;
            if frame[8..16] != self.salts || frame[16..24] != written(sum) {
                return None;
            }
        }
        Some(written(sum))
    }
}

/// Sums are written with the high byte first, whatever order they were made in.
fn written([first, second]: [u32; 2]) -> [u8; 8] {
    let (first, second) = (first.to_be_bytes(), second.to_be_bytes());
    std::array::from_fn(|at| if at < 4 { first[at] } else { second[at - 4] })
}

fn word(bytes: &[u8], big_endian: bool, at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(if big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
}

fn add(sum: [u32; 2], bytes: &[u8], big_endian: bool) -> Option<[u32; 2]> {
    let [mut first, mut second] = sum;
    for at in (0..bytes.len()).step_by(8) {
        first = first.wrapping_add(word(bytes, big_endian, at)?).wrapping_add(second);
        second = second.wrapping_add(word(bytes, big_endian, at + 4)?).wrapping_add(first);
    }
    Some([first, second])
}
