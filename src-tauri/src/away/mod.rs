//! What the system says when the worker goes away: the laptop falls asleep, the screen is locked, somebody else takes the seat.
//! Decides nothing but that the bag is locked.
//!
//! Written for Linux only. Elsewhere the bag is locked by idleness, which also counts the time that the laptop slept.

#[cfg(target_os = "linux")]
mod linux;

use std::sync::Arc;
use std::time::Duration;

use tauri::AppHandle;

use crate::{Shell, places};

/// The window's first picture comes before the listening; nobody opens a bag sooner than this.
const AFTER_THE_FIRST_PICTURE: Duration = Duration::from_millis(600);

/// Listens for as long as the program runs. Where the system says nothing there is nothing to hear, and that is no error.
pub fn listen(app: AppHandle, shell: Arc<Shell>) {
    if places::planted_deafness() {
        return;
    }
    std::thread::spawn(move || {
        std::thread::sleep(AFTER_THE_FIRST_PICTURE);
        let handle = app.clone();
        let _ = app.run_on_main_thread(move || hear(handle, shell));
    });
}

#[cfg(target_os = "linux")]
fn hear(app: AppHandle, shell: Arc<Shell>) {
    linux::listen(app, shell);
}

#[cfg(not(target_os = "linux"))]
fn hear(_: AppHandle, _: Arc<Shell>) {}
