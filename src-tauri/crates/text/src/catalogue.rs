//! The texts of `locales`, looked up so that a missing one is noticed; knows no text itself.
//! rust-i18n's own lookup answers a missing key with the key, so it is not used: the table is asked directly.

use rust_i18n::replace_patterns;

mod words {
    rust_i18n::i18n!("../../../locales");

    pub fn find(language: &str, key: &str) -> Option<String> {
        _rust_i18n_backend().translate(language, key).map(Into::into)
    }

    #[cfg(test)]
    pub fn all(language: &str) -> std::collections::BTreeMap<String, String> {
        let all = _rust_i18n_backend().messages_for_locale(language).unwrap_or_default();
        all.into_iter().map(|(key, text)| (key.into(), text.into())).collect()
    }
}

pub const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];
/// Spoken when another language has a gap: every text is written in it first.
const FIRST_LANGUAGE: &str = "fi";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingText {
    pub language: String,
    pub key: String,
}

/// The text, or which one is missing. Places to fill are left as they are.
pub fn try_text(language: &str, key: &str) -> Result<String, MissingText> {
    words::find(language, key).ok_or_else(|| MissingText { language: language.to_owned(), key: key.to_owned() })
}

/// The text of `key`.
///
/// # Panics
/// In a debug build, when the text is missing. In a product a worker in the field reads the Finnish text instead,
/// or the key between marks that nobody takes for a text.
pub fn text(language: &str, key: &str) -> String {
    let found = try_text(language, key);
    debug_assert!(found.is_ok(), "no text: {language} {key}");
    found.or_else(|_| try_text(FIRST_LANGUAGE, key)).unwrap_or_else(|_| format!("⟦{key}⟧"))
}

/// The text of `key` with its `%{name}` places filled, in one pass.
///
/// # Panics
/// In a debug build, when the text is missing or a place in it is not filled.
pub fn text_with(language: &str, key: &str, params: &[(&str, &str)]) -> String {
    let template = text(language, key);
    let unfilled = places(&template).into_iter().find(|place| params.iter().all(|(name, _)| name != place));
    debug_assert!(unfilled.is_none(), "{language} {key}: nobody fills {unfilled:?}");
    let (names, values): (Vec<&str>, Vec<String>) = params.iter().map(|(name, value)| (*name, (*value).to_owned())).unzip();
    replace_patterns(&template, &names, &values)
}

/// The text for so many: `key.one` for one, `key.other` for the rest, with `%{count}` filled.
/// Finnish, Swedish and English share this rule.
pub fn plural(language: &str, key: &str, count: u64, params: &[(&str, &str)]) -> String {
    let form = if count == 1 { "one" } else { "other" };
    let shown = count.to_string();
    let mut all = vec![("count", shown.as_str())];
    all.extend_from_slice(params);
    text_with(language, &format!("{key}.{form}"), &all)
}

/// Every gap among `keys` in any language. Empty when all is well: what a test of a list of keys asserts.
pub fn gaps<'a>(keys: impl IntoIterator<Item = &'a str>) -> Vec<MissingText> {
    let in_every_language = |key: &'a str| LANGUAGES.into_iter().filter_map(move |language| try_text(language, key).err());
    keys.into_iter().flat_map(in_every_language).collect()
}

/// Names of the `%{name}` places, in order.
fn places(template: &str) -> Vec<&str> {
    template.split("%{").skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
