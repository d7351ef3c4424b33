//! Personal identity codes (henkilötunnus) and temporary identifiers.
//! Rules: the Population Information System's form of the code, with the separators in use since 2023.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::problem::ProblemCode;
use crate::redact::redacted;

const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// A valid personal identity code, eleven upper-case characters.
/// The separator is part of the identity: two people may differ by it alone, so all eleven are compared.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonalIdentityCode(String);

redacted!(PersonalIdentityCode, TemporaryIdentifier, Identity);

impl PersonalIdentityCode {
    /// Reads a code as typed: case and spaces around it do not matter, and a typographic dash counts as a hyphen.
    ///
    /// # Errors
    /// The first rule the code breaks, so that the sentence can tell what to look at.
    pub fn read(text: &str, today: NaiveDate) -> Result<Self, ProblemCode> {
        let code = text.trim().to_uppercase().replace(['–', '−'], "-");
        if code.chars().count() != 11 {
            return Err(ProblemCode::IdentityLength);
        }
        if !code.is_ascii() {
            return Err(ProblemCode::IdentityCharacters);
        }
        let digits = |range: std::ops::Range<usize>| -> Result<u32, ProblemCode> {
            let part = &code[range];
            if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().map_err(|_| ProblemCode::IdentityCharacters) } else { Err(ProblemCode::IdentityCharacters) }
        };
        let (day, month, year, number) = (digits(0..2)?, digits(2..4)?, digits(4..6)?, digits(7..10)?);
        let century = century(code.as_bytes()[6]).ok_or(ProblemCode::IdentitySeparator)?;
        let born = NaiveDate::from_ymd_opt(century + year as i32, month, day).ok_or(ProblemCode::IdentityDate)?;
        if born > today {
            return Err(ProblemCode::IdentityInFuture);
        }
        if number < 2 {
            return Err(ProblemCode::IdentityNumber);
        }
        let sum = (day * 10_000 + month * 100 + year) * 1000 + number;
        if code.as_bytes()[10] != CHECK_CHARACTERS[(sum % 31) as usize] {
            return Err(ProblemCode::IdentityCheck);
        }
        Ok(Self(code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn birth_date(&self) -> NaiveDate {
        let part = |range: std::ops::Range<usize>| self.0[range].parse::<u32>().unwrap_or(1);
        let year = century(self.0.as_bytes()[6]).unwrap_or(1900) + part(4..6) as i32;
        NaiveDate::from_ymd_opt(year, part(2..4), part(0..2)).unwrap_or_default()
    }

    /// The individual number 900-999 is reserved for testing and never belongs to a person.
    pub fn is_test_code(&self) -> bool {
        self.0.as_bytes()[7] == b'9'
    }
}

fn century(separator: u8) -> Option<i32> {
    match separator {
        b'+' => Some(1800),
        b'-' | b'Y' | b'X' | b'W' | b'V' | b'U' => Some(1900),
        b'A'..=b'F' => Some(2000),
        _ => None,
    }
}

/// A temporary identifier as the main system gave it, for example `112233-445a`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TemporaryIdentifier(String);

impl TemporaryIdentifier {
    /// Eleven characters: six digits, a separator, three digits or letters and a closing character.
    pub fn read(text: &str) -> Result<Self, ProblemCode> {
        let text = text.trim().replace(['–', '−'], "-");
        let bytes = text.as_bytes();
        let right = bytes.len() == 11
            && bytes[..6].iter().all(u8::is_ascii_digit)
            && bytes[6].is_ascii_graphic()
            && bytes[7..].iter().all(u8::is_ascii_alphanumeric);
        if right { Ok(Self(text)) } else { Err(ProblemCode::TemporaryIdentifierForm) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who the client is to other systems. Outreach begins before anyone knows, so neither is also an answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Identity {
    Code(PersonalIdentityCode),
    Temporary(TemporaryIdentifier),
    NotKnownYet,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
    }

    fn read(text: &str) -> Result<PersonalIdentityCode, ProblemCode> {
        PersonalIdentityCode::read(text, today())
    }

    #[test]
    fn valid_codes_of_every_century_are_read() {
        for text in ["131052-308T", "100190-999P", "100190Y999P", "140378-9430", "220991Y948H", "020516C903K", "050602B9175", "311299+9019", "290200A902D"] {
            assert!(read(text).is_ok(), "{text}");
        }
        assert_eq!(read("311299+9019").map(|code| code.birth_date()), Ok(NaiveDate::from_ymd_opt(1899, 12, 31).expect("a date")));
        assert_eq!(read("020516C903K").map(|code| code.birth_date()), Ok(NaiveDate::from_ymd_opt(2016, 5, 2).expect("a date")));
    }

    #[test]
    fn a_wrong_code_is_refused_with_its_reason() {
        for (text, reason) in [
            ("290201A902D", ProblemCode::IdentityDate),
            ("010190-999X", ProblemCode::IdentityCheck),
            ("010190-999K", ProblemCode::IdentityCheck),
            ("010190Y999K", ProblemCode::IdentityCheck),
            ("010250-123A", ProblemCode::IdentityCheck),
            ("131052-308", ProblemCode::IdentityLength),
            ("131052-308TT", ProblemCode::IdentityLength),
            ("131052G308T", ProblemCode::IdentitySeparator),
            ("13105a-308T", ProblemCode::IdentityCharacters),
            ("13ä052-308T", ProblemCode::IdentityCharacters),
            ("131052-001U", ProblemCode::IdentityNumber),
            ("311299A9019", ProblemCode::IdentityInFuture),
            ("", ProblemCode::IdentityLength),
        ] {
            assert_eq!(read(text), Err(reason), "{text}");
        }
    }

    #[test]
    fn case_spaces_and_typographic_dashes_do_not_matter() {
        assert_eq!(read(" 131052–308t "), read("131052-308T"));
        assert_eq!(read("131052−308T"), read("131052-308T"));
    }

    #[test]
    fn the_separator_is_part_of_the_identity() {
        assert_ne!(read("100190-999P"), read("100190Y999P"));
    }

    #[test]
    fn debug_shows_nothing_of_the_code() {
        assert_eq!(format!("{:?}", read("131052-308T").expect("valid")), "PersonalIdentityCode(▮)");
    }

    #[test]
    fn a_temporary_identifier_keeps_its_form() {
        assert!(TemporaryIdentifier::read("112233-445a").is_ok());
        for text in ["", "112233-445", "112233-445ä", "abcdef-445a", "112233-445abc"] {
            assert_eq!(TemporaryIdentifier::read(text), Err(ProblemCode::TemporaryIdentifierForm), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,14}") {
            let _ = read(&text);
            let _ = TemporaryIdentifier::read(&text);
        }

        #[test]
        fn one_changed_digit_never_passes(position in 7usize..10, digit in 0u8..10) {
            let mut code = b"100190-999P".to_vec();
            prop_assume!(code[position] != b'0' + digit);
            code[position] = b'0' + digit;
            prop_assert!(read(std::str::from_utf8(&code).expect("ascii")).is_err());
        }
    }
}
