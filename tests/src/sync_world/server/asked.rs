//! What a path asks for: a type, an id, and parameters, with their percent signs read. Knows no resource.

use askel_fhir::rest::Request;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub kind: String,
    pub id: Option<String>,
    pub parameters: Vec<(String, String)>,
    /// Parameters that are not known are refused, not passed over.
    pub strict: bool,
}

impl Asked {
    pub fn of(request: &Request) -> Self {
        let strict = request.headers.iter().any(|(name, value)| name.eq_ignore_ascii_case("prefer") && value.contains("handling=strict"));
        Self { strict, ..Self::of_path(&request.path) }
    }

    pub fn of_path(path: &str) -> Self {
        let (place, query) = path.split_once('?').unwrap_or((path, ""));
        let mut parts = place.trim_matches('/').split('/');
        let kind = parts.next().unwrap_or_default().to_owned();
        let id = parts.next().filter(|id| !id.is_empty()).map(str::to_owned);
        let parameters = query.split('&').filter(|part| !part.is_empty()).map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (plain(name), plain(value))
        });
        Self { kind, id, parameters: parameters.collect(), strict: false }
    }

    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn plain(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = (*first == b'%').then(|| after.get(..2)).flatten().and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
