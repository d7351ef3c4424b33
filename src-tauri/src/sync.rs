//! Lets the conversation with the server go on in a thread of its own: the bag is held only while it says what is next and while it
//! is told what came back. Decides nothing about either.

use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Emitter};

use crate::{Shell, browser, turn};

/// How soon a press on the button is noticed.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Looks for as long as the program runs. One piece at a time: a lock or a cancel breaks off what is on its way.
pub fn watch(app: AppHandle, shell: Arc<Shell>) {
    std::thread::spawn(move || {
        loop {
            let work = turn::take(&shell.askel).sync_due();
            let rests = work.is_none();
            if let Some(work) = work {
                // Carried while nothing is held: typing is never in the way of it, nor it of typing.
                let done = work.run(&browser::open);
                turn::take(&shell.askel).sync_done(done);
            }
            tell(&app, &shell);
            if rests {
                std::thread::sleep(LOOK_EVERY);
            }
        }
    });
}

/// The window reads again what it shows of these: their names, and nothing of what changed in them.
fn tell(app: &AppHandle, shell: &Shell) {
    let news = turn::take(&shell.askel).sync_news();
    if !news.is_empty() {
        let _ = app.emit("changed", news);
    }
}
