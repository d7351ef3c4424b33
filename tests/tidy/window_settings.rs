//! What the window must be told when it is made, and what it may not be given: read from the shell's own text and configuration.

use serde_json::{Value, json};

use crate::tree::file;

const TOLD: [&str; 6] = [
    ".incognito(!places::is_driven())",
    ".general_autofill_enabled(false)",
    ".devtools(false)",
    ".disable_drag_drop_handler()",
    ".content_protected(true)",
    ".on_navigation(",
];

fn read(path: &str) -> Value {
    serde_json::from_str(&file(path).text).expect("JSON")
}

fn untold(text: &str) -> Vec<&'static str> {
    TOLD.into_iter().filter(|told| !text.contains(told)).collect()
}

#[test]
fn the_window_keeps_nothing_shows_nothing_to_others_and_has_no_tools() {
    assert_eq!(untold(&file("src-tauri/src/window/mod.rs").text), Vec::<&str>::new());
    // Tauri's own list of features: none that brings tools for developers into a product.
    assert!(!file("Cargo.toml").text.lines().any(|line| line.starts_with("tauri = ") && line.contains("devtools")));
}

#[test]
fn a_window_that_is_told_less_is_found_out() {
    let text = file("src-tauri/src/window/mod.rs").text.replace(".content_protected(true)", ".content_protected(false)");
    assert_eq!(untold(&text), [".content_protected(true)"]);
}

#[test]
fn the_page_may_listen_and_nothing_else_and_loads_only_what_came_with_it() {
    let capability = read("src-tauri/capabilities/main.json");
    assert_eq!(capability["permissions"], json!(["core:event:allow-listen", "core:event:allow-unlisten"]));
    assert_eq!(capability.get("remote"), None);
    let app = &read("src-tauri/tauri.conf.json")["app"];
    assert_eq!((&app["withGlobalTauri"], &app["security"]["freezePrototype"]), (&json!(false), &json!(true)));
    let policy = app["security"]["csp"].as_str().expect("a policy");
    assert!(policy.starts_with("default-src 'none';") && policy.contains("require-trusted-types-for 'script'"));
    assert!(!policy.contains("unsafe") && !policy.contains("https:") && !policy.contains("frame-src"), "{policy}");
}
