//! Contact details in Finnish conventions: phones kept as E.164, postal codes as five-digit text.

use serde::{Deserialize, Serialize};

use crate::problem::ProblemCode;
use crate::redact::redacted;

/// A phone number in E.164, `+358401234567`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub street: String,
    /// Five digits; text, because `00100` starts with zeros.
    pub postal_code: String,
    pub town: String,
}

redacted!(Phone, Address);

impl Phone {
    /// Reads `040 123 4567`, `+358 40 123 4567` or `00358…`; a number without a country is Finnish.
    pub fn read(text: &str) -> Result<Self, ProblemCode> {
        let kept: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '(' | ')' | '.' | '/')).collect();
        let international = match (kept.strip_prefix('+'), kept.strip_prefix("00"), kept.strip_prefix('0')) {
            (Some(rest), _, _) | (None, Some(rest), _) => rest.to_owned(),
            (None, None, Some(rest)) => format!("358{rest}"),
            _ => return Err(ProblemCode::PhoneNotUnderstood),
        };
        let right = (7..=15).contains(&international.len()) && international.bytes().all(|byte| byte.is_ascii_digit()) && !international.starts_with('0');
        if right { Ok(Self(format!("+{international}"))) } else { Err(ProblemCode::PhoneNotUnderstood) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `040 123 4567` for Finnish numbers, E.164 for others.
    pub fn shown(&self) -> String {
        let Some(national) = self.0.strip_prefix("+358") else { return self.0.clone() };
        let (area, rest) = national.split_at(national.len().min(2));
        let (first, last) = rest.split_at(rest.len().min(3));
        format!("0{area} {first} {last}").trim_end().to_owned()
    }
}

impl Address {
    pub fn is_empty(&self) -> bool {
        self.street.is_empty() && self.postal_code.is_empty() && self.town.is_empty()
    }

    /// `Esimerkkikatu 1 A 2b, 00100 Helsinki`
    pub fn shown(&self) -> String {
        let place = format!("{} {}", self.postal_code, self.town);
        [self.street.trim(), place.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// Five digits, or nothing.
pub fn read_postal_code(text: &str) -> Result<String, ProblemCode> {
    let text = text.trim();
    let right = text.is_empty() || (text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()));
    if right { Ok(text.to_owned()) } else { Err(ProblemCode::PostalCode) }
}

/// One `@` with something on both sides and a dot in the domain; the post office decides the rest.
pub fn read_email(text: &str) -> Result<String, ProblemCode> {
    let text = text.trim();
    let right = match text.split_once('@') {
        Some((name, domain)) => !name.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.') && !text.contains(char::is_whitespace) && !domain.contains('@'),
        None => text.is_empty(),
    };
    if right { Ok(text.to_owned()) } else { Err(ProblemCode::EmailNotUnderstood) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finnish_numbers_are_kept_in_international_form() {
        for text in ["040 123 4567", "0401234567", "+358 40 123 4567", "00358 40 1234567", "(040) 123-4567"] {
            assert_eq!(Phone::read(text).map(|phone| phone.as_str().to_owned()), Ok("+358401234567".to_owned()), "{text}");
        }
        assert_eq!(Phone::read("040 123 4567").map(|phone| phone.shown()), Ok("040 123 4567".to_owned()));
        assert_eq!(Phone::read("+46 70 123 45 67").map(|phone| phone.shown()), Ok("+46701234567".to_owned()));
    }

    #[test]
    fn a_number_nobody_could_call_is_refused() {
        for text in ["", "soita illalla", "040", "4567", "+", "040 123 456 789 012 345"] {
            assert_eq!(Phone::read(text), Err(ProblemCode::PhoneNotUnderstood), "{text}");
        }
    }

    #[test]
    fn postal_codes_keep_their_zeros() {
        assert_eq!(read_postal_code(" 00100 "), Ok("00100".to_owned()));
        assert_eq!(read_postal_code(""), Ok(String::new()));
        assert_eq!(read_postal_code("0010"), Err(ProblemCode::PostalCode));
        assert_eq!(read_postal_code("FI-00100"), Err(ProblemCode::PostalCode));
    }

    #[test]
    fn an_email_needs_an_at_and_a_domain() {
        assert!(read_email("aino@esimerkki.fi").is_ok());
        for text in ["aino", "aino@", "@esimerkki.fi", "aino@esimerkki", "a b@esimerkki.fi", "a@b@c.fi"] {
            assert_eq!(read_email(text), Err(ProblemCode::EmailNotUnderstood), "{text}");
        }
    }
}
