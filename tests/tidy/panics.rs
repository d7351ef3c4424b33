//! A product never stops by itself and never speaks to a terminal nobody sees. Tests, tools and programs may.

use crate::rust_code::{is_outside_the_product, product_code};
use crate::tree::{Source, assert_tidy, rust_sources};

const FORBIDDEN: [&str; 10] =
    [".unwrap()", ".unwrap_err()", ".expect(", ".expect_err(", "println!", "print!", "dbg!", "process::exit", "todo!", "unimplemented!"];

/// Said on purpose: where, what, and why.
const ON_PURPOSE: [(&str, &str, &str); 1] =
    [("src-tauri/src/lib.rs", "println!(\"Askel stopped at", "a panic names its place in the code, and nothing that was being handled")];

fn stops_and_prints(source: &Source) -> Vec<String> {
    if is_outside_the_product(source) {
        return vec![];
    }
    let code = product_code(&source.text);
    let on_purpose = |at: usize| ON_PURPOSE.iter().any(|(path, said, _)| source.path == *path && source.text[at..].starts_with(said));
    let found = FORBIDDEN.iter().flat_map(|word| code.match_indices(word)).filter(|(at, _)| !on_purpose(*at));
    found.map(|(at, word)| source.fault(at, &format!("{word} in the product"))).collect()
}

#[test]
fn the_product_neither_stops_by_itself_nor_prints() {
    assert_tidy(rust_sources().iter().flat_map(stops_and_prints).collect());
}

#[test]
fn a_planted_unwrap_is_found_and_one_in_a_test_is_let_be() {
    let planted = Source::planted("src-tauri/crates/app/src/a.rs", "fn a() {\n    b.unwrap();\n    eprintln!(\"c\");\n}\n");
    assert_eq!(stops_and_prints(&planted)[0], "src-tauri/crates/app/src/a.rs:2: .unwrap() in the product");
    assert!(stops_and_prints(&planted).iter().any(|fault| fault.contains(":3: println!")));
    let innocent = "//! Never `.unwrap()`.\nfn a() { b.unwrap_or(1); \"println!\"; }\n#[cfg(test)]\nmod tests { fn c() { d.unwrap() } }";
    assert!(stops_and_prints(&Source::planted("src-tauri/crates/app/src/a.rs", innocent)).is_empty());
    assert!(stops_and_prints(&Source::planted("src-tauri/crates/app/src/bin/a.rs", &planted.text)).is_empty());
}
