//! Why a policy file was not taken: the field and a code. The sentence is `policy.refused.<code>`.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PolicyRefusal {
    pub field: PolicyField,
    pub code: PolicyRefusalCode,
}

/// What the file may say, by the names that stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PolicyField {
    /// The file itself, and what it says that no policy says.
    File,
    FhirBase,
    AuditBase,
    Issuer,
    ClientId,
    Audience,
    Scopes,
    Ca,
    Pins,
    LeaseDays,
    Tls12,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum PolicyRefusalCode {
    TooLarge,
    NotJson,
    /// A word that a policy does not have: a typing slip would otherwise take a protection away unseen.
    UnknownField,
    Missing,
    /// Another kind of value than belongs here.
    WrongKind,
    Empty,
    TooLong,
    /// Characters that have no place in it.
    Strange,
    NotAnAddress,
    NotHttps,
    /// A name, a password, a query or a `#` in an address.
    AddressSaysTooMuch,
    CertificateUnread,
    PinUnread,
    /// One pin alone: the day that key is lost, no laptop would get through.
    PinWithoutBackup,
    OutOfRange,
}

impl PolicyRefusalCode {
    pub const ALL: &[PolicyRefusalCode] = {
        use PolicyRefusalCode::*;
        &[TooLarge, NotJson, UnknownField, Missing, WrongKind, Empty, TooLong, Strange, NotAnAddress, NotHttps, AddressSaysTooMuch, CertificateUnread, PinUnread, PinWithoutBackup, OutOfRange]
    };
}
