//! How a server says that this laptop is no longer let in, apart from a token that is out of date. Documented for those who run one.
//!
//! A reply `401` or `403` whose `WWW-Authenticate` says `Bearer error="device_revoked"` (RFC 6750 §3 lets a server have words of
//! its own), or the same word as `error` from the token endpoint (RFC 6749 §8.5). Anything else only stops the conversation.

use askel_fhir::rest::Reply;

pub(crate) const DEVICE_REVOKED: &str = "device_revoked";

/// Whether the organisation has closed this laptop: the caller tells the lease.
pub fn says_revoked(reply: &Reply) -> bool {
    matches!(reply.status, 401 | 403) && reply.headers.iter().any(|(name, value)| name == "www-authenticate" && is_marked(value))
}

fn is_marked(value: &str) -> bool {
    let Some((scheme, rest)) = value.trim().split_once(' ') else { return false };
    let marked = |part: &str| part.trim().split_once('=').is_some_and(|(name, said)| name.trim() == "error" && said.trim().trim_matches('"') == DEVICE_REVOKED);
    scheme.eq_ignore_ascii_case("bearer") && rest.split(',').any(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, value: &str) -> Reply {
        Reply { status, headers: vec![("www-authenticate".into(), value.into())], body: vec![] }
    }

    #[test]
    fn only_the_agreed_words_close_a_laptop() {
        assert!(says_revoked(&reply(401, "Bearer realm=\"fhir\", error=\"device_revoked\"")));
        assert!(says_revoked(&reply(403, "bearer error=device_revoked")));
        for (status, value) in [(401, "Bearer error=\"invalid_token\""), (401, "Basic error=\"device_revoked\""), (200, "Bearer error=\"device_revoked\""), (401, ""), (403, "Bearer realm=\"device_revoked\"")] {
            assert!(!says_revoked(&reply(status, value)), "{status} {value}");
        }
        assert!(!says_revoked(&Reply { status: 401, headers: vec![], body: b"device_revoked".to_vec() }), "what stands in a page is nothing");
    }
}
