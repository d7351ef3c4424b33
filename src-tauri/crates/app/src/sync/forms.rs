//! The conversation with what it cannot know of forms by itself: how the national rooms ask a document of a client, and which measures
//! there are. Knows nothing of what is said.

use askel_sync::{Engine, Errand, Forms};

/// Every kind of document that Askel writes has its form, so none waits here for want of one.
const FORMS: Forms = Forms { document: |kind, client| askel_sosmeta::national::asked(kind).map(|form| form.for_client(client)), measure: crate::measure::definition };

/// The one way in which a conversation begins, also for the proofs.
pub fn conversation(errand: Errand) -> Engine {
    Engine::begin(errand).with_forms(FORMS)
}
