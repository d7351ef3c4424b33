//! Putting words into a sentence; knows no word itself.

/// Fills `%{name}` places in one pass, so that a client's own words are never read as a place.
/// A place nobody fills stays as it is and is seen in a test.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("%{") {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| values.iter().find(|value| value.0 == name).map(|value| (value.1, tail)));
        let Some((value, tail)) = known else {
            filled.push_str("%{");
            rest = after;
            continue;
        };
        filled.push_str(value);
        rest = tail;
    }
    filled + rest
}

/// Closes a sentence with a full stop, unless the words already close it.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// Words that may have been pasted over several lines, as one.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A template with one place, filled with such words, as a sentence.
pub fn stated(template: &str, name: &str, words: &str) -> String {
    sentence(&fill(template, &[(name, &one_line(words))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_in_any_order() {
        assert_eq!(fill("%{b} ja %{a}, %{b}", &[("a", "yksi"), ("b", "kaksi")]), "kaksi ja yksi, kaksi");
    }

    #[test]
    fn a_client_s_own_words_are_never_read_as_a_place() {
        assert_eq!(fill("%{a} %{b}", &[("a", "%{b}"), ("b", "%{a}")]), "%{b} %{a}");
    }

    #[test]
    fn what_nobody_fills_stays_in_sight() {
        for text in ["%{unknown}", "100 %{", "%{a", "%{}"] {
            assert_eq!(fill(text, &[("b", "x")]), text);
        }
    }

    #[test]
    fn a_sentence_is_closed_once() {
        assert_eq!(sentence("Käyn kaupassa "), "Käyn kaupassa.");
        for closed in ["Käyn kaupassa.", "Kävinkö?", "Jo huomenna!", "Ehkä…"] {
            assert_eq!(sentence(closed), closed);
        }
    }
}
