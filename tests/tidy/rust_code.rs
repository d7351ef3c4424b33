//! Rust text with its comments, strings and tests blanked out, so that a rule sees only what runs. Knows no rule.

use crate::tree::Source;

/// Same length and same lines as the source; comments and the insides of strings and characters are spaces.
pub fn code_only(text: &str) -> String {
    let mut kept = text.as_bytes().to_vec();
    let mut at = 0;
    while at < kept.len() {
        let end = skipped_until(text.as_bytes(), at);
        if end > at {
            blank(&mut kept[at..end]);
        }
        at = end.max(at + 1);
    }
    String::from_utf8(kept).expect("whole characters were blanked")
}

/// `code_only` without the items that exist under `#[cfg(test)]`.
pub fn product_code(text: &str) -> String {
    let code = code_only(text);
    let mut kept = code.clone().into_bytes();
    for (start, _) in code.match_indices("#[cfg(test)]") {
        let end = item_end(&code, start + "#[cfg(test)]".len());
        blank(&mut kept[start..end]);
    }
    String::from_utf8(kept).expect("whole characters were blanked")
}

/// Is the whole file a test, a tool or a program rather than a room of the product?
pub fn is_outside_the_product(source: &Source) -> bool {
    let path = &source.path;
    let folders = ["tests/", "src-tauri/crates/xtask/"];
    folders.iter().any(|folder| path.starts_with(folder))
        || path.contains("/tests/")
        || path.contains("/bin/")
        || ["main.rs", "build.rs", "tests.rs"].contains(&source.name())
        || source.name().ends_with("_tests.rs")
}

/// Offset just after the item that begins at `at`: after its `;`, or after the brace that closes its body.
pub fn item_end(code: &str, at: usize) -> usize {
    let bytes = code.as_bytes();
    let mut depth = 0_i32;
    for (offset, byte) in bytes.iter().enumerate().skip(at) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b';' if depth == 0 => return offset + 1,
            b'{' if depth == 0 => return closing_brace(code, offset) + 1,
            _ => {}
        }
    }
    code.len()
}

/// Offset of the `}` that closes the `{` at `open`.
pub fn closing_brace(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (offset, byte) in code.bytes().enumerate().skip(open) {
        depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        if depth == 0 {
            return offset;
        }
    }
    code.len() - 1
}

/// Offsets where `word` stands alone, not as a part of a longer name.
pub fn word_offsets<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_name = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let bytes = code.as_bytes();
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        !is_name(before) && !is_name(bytes.get(at + word.len()))
    })
}

/// Where the comment, string or character that begins at `at` ends; `at` itself when none begins there.
fn skipped_until(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    match rest {
        [b'/', b'/', ..] => at + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
        [b'/', b'*', ..] => at + block_comment(rest),
        [b'r', b'"' | b'#', ..] if !continues_a_name(bytes, at) => at + raw_string(rest),
        [b'"', ..] => at + quoted(rest, b'"'),
        [b'\'', b'\\', ..] => at + quoted(rest, b'\''),
        [b'\'', ..] => at + character(rest),
        _ => at,
    }
}

fn continues_a_name(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| bytes[before].is_ascii_alphanumeric() && !b"bc".contains(&bytes[before]) || bytes[before] == b'_')
}

fn block_comment(rest: &[u8]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at + 1 < rest.len() {
        match &rest[at..at + 2] {
            b"/*" => depth += 1,
            b"*/" if depth == 1 => return at + 2,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    rest.len()
}

fn raw_string(rest: &[u8]) -> usize {
    let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return 0; // r#name
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let body = hashes + 2;
    rest[body..].windows(close.len()).position(|window| window == close).map_or(rest.len(), |at| body + at + close.len())
}

fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// A character of up to four bytes; a lifetime has no closing quote so near.
fn character(rest: &[u8]) -> usize {
    let length = match rest.get(1) {
        Some(byte) if *byte < 0x80 => 1,
        Some(byte) if *byte < 0xe0 => 2,
        Some(byte) if *byte < 0xf0 => 3,
        _ => 4,
    };
    if rest.get(1 + length) == Some(&b'\'') { length + 2 } else { 0 }
}

fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

#[test]
fn comments_strings_and_characters_are_blanked_and_lines_kept() {
    let text = "let a = \"x.unwrap() \\\" ä\"; // y.unwrap()\n/* z /* inner */ */ let b = r#\"{\"#; let c = '{'; fn d<'e>() {}";
    let code = code_only(text);
    assert_eq!(code.len(), text.len());
    assert_eq!(code.lines().count(), 2);
    assert!(!code.contains("unwrap") && !code.contains('z') && code.contains("fn d<'e>() {}"), "{code}");
    assert_eq!(code.matches('{').count(), 1);
}

#[test]
fn what_exists_only_for_tests_is_no_product_code() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { c.unwrap() }\n}\n#[cfg(test)]\n#[path = \"x.rs\"]\nmod d;\nfn e() {}";
    let code = product_code(text);
    assert!(code.contains("fn a") && code.contains("fn e") && !code.contains("fn b") && !code.contains("mod d"), "{code}");
}
