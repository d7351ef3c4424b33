//! Locks the bag when nobody has touched it for a while.

use std::sync::Arc;
use std::time::Duration;

use tauri::AppHandle;

use crate::{Shell, turn, window};

const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Looks every second for as long as the program runs.
pub fn watch(app: AppHandle, shell: Arc<Shell>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_EVERY);
            if turn::lock_if_due(&shell.askel) {
                window::forget(&app);
            }
        }
    });
}
