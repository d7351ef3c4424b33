//! A bag full of clients, so that one of them can be looked for where none may be: each with a name and an identity code of the
//! test range that nobody else has. Knows no proof.

use askel::commands::{self, Asked};
use askel_app::Askel;
use askel_domain::id::ClientId;
use serde_json::{Value, json};

/// What a page could show of one of them.
pub struct Face {
    pub id: ClientId,
    pub family_name: String,
    pub given_names: String,
    pub identity_code: String,
}

impl Face {
    /// Everything that tells of this client and of no other.
    pub fn signs(&self) -> [String; 4] {
        [self.id.to_string(), self.family_name.clone(), self.given_names.clone(), self.identity_code.clone()]
    }
}

/// As many clients more, all of them the worker's own.
pub fn gather(askel: &mut Askel, count: usize) -> Vec<Face> {
    (0..count).map(|number| one(askel, number)).collect()
}

fn one(askel: &mut Askel, number: usize) -> Face {
    // No name is part of another: each ends with a letter that stands nowhere else in it.
    let (family_name, given_names) = (format!("Joukkonen{}z", letters(number)), format!("Väinö{}q", letters(number)));
    let identity_code = code(number);
    let form = json!({
        "id": null, "familyName": family_name, "givenNames": given_names, "identityKind": "code", "identityCode": identity_code,
    });
    let saved = ask(askel, "client_save", form);
    let id: ClientId = serde_json::from_value(saved["id"].clone()).expect("an id");
    let page = ask(askel, "period_open", json!({ "clientId": id, "id": null }));
    let mut form = page["form"].clone();
    for (field, value) in [("serviceTask", &page["serviceTasks"][0]["code"]), ("socialService", &page["socialServices"][0]["code"]), ("clientId", &json!(id)), ("startsOn", &json!("1.1.2026")), ("endsOn", &json!("31.12.2027"))] {
        form[field] = value.clone();
    }
    ask(askel, "period_save", form);
    Face { id, family_name, given_names, identity_code }
}

fn ask(askel: &mut Askel, command: &str, args: Value) -> Value {
    let told = commands::run(askel, command, Asked { args, path: None });
    told.unwrap_or_else(|failure| panic!("{command}: {:?} {:?}", failure.code, failure.fields))["value"].clone()
}

/// 0 is `aaa`, 1 `aab`, …
fn letters(number: usize) -> String {
    [number / 676 % 26, number / 26 % 26, number % 26].iter().map(|digit| char::from(b'a' + *digit as u8)).collect()
}

/// Individual numbers 900–999 are for tests; a day of birth for each hundred.
fn code(number: usize) -> String {
    const CHECK: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let digits = format!("{:02}0265{}", 1 + number / 100, 900 + number % 100);
    let check = char::from(CHECK[digits.parse::<usize>().expect("digits") % 31]);
    format!("{}-{}{check}", &digits[..6], &digits[6..])
}
