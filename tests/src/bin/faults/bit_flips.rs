//! Not written yet.
use crate::{outcome::{Control, Told}, wanted::Order};
pub fn run(_: &Order) -> Told { Told { did: String::new(), faults: vec![], waits: Some("not written".into()), control: Control::Missed(String::new()) } }
