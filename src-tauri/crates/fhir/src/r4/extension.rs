//! An extension: an address, and one value or parts. The values are fields of their own and not one untagged enum, since
//! serde loses numbers in those (fhir.md §3).

use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};

use super::{Coding, Reference};

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Extension {
    pub url: String,
    pub extension: Vec<Extension>,
    pub value_string: Option<String>,
    pub value_code: Option<String>,
    pub value_id: Option<String>,
    pub value_date: Option<String>,
    pub value_date_time: Option<String>,
    pub value_time: Option<String>,
    pub value_boolean: Option<bool>,
    pub value_integer: Option<i64>,
    pub value_coding: Option<Coding>,
    pub value_reference: Option<Reference>,
}

redacted!(Extension);
