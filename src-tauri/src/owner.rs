//! Keeps a folder for the one account it belongs to. Knows nothing of what is in it.

use std::path::Path;

/// No other account of this computer looks into the folder: what it holds is encrypted, but whoever copied it could go on
/// guessing the passphrase for as long as they liked. On Windows the folder has its owner's rights from where it lies.
pub fn keep_to_its_owner(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn no_other_account_looks_into_the_folder() {
        use std::os::unix::fs::PermissionsExt;
        let folder = std::env::temp_dir().join(format!("askel-owner-{}", std::process::id()));
        let mode = || std::fs::metadata(&folder).expect("there").permissions().mode() & 0o777;
        super::keep_to_its_owner(&folder).expect("made");
        assert_eq!(mode(), 0o700);
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).expect("opened to all");
        super::keep_to_its_owner(&folder).expect("closed again");
        assert_eq!(mode(), 0o700);
        std::fs::remove_dir(folder).expect("its own folder");
    }
}
