//! Writes a backup beside the others under another name, reads it back, compares it with the live vault as it was
//! at that moment, and only then puts it in its place.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use askel_domain::backup::has_room;
use askel_domain::moment::Moment;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB};

use super::content::{self, Content};
use super::hand::{Copier, CopyHand};
use super::manifest::Manifest;
use super::{BackupShelf, verify};
use crate::connection::number;
use crate::failure::{StoreFailure, StoreResult};
use crate::keys::{self, KEY_FILES, read_ring, write_ring};
use crate::vault::FILE;

/// Pages copied at a time, and the breath between: a worker who types meanwhile does not notice.
const PAGES_AT_ONCE: i32 = 256;
const BREATH: Duration = Duration::from_millis(1);
const COPY: &str = "copy";

/// A backup that was read back and found equal.
#[derive(Clone, Debug)]
pub struct Written {
    pub folder: PathBuf,
    pub manifest: Manifest,
}

/// Writes one backup to the shelf.
///
/// # Errors
/// [`StoreFailure::LowSpace`] with nothing written; [`StoreFailure::Stopped`] when the vault was locked meanwhile;
/// [`StoreFailure::BackupDamaged`] when what was written does not read as the vault does: it is not put in its place.
pub fn write(hand: &CopyHand, shelf: &BackupShelf, at: Moment) -> StoreResult<Written> {
    hand.work(|copier, stop| write_with(copier, shelf, at, stop))
}

/// Before the schema of a vault is changed, while nobody works in it.
pub(crate) fn before_migration(mut copier: Copier, shelf: &BackupShelf, at: Moment) -> StoreResult<Written> {
    write_with(&mut copier, shelf, at, &AtomicBool::new(false))
}

fn write_with(copier: &mut Copier, shelf: &BackupShelf, at: Moment, stop: &AtomicBool) -> StoreResult<Written> {
    shelf.make()?;
    let size = (number(&copier.source, "page_count")? * number(&copier.source, "page_size")?).unsigned_abs();
    if !has_room(free_space(shelf.folder())?, size) {
        return Err(StoreFailure::LowSpace);
    }
    let unfinished = shelf.begin()?;
    let written = fill(copier, &unfinished, at, stop).and_then(|manifest| Ok(Written { folder: shelf.finish(&unfinished, at)?, manifest }));
    if written.is_err() {
        let _ = shelf.begin_again();
    }
    written
}

fn fill(copier: &mut Copier, folder: &Path, at: Moment, stop: &AtomicBool) -> StoreResult<Manifest> {
    let mut ring = read_ring(&copier.folder)?.ring;
    ring.attempts = Default::default();
    write_ring(folder, &mut ring)?;
    let file = folder.join(FILE);
    let live = in_one_view(&copier.source, &mut copier.target, &file, stop)?;
    File::open(&file)?.sync_all()?;
    let names = KEY_FILES.into_iter().chain([FILE]);
    let sums = names.map(|name| Ok((name.to_owned(), verify::sum_of(&folder.join(name), stop)?))).collect::<StoreResult<BTreeMap<_, _>>>()?;
    let manifest = Manifest::of(&live, &copier.vault, at, sums);
    manifest.write(folder, &copier.seal)?;
    keys::sync_folder(folder)?;
    // From here on everything is read back from what was written.
    let manifest = Manifest::read_sealed(folder, &copier.seal)?;
    attached(&copier.target, &file, |target| verify::database(target, COPY, &manifest, stop))?;
    verify::files_unless(folder, verify::Sums::Compared, stop)
}

/// Copies the live file and reads what it says in the same view of it, however much is written meanwhile.
fn in_one_view(source: &Connection, target: &mut Connection, file: &Path, stop: &AtomicBool) -> StoreResult<Content> {
    let view = source.unchecked_transaction()?;
    let live = content::read(&view, "main", stop)?;
    File::create_new(file)?;
    attach(target, file)?;
    let copied = copy_pages(&view, target, stop);
    // A log beside the copy would be one more file to lose.
    let settled = copied.and_then(|()| Ok(target.pragma_update(Some(COPY), "journal_mode", "DELETE")?));
    detach(target)?;
    settled.map(|()| live)
}

fn copy_pages(source: &Connection, target: &mut Connection, stop: &AtomicBool) -> StoreResult<()> {
    let backup = Backup::new_with_names(source, MAIN_DB, target, COPY)?;
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(StoreFailure::Stopped);
        }
        match backup.step(PAGES_AT_ONCE)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(BREATH),
        }
    }
}

pub(super) fn attached<T>(connection: &Connection, file: &Path, act: impl FnOnce(&Connection) -> StoreResult<T>) -> StoreResult<T> {
    attach(connection, file)?;
    let answer = act(connection);
    detach(connection)?;
    answer
}

/// With no key named, SQLCipher gives the attached file the key of the connection's own. The limit that forbids
/// attaching is lifted for this one statement.
fn attach(connection: &Connection, file: &Path) -> StoreResult<()> {
    let path = file.to_str().ok_or(StoreFailure::Disk)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let done = connection.execute(&format!("ATTACH ?1 AS {COPY}"), [path]);
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    done?;
    Ok(())
}

fn detach(connection: &Connection) -> StoreResult<()> {
    connection.execute_batch(&format!("DETACH {COPY}"))?;
    Ok(())
}

/// Bytes that this program may still write where `folder` is.
pub fn free_space(folder: &Path) -> StoreResult<u64> {
    Ok(fs4::available_space(folder)?)
}
