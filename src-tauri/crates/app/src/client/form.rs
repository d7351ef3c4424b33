//! A client's details as a form: given out for editing, read back field by field, kept as protection allows.

use askel_domain::client::{Client, ClosePerson, NonDisclosure};
use askel_domain::contact::{Address, Phone, read_email, read_postal_code};
use askel_domain::id::{ClientId, ClosePersonId};
use askel_domain::identity::{Identity, PersonalIdentityCode, TemporaryIdentifier};
use askel_domain::moment::{read_date, write_date};
use askel_domain::problem::{Problem, ProblemCode, Problems};
use askel_store::log::Noun as Kept;
use chrono::NaiveDate;
use uuid::Uuid;

use super::{ClientForm, ClientRef, ClientSaved, ClosePersonForm, IdentityKind, IdentityNote, view};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::Failure;
use crate::undo::Deed;

/// Names of two hundred characters are written down as they are.
const LONGEST_NAME: u32 = 200;
const LONGEST_LINE: u32 = 300;
const MOST_CLOSE_PERSONS: usize = 30;

pub fn form(open: &mut Open, request: ClientRef) -> Result<Answer<ClientForm>, Failure> {
    open.show(|read, looks| {
        looks.opened(Kept::Client, request.id, request.id);
        Ok(filled(&view::require(read, request.id)?))
    })
    .map(Answer::shown)
}

/// Keeps the client; a new one when the form has no id.
///
/// # Errors
/// Every field to mend; an identity that another client has.
pub fn save(open: &mut Open, form: ClientForm) -> Result<Answer<ClientSaved>, Failure> {
    let today = open.today();
    let id = form.id.unwrap_or_else(|| ClientId(open.new_id()));
    let client = read_form(&form, id, today, || open.new_id())?.as_protection_allows();
    let existing = form.id.is_some();
    let before = open.write_of(id, |tx| {
        let before = if existing { Some(view::require(tx, id)?) } else { None };
        askel_store::client::put(tx, &client)?;
        crate::team::keep_what_protection_allows(tx, &client)?;
        Ok(before)
    })?;
    let dash = form.identity_code.contains(['–', '−']) && matches!(client.identity, Identity::Code(_));
    let note = match &client.identity {
        _ if dash => Some(IdentityNote::DashCorrected),
        Identity::Code(code) if code.is_test_code() => Some(IdentityNote::TestCode),
        _ => None,
    };
    let answer = Answer::changed(ClientSaved { id, note }, &[Noun::Client, Noun::Session, Noun::Entry]);
    // An order is asked and answered by itself: what it takes away does not come back by one key.
    let same_order = before.is_some_and(|before| before.non_disclosure == client.non_disclosure);
    Ok(if same_order { answer.undoable(open, Deed::ClientSaved) } else { answer })
}

fn filled(client: &Client) -> ClientForm {
    let day = |day: Option<NaiveDate>| day.map(write_date).unwrap_or_default();
    let phone = |phone: &Option<Phone>| phone.as_ref().map(Phone::shown).unwrap_or_default();
    let (identity_code, temporary_identifier) = match &client.identity {
        Identity::Code(code) => (code.as_str().to_owned(), String::new()),
        Identity::Temporary(temporary) => (String::new(), temporary.as_str().to_owned()),
        Identity::NotKnownYet => Default::default(),
    };
    ClientForm {
        id: Some(client.id),
        family_name: client.family_name.clone(),
        given_names: client.given_names.clone(),
        calling_name: client.calling_name.clone(),
        identity_kind: view::identity_kind(&client.identity),
        identity_code,
        temporary_identifier,
        birth_date: day(client.birth_date),
        phone: phone(&client.phone),
        email: client.email.clone(),
        street: client.home.street.clone(),
        postal_code: client.home.postal_code.clone(),
        town: client.home.town.clone(),
        contact_street: client.contact_address.street.clone(),
        contact_postal_code: client.contact_address.postal_code.clone(),
        contact_town: client.contact_address.town.clone(),
        municipality: client.municipality.clone(),
        contact_language: client.contact_language.clone(),
        interpreting: client.interpreting.clone().unwrap_or_default(),
        close_persons: client
            .close_persons
            .iter()
            .map(|person| ClosePersonForm {
                id: Some(person.id),
                name: person.name.clone(),
                relation: person.relation.clone(),
                phone: phone(&person.phone),
                may_contact: person.may_contact,
            })
            .collect(),
        non_disclosure: client.non_disclosure,
        non_disclosure_until: day(client.non_disclosure_until),
        children_at_home: client.children_at_home,
    }
}

fn read_form(form: &ClientForm, id: ClientId, today: NaiveDate, mut new_id: impl FnMut() -> Uuid) -> Result<Client, Vec<Problem>> {
    let mut problems = Problems::default();
    let family_name = problems.text("familyName", &form.family_name, LONGEST_NAME);
    let given_names = problems.text("givenNames", &form.given_names, LONGEST_NAME);
    let calling_name = problems.optional_text("callingName", &form.calling_name, LONGEST_NAME);
    let identity = read_identity(form, today, &mut problems);
    let birth_date = read_day(&mut problems, "birthDate", &form.birth_date, today);
    if birth_date.is_some_and(|born| born > today) {
        problems.add("birthDate", ProblemCode::DateInFuture);
    }
    let protected = form.non_disclosure == NonDisclosure::Yes;
    let phone = read_phone(&mut problems, "phone", &form.phone);
    // What protection takes away is not asked to be right either.
    let email = if protected { None } else { problems.take("email", read_email(&form.email)) };
    let home = if protected { Address::default() } else { read_address(&mut problems, "", [&form.street, &form.postal_code, &form.town]) };
    let contact_address = read_address(&mut problems, "contact", [&form.contact_street, &form.contact_postal_code, &form.contact_town]);
    let close_persons = read_close_persons(form, protected, &mut new_id, &mut problems);
    let mut line = |path: &str, text: &str| problems.optional_text(path, text, LONGEST_LINE);
    let municipality = line("municipality", &form.municipality).unwrap_or_default();
    let contact_language = line("contactLanguage", &form.contact_language).unwrap_or_default();
    let interpreting = line("interpreting", &form.interpreting);
    let non_disclosure_until = read_day(&mut problems, "nonDisclosureUntil", &form.non_disclosure_until, today);
    problems.done()?;
    Ok(Client {
        id,
        family_name: family_name.unwrap_or_default(),
        given_names: given_names.unwrap_or_default(),
        calling_name: calling_name.unwrap_or_default(),
        identity: identity.unwrap_or(Identity::NotKnownYet),
        birth_date,
        phone,
        email: email.unwrap_or_default(),
        home,
        contact_address,
        municipality,
        contact_language,
        interpreting,
        close_persons,
        non_disclosure: form.non_disclosure,
        non_disclosure_until,
        children_at_home: form.children_at_home,
    })
}

fn read_identity(form: &ClientForm, today: NaiveDate, problems: &mut Problems) -> Option<Identity> {
    match form.identity_kind {
        IdentityKind::Code => problems.take("identityCode", PersonalIdentityCode::read(&form.identity_code, today)).map(Identity::Code),
        IdentityKind::Temporary => {
            problems.take("temporaryIdentifier", TemporaryIdentifier::read(&form.temporary_identifier)).map(Identity::Temporary)
        }
        IdentityKind::NotKnownYet => Some(Identity::NotKnownYet),
    }
}

fn read_day(problems: &mut Problems, path: &str, text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if text.trim().is_empty() { None } else { problems.take(path, read_date(text, today)) }
}

fn read_phone(problems: &mut Problems, path: &str, text: &str) -> Option<Phone> {
    if text.trim().is_empty() { None } else { problems.take(path, Phone::read(text)) }
}

/// `prefix` is empty for the home and `contact` for the contact address, as the form spells its fields.
fn read_address(problems: &mut Problems, prefix: &str, [street, postal_code, town]: [&str; 3]) -> Address {
    let path = |field: &str| match (prefix, field.split_at(1)) {
        ("", _) => field.to_owned(),
        (prefix, (first, rest)) => format!("{prefix}{}{rest}", first.to_uppercase()),
    };
    Address {
        street: problems.optional_text(&path("street"), street, LONGEST_LINE).unwrap_or_default(),
        postal_code: problems.take(&path("postalCode"), read_postal_code(postal_code)).unwrap_or_default(),
        town: problems.optional_text(&path("town"), town, LONGEST_LINE).unwrap_or_default(),
    }
}

fn read_close_persons(form: &ClientForm, protected: bool, new_id: &mut impl FnMut() -> Uuid, problems: &mut Problems) -> Vec<ClosePerson> {
    if form.close_persons.len() > MOST_CLOSE_PERSONS {
        problems.add_limit("closePersons", ProblemCode::TooMany, MOST_CLOSE_PERSONS as u32);
    }
    let mut people = vec![];
    for (index, person) in form.close_persons.iter().enumerate() {
        let path = |field: &str| format!("closePersons.{index}.{field}");
        if [&person.name, &person.relation, &person.phone].iter().all(|text| text.trim().is_empty()) {
            continue; // an empty row is an offer
        }
        people.push(ClosePerson {
            id: person.id.unwrap_or_else(|| ClosePersonId(new_id())),
            name: problems.text(&path("name"), &person.name, LONGEST_NAME).unwrap_or_default(),
            relation: problems.optional_text(&path("relation"), &person.relation, LONGEST_NAME).unwrap_or_default(),
            phone: if protected { None } else { read_phone(problems, &path("phone"), &person.phone) },
            may_contact: person.may_contact,
        });
    }
    people
}
