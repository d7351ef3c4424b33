//! A corrected version: which version it is, which one it stands in place of, and why.

use askel_domain::entry::{Change, Entry};

use super::Passage;
use super::phrase::{fill, one_line, sentence};
use crate::labels::Labels;

/// `None` for a first version. The schemas have no field for a version, what it replaces or why (all sixteen
/// Sosmeta schemas were searched; `additionalProperties` is false everywhere): in Kanta they belong to the document's
/// metadata, which the receiving system makes. So the words travel in the free text, and the numbers in the list beside.
pub fn correction<'a>(entry: &Entry, labels: &'a Labels) -> Option<Passage<'a>> {
    let Some(Change::Correction { reason, .. }) = &entry.change else { return None };
    let reason = sentence(&one_line(reason));
    let (version, replaced) = (entry.version.to_string(), entry.version.saturating_sub(1).to_string());
    Some(Passage::plain(fill(&labels.corrected, &[("version", &version), ("replaced", &replaced), ("reason", &reason)])))
}
