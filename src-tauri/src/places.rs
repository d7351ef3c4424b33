//! Where Askel keeps its folder, and what it refuses from its surroundings.

use std::path::PathBuf;

use crate::owner;

/// The application's own folder on this laptop; `ASKEL_DATA_DIR` names another, for the demo and for proofs.
pub fn data_folder() -> PathBuf {
    let folder = named_folder();
    // A disk that knows no owners, such as a memory stick, must not keep the worker out.
    let _ = owner::keep_to_its_owner(&folder);
    folder
}

fn named_folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("ASKEL_DATA_DIR").filter(|folder| !folder.is_empty()) {
        return PathBuf::from(folder);
    }
    match directories::ProjectDirs::from("fi", "", "Askel") {
        Some(dirs) => dirs.data_local_dir().to_path_buf(),
        None => PathBuf::from("askel-data"),
    }
}

/// Variables through which another program could steer the window or read what it shows.
const REMOTE_CONTROL: [&str; 10] = [
    "TAURI_AUTOMATION",
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBKIT_INJECTED_BUNDLE_PATH",
    "WEBKIT_EXEC_PATH",
    "GTK_MODULES",
    "GTK_DEBUG",
    "GTK_PATH",
];

/// Takes those variables away before any window exists. A build for the window's proofs keeps them when it is to be driven.
pub fn refuse_remote_control() {
    if is_driven() {
        return;
    }
    for name in REMOTE_CONTROL {
        // SAFETY: called first thing in `run`, before any other thread of the program exists.
        unsafe { std::env::remove_var(name) };
    }
}

/// The canary proof's control: a vault left in clear text. Only a build for the proofs listens.
pub fn planted_clear_text() -> bool {
    cfg!(feature = "e2e") && std::env::var_os("ASKEL_E2E_CLEAR_TEXT").is_some()
}

/// The window is being driven by a proof. Never so in a product: the variable is taken away above.
pub fn is_driven() -> bool {
    cfg!(feature = "e2e") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// What the page's own hands do where no driver can: a script, run in every page. Only a build for the proofs has hands.
pub fn planted_hands() -> Option<String> {
    std::fs::read_to_string(planted("ASKEL_E2E_HANDS")?).ok()
}

/// How a lock forgets the page, where a proof wants it otherwise: `keep`, the planted bug, or `anew`, the other systems' way.
pub fn planted_memory() -> Option<std::ffi::OsString> {
    planted("ASKEL_E2E_FORGET")
}

/// The planted bug of the triggers: nobody listens to what the system says.
pub fn planted_deafness() -> bool {
    planted("ASKEL_E2E_DEAF").is_some()
}

/// The planted bug of the limits, and what lets a proof that is not root look into the memory.
pub fn planted_openness() -> bool {
    planted("ASKEL_E2E_DUMPABLE").is_some()
}

fn planted(name: &str) -> Option<std::ffi::OsString> {
    if cfg!(feature = "e2e") { std::env::var_os(name) } else { None }
}
