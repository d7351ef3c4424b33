//! A sign-in provider that lies in whatever way it is told, behind real TLS. Signs with a key of its own.

use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use rcgen::{KeyPair, PublicKeyData, SigningKey};
use serde_json::{Value, json};

use super::server::{Heard, Server, TLS13, ok};
use super::town::{Authority, leaf};

/// What it says; the proofs change what they are about.
pub struct Says {
    /// Changes in its description of itself.
    pub metadata: Value,
    /// Changes in the id token.
    pub claims: Value,
    /// What the token endpoint answers instead, with its status line.
    pub instead: Option<(&'static str, Value)>,
    pub breaks_the_signature: bool,
    /// The nonce the browser was sent with.
    pub nonce: String,
    /// How often the lasting token was changed for a new one.
    pub turns: u32,
}

pub struct Provider {
    pub issuer: String,
    pub port: u16,
    pub heard: Heard,
    pub says: Arc<Mutex<Says>>,
}

impl Provider {
    pub fn start(own: &Authority) -> Self {
        let says = Says { metadata: json!({}), claims: json!({}), instead: None, breaks_the_signature: false, nonce: String::new(), turns: 0 };
        let says = Arc::new(Mutex::new(says));
        let (told, key) = (says.clone(), KeyPair::generate().expect("a key"));
        let server = Server::playing(leaf(own, &["localhost"], |_| {}), TLS13, move |line, head| {
            let mut says = told.lock().expect("said");
            let _ = line.write_all(answer(head, &mut says, &key).as_bytes());
            let _ = line.flush();
        });
        Self { issuer: format!("https://localhost:{}", server.port), port: server.port, heard: server.heard, says }
    }

    pub fn says(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().expect("said"));
    }
}

fn answer(head: &str, says: &mut Says, key: &KeyPair) -> String {
    let host = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap_or_default();
    let issuer = format!("https://{host}");
    let path = head.split(' ').nth(1).unwrap_or_default();
    match path {
        "/.well-known/openid-configuration" => ok(&metadata(&issuer, says).to_string()).replace("fhir+json", "json"),
        "/jwks" => ok(&json!({ "keys": [jwk(key)] }).to_string()).replace("fhir+json", "json"),
        "/token" => tokens(&issuer, says, key),
        _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".into(),
    }
}

fn metadata(issuer: &str, says: &Says) -> Value {
    let mut metadata = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth"), "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"],
        "code_challenge_methods_supported": ["S256"], "authorization_response_iss_parameter_supported": true,
    });
    change(&mut metadata, &says.metadata);
    metadata
}

fn change(value: &mut Value, changes: &Value) {
    for (name, changed) in changes.as_object().into_iter().flatten() {
        value[name] = changed.clone();
    }
}

fn jwk(key: &KeyPair) -> Value {
    // Uncompressed point: 4, x, y.
    let raw = key.der_bytes();
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "one", "x": BASE64.encode(&raw[1..33]), "y": BASE64.encode(&raw[33..65]) })
}

fn tokens(issuer: &str, says: &mut Says, key: &KeyPair) -> String {
    if let Some((status, body)) = &says.instead {
        let body = body.to_string();
        return format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    }
    says.turns += 1;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let mut claims = json!({ "iss": issuer, "sub": "helka", "aud": "askel", "exp": now + 300, "iat": now, "nonce": says.nonce, "fhirUser": "Practitioner/helka" });
    change(&mut claims, &says.claims);
    let token = signed(&claims, says.breaks_the_signature, key);
    let turn = says.turns;
    let body = json!({ "access_token": format!("canary-access-{turn}"), "token_type": "Bearer", "expires_in": 300, "refresh_token": format!("canary-refresh-{turn}"), "id_token": token });
    ok(&body.to_string()).replace("fhir+json", "json")
}

fn signed(claims: &Value, broken: bool, key: &KeyPair) -> String {
    let head = BASE64.encode(json!({ "alg": "ES256", "kid": "one", "typ": "JWT" }).to_string());
    let text = format!("{head}.{}", BASE64.encode(claims.to_string()));
    let mut signature = fixed(&key.sign(text.as_bytes()).expect("signed"));
    signature[10] ^= u8::from(broken);
    format!("{text}.{}", BASE64.encode(signature))
}

/// A JWT's two numbers of 32 bytes out of the DER that rcgen writes.
fn fixed(der: &[u8]) -> Vec<u8> {
    let first = usize::from(der[3]);
    let number = |bytes: &[u8]| {
        let bytes = &bytes[bytes.iter().take_while(|byte| **byte == 0).count()..];
        [vec![0; 32 - bytes.len()], bytes.to_vec()].concat()
    };
    [number(&der[4..4 + first]), number(&der[4 + first + 2..])].concat()
}
