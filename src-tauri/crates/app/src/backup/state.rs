//! What is known of the backups, and asking for one now.

use askel_domain::backup::has_room;
use askel_domain::moment::Moment;
use askel_store::backup::free_space;

use super::{BackupState, BackupTrouble, place};
use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::failure::Failure;

pub fn state(open: &mut Open, _: Empty) -> Result<Answer<BackupState>, Failure> {
    let only_here = open.look(crate::delivery::only_here)?;
    let (today, backups) = (open.today(), &open.backups);
    // Told before a backup is skipped for it.
    let is_low = free_space(&backups.data).is_ok_and(|free| !has_room(free, 0));
    Ok(Answer::read(BackupState {
        today,
        newest: backups.newest,
        working: backups.working || backups.wanted,
        trouble: backups.trouble.or(is_low.then_some(BackupTrouble::LowSpace)),
        damaged: backups.damaged,
        place: place::chosen(&backups.data).map(|folder| folder.display().to_string()),
        newest_elsewhere: backups.newest_elsewhere,
        trouble_elsewhere: backups.trouble_elsewhere,
        only_here,
    }))
}

impl Open {
    /// The newest backup on this laptop whose every file is as it was written. Reads it through.
    pub(crate) fn newest_good_backup(&self) -> Option<Moment> {
        self.shelf.backups(&self.vault_id).newest_whole().and_then(|manifest| manifest.made_at().ok())
    }
}

/// Asks for a backup now. It is written beside the work; the state tells when it is there.
pub fn make(open: &mut Open, _: Empty) -> Result<Answer<BackupState>, Failure> {
    open.backups.wanted = true;
    let state = state(open, Empty {})?;
    Ok(Answer::changed(state.value, &[Noun::Backup]))
}
