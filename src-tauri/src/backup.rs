//! Lets a backup be written when its moment has come, in a thread of its own, so that no wish waits for it.

use std::sync::Arc;
use std::time::Duration;

use crate::{Shell, turn};

const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Looks every second for as long as the program runs.
pub fn watch(shell: Arc<Shell>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_EVERY);
            let work = turn::take(&shell.askel).backup_due();
            // Written while nothing is held: the window's wishes go by.
            let Some(done) = work.map(|work| work.run()) else { continue };
            turn::take(&shell.askel).backup_done(done);
        }
    });
}
