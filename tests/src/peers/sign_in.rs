//! The county's sign-in: the certified `oidc-provider` with one native public client. Knows no token of ours.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::node::Node;
use super::{Browser, plain};

pub(crate) const CLIENT: &str = "askel";
const SCOPE: &str = "openid offline_access fhirUser user/*.cruds";

/// Where a proof that walks by hand would listen; nobody does.
const NOBODY: &str = "http://127.0.0.1:9/callback";
const VERIFIER: &str = "askel-tests-askel-tests-askel-tests-askel-tests";

pub struct SignIn {
    node: Node,
}

#[derive(Clone)]
pub struct Tokens {
    pub access: String,
    pub refresh: String,
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

    /// A sign-in by hand, without the code under test: authorization code with PKCE, the worker's name typed into the login.
    ///
    /// # Panics
    /// When the provider does not play its part.
    pub fn tokens(&self, worker: &str) -> Tokens {
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        let query = [
            ("client_id", CLIENT),
            ("redirect_uri", NOBODY),
            ("response_type", "code"),
            ("scope", SCOPE),
            ("state", "s"),
            ("nonce", "n"),
            ("prompt", "consent"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let url = format!("{}/auth?{}", self.issuer(), form(&query));
        let arrived = Browser::new(&self.issuer(), self.port()).sign_in(&url, worker).expect("signs in");
        let code = arrived.split(['?', '&']).find_map(|pair| pair.strip_prefix("code=")).unwrap_or_else(|| panic!("no code in {arrived}"));
        self.exchange(&[("grant_type", "authorization_code"), ("code", code), ("redirect_uri", NOBODY), ("code_verifier", VERIFIER)]).expect("tokens")
    }

    /// # Errors
    /// What the provider calls it: `invalid_grant`.
    pub fn renewed(&self, tokens: &Tokens) -> Result<Tokens, String> {
        self.exchange(&[("grant_type", "refresh_token"), ("refresh_token", &tokens.refresh)])
    }

    fn exchange(&self, fields: &[(&str, &str)]) -> Result<Tokens, String> {
        let body = form(&[fields, &[("client_id", CLIENT)]].concat());
        let issuer = self.issuer();
        let (scheme, host) = issuer.split_once("://").unwrap_or(("http", &issuer));
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("host", host), ("x-forwarded-proto", scheme), ("x-forwarded-host", host)];
        let told = plain::ask(self.port(), "POST", "/token", &headers, body.as_bytes()).expect("the provider answers").json();
        let text = |name: &str| told[name].as_str().map(str::to_owned);
        match (text("access_token"), text("refresh_token")) {
            (Some(access), Some(refresh)) => Ok(Tokens { access, refresh }),
            _ => Err(told["error"].as_str().map_or_else(|| told.to_string(), str::to_owned)),
        }
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let coded = |text: &str| -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
        text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
    };
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", coded(value))).collect();
    pairs.join("&")
}
