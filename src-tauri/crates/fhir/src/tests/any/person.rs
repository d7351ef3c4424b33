//! Any client, with and without what may be missing.

use askel_domain::client::{Client, ClosePerson, NonDisclosure};
use askel_domain::contact::{Address, Phone};
use askel_domain::id::{ClientId, ClosePersonId};
use askel_domain::identity::{Identity, PersonalIdentityCode, TemporaryIdentifier};
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{day, id, maybe_words, one_of, words};

/// Codes of the test range.
const CODES: [&str; 6] = ["131052-908X", "100190-999P", "100190Y999P", "140378-9430", "220991Y948H", "020516C903K"];

pub fn client() -> impl Strategy<Value = Client> {
    let names = (words(), maybe_words(), maybe_words());
    let reach = (option::of(phone()), maybe_words(), address(), address(), maybe_words());
    let more = (maybe_words(), option::of(words()), vec(close_person(), 0..3), non_disclosure(), option::of(day()), any::<bool>());
    (id(), names, identity(), option::of(day()), reach, more).prop_map(|(id, names, identity, birth_date, reach, more)| {
        let client = Client {
            id: ClientId(id),
            family_name: names.0,
            given_names: names.1,
            calling_name: names.2,
            identity,
            birth_date,
            phone: reach.0,
            email: reach.1,
            home: reach.2,
            contact_address: reach.3,
            municipality: reach.4,
            contact_language: more.0,
            interpreting: more.1,
            close_persons: more.2,
            non_disclosure: more.3,
            non_disclosure_until: more.4,
            children_at_home: more.5,
        };
        client.as_protection_allows()
    })
}

pub fn non_disclosure() -> impl Strategy<Value = NonDisclosure> {
    one_of(&[NonDisclosure::Yes, NonDisclosure::No, NonDisclosure::NotAsked])
}

pub fn phone() -> impl Strategy<Value = Phone> {
    "0[1-9][0-9]{6,9}".prop_map(|text| Phone::read(&text).expect("a number"))
}

fn address() -> impl Strategy<Value = Address> {
    (maybe_words(), prop_oneof![Just(String::new()), "[0-9]{5}"], maybe_words()).prop_map(|(street, postal_code, town)| Address {
        street,
        postal_code,
        town,
    })
}

fn close_person() -> impl Strategy<Value = ClosePerson> {
    (id(), words(), maybe_words(), option::of(phone()), any::<bool>()).prop_map(|(id, name, relation, phone, may_contact)| ClosePerson {
        id: ClosePersonId(id),
        name,
        relation,
        phone,
        may_contact,
    })
}

fn identity() -> impl Strategy<Value = Identity> {
    let code = |text: &str| PersonalIdentityCode::read(text, NaiveDate::MAX).ok();
    let valid: Vec<Identity> = CODES.iter().filter_map(|text| code(text)).map(Identity::Code).collect();
    prop_oneof![
        proptest::sample::select(valid),
        "[0-9]{6}-[0-9a-z]{4}".prop_map(|text| Identity::Temporary(TemporaryIdentifier::read(&text).expect("a temporary identifier"))),
        Just(Identity::NotKnownYet),
    ]
}
