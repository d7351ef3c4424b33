//! What a wish answers: the value, and which nouns the window now shows stale.

use serde::{Deserialize, Serialize};

/// A wish that needs nothing but its name.
#[derive(Default, Deserialize, ts_rs::TS)]
pub struct Empty {}

#[derive(Serialize)]
pub struct Answer<T> {
    pub value: T,
    pub changed: Vec<Noun>,
}

/// What may have changed behind a screen. The window reads again what it shows of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    Vault,
    Worker,
    Client,
    Period,
    Goal,
    Session,
    Draft,
    Entry,
    Task,
    Delivery,
    Code,
    Backup,
}

impl<T> Answer<T> {
    pub fn read(value: T) -> Self {
        Self { value, changed: vec![] }
    }

    pub fn changed(value: T, changed: &[Noun]) -> Self {
        Self { value, changed: changed.to_vec() }
    }
}
