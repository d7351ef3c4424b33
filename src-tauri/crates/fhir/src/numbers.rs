//! JSON in and out with numbers as they came: `1.50` says something else than `1.5` in a record, and a number longer than
//! 64 bits is still a number.
//!
//! serde_json would do it with a feature of its own, which would change how every room of the house reads numbers and
//! breaks enums with a tag (fhir.md §3). So a number that would come back otherwise is carried as a text with a mark before
//! it; a text that begins with the mark gets a second one, so that none can pass for a number.

use serde_json::Value;

use crate::misfit::Misfit;

/// Begins a carried number. From Unicode's private use, so that no text of a language begins with it.
const MARK: char = '\u{f8ff}';

/// # Errors
/// [`Misfit::NotAResource`] when it is no JSON.
pub fn from_bytes(bytes: &[u8]) -> Result<Value, Misfit> {
    let text = std::str::from_utf8(bytes).map_err(|_| Misfit::NotAResource)?;
    let carried = carry(text);
    serde_json::from_str(&carried).map_err(|_| Misfit::NotAResource)
}

pub fn to_bytes(value: &Value) -> Vec<u8> {
    let mut out = String::new();
    write(value, &mut out);
    out.into_bytes()
}

/// A value made by ourselves, in which a text may begin with the mark because somebody typed it.
pub(crate) fn guarded(value: Value) -> Value {
    each_text(value, &|text| if text.starts_with(MARK) { format!("{MARK}{text}") } else { text })
}

/// The texts as they were typed. Carried numbers stay as they are.
pub(crate) fn unguarded(value: Value) -> Value {
    each_text(value, &|text| match (carried(&text), text.strip_prefix(MARK)) {
        (None, Some(rest)) => rest.to_owned(),
        _ => text,
    })
}

fn each_text(value: Value, change: &impl Fn(String) -> String) -> Value {
    if !is_marked(&value) {
        return value;
    }
    match value {
        Value::String(text) => Value::String(change(text)),
        Value::Array(items) => Value::Array(items.into_iter().map(|item| each_text(item, change)).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, field)| (name, each_text(field, change))).collect()),
        plain => plain,
    }
}

/// Whether any text of it begins with the mark, which hardly any does: what is not marked says what was typed.
pub(crate) fn is_marked(value: &Value) -> bool {
    match value {
        Value::String(text) => text.starts_with(MARK),
        Value::Array(items) => items.iter().any(is_marked),
        Value::Object(fields) => fields.values().any(is_marked),
        _ => false,
    }
}

/// A carried number's own text.
pub(crate) fn carried(text: &str) -> Option<&str> {
    text.strip_prefix(MARK).filter(|rest| !rest.starts_with(MARK))
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => match (carried(text), text.strip_prefix(MARK)) {
            (Some(number), _) if is_number(number) => out.push_str(number),
            (_, rest) => quote(rest.unwrap_or(text), out),
        },
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (index, (name, field)) in fields.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                quote(name.strip_prefix(MARK).unwrap_or(name), out);
                out.push(':');
                write(field, out);
            }
            out.push('}');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

/// As JSON writes a text, with its quotes.
pub(crate) fn quote(text: &str, out: &mut String) {
    if text.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        out.push_str(&Value::from(text).to_string());
        return;
    }
    out.push('"');
    out.push_str(text);
    out.push('"');
}

fn is_number(text: &str) -> bool {
    let starts = text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-');
    starts && serde_json::from_str::<serde_json::value::Number>(text).is_ok()
}

/// The text with each number that would change marked, and each text that begins with the mark marked once more.
fn carry(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            '"' => string(rest, &mut out),
            '-' | '0'..='9' => number(rest, &mut out),
            _ => {
                let end = rest.find(|letter| matches!(letter, '"' | '-' | '0'..='9')).unwrap_or(rest.len());
                out.push_str(&rest[..end]);
                end
            }
        };
        rest = &rest[length..];
    }
    out
}

/// Copies a string with its quotes; returns its length.
fn string(rest: &str, out: &mut String) -> usize {
    let inside = &rest[1..];
    let mut escaped = false;
    let end = inside.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    let inside = &inside[..end.unwrap_or(inside.len())];
    out.push('"');
    let spelled = inside.get(..6).is_some_and(|escape| escape.eq_ignore_ascii_case("\\uf8ff"));
    if inside.starts_with(MARK) || spelled {
        out.push(MARK);
    }
    out.push_str(inside);
    if end.is_some() {
        out.push('"');
    }
    1 + inside.len() + usize::from(end.is_some())
}

fn number(rest: &str, out: &mut String) -> usize {
    let end = rest.find(|letter: char| !matches!(letter, '0'..='9' | '-' | '+' | '.' | 'e' | 'E')).unwrap_or(rest.len());
    let text = &rest[..end];
    // The most of them by far: an index, a count, a level.
    if text.len() < 16 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()) {
        out.push_str(text);
        return end;
    }
    let as_read = serde_json::from_str::<Value>(text).ok().map(|value| value.to_string());
    match as_read {
        Some(read) if read != text => out.extend(['"', MARK].into_iter().chain(text.chars()).chain(['"'])),
        _ => out.push_str(text),
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn round(text: &str) -> String {
        String::from_utf8(to_bytes(&from_bytes(text.as_bytes()).expect("JSON"))).expect("text")
    }

    #[test]
    fn numbers_leave_as_they_came() {
        for text in
            ["1.50", "0.10", "1e2", "1E+2", "-0.0", "-0", "123456789012345678901234567890", "3.141592653589793238462643", "7", "-12", "0.5"]
        {
            assert_eq!(round(&format!(r#"{{"a":[{text}]}}"#)), format!(r#"{{"a":[{text}]}}"#));
        }
    }

    #[test]
    fn a_text_never_becomes_a_number() {
        for text in [r#""\uf8ff1.50""#, "\"\u{f8ff}1.50\"", "\"\u{f8ff}\u{f8ff}1\"", r#""1.50""#, r#""a\"1.50""#] {
            let plain: Value = serde_json::from_str(text).expect("JSON");
            let back: Value = serde_json::from_str(&round(text)).expect("JSON");
            assert_eq!(back, plain, "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in ["", "<html>", "{", "\"", "1.5.0", "--1", "[1,]", "{\"a\":01}"] {
            assert!(from_bytes(text.as_bytes()).is_err(), "{text}");
        }
        assert!(from_bytes(&[0xff]).is_err());
        assert!(from_bytes("[".repeat(200).as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_taken_and_given_back(text in any::<String>(), number in any::<f64>()) {
            let json = serde_json::json!({"t": text, "n": number});
            prop_assert_eq!(round(&json.to_string()), json.to_string());
            let typed = serde_json::json!([text]);
            prop_assert_eq!(unguarded(from_bytes(&to_bytes(&guarded(typed.clone()))).expect("JSON")), typed);
        }

        #[test]
        fn any_bytes_are_answered(bytes in any::<Vec<u8>>(), text in "[\\[\\]{}\",:0-9.eE+\\-\\\\uf8 ]{0,40}") {
            let _ = from_bytes(&bytes);
            if let Ok(value) = from_bytes(text.as_bytes()) {
                prop_assert!(serde_json::from_slice::<Value>(&to_bytes(&value)).is_ok());
            }
        }
    }
}
