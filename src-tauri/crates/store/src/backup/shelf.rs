//! The backups of one vault in one place, one folder each, named by their moment. What goes, goes by the rule of the
//! domain, and only what this program wrote: the manifest's seal holds, and nothing strange is in the folder.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use askel_domain::backup::{has_room, let_go};
use askel_domain::moment::Moment;

use super::manifest::{LIST, Manifest, SEAL};
use super::verify::{self, Sums, sum_of};
use super::write::free_space;
use super::clear::{clear, holds_nothing_strange};
use super::{GONE, UNFINISHED};
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{SealKey, sync_folder};

#[derive(Clone, Debug)]
pub struct BackupShelf {
    folder: PathBuf,
    vault: String,
}

/// One backup as found, and what it says of itself; damaged ones too.
pub struct Backup {
    pub vault: String,
    /// Its folder's name, which is its moment in UTC.
    pub name: String,
    pub folder: PathBuf,
    pub manifest: StoreResult<Manifest>,
}

/// How many went, and how many are there that cannot be put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tidied {
    pub removed: usize,
    pub damaged: usize,
}

impl BackupShelf {
    /// `place`: a folder for backups of any vault.
    pub fn of(place: &Path, vault: &str) -> Self {
        Self { folder: place.join(vault), vault: vault.to_owned() }
    }

    /// A shelf for each vault that has one in `place`.
    pub fn all_in(place: &Path) -> Vec<Self> {
        names(place).iter().map(|vault| Self::of(place, vault)).collect()
    }

    pub fn vault(&self) -> &str {
        &self.vault
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Every backup here, newest first. Reads each file when the sums are compared: a second for a gigabyte or two.
    pub fn backups(&self, sums: Sums) -> Vec<Backup> {
        let found = |name: String| {
            let folder = self.folder.join(&name);
            let manifest = verify::files(&folder, sums).and_then(|manifest| self.is_ours(manifest));
            Backup { vault: self.vault.clone(), manifest, folder, name }
        };
        names(&self.folder).into_iter().rev().map(found).collect()
    }

    /// The newest one whose files are all as they were written. Reads no further than that one.
    pub fn newest_whole(&self) -> Option<Manifest> {
        let whole = |name: &String| verify::files(&self.folder.join(name), Sums::Compared).and_then(|manifest| self.is_ours(manifest)).ok();
        names(&self.folder).iter().rev().find_map(whole)
    }

    /// What the newest readable list says, without reading what it lists.
    pub fn newest(&self) -> Option<Manifest> {
        names(&self.folder).iter().rev().find_map(|name| Manifest::read(&self.folder.join(name)).ok())
    }

    /// A backup of another vault does not belong here.
    fn is_ours(&self, manifest: Manifest) -> StoreResult<Manifest> {
        if manifest.vault == self.vault { Ok(manifest) } else { Err(StoreFailure::BackupDamaged) }
    }

    pub(super) fn make(&self) -> StoreResult<()> {
        Ok(fs::create_dir_all(&self.folder)?)
    }

    /// An empty folder for a backup that is not one yet.
    pub(super) fn begin(&self) -> StoreResult<PathBuf> {
        self.begin_again()?;
        let folder = self.folder.join(format!("{UNFINISHED}backup"));
        fs::create_dir(&folder)?;
        Ok(folder)
    }

    /// Takes away what an earlier writing left half done: it was never a backup.
    pub(super) fn begin_again(&self) -> StoreResult<()> {
        clear(&self.folder.join(format!("{UNFINISHED}backup")))
    }

    /// Gives the whole backup its name; from here on it counts.
    pub(super) fn finish(&self, unfinished: &Path, at: Moment) -> StoreResult<PathBuf> {
        let stamp = at.to_utc().format("%Y%m%dT%H%M%SZ").to_string();
        let candidates = std::iter::once(stamp.clone()).chain((2..).map(|number| format!("{stamp}-{number}")));
        let folder = candidates.map(|name| self.folder.join(name)).find(|path| !path.exists()).ok_or(StoreFailure::Disk)?;
        fs::rename(unfinished, &folder)?;
        sync_folder(&self.folder)?;
        Ok(folder)
    }

    /// Removes the good ones that the rule does not keep. A damaged one stays and is told of.
    pub fn let_go(&self, seal: &SealKey) -> Tidied {
        let all = self.backups(Sums::Compared);
        let damaged = all.iter().filter(|backup| backup.manifest.is_err()).count();
        let ours = all.into_iter().filter(|backup| backup.manifest.is_ok() && Manifest::seal_holds(&backup.folder, seal));
        let good: Vec<(Moment, PathBuf)> = ours.filter_map(|backup| Some((backup.manifest.ok()?.made_at().ok()?, backup.folder))).collect();
        let moments: Vec<Moment> = good.iter().map(|(at, _)| *at).collect();
        let gone = let_go(&moments);
        let mut removed = 0;
        for (_, folder) in good.iter().filter(|(at, folder)| gone.contains(at) && holds_nothing_strange(folder)) {
            // One that does not go today goes another day.
            removed += usize::from(self.remove(folder).is_ok());
        }
        Tidied { removed, damaged }
    }

    /// Under another name first, so that a crash between two files leaves no half backup on the list.
    fn remove(&self, folder: &Path) -> StoreResult<()> {
        let gone = self.folder.join(format!("{GONE}backup"));
        clear(&gone)?;
        fs::rename(folder, &gone)?;
        clear(&gone)
    }
}

/// Carries a whole backup to another place and compares what arrived. Needs no key.
///
/// # Errors
/// [`StoreFailure::LowSpace`], or what stood in the way, with nothing put in its place.
pub fn carry(from: &Path, to: &BackupShelf, at: Moment) -> StoreResult<()> {
    let manifest = verify::files(from, Sums::Compared)?;
    to.make()?;
    let size: u64 = manifest.files.keys().filter_map(|name| fs::metadata(from.join(name)).ok()).map(|file| file.len()).sum();
    if !has_room(free_space(&to.folder)?, size) {
        return Err(StoreFailure::LowSpace);
    }
    let unfinished = to.begin()?;
    for name in manifest.files.keys().map(String::as_str).chain([LIST, SEAL]) {
        fs::copy(from.join(name), unfinished.join(name))?;
        File::open(unfinished.join(name))?.sync_all()?;
        let never = AtomicBool::new(false);
        if sum_of(&from.join(name), &never)? != sum_of(&unfinished.join(name), &never)? {
            return Err(StoreFailure::BackupDamaged);
        }
    }
    to.finish(&unfinished, at)?;
    Ok(())
}

/// Names of the folders in a folder, oldest first, without those still being written or on their way out.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}
