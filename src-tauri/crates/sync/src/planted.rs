//! What an engine that lies would do, for the proofs that must catch it. Nothing in a product build can choose any of it.

use askel_fhir::content_hash;
use askel_store::sync::{self, RowKey};
use askel_store::{StoreResult, Tx};

use crate::apply::{mirror_of, resource_of};
use crate::engine::Engine;
#[cfg(any(test, feature = "planted-faults"))]
use crate::engine::Errand;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planted {
    /// Says its edits on top of whatever is there.
    IgnoresVersions,
    /// Writes down how far it has read before the rows are there.
    SavesCursorEarly,
    /// Writes down how far a page reads when it asks for the next one, before it writes the page's rows.
    SavesCursorAhead,
    /// Takes an answer for proof.
    BelievesAnswers,
}

impl Engine {
    /// An engine with a fault.
    #[cfg(any(test, feature = "planted-faults"))]
    pub fn begin_planted(errand: Errand, planted: Planted) -> Self {
        Self { planted: Some(planted), ..Self::begin(errand) }
    }

    pub(crate) fn is(&self, planted: Planted) -> bool {
        self.planted == Some(planted)
    }
}

/// Calls rows arrived that were only answered for.
pub(crate) fn believe(tx: &Tx, rows: &[RowKey]) -> StoreResult<()> {
    for key in rows {
        for sent in sync::sent_of_row(tx, key)? {
            let Some(mut resource) = resource_of(&sent.body) else { continue };
            let version = sent.answered.clone().unwrap_or_default();
            resource.json.entry("meta").or_insert_with(|| serde_json::json!({}))["versionId"] = version.into();
            debug_assert!(content_hash(&resource) == sent.hash);
            sync::put_mirror(tx, &mirror_of(tx, &resource, key, sent.leads, sent.leads))?;
        }
        sync::drop_sent_of_row(tx, key)?;
        if let Some(queued) = sync::queued(tx, key)? {
            sync::settle(tx, key, queued.sent_seq.unwrap_or(0))?;
        }
    }
    Ok(())
}
