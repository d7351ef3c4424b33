//! What rows are said with that only other rooms can read: how a document is asked of a client, and the measure that answers answer.
//! Handed in by whoever begins the conversation.

use askel_domain::client::Client;
use askel_domain::document::{FormDef, FormKind};
use askel_domain::measure::{Definition, DefinitionRef};
use askel_store::{Read, StoreResult};

#[derive(Clone, Copy)]
pub struct Forms {
    /// A kind of document as it is asked of this client. `None`: not known, and then no document of a protected client is said.
    pub document: fn(FormKind, &Client) -> Option<FormDef>,
    /// A measure that is used here. `None`: not known, and then its answers are said without their groups and their total.
    pub measure: fn(&Read, &DefinitionRef) -> StoreResult<Option<Definition>>,
}

impl Forms {
    pub(crate) const NONE: Self = Self { document: |_, _| None, measure: |_, _| Ok(None) };
}
