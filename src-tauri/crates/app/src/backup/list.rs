//! The backups on this laptop and in the second place, while the bag is locked: each file read, none believed.

use std::path::Path;

use askel_store::backup::{Backup, Sums};
use askel_store::keys::read_ring;

use super::{BackupRow, place};
use crate::Askel;
use crate::answer::{Answer, Empty};
use crate::failure::Failure;

pub fn list(askel: &mut Askel, _: Empty) -> Result<Answer<Vec<BackupRow>>, Failure> {
    let rows = found(askel).into_iter().map(|(id, elsewhere, backup)| row(id, elsewhere, &backup));
    Ok(Answer::read(rows.collect()))
}

/// Looks in a folder the worker chose, as when the laptop is new, and remembers it as the second place.
pub fn find(askel: &mut Askel, _: Empty, folder: &Path) -> Result<Answer<Vec<BackupRow>>, Failure> {
    place::remember(&askel.data, folder)?;
    list(askel, Empty {})
}

/// Every backup with its name on the list, newest first. One that is whole here is not shown from elsewhere again.
pub(super) fn found(askel: &Askel) -> Vec<(String, bool, Backup)> {
    let here = askel.shelf.all_backups().into_iter().map(|shelf| (false, shelf));
    let elsewhere = place::shelves(&askel.data).into_iter().map(|shelf| (true, shelf));
    let mut found: Vec<(String, bool, Backup)> = vec![];
    for (away, shelf) in here.chain(elsewhere) {
        for backup in shelf.backups(Sums::Compared) {
            let same = |other: &Backup| other.vault == backup.vault && other.name == backup.name && other.manifest.is_ok();
            if !found.iter().any(|(_, _, other)| same(other)) {
                let id = format!("{}/{}/{}", if away { "elsewhere" } else { "here" }, backup.vault, backup.name);
                found.push((id, away, backup));
            }
        }
    }
    found.sort_by(|one, other| other.2.name.cmp(&one.2.name));
    found
}

fn row(id: String, elsewhere: bool, backup: &Backup) -> BackupRow {
    let manifest = backup.manifest.as_ref().ok();
    BackupRow {
        id,
        label: read_ring(&backup.folder).map(|keys| keys.ring.label).unwrap_or_default(),
        made_at: manifest.and_then(|manifest| manifest.made_at().ok()),
        entries: manifest.map_or(0, |manifest| manifest.entries() as u32),
        elsewhere,
        whole: manifest.is_some(),
    }
}
