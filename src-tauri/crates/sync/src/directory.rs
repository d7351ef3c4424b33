//! The workers whom the server names: who a colleague is. Knows no row of ours.

use askel_domain::worker::Worker;
use askel_fhir::{Record, read};
use askel_store::sync::mirrored_of_kind;
use askel_store::{Read, StoreResult};

use crate::apply::resource_of;

/// As they were last read; one that could not be understood is left out.
pub fn colleagues(store: &Read) -> StoreResult<Vec<Worker>> {
    let known = mirrored_of_kind(store, "Practitioner")?;
    let worker = |body: &str| match read(&resource_of(body)?) {
        Ok(Record::Worker(worker)) => Some(worker),
        _ => None,
    };
    Ok(known.iter().filter_map(|seen| worker(seen.body.as_deref()?)).collect())
}
