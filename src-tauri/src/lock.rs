//! How the bag is locked, whoever asks for it: the file is closed and the key wiped first, then the page's process ends.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use askel_app::LockCause;
use tauri::{AppHandle, Emitter};

use crate::{Shell, turn, window};

const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long the page may save what was being written, of the second that a lock may take.
const TIME_TO_SAVE: Duration = Duration::from_millis(500);
/// How long the thread that draws may take to end the page.
const TIME_TO_FORGET: Duration = Duration::from_millis(400);
const GLANCE: Duration = Duration::from_millis(10);

/// Looks every second for as long as the program runs whether the bag is to be locked because nobody touched it.
pub fn watch(app: AppHandle, shell: Arc<Shell>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_EVERY);
            if turn::lock_if_due(&shell.askel) {
                window::forget(&app, &shell);
            }
        }
    });
}

/// Lets the page save what is being written and lock; locks without it when that takes too long. When this answers, the file is
/// closed and the page's process has been told to end. Not for the thread that draws.
pub fn after_saving(app: &AppHandle, shell: &Shell) {
    if !is_open(shell) {
        return;
    }
    let begun = Instant::now();
    let _ = app.emit("locking", ());
    while is_open(shell) && begun.elapsed() < TIME_TO_SAVE {
        std::thread::sleep(GLANCE);
    }
    if turn::take(&shell.askel).lock_because(LockCause::Away) {
        window::forget(app, shell);
    }
    // What that thread was given before this, the ending of the page, it has done when it comes to this.
    let (done, heard) = channel();
    let _ = app.run_on_main_thread(move || _ = done.send(()));
    let _ = heard.recv_timeout(TIME_TO_FORGET);
}

fn is_open(shell: &Shell) -> bool {
    turn::take(&shell.askel).is_open()
}
