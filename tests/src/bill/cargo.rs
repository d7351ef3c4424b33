//! The crates that go into the product, from cargo's account of it, and the C that two of them carry. Knows no npm.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use serde_json::{Value, json};

use super::Parts;

/// The crate, the part inside it, and what stands before that part's version in the crate's own version.
const CARRIED: [(&str, &str, &str); 3] =
    [("sqlcipher-src", "SQLCipher", "+sqlcipher-"), ("sqlcipher-src", "SQLite", "-sqlite-"), ("openssl-src", "OpenSSL", "+")];

/// The product's `bom-ref`, its version, and everything below it on this system, without what only proofs need.
pub fn parts(root: &Path) -> Result<(String, String, Parts), String> {
    let metadata = account(root)?;
    let sums = sums(&root.join("Cargo.lock"))?;
    let product = metadata.packages.iter().find(|package| package.name.as_str() == "askel").ok_or("cargo names no askel")?;
    let nodes = &metadata.resolve.as_ref().ok_or("cargo resolved nothing")?.nodes;
    let needs: HashMap<&PackageId, Vec<&PackageId>> = nodes
        .iter()
        .map(|node| {
            let real = node.deps.iter().filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development));
            (&node.id, real.map(|dep| &dep.pkg).collect())
        })
        .collect();
    let mut parts = Parts::default();
    for id in below(&product.id, &needs) {
        let package = &metadata[id];
        let carried: Vec<Value> = carried(package);
        let mut depends_on: Vec<String> = needs[id].iter().map(|id| reference(&metadata[id])).collect();
        depends_on.extend(carried.iter().filter_map(|part| Some(part["bom-ref"].as_str()?.to_owned())));
        parts.dependencies.push(json!({ "ref": reference(package), "dependsOn": depends_on }));
        parts.dependencies.extend(carried.iter().map(|part| json!({ "ref": part["bom-ref"], "dependsOn": [] })));
        parts.components.push(component(package, sums.get(&(package.name.to_string(), package.version.to_string()))));
        parts.components.extend(carried);
    }
    Ok((reference(product), product.version.to_string(), parts))
}

fn account(root: &Path) -> Result<Metadata, String> {
    let said = Command::new("rustc").arg("-vV").output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc does not say where it runs")?;
    let mut command = MetadataCommand::new();
    command.manifest_path(root.join("Cargo.toml")).other_options(vec!["--locked".into(), format!("--filter-platform={host}")]);
    command.exec().map_err(|error| error.to_string())
}

fn below<'a>(product: &'a PackageId, needs: &HashMap<&'a PackageId, Vec<&'a PackageId>>) -> BTreeSet<&'a PackageId> {
    let (mut found, mut next) = (BTreeSet::new(), vec![product]);
    while let Some(id) = next.pop() {
        if found.insert(id) {
            next.extend(&needs[id]);
        }
    }
    found
}

fn reference(package: &Package) -> String {
    format!("cargo:{}@{}", package.name, package.version)
}

fn component(package: &Package, sum: Option<&String>) -> Value {
    let mut part = json!({
        "type": "library",
        "bom-ref": reference(package),
        "name": package.name.as_str(),
        "version": package.version.to_string(),
        // A plus sign in a package address would be read as a blank.
        "purl": format!("pkg:cargo/{}@{}", package.name, package.version.to_string().replace('+', "%2B")),
    });
    if let Some(licence) = &package.license {
        // Older crates write a slash where SPDX writes OR.
        part["licenses"] = json!([{ "expression": licence.replace(" / ", "/").replace('/', " OR ") }]);
    }
    if let Some(sum) = sum {
        part["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    part
}

fn carried(package: &Package) -> Vec<Value> {
    let whole = package.version.to_string();
    let inside = CARRIED.iter().filter(|(carrier, ..)| package.name.as_str() == *carrier);
    inside
        .filter_map(|(_, name, before)| {
            let version = whole.split_once(before)?.1.split('-').next()?;
            let purl = format!("pkg:generic/{}@{version}", name.to_lowercase());
            Some(json!({ "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl }))
        })
        .collect()
}

/// The registry's SHA-256 of each crate, by name and version.
fn sums(lock: &Path) -> Result<HashMap<(String, String), String>, String> {
    let text = fs::read_to_string(lock).map_err(|error| error.to_string())?;
    let packages = text.split("[[package]]").skip(1);
    let value = |package: &str, key: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
        Some(line.trim_matches('"').to_owned())
    };
    Ok(packages.filter_map(|package| Some(((value(package, "name")?, value(package, "version")?), value(package, "checksum")?))).collect())
}
