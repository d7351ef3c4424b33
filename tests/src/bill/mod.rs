//! What Askel is made of, as a CycloneDX bill of materials: crates, the C inside two of them, the window's packages.
//! Reads cargo's and npm's own accounts; knows no part by name but the two that carry C.

mod cargo;
mod npm;

use std::path::Path;

use chrono::{SecondsFormat, Utc};
use serde_json::{Value, json};

/// Parts, and who needs whom, by `bom-ref`.
#[derive(Default)]
pub struct Parts {
    pub components: Vec<Value>,
    pub dependencies: Vec<Value>,
}

/// The bill of the checkout at `root`, in version 1.5 of CycloneDX, which the oldest readers still know.
/// Errors: cargo or npm cannot be run, or says something else than its account.
pub fn of(root: &Path) -> Result<Value, String> {
    let (askel, version, crates) = cargo::parts(root)?;
    let (window, packages) = npm::parts(&root.join("ui"))?;
    let mut parts = crates;
    parts.components.extend(packages.components);
    parts.dependencies.extend(packages.dependencies);
    parts.dependencies.push(json!({ "ref": "askel-product", "dependsOn": [askel, window] }));
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true),
            "component": { "type": "application", "bom-ref": "askel-product", "name": "Askel", "version": version, "licenses": [{ "license": { "id": "EUPL-1.2" } }] },
        },
        "components": parts.components,
        "dependencies": parts.dependencies,
    }))
}

/// The version of the first part of that name.
pub fn version<'a>(bill: &'a Value, name: &str) -> Option<&'a str> {
    let parts = bill["components"].as_array()?;
    parts.iter().find(|part| part["name"] == name)?["version"].as_str()
}
