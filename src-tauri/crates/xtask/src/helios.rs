//! Helios FHIR Server: found in the cache folder or built into it, once; must not know what is asked of it.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;

use crate::cargo;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

/// A young server that changes fast: raised by hand, after a look.
const VERSION: &str = "0.2.7";
const TITLE: &str = "Helios FHIR Server";
const ADVICE: &str = "It needs 5 GB of memory and 3 GB of disk while it is built; ASKEL_INTEROP_CACHE names another folder for it.";

/// The debug profile gives the same answers as release for a fifth of the building.
pub fn ready(steps: &mut Steps, places: &Places) -> Result<PathBuf, Stop> {
    let root = cache()?.join(format!("helios-hfs-{VERSION}"));
    let program = root.join("bin").join(format!("hfs{EXE_SUFFIX}"));
    if program.is_file() {
        steps.skip(TITLE, &format!("{VERSION}, in {}", root.display()));
        return Ok(program);
    }
    fs::create_dir_all(&root).map_err(|error| Stop::file(&root, error))?;
    let build = root.join("target");
    let mut install = cargo::cargo(places, "install");
    install.args(["helios-hfs", "--version", VERSION, "--locked", "--debug", "--no-default-features", "--features", "R4,sqlite,postgres"]);
    install.arg("--root").arg(&root).arg("--target-dir").arg(&build).env("CARGO_PROFILE_DEV_DEBUG", "0");
    // Outside the checkout: neither our profile nor our lock file is meant for it.
    install.current_dir(&root);
    steps.run(&format!("{TITLE} (building it, once: about 10 minutes of one processor)"), "helios", &mut install, ADVICE)?;
    // 2 GB that nobody needs again; a folder that stays only takes room.
    let _ = fs::remove_dir_all(&build);
    Ok(program)
}

/// `ASKEL_INTEROP_CACHE`, or a folder of ours where this system keeps what can be made again.
fn cache() -> Result<PathBuf, Stop> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = |below: &str| folder("HOME").map(|home| home.join(below));
    let of_user = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home("Library/Caches")
    } else {
        folder("XDG_CACHE_HOME").or_else(|| home(".cache"))
    };
    let found = folder("ASKEL_INTEROP_CACHE").or_else(|| of_user.map(|folder| folder.join("askel/interop")));
    found.ok_or_else(|| Stop::new("there is no folder to keep Helios FHIR Server in", "Name one in ASKEL_INTEROP_CACHE."))
}
