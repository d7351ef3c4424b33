//! Bodies packed with gzip, both ways, with a limit before and after unpacking. Knows no connection.

use std::io::{self, Read, Write};

use askel_fhir::rest::Unheard;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use crate::unheard::unread;

pub(crate) fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(vec![], Compression::default());
    packer.write_all(bytes)?;
    packer.finish()
}

/// Reads a body to its end. `coding`: the reply's `Content-Encoding`; only what Askel asked for is read.
///
/// # Errors
/// [`Unheard::TooLarge`] as soon as one byte more than `limit` has come out; nothing beyond that is kept.
pub(crate) fn read(body: impl Read, coding: &str, limit: u64) -> Result<Vec<u8>, Unheard> {
    match coding.trim().to_ascii_lowercase().as_str() {
        "" | "identity" => read_plain(body, limit),
        "gzip" | "x-gzip" => read_plain(MultiGzDecoder::new(body), limit),
        _ => Err(Unheard::Garbled),
    }
}

fn read_plain(body: impl Read, limit: u64) -> Result<Vec<u8>, Unheard> {
    let mut bytes = vec![];
    body.take(limit + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > limit { Err(Unheard::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read_again() {
        let text = br#"{"resourceType":"Bundle"}"#.repeat(100);
        let packed = pack(&text).expect("packed");
        assert!(packed.len() < text.len() / 4);
        assert!(read(packed.as_slice(), "GZIP", 10_000).is_ok_and(|bytes| bytes == text));
        assert!(read(text.as_slice(), "", 10_000).is_ok_and(|bytes| bytes == text));
    }

    #[test]
    fn a_bomb_is_not_unpacked_beyond_its_limit() {
        let bomb = pack(&vec![0; 8_000_000]).expect("packed");
        assert!(bomb.len() < 20_000);
        assert_eq!(read(bomb.as_slice(), "gzip", 100_000), Err(Unheard::TooLarge));
        assert!(read(bomb.as_slice(), "gzip", 8_000_000).is_ok(), "the limit itself still fits");
    }

    #[test]
    fn what_is_packed_in_another_way_or_badly_is_garbled() {
        let packed = pack(b"abc").expect("packed");
        assert_eq!(read(packed.as_slice(), "br", 100), Err(Unheard::Garbled));
        assert_eq!(read(b"<html>Welcome, guest</html>".as_slice(), "gzip", 100), Err(Unheard::Garbled));
        let mut trailed = packed.clone();
        trailed.extend_from_slice(b"and something behind it");
        assert_eq!(read(trailed.as_slice(), "gzip", 100), Err(Unheard::Garbled));
        assert_eq!(read(&packed[..packed.len() - 2], "gzip", 100), Err(Unheard::BrokenOff), "cut short");
    }
}
