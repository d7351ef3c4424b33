//! Every text in every language, with the same places to fill, and both forms of every plural.

use super::catalogue::{Catalogue, LANGUAGES, places, planted};
use crate::tree::assert_tidy;

fn gaps(catalogue: &Catalogue) -> Vec<String> {
    let mut faults = catalogue.faults.clone();
    for (key, texts) in &catalogue.texts {
        let missing = LANGUAGES.iter().filter(|language| texts.get(**language).is_none_or(|text| text.trim().is_empty()));
        faults.extend(missing.map(|language| format!("{key}: {language} is missing")));
        let strange = texts.keys().filter(|language| !LANGUAGES.contains(&language.as_str()));
        faults.extend(strange.map(|language| format!("{key}: {language} is no language of Askel")));
        let first = texts.get("fi").map(|text| places(text)).unwrap_or_default();
        let other = texts.iter().filter(|(_, text)| places(text) != first);
        faults.extend(other.map(|(language, _)| format!("{key}: {language} has other places to fill than fi")));
        let partner = key
            .strip_suffix(".one")
            .map(|stem| format!("{stem}.other"))
            .or(key.strip_suffix(".other").filter(|stem| is_plural(stem, catalogue)).map(|stem| format!("{stem}.one")));
        faults.extend(partner.filter(|partner| !catalogue.has(partner)).map(|partner| format!("{key}: its pair {partner} is missing")));
    }
    faults
}

/// A key that ends in `other` may also be one choice among several: "somebody else".
fn is_plural(stem: &str, catalogue: &Catalogue) -> bool {
    let children = catalogue.texts.keys().filter(|key| key.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.')));
    children.count() == 1 || catalogue.has(&format!("{stem}.one"))
}

#[test]
fn every_text_is_whole_in_every_language() {
    let catalogue = Catalogue::of_the_house();
    assert!(catalogue.texts.len() > 300, "the texts were read: {}", catalogue.texts.len());
    assert_tidy(gaps(&catalogue));
}

#[test]
fn planted_gaps_are_found() {
    let count = |texts: &str| gaps(&planted(&format!("_version: 2\ntoday:\n{texts}"))).len();
    assert_eq!(count("  title: { fi: \"a %{b}\", sv: \"b %{b}\", en: \"%{b}\" }"), 0);
    assert_eq!(count("  title: { fi: \"a\", sv: \"b\" }"), 1);
    assert_eq!(count("  title: { fi: \"a\", sv: \" \", en: \"c\" }"), 1);
    assert_eq!(count("  title: { fi: \"a\", sv: \"b\", en: \"c\", de: \"d\" }"), 1);
    assert_eq!(count("  title: { fi: \"a %{b}\", sv: \"b\", en: \"c %{d}\" }"), 2);
    assert_eq!(count("  left:\n    one: { fi: \"a\", sv: \"b\", en: \"c\" }"), 1);
    assert_eq!(count("  left:\n    other: { fi: \"a\", sv: \"b\", en: \"c\" }"), 1);
    assert_eq!(count("  who:\n    worker: { fi: \"a\", sv: \"b\", en: \"c\" }\n    other: { fi: \"a\", sv: \"b\", en: \"c\" }"), 0);
    assert_eq!(gaps(&planted("today: { title: { fi: \"a\", sv: \"b\", en: \"c\" } }")), ["locales/today.yml: \"_version: 2\" is missing"]);
    assert_eq!(
        gaps(&planted("_version: 2\nday: { title: { fi: \"a\", sv: \"b\", en: \"c\" } }")),
        ["locales/today.yml: day belongs to day.yml"]
    );
}
