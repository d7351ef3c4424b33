//! Lets what an older vault holds be taken into the search little by little, so that no wish waits for it.

use std::sync::Arc;
use std::time::Duration;

use crate::{Shell, turn};

/// While there is nothing to do.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Between two handfuls: whoever waits for the vault goes first.
const BREATH: Duration = Duration::from_millis(100);

/// Looks for as long as the program runs.
pub fn watch(shell: Arc<Shell>) {
    std::thread::spawn(move || {
        let mut waits = false;
        loop {
            std::thread::sleep(if waits { BREATH } else { LOOK_EVERY });
            waits = turn::take(&shell.askel).look_through();
        }
    });
}
