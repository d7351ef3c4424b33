//! A file is named after what it does. An attic's name invites everything.

use crate::rust_code::{code_only, word_offsets};
use crate::tree::{Source, assert_tidy, sources};

const ATTICS: [&str; 9] = ["util", "utils", "common", "helper", "helpers", "manager", "managers", "misc", "utility"];

/// Words of a name: `clientHelper`, `client_helper` and `client-helper` are two words each.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in name.chars() {
        if !character.is_alphanumeric() || character.is_uppercase() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (character.is_alphanumeric(), words.last_mut()) {
            word.extend(character.to_lowercase());
        }
    }
    words
}

fn is_attic(name: &str) -> bool {
    words(name).iter().any(|word| ATTICS.contains(&word.as_str()))
}

fn attics(source: &Source) -> Vec<String> {
    let by_path = source.path.split('/').filter(|part| is_attic(part)).map(|part| source.fault(0, &format!("the name {part}")));
    let code = if source.path.ends_with(".rs") { code_only(&source.text) } else { String::new() };
    let modules = word_offsets(&code, "mod").filter_map(|at| {
        let name: String =
            code[at + 3..].trim_start().chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
        is_attic(&name).then(|| source.fault(at, &format!("the module {name}")))
    });
    by_path.chain(modules).collect()
}

#[test]
fn nothing_is_named_like_an_attic() {
    let everything = sources(&["src-tauri", "tests", "ui/src", "ui/build", "locales"], &[".rs", ".ts", ".svelte", ".css", ".yml", ".sql"]);
    assert_tidy(everything.iter().flat_map(attics).collect());
}

#[test]
fn planted_attics_are_found_in_paths_and_modules() {
    for path in ["ui/src/lib/dateUtils.ts", "src-tauri/crates/app/src/helper/a.rs", "tests/common/mod.rs"] {
        assert_eq!(attics(&Source::planted(path, "")).len(), 1, "{path}");
    }
    assert_eq!(attics(&Source::planted("a.rs", "mod a;\n\nmod misc;"))[0], "a.rs:3: the module misc");
    assert!(attics(&Source::planted("ui/src/uncommon.rs", "mod uncommon;")).is_empty());
}
