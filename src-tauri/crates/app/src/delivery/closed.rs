//! A laptop that was closed to its worker, by the organisation's server or for want of contact: what is nowhere else is sealed into a file of its
//! own beside the vault, and whoever keeps the spare keys reads it without the worker. It opens nothing and delivers nothing.
//! Source: sync.md §4 item 7.

use std::time::Duration;

use askel_domain::lease::Standing;
use askel_export::{keep_names, write_whole};

use super::goods::Goods;
use super::hand_over::seal;
use crate::Open;
use crate::failure::{Failure, FailureCode};
use crate::recovery;

/// The newest one takes the place of the one before.
const FILE: &str = "askel-luovutus.age";
/// What was written or finished meanwhile goes along a little later.
const AGAIN: Duration = Duration::from_secs(60);

/// What was sealed last, while the bag is open.
#[derive(Default)]
pub(crate) struct Sealing {
    /// When it was looked at, in uptime.
    looked: Option<Duration>,
    mark: Option<[u8; 32]>,
}

impl Open {
    /// Looks every moment and does something only while the laptop is closed, where something is only here and the organisation has spare keys
    /// that were tried. What the disk does not take is tried again.
    pub(crate) fn seal_if_closed(&mut self) {
        if !matches!(self.standing(), Standing::Over | Standing::Revoked) {
            self.sealing = Sealing::default();
            return;
        }
        let uptime = self.uptime();
        if self.sealing.looked.is_none_or(|looked| uptime >= looked + AGAIN) {
            self.sealing.looked = Some(uptime);
            let _ = self.seal_anew();
        }
    }

    fn seal_anew(&mut self) -> Result<(), Failure> {
        if !recovery::is_proven(self)? {
            return Ok(());
        }
        // What was typed into a draft stands in no row of the log, so the content itself is looked at.
        let mark = self.look(|read| Goods::read(read, true)?.mark())?;
        if self.sealing.mark == Some(mark) {
            return Ok(());
        }
        let sealed = seal(self, true)?;
        let folder = self.shelf.sealed(&self.vault_id);
        let written = std::fs::create_dir_all(&folder).and_then(|()| write_whole(&folder, FILE, &sealed.bytes)).and_then(|()| keep_names(&folder));
        written.map_err(|_| FailureCode::FolderNotWritable)?;
        self.sealing.mark = Some(mark);
        Ok(())
    }
}
