//! What the proofs ask of a FHIR server beside FHIR itself: to run, to be put back to an earlier day, to be counted.

use std::collections::BTreeMap;
use std::path::Path;

/// Whose tokens a server believes.
#[derive(Clone, Debug)]
pub struct TokenCheck {
    pub issuer: String,
    pub audience: String,
    pub keys: String,
}

/// Two servers that share no code, and disagree where a sync client goes wrong (fhir.md §1.3).
pub trait FhirServer: Send {
    fn name(&self) -> &'static str;

    fn port(&self) -> u16;

    /// What its path begins with, as `/fhir`.
    fn prefix(&self) -> &'static str;

    /// What it holds now is what `restore` brings back.
    fn back_up(&mut self);

    /// As after a broken disk: everything since `back_up` is gone. It answers on the same port.
    fn restore(&mut self);

    /// Resources by type, where it can be asked past HTTP.
    fn counts(&mut self, tenant: &str) -> Option<BTreeMap<String, usize>>;

    /// How many versions there are of each type: a resource that was written twice has two.
    fn versions(&mut self, tenant: &str) -> Option<BTreeMap<String, usize>>;

    /// Many resources at once, one a line, as another system would have left them; where it takes them past HTTP.
    fn load(&mut self, tenant: &str, file: &Path) -> Option<usize>;
}
