//! What this machine is; must not know what is done about it.

use std::env;
use std::fs;
use std::io::{self, IsTerminal};

/// The one place that decides whether apt and Xvfb are worth looking for.
pub const IS_LINUX: bool = cfg!(target_os = "linux");

// On Windows npm is a batch file, which `Command` finds only by its full name.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
pub const NPX: &str = if cfg!(windows) { "npx.cmd" } else { "npx" };

/// On other systems a window can always be opened, as far as we can tell.
pub fn lacks_display() -> bool {
    let unset = |name| env::var_os(name).is_none_or(|value| value.is_empty());
    IS_LINUX && unset("DISPLAY") && unset("WAYLAND_DISPLAY")
}

/// A script would wait for ever for someone to press Ctrl-C.
pub fn nobody_watches() -> bool {
    env::var_os("CI").is_some() || !io::stdin().is_terminal()
}

pub fn is_root() -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|status| effective_user(&status) == Some(0))
}

// `Uid:` lists the real, effective, saved and file system user; the second decides what we may do.
fn effective_user(status: &str) -> Option<u32> {
    let line = status.lines().find_map(|line| line.strip_prefix("Uid:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

pub fn on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::effective_user;

    #[test]
    fn root_is_told_by_the_effective_user() {
        assert_eq!(effective_user("Name:\tx\nUid:\t1000\t0\t0\t0\nGid:\t1\n"), Some(0));
        assert_eq!(effective_user("Uid:\t0\t1000\t0\t0\n"), Some(1000));
        assert_eq!(effective_user("Name:\tx\n"), None);
    }
}
