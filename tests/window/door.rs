//! Who stands at the door: only the program's own window with its own page is answered.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use askel_tests::screen::Screen;

use crate::desk::Laptop;
use crate::paths;

/// What each asker was told.
fn told(words: &[&str]) -> BTreeMap<String, String> {
    let (laptop, screen) = (Laptop::new(), Screen::lit().expect("Xvfb is installed"));
    let mut command = Command::new(paths::program().with_file_name("strange_windows"));
    laptop.surround(&mut command).args(words).env("DISPLAY", &screen.name);
    let out = askel_tests::faults::apart::starting(|| command.stdout(std::process::Stdio::piped()).spawn()).and_then(|child| child.wait_with_output()).expect("the windows open");
    let lines = String::from_utf8(out.stdout).expect("text");
    let of = |line: &Value, field: &str| line[field].as_str().unwrap_or_default().to_owned();
    let lines: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert!(!laptop.home().join("data/lock-screen.json").exists(), "a frame changed something");
    lines.iter().map(|line| (of(line, "who"), of(line, "told"))).collect()
}

#[test]
fn only_the_programs_own_window_is_answered() {
    let told = told(&[]);
    assert!(told["own"].contains("answered") && told["own"].contains("vaults"), "{told:?}");
    for stranger in ["strange label", "page of another machine", "empty page"] {
        assert!(!told[stranger].is_empty() && !told[stranger].contains("answered"), "{stranger}: {told:?}");
    }
    assert!(told["frame"].contains("the frame is silent") && told["frame"].contains("no bridge") && told["frame"].contains("not written"), "{told:?}");
}

#[test]
fn a_door_that_does_not_look_answers_a_strange_window() {
    let told = told(&["--ajar"]);
    assert!(told["strange label"].contains("answered"), "the planted bug must be found: {told:?}");
}
