//! Opens an address in the system's own browser: only the organisation's sign-in page is ever handed in here (`askel_app::sync`
//! holds it against the issuer of the policy). The page of the window never gives an address.

/// Whether the system took it. A build for the proofs writes the address where its browser reads it, since there is none.
pub fn open(address: &str) -> bool {
    if cfg!(feature = "e2e") {
        return std::env::var_os("ASKEL_E2E_BROWSER").is_some_and(|file| std::fs::write(file, address).is_ok());
    }
    ask_the_system(address)
}

/// By the desktop's own choice of a browser, without a shell and without a search for a program.
#[cfg(target_os = "linux")]
fn ask_the_system(address: &str) -> bool {
    gio::AppInfo::launch_default_for_uri(address, None::<&gio::AppLaunchContext>).is_ok()
}

/// Untried here.
#[cfg(not(target_os = "linux"))]
fn ask_the_system(address: &str) -> bool {
    open::that_detached(address).is_ok()
}
