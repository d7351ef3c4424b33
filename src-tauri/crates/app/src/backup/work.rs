//! When a backup is written, and the writing itself: taken from the open bag, done by another thread, told to the bag again.

use std::sync::Arc;
use std::time::Duration;

use askel_domain::backup::is_due;
use askel_domain::moment::Moment;
use askel_store::StoreFailure;
use askel_store::backup::{self, BackupShelf, CopyHand, Written};

use super::{BackupTrouble, Backups};
use crate::{Askel, Open};

/// A worker who has just opened the bag, or is typing, is not disturbed.
const AFTER_OPENING: Duration = Duration::from_secs(10);
const QUIET: Duration = Duration::from_secs(5);
/// After one that failed.
const TRY_AGAIN: Duration = Duration::from_secs(60 * 60);

/// One backup to write, in the second place too when there is one.
pub struct BackupWork {
    vault: String,
    hand: Arc<CopyHand>,
    here: BackupShelf,
    elsewhere: Option<BackupShelf>,
    at: Moment,
}

pub struct BackupDone {
    vault: String,
    at: Moment,
    here: Result<usize, StoreFailure>,
    elsewhere: Option<Result<(), StoreFailure>>,
}

impl BackupWork {
    /// Takes seconds; the open bag can be worked in meanwhile.
    pub fn run(self) -> BackupDone {
        let Self { vault, hand, here, elsewhere, at } = self;
        let written = backup::write(&hand, &here, at);
        let carried = written.as_ref().ok().zip(elsewhere.as_ref()).map(|(written, to)| carry(&hand, written, to, at));
        let kept = written.and_then(|_| Ok(here.let_go(&hand.seal()?).damaged));
        BackupDone { vault, at, here: kept, elsewhere: carried }
    }
}

fn carry(hand: &CopyHand, written: &Written, to: &BackupShelf, at: Moment) -> Result<(), StoreFailure> {
    let seal = hand.seal()?;
    backup::carry(&written.folder, to, at)?;
    to.let_go(&seal);
    Ok(())
}

impl Backups {
    /// The file was changed and could not be backed up before: said, and tried again at the first quiet moment.
    pub(crate) fn after_a_change(self, failed: Option<StoreFailure>) -> Self {
        Self { wanted: self.wanted || failed.is_some(), trouble: failed.and_then(trouble).or(self.trouble), ..self }
    }
}

impl Askel {
    /// A backup whose moment has come: asked for, or the day's first quiet one. Whoever takes it runs it and tells.
    pub fn backup_due(&mut self) -> Option<BackupWork> {
        let here = self.shelf.backups(&self.opened()?.vault_id);
        let open = self.open().ok()?;
        // A record that does not hold together must not push the good backups out.
        if open.check.found().is_some() || open.backups.working || !(open.backups.wanted || open.is_time_for_backup()) {
            return None;
        }
        let (at, tried) = (open.now(), Some(open.uptime()));
        let hand = open.store().copy_hand()?;
        let elsewhere = open.backups.elsewhere(&open.vault_id);
        (open.backups.wanted, open.backups.working, open.backups.tried) = (false, true, tried);
        Some(BackupWork { vault: open.vault_id.clone(), hand, here, elsewhere, at })
    }

    /// Keeps what became of it, when its bag is still open.
    pub fn backup_done(&mut self, done: BackupDone) {
        let Some(open) = self.open().ok().filter(|open| open.vault_id == done.vault) else { return };
        let backups = &mut open.backups;
        backups.working = false;
        backups.trouble = done.here.err().and_then(trouble);
        if let Ok(damaged) = done.here {
            (backups.newest, backups.damaged) = (Some(done.at), damaged as u32);
        }
        if let Some(carried) = done.elsewhere {
            backups.trouble_elsewhere = carried.err().and_then(trouble);
            backups.newest_elsewhere = if carried.is_ok() { Some(done.at) } else { backups.newest_elsewhere };
        }
    }
}

impl Open {
    fn is_time_for_backup(&mut self) -> bool {
        let uptime = self.uptime();
        let rested = self.backups.tried.is_none_or(|tried| uptime >= tried + TRY_AGAIN);
        let settled = uptime >= self.backups.opened + AFTER_OPENING;
        rested && settled && self.quiet() >= QUIET && is_due(self.backups.newest, self.now())
    }
}

/// A lock in the middle is no trouble.
fn trouble(failure: StoreFailure) -> Option<BackupTrouble> {
    match failure {
        StoreFailure::Stopped => None,
        StoreFailure::LowSpace | StoreFailure::DiskFull => Some(BackupTrouble::LowSpace),
        StoreFailure::BackupDamaged | StoreFailure::Damaged => Some(BackupTrouble::Unequal),
        _ => Some(BackupTrouble::Disk),
    }
}
