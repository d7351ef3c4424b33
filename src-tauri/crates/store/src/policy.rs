//! The organisation's policy as the worker chose it, the last contact with its server, and the lasting token of the sign-in: kept in
//! the vault's meta. The log tells when a policy came and when the server closed or opened this laptop; a token is never in it.

use askel_domain::lease::Contact;
use askel_domain::moment::Moment;
use rusqlite::named_params;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::{Read, Tx, queries};

const POLICY: &str = "policy";
const CONTACT: &str = "contact";
const SIGN_IN: &str = "sign_in";

/// The file as it was, byte for byte.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptPolicy {
    pub text: String,
    pub placed_at: Moment,
}

/// Good only at the provider that gave it, to the client it was given to.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeptSignIn {
    pub issuer: String,
    pub client_id: String,
    pub subject: String,
    pub fhir_user: Option<String>,
    refresh: String,
}

askel_domain::redacted!(KeptSignIn);

impl KeptSignIn {
    pub fn new(issuer: &str, client_id: &str, subject: &str, fhir_user: Option<&str>, refresh: &SecretString) -> Self {
        let own = str::to_owned;
        Self { issuer: own(issuer), client_id: own(client_id), subject: own(subject), fhir_user: fhir_user.map(own), refresh: refresh.expose_secret().to_owned() }
    }

    pub fn refresh(&self) -> SecretString {
        self.refresh.as_str().into()
    }

    /// The same worker with the token that has taken the place of the last one.
    pub fn renewed(&self, refresh: &SecretString) -> Self {
        Self::new(&self.issuer, &self.client_id, &self.subject, self.fhir_user.as_deref(), refresh)
    }
}

impl Drop for KeptSignIn {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.refresh);
    }
}

pub fn policy(read: &Read) -> StoreResult<Option<KeptPolicy>> {
    get(read, POLICY)
}

/// With its row of the log, and the contact from which its days are counted.
pub fn put_policy(tx: &Tx, policy: &KeptPolicy, contact: &Contact) -> StoreResult<()> {
    put(tx, POLICY, policy)?;
    let text = json(policy)?;
    log::append(tx, Change { noun: Noun::Policy, row_id: POLICY.into(), client_id: None, event_at: None, reason: None, body: &text })?;
    put_contact(tx, contact)
}

pub fn contact(read: &Read) -> StoreResult<Option<Contact>> {
    get(read, CONTACT)
}

/// How far time has come; no row of the log tells of it.
pub fn put_contact(tx: &Tx, contact: &Contact) -> StoreResult<()> {
    put(tx, CONTACT, contact)
}

/// The server was heard, or has refused: with its row of the log.
pub fn note_contact(tx: &Tx, contact: &Contact) -> StoreResult<()> {
    put_contact(tx, contact)?;
    let text = json(contact)?;
    log::append(tx, Change { noun: Noun::Policy, row_id: CONTACT.into(), client_id: None, event_at: None, reason: None, body: &text })
}

pub fn sign_in(read: &Read) -> StoreResult<Option<KeptSignIn>> {
    Ok(get::<Option<KeptSignIn>>(read, SIGN_IN)?.flatten())
}

/// `None` forgets it.
pub fn put_sign_in(tx: &Tx, sign_in: Option<&KeptSignIn>) -> StoreResult<()> {
    put(tx, SIGN_IN, &sign_in)
}

fn get<T: serde::de::DeserializeOwned>(read: &Read, name: &str) -> StoreResult<Option<T>> {
    read.one(queries::VAULT_META_GET, named_params! { ":name": name }, |row| body(row, "value"))
}

fn put<T: Serialize>(tx: &Tx, name: &str, value: &T) -> StoreResult<()> {
    tx.run(queries::VAULT_META_PUT, named_params! { ":name": name, ":value": json(value)? })
}
