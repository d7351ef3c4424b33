//! Lets the conversation with the server go on in threads of its own: the bag is held only while it says what is next, while it
//! writes down what was heard before, and while it is told what came back. Decides nothing about any of them.

use std::sync::Arc;
use std::sync::mpsc::{TryRecvError, channel};
use std::time::Duration;

use askel_app::sync::{SyncDone, SyncWork};
use tauri::{AppHandle, Emitter};

use crate::{Shell, browser, turn};

/// How soon a press on the button is noticed.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// Between two pieces that are written down: whoever types waits for one of them, never for all.
const LETS_IN: Duration = Duration::from_millis(1);

/// Looks for as long as the program runs. One piece at a time: a lock or a cancel breaks off what is on its way.
pub fn watch(app: AppHandle, shell: Arc<Shell>) {
    std::thread::spawn(move || {
        loop {
            let work = turn::take(&shell.askel).sync_due();
            let did_something = match work {
                Some(work) => {
                    let done = carry(&shell, work);
                    turn::take(&shell.askel).sync_done(done);
                    true
                }
                None => write_on(&shell, &|| false),
            };
            tell(&app, &shell);
            if !did_something {
                std::thread::sleep(LOOK_EVERY);
            }
        }
    });
}

/// Carried while nothing is held: typing is never in the way of it, nor it of typing. Beside it is written what was heard before.
fn carry(shell: &Shell, work: SyncWork) -> SyncDone {
    let (on_its_way, back) = channel::<()>();
    std::thread::scope(|scope| {
        let carried = scope.spawn(move || {
            let done = work.run(&browser::open);
            drop(on_its_way);
            done
        });
        let patience = turn::take(&shell.askel).sync_patience();
        let _ = back.recv_timeout(patience);
        write_on(shell, &|| back.try_recv() == Err(TryRecvError::Disconnected));
        carried.join().unwrap_or_else(|stopped| std::panic::resume_unwind(stopped))
    })
}

/// Whether there was anything to be written. `enough`: an answer is there, and what is left is written beside the next request.
fn write_on(shell: &Shell, enough: &dyn Fn() -> bool) -> bool {
    let mut wrote = false;
    while !enough() && turn::take(&shell.askel).sync_meanwhile() {
        wrote = true;
        std::thread::sleep(LETS_IN);
    }
    wrote
}

/// The window reads again what it shows of these: their names, and nothing of what changed in them.
fn tell(app: &AppHandle, shell: &Shell) {
    let news = turn::take(&shell.askel).sync_news();
    if !news.is_empty() {
        let _ = app.emit("changed", news);
    }
}
