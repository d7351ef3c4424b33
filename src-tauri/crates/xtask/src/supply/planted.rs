//! A `deny.toml` for each check that is bound to fail on the crates we have; must not know how it is asked.

use std::fs;
use std::path::{Path, PathBuf};

use super::database;
use crate::stop::Stop;

pub struct Planted {
    pub config: PathBuf,
    /// What cargo-deny calls the fault.
    pub seen_by: &'static str,
    pub what: &'static str,
}

const LICENCES: &str = "[licenses]\nprivate = { ignore = true }\nallow = [\"EUPL-1.2\"]\n";
const BANS: &str = "[bans]\nmultiple-versions = \"allow\"\ndeny = [{ crate = \"serde\" }]\n";
const SOURCES: &str = "[sources]\nunknown-registry = \"deny\"\nallow-registry = [\"https://registry.example/index\"]\n";

/// In the words of the advisory database: every version of `serde` has a hole.
const ADVISORY: &str = "\
```toml
[advisory]
id = \"RUSTSEC-2026-9999\"
package = \"serde\"
date = \"2026-01-01\"

[versions]
patched = []
```

# Planted
";

/// Writes the page of one check below `tools`.
pub fn of(check: &str, tools: &Path) -> Result<Planted, Stop> {
    let folder = tools.join("planted");
    let (page, seen_by, what) = match check {
        "licenses" => (LICENCES.to_owned(), "error[rejected]", "a page that allows no licence but ours"),
        "bans" => (BANS.to_owned(), "error[banned]", "a page that bans serde"),
        "sources" => (SOURCES.to_owned(), "error[source-not-allowed]", "a page that knows another registry only"),
        _ => (advisories(&folder)?, "error[vulnerability]", "a hole in every version of serde"),
    };
    let config = folder.join(format!("{check}.toml"));
    write(&config, &page)?;
    Ok(Planted { config, seen_by, what })
}

fn advisories(folder: &Path) -> Result<String, Stop> {
    let root = folder.join("advisories");
    let database = root.join(database::NAME);
    write(&database.join("crates/serde/RUSTSEC-2026-9999.md"), ADVISORY)?;
    write(&database.join(database::FETCHED), "")?;
    // A path of Windows holds backslashes, which a literal string of TOML leaves alone.
    Ok(format!("[advisories]\ndb-path = '{}'\n", root.display()))
}

fn write(path: &Path, text: &str) -> Result<(), Stop> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).map_err(|error| Stop::file(path, error))
}
