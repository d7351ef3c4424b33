//! The worker whose vault this is, and the organisation they write for.

use serde::{Deserialize, Serialize};

use crate::contact::Phone;
use crate::id::WorkerId;
use crate::problem::{Problem, Problems};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Language {
    #[default]
    Fi,
    Sv,
    En,
}

impl Language {
    pub const ALL: [Language; 3] = [Self::Fi, Self::Sv, Self::En];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worker {
    pub id: WorkerId,
    pub family_name: String,
    pub given_names: String,
    pub title: String,
    /// Where clients can call: it stands on what they take along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    pub unit: ServiceUnit,
    pub organisation: Organisation,
    pub language: Language,
}

/// The service unit as the national organisation register (1.2.246.537.6.202) knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceUnit {
    pub name: String,
    /// OID of the unit, empty when the worker does not know it.
    pub oid: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    pub name: String,
    pub oid: String,
    /// Finnish business id, `1234567-8`.
    pub business_id: String,
}

impl Worker {
    pub fn name(&self) -> String {
        format!("{} {}", self.given_names, self.family_name)
    }

    /// Checks what the entries of this worker cannot do without.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        problems.text("familyName", &self.family_name, 200);
        problems.text("givenNames", &self.given_names, 200);
        problems.text("title", &self.title, 200);
        problems.text("unitName", &self.unit.name, 300);
        problems.text("organisationName", &self.organisation.name, 300);
        for (path, oid) in [("unitOid", &self.unit.oid), ("organisationOid", &self.organisation.oid)] {
            if !oid.is_empty() && !is_oid(oid) {
                problems.add(path, crate::problem::ProblemCode::OidForm);
            }
        }
        if !self.organisation.business_id.is_empty() && !is_business_id(&self.organisation.business_id) {
            problems.add("businessId", crate::problem::ProblemCode::BusinessIdForm);
        }
        problems.done()
    }
}

/// Numbers joined by dots, at least three of them.
pub fn is_oid(text: &str) -> bool {
    text.split('.').count() >= 3 && text.split('.').all(|arc| !arc.is_empty() && arc.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Seven digits, a hyphen and the check digit (weights 7, 9, 10, 5, 8, 4, 2; modulus 11).
pub fn is_business_id(text: &str) -> bool {
    let Some((number, check)) = text.split_once('-') else { return false };
    if number.len() != 7 || check.len() != 1 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return false;
    }
    let sum: u32 = number.bytes().zip([7u32, 9, 10, 5, 8, 4, 2]).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let expected = match sum % 11 {
        0 => 0,
        1 => return false,
        rest => 11 - rest,
    };
    check.bytes().next() == Some(b'0' + expected as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_of_the_organisation_are_checked_by_form() {
        assert!(is_oid("1.2.246.10.1012636.10.1.1.100768"));
        assert!(!is_oid("1.2"));
        assert!(!is_oid("1..2"));
        assert!(is_business_id("0737546-2"));
        assert!(!is_business_id("0737546-3"));
        assert!(!is_business_id("07375462"));
        assert!(!is_business_id("äö-1"));
    }
}
