//! The organisation's policy: choosing its file, what it says, and what follows from it when its server is not heard.

mod contact;
mod import;
mod lease;
mod sign_in;
mod view;

use askel_domain::moment::Moment;
use askel_network::policy::PolicyRefusal;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

pub use contact::{note_heard, note_revoked};
pub use import::{choose, place};
pub(crate) use lease::LeaseWatch;
pub use sign_in::{SignedIn, forget_sign_in, keep_renewed, keep_sign_in, signed_in};
pub use view::{in_force, read};

/// What the worker reads of a policy before it is used, and later of the one in force. No secret is in it.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyView {
    /// The FHIR server's, and that of the sign-in.
    pub host: String,
    pub issuer_host: String,
    pub fhir_base: String,
    pub audit_base: Option<String>,
    pub client_id: String,
    /// The organisation's own certificates are asked, not whom the computer trusts.
    pub own_ca: bool,
    /// How many keys the server may have; 0: none is named.
    pub pins: u32,
    pub tls12: bool,
    pub lease_days: u16,
}

/// A file as it was read: facts to look at and the text to place, or every reason why not.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyOffered {
    pub text: String,
    pub policy: Option<PolicyView>,
    pub refusals: Vec<PolicyRefusal>,
    /// It names another server than the policy in force.
    pub other_server: bool,
}

/// The present passphrase is asked again: a policy says where everything goes.
#[derive(Deserialize, ts_rs::TS)]
pub struct PolicyPlace {
    pub text: String,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum LeaseState {
    /// No policy, no server.
    Unbound,
    Open,
    Over,
    Revoked,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct LeaseView {
    pub state: LeaseState,
    /// Whole days that are left while it is open.
    pub days_left: u16,
    /// The last contact; until the first one, when the policy was placed.
    pub heard_at: Option<Moment>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyInForce {
    /// `None` until one is placed.
    pub policy: Option<PolicyView>,
    pub placed_at: Option<Moment>,
    pub lease: LeaseView,
    /// Who has signed in, as the organisation calls them.
    pub signed_in: Option<String>,
}

crate::answer::of_no_client!(PolicyInForce, PolicyOffered);
