//! No identity code in the tree can belong to a person: only the test range, and the examples that were published.

use crate::tree::{Source, assert_tidy, file, sources};

/// Published vectors of domain.md §6 whose individual number is below the test range.
const PUBLISHED: [&str; 2] = ["131052-308T", "010250-123A"];

const LENGTH: usize = 11;

/// Offsets and texts of what has the form of a Finnish personal identity code: `ddmmyy`, a separator, `nnn`, a check character.
fn identity_codes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let edge = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let starts = (0..bytes.len().saturating_sub(LENGTH - 1)).filter(move |at| edge(at.checked_sub(1)) && edge(Some(at + LENGTH)));
    starts.filter(|at| has_the_form(&bytes[*at..at + LENGTH])).map(|at| (at, &text[at..at + LENGTH]))
}

fn has_the_form(code: &[u8]) -> bool {
    let number = |part: &[u8]| part.iter().try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')));
    let day_and_month = matches!((number(&code[..2]), number(&code[2..4])), (Some(1..=31), Some(1..=12)));
    day_and_month
        && number(&code[4..6]).is_some()
        && b"+-YXWVUABCDEF".contains(&code[6])
        && number(&code[7..10]).is_some()
        && (code[10].is_ascii_digit() || code[10].is_ascii_uppercase())
}

fn real_looking(source: &Source) -> Vec<String> {
    let suspects = identity_codes(&source.text).filter(|(_, code)| !is_nobodys(&code[7..10]) && !PUBLISHED.contains(code));
    suspects.map(|(at, _)| source.fault(at, "an identity code outside the test range 900-999")).collect()
}

/// 900-999 is the test range; 000 and 001 are never issued, and a code with them is refused.
fn is_nobodys(number: &str) -> bool {
    number.starts_with('9') || ["000", "001"].contains(&number)
}

#[test]
fn no_identity_code_in_the_tree_can_belong_to_a_person() {
    let endings = [".rs", ".yml", ".ts", ".svelte", ".json", ".md", ".sql", ".html", ".css", ".txt", ".toml"];
    let mut everything = sources(&["src-tauri", "tests", "ui/src", "ui/build", "ui/public", "locales"], &endings);
    everything.extend(["README.md", "CHANGELOG.md"].map(file));
    assert_tidy(everything.iter().flat_map(real_looking).collect());
}

#[test]
fn a_planted_code_is_found_whatever_its_century() {
    // Put together here, so that the rule does not find its own example.
    for separator in ["-", "A", "+", "Y"] {
        let planted = Source::planted("tests/fixtures/a.yml", &format!("a: \"010203{separator}4567\"\n"));
        assert_eq!(real_looking(&planted), ["tests/fixtures/a.yml:1: an identity code outside the test range 900-999"]);
    }
    for innocent in ["131052-308T", "220991Y948H", "1.2.246.537.6.1506", "2026-02-03", "990203-4567", "40123-4567", "a010203-4567"] {
        assert!(real_looking(&Source::planted("a.yml", innocent)).is_empty(), "{innocent}");
    }
}
