//! Where things are on this machine: the program, the folder for pictures, the checker of accessibility.

use std::path::{Path, PathBuf};

pub fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

pub fn program() -> PathBuf {
    std::env::var_os("ASKEL_BINARY").map_or_else(|| workspace().join("target/debug/askel"), PathBuf::from)
}

/// Pictures go here; made when needed.
pub fn shots() -> PathBuf {
    let folder = std::env::var_os("ASKEL_SHOTS").map_or_else(|| workspace().join("target/shots"), PathBuf::from);
    std::fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    folder
}

pub fn axe() -> String {
    std::fs::read_to_string(workspace().join("ui/node_modules/axe-core/axe.min.js")).expect("the UI's packages are installed")
}

/// Lets one program run at a chosen time of its own.
pub fn faketime() -> Option<PathBuf> {
    ["x86_64-linux-gnu", "aarch64-linux-gnu"].into_iter().map(|arch| PathBuf::from(format!("/usr/lib/{arch}/faketime/libfaketimeMT.so.1"))).find(|path| path.exists())
}
