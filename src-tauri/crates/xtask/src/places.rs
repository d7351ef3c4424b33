//! Where things are in this checkout; must not know what is done with them.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

use crate::stop::Stop;

pub struct Places {
    pub root: PathBuf,
    pub ui: PathBuf,
    pub target: PathBuf,
}

impl Places {
    pub fn find() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        // src-tauri/crates/xtask: three rooms up is the house.
        let root = here.ancestors().nth(3).unwrap_or(here).to_path_buf();
        let target = root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        Self { ui: root.join("ui"), target, root }
    }

    pub fn binary(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{EXE_SUFFIX}"))
    }

    /// The page with the memory twin behind it, where `npm run twin` puts it.
    pub fn twin(&self) -> PathBuf {
        self.root.join("target/twin")
    }

    /// A folder under `target/`, made when it is not there.
    pub fn folder(&self, name: &str) -> Result<PathBuf, Stop> {
        let path = self.target.join(name);
        fs::create_dir_all(&path).map_err(|error| Stop::file(&path, error))?;
        Ok(path)
    }
}
