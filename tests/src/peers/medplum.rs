//! Medplum's router over its repository in memory, in the shell of `tests/interop/peers/fhir.mjs`. Knows no resource.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::node::Node;
use super::server::{FhirServer, TokenCheck};

pub struct Medplum {
    node: Node,
}

impl Medplum {
    /// `base` as clients see it, `None` for its own address; without a check anybody may ask.
    pub fn start(base: Option<&str>, check: Option<&TokenCheck>) -> Self {
        let mut arguments = vec![];
        arguments.extend(base.map(|base| ("base", base)));
        if let Some(TokenCheck { issuer, audience, keys }) = check {
            arguments.extend([("issuer", issuer.as_str()), ("audience", audience), ("jwks", keys)]);
        }
        Self { node: Node::start("fhir.mjs", &arguments) }
    }
}

impl FhirServer for Medplum {
    fn name(&self) -> &'static str {
        "Medplum router in memory"
    }

    fn port(&self) -> u16 {
        self.node.port()
    }

    fn prefix(&self) -> &'static str {
        "/fhir"
    }

    fn back_up(&mut self) {
        self.node.act(&json!({ "act": "backup" }));
    }

    fn restore(&mut self) {
        self.node.act(&json!({ "act": "restore" }));
    }

    fn counts(&mut self, tenant: &str) -> Option<BTreeMap<String, usize>> {
        Some(numbers(&self.node.act(&json!({ "act": "counts", "tenant": tenant }))))
    }

    fn versions(&mut self, tenant: &str) -> Option<BTreeMap<String, usize>> {
        Some(numbers(&self.node.act(&json!({ "act": "versions", "tenant": tenant }))))
    }

    fn load(&mut self, tenant: &str, file: &Path) -> Option<usize> {
        let told = self.node.act(&json!({ "act": "load", "tenant": tenant, "file": file }));
        told["loaded"].as_u64().map(|loaded| loaded as usize)
    }
}

fn numbers(told: &Value) -> BTreeMap<String, usize> {
    let all = told.as_object().into_iter().flatten();
    all.filter_map(|(kind, number)| Some((kind.clone(), number.as_u64()? as usize))).collect()
}
