//! Backups: written by themselves each day and when asked, told of in plain words, and put back while the bag is locked.

mod list;
mod place;
mod restore;
mod state;
mod work;

use std::path::Path;
use std::time::Duration;

use askel_domain::moment::Moment;
use askel_store::backup::BackupShelf;
use chrono::NaiveDate;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

pub use list::{find, list};
pub use place::choose_place;
pub use restore::restore;
pub use state::{make, state};
pub use work::{BackupDone, BackupWork};

/// What the open bag knows of its backups, so that a look costs no reading.
pub(crate) struct Backups {
    newest: Option<Moment>,
    /// The same in the second place.
    newest_elsewhere: Option<Moment>,
    /// The worker asked for one.
    wanted: bool,
    working: bool,
    trouble: Option<BackupTrouble>,
    trouble_elsewhere: Option<BackupTrouble>,
    damaged: u32,
    /// By the steady clock: when the bag was opened, and when a backup was last tried.
    opened: Duration,
    tried: Option<Duration>,
    data: std::path::PathBuf,
}

impl Backups {
    pub(crate) fn of(data: &Path, shelf: &BackupShelf, opened: Duration) -> Self {
        let moment = |shelf: &BackupShelf| shelf.newest().and_then(|manifest| manifest.made_at().ok());
        let elsewhere = place::shelf(data, shelf.vault());
        Self {
            newest: moment(shelf),
            newest_elsewhere: elsewhere.as_ref().and_then(moment),
            wanted: false,
            working: false,
            trouble: None,
            trouble_elsewhere: None,
            damaged: 0,
            opened,
            tried: None,
            data: data.to_owned(),
        }
    }
}

/// What is known of the open bag's backups.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupState {
    pub today: NaiveDate,
    /// The newest one; it was read back and compared before it got its name.
    pub newest: Option<Moment>,
    /// One is being written now.
    pub working: bool,
    pub trouble: Option<BackupTrouble>,
    /// Backups that cannot be put back any more.
    pub damaged: u32,
    /// The second place, as its folder is called on this computer.
    pub place: Option<String>,
    pub newest_elsewhere: Option<Moment>,
    pub trouble_elsewhere: Option<BackupTrouble>,
    /// Finished entries that have not been carried anywhere.
    pub only_here: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupTrouble {
    /// Under 500 MB free.
    LowSpace,
    /// The folder could not be reached or written.
    Disk,
    /// What was written did not read as the bag does.
    Unequal,
}

/// One backup, as the lock screen lists it.
#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupRow {
    pub id: String,
    /// The worker's name, as on the lock screen's card; empty when the backup's keys do not read.
    pub label: String,
    /// None when its list does not read.
    pub made_at: Option<Moment>,
    pub entries: u32,
    /// In the second place.
    pub elsewhere: bool,
    /// Every file is as it was written.
    pub whole: bool,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct RestoreRequest {
    pub id: String,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreReceipt {
    pub made_at: Moment,
    pub entries: u32,
    /// Entries that were in the bag and are not in the backup; null when the bag could not be read.
    pub missing: Option<u32>,
    /// Where the bag that was there is now.
    pub aside: Option<String>,
    /// It was bound to the keychain of another computer: put back unopened, for the organisation to open.
    pub closed: bool,
}

crate::answer::of_no_client!(BackupRow, BackupState, RestoreReceipt);
