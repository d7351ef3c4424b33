//! The window's packages, from npm's own bill of them. Knows no cargo.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::Parts;

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The window's `bom-ref`, and everything its lock file names; what only builds it is marked so by npm.
pub fn parts(ui: &Path) -> Result<(String, Parts), String> {
    let mut command = Command::new(NPM);
    command.args(["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]).current_dir(ui);
    let said = command.output().map_err(|error| format!("npm: {error}"))?;
    let bill: Value = serde_json::from_slice(&said.stdout).map_err(|error| format!("npm sbom: {error}"))?;
    let list = |name: &str| bill[name].as_array().cloned().ok_or(format!("npm sbom: no {name}"));
    let window = bill["metadata"]["component"].clone();
    let reference = window["bom-ref"].as_str().ok_or("npm sbom: no name for the window")?.to_owned();
    let mut parts = Parts { components: list("components")?, dependencies: list("dependencies")? };
    parts.components.push(window);
    parts.components.iter_mut().for_each(leave_out_what_is_empty);
    Ok((reference, parts))
}

fn leave_out_what_is_empty(part: &mut Value) {
    if part["externalReferences"] == json!([]) {
        part.as_object_mut().map(|part| part.remove("externalReferences"));
    }
}
