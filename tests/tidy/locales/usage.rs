//! Every text is asked for somewhere, and nothing is asked for that is not there.

use std::collections::BTreeSet;

use super::catalogue::{Catalogue, planted};
use super::families::{Family, families};
use crate::tree::{Source, assert_tidy, sources};

/// Rooms that look texts up.
const READERS: [&str; 5] =
    ["ui/src", "src-tauri/src", "src-tauri/crates/text/src", "src-tauri/crates/app/src", "src-tauri/crates/export/src"];

/// Quoted, and looks like a key, and is none.
const NOT_KEYS: [&str; 0] = [];

#[derive(Default)]
struct Asked {
    /// Whole keys, with the place that asks.
    keys: Vec<(String, String)>,
    /// Put together while running: `session.mode.*`.
    patterns: Vec<(String, String)>,
}

fn readers() -> Vec<Source> {
    let is_test =
        |source: &Source| source.path.contains(".test.") || source.path.contains("tests.rs") || source.path.starts_with("ui/src/testing/");
    let made = |source: &Source| source.path.contains(".gen.") || source.path.ends_with(".d.ts");
    sources(&READERS, &[".ts", ".svelte", ".rs"]).into_iter().filter(|source| !is_test(source) && !made(source)).collect()
}

/// What stands in quotes right after one and begins with a topic and a dot.
fn asked(files: &[Source], topics: &BTreeSet<&str>) -> Asked {
    let mut asked = Asked::default();
    for file in files {
        let text = without_comment_lines(&file.text);
        for (at, quote) in text.match_indices(['\'', '"', '`']) {
            let rest = &text[at + 1..];
            let topic = rest.find('.').map(|dot| &rest[..dot]).filter(|topic| topics.contains(topic));
            let Some(key) = topic.and_then(|_| key_until(rest, quote)) else { continue };
            let place = file.fault(at, &key);
            if key.contains('*') { asked.patterns.push((key, place)) } else { asked.keys.push((key, place)) }
        }
    }
    asked
}

/// Same length: lines that are all comment are blank, so that an example in a comment asks for nothing.
fn without_comment_lines(text: &str) -> String {
    let is_comment = |line: &str| ["//", "/*", "*", "<!--"].iter().any(|mark| line.trim_start().starts_with(mark));
    text.split_inclusive('\n').map(|line| if is_comment(line) { " ".repeat(line.len()) } else { line.to_owned() }).collect()
}

/// The key up to the closing quote, each `${…}` or `{…}` in it as `*`; nothing when it is no key.
fn key_until(rest: &str, quote: &str) -> Option<String> {
    let mut key = String::new();
    let mut depth = 0;
    for character in rest.chars() {
        match character {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                key.push('*');
            }
            _ if depth > 0 || character == '$' => {}
            _ if quote.starts_with(character) => return (depth == 0 && !key.ends_with('.')).then_some(key),
            'a'..='z' | '0'..='9' | '_' | '.' => key.push(character),
            _ => return None,
        }
    }
    None
}

fn asked_in_vain(catalogue: &Catalogue, asked: &Asked, families: &[Family]) -> Vec<String> {
    let is_there = |key: &str| catalogue.has(key) || catalogue.has_plural(key) || NOT_KEYS.contains(&key);
    let missing = asked.keys.iter().filter(|(key, _)| !is_there(key)).map(|(_, place)| format!("{place} has no text"));
    let known = |pattern: &str| families.iter().any(|family| family.pattern == pattern);
    let strange = asked
        .patterns
        .iter()
        .filter(|(pattern, _)| !known(pattern))
        .map(|(_, place)| format!("{place} is a family that families.rs does not name"));
    let unspoken = families.iter().filter(|family| !asked.patterns.iter().any(|(pattern, _)| pattern == family.pattern));
    let unspoken = unspoken.map(|family| format!("{}: no code says this family any more", family.pattern));
    let lost = families.iter().flat_map(Family::keys).filter(|key| !is_there(key)).map(|key| format!("{key} has no text"));
    missing.chain(strange).chain(unspoken).chain(lost).collect()
}

fn never_asked(catalogue: &Catalogue, asked: &Asked, families: &[Family]) -> Vec<String> {
    let whole = asked.keys.iter().map(|(key, _)| key.clone());
    let used: BTreeSet<String> = whole.chain(families.iter().flat_map(Family::keys)).collect();
    let stem = |key: &str| [".one", ".other"].iter().find_map(|form| key.strip_suffix(form)).map(str::to_owned);
    let unused = catalogue.texts.keys().filter(|key| !used.contains(*key) && stem(key).is_none_or(|stem| !used.contains(&stem)));
    unused.map(|key| format!("{key} is never asked for")).collect()
}

#[test]
fn no_text_is_asked_for_in_vain() {
    let catalogue = Catalogue::of_the_house();
    assert_tidy(asked_in_vain(&catalogue, &asked(&readers(), &catalogue.topics()), &families()));
}

#[test]
fn no_text_is_left_over() {
    let catalogue = Catalogue::of_the_house();
    assert_tidy(never_asked(&catalogue, &asked(&readers(), &catalogue.topics()), &families()));
}

#[test]
fn planted_lost_and_left_texts_are_found() {
    let text = "{ fi: \"a\", sv: \"b\", en: \"c\" }";
    let catalogue = planted(&format!(
        "_version: 2\ntoday:\n  title: {text}\n  old: {text}\n  left: {{ one: {text}, other: {text} }}\n  mode: {{ home: {text} }}\n"
    ));
    let code = "// t('today.example')\nt('today.title'); tn(\"today.left\", { count }); t('today.lost'); t(`today.mode.${mode}`); t(`today.kind.${kind}`); './today.ts'";
    let asked = asked(&[Source::planted("ui/src/a.ts", code)], &catalogue.topics());
    let family = |members: &[&str]| {
        [Family { pattern: "today.mode.*", members: members.iter().map(|member| (*member).into()).collect(), why: "planted" }]
    };
    let vain = asked_in_vain(&catalogue, &asked, &family(&["home", "office"]));
    assert_eq!(vain.len(), 3, "{vain:?}");
    assert!(vain[0].contains("today.lost") && vain[1].contains("today.kind.*") && vain[2].contains("today.mode.office"));
    assert_eq!(never_asked(&catalogue, &asked, &family(&["home"])), ["today.old is never asked for"]);
    let rust = [Source::planted("src-tauri/src/a.rs", "text(language, \"today.old\"); format!(\"today.mode.{}\", mode.name())")];
    let asked = super::usage::asked(&rust, &catalogue.topics());
    assert_eq!((asked.keys.len(), asked.patterns.len()), (1, 1));
}
