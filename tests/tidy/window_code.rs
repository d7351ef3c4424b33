//! What the window's files must not do: reach the network, open a hole in its content policy, or ask the engine for a date.

use crate::tree::{Source, assert_tidy, file, sources};

/// What is said, and why not.
const FORBIDDEN: [(&str, &str); 16] = [
    (" style=\"", "the content policy refuses literal styles: use a class or style:name={…}"),
    ("{@html", "text of a person is never markup"),
    ("innerHTML", "text of a person is never markup"),
    ("outerHTML", "text of a person is never markup"),
    ("insertAdjacentHTML", "text of a person is never markup"),
    ("http://", "the window has no network"),
    ("https://", "the window has no network"),
    ("fetch(", "the window has no network"),
    ("XMLHttpRequest", "the window has no network"),
    ("WebSocket", "the window has no network"),
    ("EventSource", "the window has no network"),
    ("sendBeacon", "the window has no network"),
    ("Intl.DateTimeFormat", "engines disagree on dates: lib/text/dates.ts writes them"),
    (".toLocale", "engines disagree on dates: lib/text/dates.ts writes them"),
    ("localStorage", "nothing is kept in the page"),
    ("sessionStorage", "nothing is kept in the page"),
];

/// An SVG needs its namespace, which is a name and no address.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The one file that knows Tauri.
const TAURI: &str = "ui/src/lib/host/tauri.ts";

const RUNTIME_PACKAGES: [&str; 2] = ["@tauri-apps/api", "svelte"];

fn is_test(source: &Source) -> bool {
    source.path.ends_with(".test.ts") || source.path.starts_with("ui/src/testing/")
}

fn holes(source: &Source) -> Vec<String> {
    let mut faults = vec![];
    for (said, why) in FORBIDDEN {
        let found = source.text.match_indices(said).filter(|(at, _)| !source.text[*at..].starts_with(SVG));
        faults.extend(found.map(|(at, _)| source.fault(at, &format!("{} ({why})", said.trim()))));
    }
    for (at, said) in source.text.match_indices("@tauri-apps").filter(|_| source.path != TAURI) {
        faults.push(source.fault(at, &format!("{said} is imported by lib/host/tauri.ts alone")));
    }
    faults
}

fn unasked_packages(package: &serde_json::Value) -> Vec<String> {
    let names: Vec<&str> = package["dependencies"].as_object().into_iter().flat_map(|all| all.keys()).map(String::as_str).collect();
    let extra = names.iter().filter(|name| !RUNTIME_PACKAGES.contains(name)).map(|name| format!("{name} would be shipped in the window"));
    let missing = RUNTIME_PACKAGES.iter().filter(|name| !names.contains(name)).map(|name| format!("{name} is missing"));
    extra.chain(missing).collect()
}

#[test]
fn the_window_has_no_network_and_no_holes() {
    let mut window = sources(&["ui/src"], &[".ts", ".svelte", ".css"]);
    window.push(file("ui/index.html"));
    assert_tidy(window.iter().filter(|source| !is_test(source)).flat_map(holes).collect());
}

#[test]
fn only_svelte_and_the_bridge_are_shipped_in_the_window() {
    let package = serde_json::from_str(&file("ui/package.json").text).expect("package.json is JSON");
    assert_tidy(unasked_packages(&package));
}

/// What the policy must say, and what it must not.
fn loose_policy(conf: &serde_json::Value) -> Vec<String> {
    let security = &conf["app"]["security"];
    let policy = security["csp"].as_str().unwrap_or_default();
    let must = ["default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src ipc: http://ipc.localhost;", "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"];
    let missing = must.iter().filter(|said| !policy.contains(**said)).map(|said| format!("the window's policy lacks {said}"));
    let loose = ["unsafe-", "*", "https:", "data:"].into_iter().filter(|said| policy.contains(said)).map(|said| format!("the window's policy allows {said}"));
    let frozen = (security["freezePrototype"] != true).then(|| "prototypes can be changed".to_owned());
    let global = (conf["app"]["withGlobalTauri"] != false).then(|| "every script finds the door".to_owned());
    missing.chain(loose).chain(frozen).chain(global).collect()
}

fn conf() -> serde_json::Value {
    serde_json::from_str(&file("src-tauri/tauri.conf.json").text).expect("the configuration is JSON")
}

#[test]
fn the_policy_of_the_window_stays_strict() {
    assert_tidy(loose_policy(&conf()));
}

#[test]
fn a_planted_looser_policy_is_found() {
    for (strict, loose) in [("script-src 'self'", "script-src 'self' 'unsafe-eval'"), ("'none'", "*"), ("ipc:", "https: ipc:"), ("; require-trusted-types-for 'script'", "")] {
        let mut planted = conf();
        let policy = planted["app"]["security"]["csp"].as_str().expect("a policy").replacen(strict, loose, 1);
        planted["app"]["security"]["csp"] = policy.into();
        assert!(!loose_policy(&planted).is_empty(), "{loose}");
    }
    let mut planted = conf();
    planted["app"]["security"]["freezePrototype"] = false.into();
    planted["app"]["withGlobalTauri"] = true.into();
    assert_eq!(loose_policy(&planted).len(), 2);
}

#[test]
fn planted_holes_are_found() {
    for (said, _) in FORBIDDEN {
        assert_eq!(holes(&Source::planted("ui/src/A.svelte", &format!("<p{said}x\">"))).len(), 1, "{said}");
    }
    assert_eq!(holes(&Source::planted("ui/src/a.ts", "import { invoke } from '@tauri-apps/api/core'")).len(), 1);
    assert!(holes(&Source::planted(TAURI, "import { invoke } from '@tauri-apps/api/core'")).is_empty());
    assert!(holes(&Source::planted("ui/src/A.svelte", "<svg xmlns=\"http://www.w3.org/2000/svg\" style:width={a}>")).is_empty());
}

#[test]
fn planted_packages_are_found() {
    let package = |names: &[&str]| serde_json::json!({ "dependencies": names.iter().map(|name| (*name, "1")).collect::<std::collections::BTreeMap<_, _>>() });
    assert!(unasked_packages(&package(&RUNTIME_PACKAGES)).is_empty());
    assert_eq!(unasked_packages(&package(&["svelte", "lodash"])).len(), 2);
}
