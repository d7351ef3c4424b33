//! Decides whether something made is older than what it is made of; must not know what either is.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Made by npm and vite. Names that begin with a dot are left out too: notes of editors and tools.
const NOT_SOURCES: &[&str] = &["node_modules", "dist"];

/// Made never, or before the newest of its sources.
pub fn is_stale(made: Option<SystemTime>, newest_source: Option<SystemTime>) -> bool {
    match (made, newest_source) {
        (None, _) => true,
        (Some(made), Some(source)) => source > made,
        (Some(_), None) => false,
    }
}

pub fn changed_at(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// The newest file below a folder. Folders below it count too, for a deleted file leaves its mark only there;
/// the folder itself does not, because `dist` and `node_modules` come and go in it.
pub fn newest_below(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).ok()?;
    entries.flatten().filter_map(|entry| newest_of(&entry)).max()
}

fn newest_of(entry: &fs::DirEntry) -> Option<SystemTime> {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    if name.starts_with('.') || NOT_SOURCES.contains(&name.as_ref()) {
        return None;
    }
    let path = entry.path();
    let own = changed_at(&path);
    if path.is_dir() { own.max(newest_below(&path)) } else { own }
}

/// FNV-1a: the same in every version of Rust, which the standard hasher does not promise.
pub fn fingerprint(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}-{}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step), bytes.len())
}

#[cfg(test)]
mod tests {
    use super::{fingerprint, is_stale, newest_below};
    use std::time::{Duration, SystemTime};

    #[test]
    fn what_was_never_made_is_stale() {
        assert!(is_stale(None, None));
        assert!(is_stale(None, Some(SystemTime::UNIX_EPOCH)));
    }

    #[test]
    fn only_a_later_source_makes_it_stale() {
        let made = SystemTime::UNIX_EPOCH + Duration::from_secs(10);
        assert!(!is_stale(Some(made), None));
        assert!(!is_stale(Some(made), Some(made)));
        assert!(!is_stale(Some(made), Some(made - Duration::from_secs(1))));
        assert!(is_stale(Some(made), Some(made + Duration::from_secs(1))));
    }

    #[test]
    fn a_changed_lock_file_changes_its_fingerprint() {
        assert_eq!(fingerprint(b"same"), fingerprint(b"same"));
        assert_ne!(fingerprint(b"one"), fingerprint(b"two"));
        assert_eq!(fingerprint(b""), "cbf29ce484222325-0");
    }

    #[test]
    fn made_folders_are_no_sources() -> std::io::Result<()> {
        let root = std::env::temp_dir().join(format!("xtask-freshness-{}", std::process::id()));
        std::fs::create_dir_all(root.join("dist"))?;
        std::fs::write(root.join("dist/index.html"), "made")?;
        std::fs::write(root.join(".note"), "a tool's own")?;
        let without_sources = newest_below(&root);
        std::fs::create_dir_all(root.join("src"))?;
        std::fs::write(root.join("src/a.ts"), "source")?;
        let with_sources = newest_below(&root);
        std::fs::remove_dir_all(&root)?;
        assert_eq!(without_sources, None);
        assert!(with_sources.is_some());
        Ok(())
    }
}
