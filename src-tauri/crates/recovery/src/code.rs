//! Codes that are read over the telephone: Crockford's letters, which leave out I, L, O and U.

use crate::failure::{RecoveryFailure, RecoveryResult};

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 4;

/// `groups` of four letters, five bits each, from the first bytes.
pub(crate) fn spell(bytes: &[u8], groups: usize) -> String {
    let letter = |index: usize| {
        let value = (0..5).fold(0, |value, bit| {
            let at = index * 5 + bit;
            value << 1 | bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1)
        });
        char::from(LETTERS[usize::from(value)])
    };
    let group = |start: usize| (start * GROUP..(start + 1) * GROUP).map(letter).collect::<String>();
    (0..groups).map(group).collect::<Vec<_>>().join("-")
}

/// A random code of three groups: 60 bits.
///
/// # Errors
/// [`RecoveryFailure::NoRandomness`].
pub fn new_code() -> RecoveryResult<String> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|_| RecoveryFailure::NoRandomness)?;
    Ok(spell(&bytes, 3))
}

/// Whether two codes are the same to a person: case, spaces, dashes and the letters that look like digits do not matter.
pub fn same_code(typed: &str, meant: &str) -> bool {
    let kept = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).map(|letter| letter.to_ascii_uppercase());
        letters
            .map(|letter| match letter {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect()
    };
    !meant.is_empty() && kept(typed) == kept(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        assert_eq!(spell(&[0xff; 10], 4), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(spell(&[0, 0x44, 0x32, 0x14, 0xc7], 2), "0123-4567");
        assert!(same_code(" k7m2 0q9x", "K7M2-0Q9X") && same_code("KlMO", "K1M0") && !same_code("", "") && !same_code("K7M3", "K7M2"));
        assert_ne!(new_code(), new_code());
    }
}
