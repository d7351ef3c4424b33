//! The client: names, identity, how to reach them, who is close, and the non-disclosure flag.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::contact::{Address, Phone};
use crate::id::{ClientId, ClosePersonId};
use crate::identity::Identity;
use crate::redact::redacted;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    pub id: ClientId,
    pub family_name: String,
    pub given_names: String,
    /// The name the client goes by; empty when it is the first of the given names.
    pub calling_name: String,
    pub identity: Identity,
    /// Asked when there is no personal identity code; read from the code otherwise.
    pub birth_date: Option<NaiveDate>,
    pub phone: Option<Phone>,
    pub email: String,
    pub home: Address,
    /// Yhteysosoite: not covered by the non-disclosure order, so it may always be used.
    pub contact_address: Address,
    pub municipality: String,
    pub contact_language: String,
    pub interpreting: Option<String>,
    pub close_persons: Vec<ClosePerson>,
    pub non_disclosure: NonDisclosure,
    /// When the order ends, as known. It reminds; it never lifts the flag by itself.
    pub non_disclosure_until: Option<NaiveDate>,
    /// Then each home visit asks whether they were thought of. Nothing else of them is kept here: a child has a record of their own.
    /// Source: domain.md §6 (minors in homes that are visited).
    #[serde(default)]
    pub children_at_home: bool,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosePerson {
    pub id: ClosePersonId,
    pub name: String,
    pub relation: String,
    pub phone: Option<Phone>,
    /// May the worker be in touch with this person?
    pub may_contact: bool,
}

redacted!(Client, ClosePerson);

/// Turvakielto. "Not asked" is not "no": both are said as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum NonDisclosure {
    Yes,
    No,
    #[default]
    NotAsked,
}

/// The contact details that may be shown, printed or written out: the only way other rooms get them.
#[derive(Default, PartialEq, Eq)]
pub struct ShownContact {
    pub phone: Option<String>,
    pub email: Option<String>,
    pub home: Option<String>,
    pub contact_address: Option<String>,
    pub municipality: Option<String>,
}

redacted!(ShownContact);

impl Client {
    /// `Reijo Virtala`, with the calling name where there is one.
    pub fn name(&self) -> String {
        let first = if self.calling_name.is_empty() { self.given_names.split_whitespace().next().unwrap_or_default() } else { &self.calling_name };
        format!("{first} {}", self.family_name).trim().to_owned()
    }

    /// Everything the client may be called by, in one text: to be looked for in texts that must not name them.
    pub fn every_name(&self) -> String {
        format!("{} {} {}", self.calling_name, self.given_names, self.family_name)
    }

    pub fn calling_name(&self) -> &str {
        if self.calling_name.is_empty() { self.given_names.split_whitespace().next().unwrap_or(&self.family_name) } else { &self.calling_name }
    }

    pub fn birth_date(&self) -> Option<NaiveDate> {
        match &self.identity {
            Identity::Code(code) => Some(code.birth_date()),
            _ => self.birth_date,
        }
    }

    pub fn age_on(&self, day: NaiveDate) -> Option<u32> {
        self.birth_date().and_then(|born| day.years_since(born))
    }

    pub fn is_protected(&self) -> bool {
        self.non_disclosure == NonDisclosure::Yes
    }

    /// Where they meet, as it may be shown: with a non-disclosure order nowhere, also where it was written before the order.
    pub fn shown_place(&self, place: &str) -> String {
        if self.is_protected() { String::new() } else { place.to_owned() }
    }

    /// With a non-disclosure order: phone and contact address, nothing else.
    /// Source: domain.md §6 on turvakielto (client information document 1505.1).
    pub fn shown_contact(&self) -> ShownContact {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let address = |address: &Address| (!address.is_empty()).then(|| address.shown());
        let open = !self.is_protected();
        ShownContact {
            phone: self.phone.as_ref().map(Phone::shown),
            contact_address: address(&self.contact_address),
            email: text(&self.email).filter(|_| open),
            home: address(&self.home).filter(|_| open),
            municipality: text(&self.municipality).filter(|_| open),
        }
    }

    /// What the protection leaves of the record: an order coming into force takes away what must not be kept.
    /// Close persons' contact details are not recorded at all for a protected client.
    pub fn as_protection_allows(mut self) -> Self {
        if self.is_protected() {
            self.home = Address::default();
            self.municipality.clear();
            self.email.clear();
            for person in &mut self.close_persons {
                person.phone = None;
            }
        }
        self
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub fn client() -> Client {
        Client {
            id: ClientId(uuid::Uuid::nil()),
            family_name: "Virtala".into(),
            given_names: "Reijo Olavi".into(),
            calling_name: String::new(),
            identity: Identity::NotKnownYet,
            birth_date: NaiveDate::from_ymd_opt(1968, 3, 4),
            phone: Phone::read("040 123 4567").ok(),
            email: "reijo@esimerkki.fi".into(),
            home: Address { street: "Esimerkkikatu 1 A 2b".into(), postal_code: "33100".into(), town: "Tampere".into() },
            contact_address: Address { street: "PL 1".into(), postal_code: "33101".into(), town: "Tampere".into() },
            municipality: "Tampere".into(),
            contact_language: "suomi".into(),
            interpreting: None,
            close_persons: vec![ClosePerson { id: ClosePersonId(uuid::Uuid::nil()), name: "Sisko".into(), relation: "sisar".into(), phone: Phone::read("0401112222").ok(), may_contact: true }],
            non_disclosure: NonDisclosure::No,
            non_disclosure_until: None,
            children_at_home: false,
        }
    }

    #[test]
    fn a_protected_client_is_reached_by_phone_and_contact_address_only() {
        let shown = Client { non_disclosure: NonDisclosure::Yes, ..client() }.shown_contact();
        assert!(shown.phone.is_some() && shown.contact_address.is_some());
        assert!(shown.home.is_none() && shown.email.is_none() && shown.municipality.is_none());
        assert!(client().shown_contact().home.is_some());
    }

    #[test]
    fn the_home_of_a_protected_client_is_not_kept() {
        let kept = Client { non_disclosure: NonDisclosure::Yes, ..client() }.as_protection_allows();
        assert!(kept.home.is_empty() && kept.municipality.is_empty() && kept.close_persons[0].phone.is_none());
        assert!(kept.phone.is_some() && !kept.contact_address.is_empty());
    }

    #[test]
    fn age_is_counted_in_full_years() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a date");
        assert_eq!(client().age_on(day(3, 3)), Some(57));
        assert_eq!(client().age_on(day(3, 4)), Some(58));
        let born = |month, day| Client { identity: Identity::NotKnownYet, birth_date: NaiveDate::from_ymd_opt(2008, month, day), ..client() };
        assert_eq!((born(2, 4).age_on(day(2, 3)), born(2, 4).age_on(day(2, 4))), (Some(17), Some(18)));
        assert_eq!((born(2, 29).age_on(day(2, 28)), born(2, 29).age_on(day(3, 1))), (Some(17), Some(18)), "a leap day is reached on 1 March");
    }
}
