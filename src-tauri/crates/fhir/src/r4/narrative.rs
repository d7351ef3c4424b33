//! The human-readable part of a resource. Made from plain text, escaped; never read, since another system's XHTML is
//! not to be trusted in a window of ours.

use super::Narrative;

/// Paragraphs at empty lines, breaks at the others; every other character as text.
pub fn div<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Narrative> {
    let mut inner = String::new();
    for text in texts.into_iter().filter(|text| !text.trim().is_empty()) {
        inner.push_str("<p>");
        text.chars().for_each(|letter| push(letter, &mut inner));
        inner.push_str("</p>");
    }
    (!inner.is_empty())
        .then(|| Narrative { status: "generated".into(), div: format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{inner}</div>") })
}

fn push(letter: char, into: &mut String) {
    match letter {
        '&' => into.push_str("&amp;"),
        '<' => into.push_str("&lt;"),
        '>' => into.push_str("&gt;"),
        '"' => into.push_str("&quot;"),
        '\'' => into.push_str("&#39;"),
        '\n' => into.push_str("<br/>"),
        '\t' => into.push(' '),
        // XML has no place for the other control characters.
        other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {}
        other => into.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_typed_is_text_and_never_markup() {
        let made = div(["<script>alert('x')</script> & \"y\"\nz\u{0}", " "]).map(|narrative| narrative.div);
        assert_eq!(
            made.as_deref(),
            Some(
                "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;<br/>z</p></div>"
            )
        );
        assert!(div([""]).is_none());
    }
}
