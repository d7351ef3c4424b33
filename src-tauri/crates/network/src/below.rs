//! A path stays below its base, whoever made it up: no other host, no way up, nothing hidden in the spelling. Opens nothing.

use url::Url;

/// The address of `path` below `base`; empty is the base itself, `?…` a query on it.
/// `None` when it would lead anywhere else: nothing is asked then.
pub(crate) fn below(base: &Url, path: &str) -> Option<Url> {
    let (steps, _) = path.split_once('?').unwrap_or((path, ""));
    if path.chars().any(|character| character.is_control() || character.is_whitespace() || "\\#".contains(character)) || !steps.split('/').all(is_step) && !steps.is_empty() {
        return None;
    }
    let base_text = base.as_str().trim_end_matches('/');
    let joint = if steps.is_empty() { "" } else { "/" };
    let url = Url::parse(&format!("{base_text}{joint}{path}")).ok()?;
    let root = base.path().trim_end_matches('/');
    let inside = url.path().strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (inside && plain && url.origin() == base.origin()).then_some(url)
}

/// Dots are read as a way up also where they are written as `%2e`.
fn is_step(step: &str) -> bool {
    !matches!(step.to_ascii_lowercase().replace("%2e", ".").as_str(), "" | "." | "..")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn base() -> Url {
        Url::parse("https://fhir.example.fi/r4").expect("an address")
    }

    #[test]
    fn a_resource_a_search_and_the_base_itself_are_below_it() {
        let at = |path| below(&base(), path).map(|url| url.to_string());
        assert_eq!(at("").as_deref(), Some("https://fhir.example.fi/r4"));
        assert_eq!(at("Patient/a-1").as_deref(), Some("https://fhir.example.fi/r4/Patient/a-1"));
        assert_eq!(at("Task?patient=a&_sort=_lastUpdated").as_deref(), Some("https://fhir.example.fi/r4/Task?patient=a&_sort=_lastUpdated"));
        assert_eq!(at("?_getpages=7").as_deref(), Some("https://fhir.example.fi/r4?_getpages=7"));
        assert_eq!(at("Patient?identifier=http://a//b|c").as_deref(), Some("https://fhir.example.fi/r4/Patient?identifier=http://a//b|c"));
    }

    #[test]
    fn nothing_leads_out_of_the_base() {
        for path in [
            "../admin", "Patient/../../admin", "%2e%2e/admin", "Patient/%2E./x", "/admin", "//evil.example/r4", "Patient//x", "\\\\evil\\x", "Patient/a#b", "a b", "a\r\nHost: evil",
            "Patient/a\u{0}", "Patient/",
        ] {
            assert_eq!(below(&base(), path), None, "{path}");
        }
        // A whole address is only a strange name below our own.
        assert!(below(&base(), "https://evil.example/").is_none());
    }

    proptest! {
        #[test]
        fn whatever_is_asked_goes_to_the_bases_own_host_and_below_it(path in "[\\PC]{0,60}|[./%2eE@:?#a-z\\\\]{0,40}") {
            if let Some(url) = below(&base(), &path) {
                prop_assert_eq!(url.origin(), base().origin());
                prop_assert!(url.path() == "/r4" || url.path().starts_with("/r4/"), "{}", url.path());
            }
        }
    }
}
