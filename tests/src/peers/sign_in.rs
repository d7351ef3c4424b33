//! The county's sign-in: the certified `oidc-provider` with one native public client. Knows no token of ours.

use serde_json::json;

use super::node::Node;

pub const CLIENT: &str = "askel";
pub const SCOPE: &str = "openid offline_access fhirUser user/*.cruds";

pub struct SignIn {
    node: Node,
}

impl SignIn {
    /// `issuer` as clients see it, `None` for its own address; `audience` is the FHIR base that tokens are for.
    pub fn start(issuer: Option<&str>, audience: &str) -> Self {
        let mut arguments = vec![("audience", audience)];
        arguments.extend(issuer.map(|issuer| ("issuer", issuer)));
        Self { node: Node::start("sign-in.mjs", &arguments) }
    }

    pub fn port(&self) -> u16 {
        self.node.port()
    }

    pub fn issuer(&self) -> String {
        self.node.told["issuer"].as_str().expect("an issuer").to_owned()
    }

    /// Past every proxy: what a server behind the gateway would ask.
    pub fn keys(&self) -> String {
        format!("http://127.0.0.1:{}/jwks", self.port())
    }

    /// How long tokens live that are given from now on.
    pub fn tokens_live(&mut self, seconds: u32) {
        self.node.act(&json!({ "act": "lifetime", "seconds": seconds }));
    }

    /// The county no longer knows this worker: nothing is renewed.
    pub fn shut_out(&mut self, worker: &str) {
        self.node.act(&json!({ "act": "shutOut", "worker": worker }));
    }

    pub fn let_in(&mut self, worker: &str) {
        self.node.act(&json!({ "act": "letIn", "worker": worker }));
    }
}
