//! A county's side as one value: its FHIR server, its sign-in, and the road to them with whatever happens on it.
//! Knows which server is wanted; no resource and no proof.

use askel_network::Policy;
use serde_json::{Value, json};

use super::plain::{self, Heard};
use super::server::{FhirServer, TokenCheck};
use super::sign_in::CLIENT;
use super::{Helios, Medplum, SignIn, helios};
use crate::fault_proxy::{Authority, FaultProxy};

pub struct County {
    pub server: Box<dyn FhirServer>,
    pub sign_in: SignIn,
    /// Between the clients and the FHIR server. Speaks TLS, as does the gate.
    pub road: FaultProxy,
    /// Between the clients and the sign-in.
    pub gate: FaultProxy,
    /// The FHIR base as clients see it: on the road.
    pub base: String,
    authority: Authority,
}

impl County {
    /// Helios where `cargo xtask interop` runs the proofs, else Medplum's router. Both ask for a token.
    pub fn open() -> Self {
        if std::env::var_os(helios::BINARY).is_some() {
            Self::with("", |base, check| Box::new(Helios::start(Some(base), Some(check))))
        } else {
            Self::with("/fhir", |base, check| Box::new(Medplum::start(Some(base), Some(check))))
        }
    }

    fn with(prefix: &str, start: impl FnOnce(&str, &TokenCheck) -> Box<dyn FhirServer>) -> Self {
        let authority = Authority::new();
        let [road, gate] = [(); 2].map(|()| FaultProxy::with_tls(&authority));
        let base = format!("{}{prefix}", road.origin());
        let sign_in = SignIn::start(Some(&gate.origin()), &base);
        gate.toward(sign_in.port());
        let check = TokenCheck { issuer: sign_in.issuer(), audience: base.clone(), keys: sign_in.keys() };
        let server = start(&base, &check);
        road.toward(server.port());
        Self { server, sign_in, road, gate, base, authority }
    }

    /// For a client that is not ours.
    pub fn authority_pem(&self) -> &str {
        self.authority.pem()
    }

    /// What the county would give its workers.
    pub fn policy_text(&self) -> String {
        json!({
            "fhirBase": self.base,
            "issuer": self.sign_in.issuer(),
            "clientId": CLIENT,
            "audience": self.base,
            "scopes": ["fhirUser", "user/*.cruds"],
            "ca": self.authority.pem(),
            "leaseDays": 14,
        })
        .to_string()
    }

    /// The same, read.
    ///
    /// # Panics
    /// When Askel does not take it.
    pub fn policy(&self) -> Policy {
        Policy::read(self.policy_text().as_bytes()).unwrap_or_else(|refused| panic!("{refused:?}"))
    }

    /// Asks the server itself, past the road.
    ///
    /// # Panics
    /// When it does not answer.
    pub fn ask(&self, token: &str, verb: &str, path: &str, body: &Value) -> Heard {
        self.ask_with(token, verb, path, &[], body)
    }

    /// # Panics
    /// When it does not answer.
    pub fn ask_with(&self, token: &str, verb: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> Heard {
        let bearer = format!("Bearer {token}");
        let headers = [&[("authorization", bearer.as_str())], headers].concat();
        let path = format!("{}/{path}", self.server.prefix());
        plain::fhir(self.server.port(), verb, &path, &headers, body).expect("the server answers")
    }

    pub fn get(&self, token: &str, path: &str) -> Heard {
        self.ask(token, "GET", path, &Value::Null)
    }
}
