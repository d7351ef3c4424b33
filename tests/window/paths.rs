//! Where things are on this machine: the program, the folder for pictures, the checker of accessibility.

use std::path::PathBuf;

pub use askel_tests::driven::{axe, shots, workspace};

pub fn program() -> PathBuf {
    std::env::var_os("ASKEL_BINARY").map_or_else(|| workspace().join("target/debug/askel"), PathBuf::from)
}

/// Lets one program run at a chosen time of its own.
pub fn faketime() -> Option<PathBuf> {
    ["x86_64-linux-gnu", "aarch64-linux-gnu"].into_iter().map(|arch| PathBuf::from(format!("/usr/lib/{arch}/faketime/libfaketimeMT.so.1"))).find(|path| path.exists())
}
