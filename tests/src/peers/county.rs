//! A county's side as one value: its FHIR server, its sign-in, and the road to them with whatever happens on it.
//! Knows which server is wanted; no resource and no proof.

use serde_json::Value;

use super::plain::{self, Heard};
use super::server::{FhirServer, TokenCheck};
use super::{Helios, Medplum, SignIn, helios};
use crate::fault_proxy::FaultProxy;

pub struct County {
    pub server: Box<dyn FhirServer>,
    pub sign_in: SignIn,
    /// Between the clients and the server; what stands before `sign_in` is quiet.
    pub road: FaultProxy,
    /// The FHIR base as clients see it: on the road.
    pub base: String,
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
        let road = FaultProxy::new();
        let base = format!("{}{prefix}", road.origin());
        let sign_in = SignIn::start(None, &base);
        let check = TokenCheck { issuer: sign_in.issuer(), audience: base.clone(), keys: sign_in.keys() };
        let server = start(&base, &check);
        road.toward(server.port());
        Self { server, sign_in, road, base }
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
