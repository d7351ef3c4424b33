//! A disk of a few megabytes that can be filled and freed by the page. Needs root; knows no vault.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::apart;

const PAGE: usize = 4096;
const MEGABYTES: u32 = 6;

pub struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// `None`, and a line that says so, where nobody may mount a disk.
    pub fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={MEGABYTES}m"), "askel-faults"]).arg(folder.path());
        let mounted = succeeds(mount.stdout(Stdio::null()).stderr(Stdio::null()));
        if !mounted {
            println!("skipped: needs root to mount a small disk");
        }
        mounted.then_some(Self { folder })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Leaves not one page free.
    pub fn fill(&self) {
        let mut filler = self.filler();
        let full = loop {
            if let Err(error) = filler.write_all(&[0; PAGE]) {
                break error;
            }
        };
        assert_eq!(full.kind(), ErrorKind::StorageFull);
    }

    /// Gives back so many pages of what was filled. `false` when nothing was left to give.
    pub fn free(&self, pages: usize) -> bool {
        let filler = self.filler();
        let kept = filler.metadata().expect("its size").len().saturating_sub((pages * PAGE) as u64);
        filler.set_len(kept / PAGE as u64 * PAGE as u64).expect("shortens");
        kept > 0
    }

    pub fn free_all(&self) {
        self.filler().set_len(0).expect("empties");
    }

    fn filler(&self) -> File {
        OpenOptions::new().create(true).append(true).open(self.folder.path().join("filler")).expect("opens")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a proof that failed may still hold a file open.
        succeeds(Command::new("umount").arg("--lazy").arg(self.folder.path()));
    }
}

fn succeeds(command: &mut Command) -> bool {
    apart::starting(|| command.status()).is_ok_and(|status| status.success())
}
