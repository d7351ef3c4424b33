//! The only shapes that cross to the window: an answer with what changed, or a failure with its code.

use std::sync::Arc;

use askel_app::failure::{Failure, FailureCode};
use serde_json::Value;
use tauri::{AppHandle, State, WebviewWindow};

use crate::commands::{self, Asked};
use crate::{Shell, dialog, turn, window};

/// A visit with a pasted document is about two megabytes; more than this is no form of ours.
const LARGEST_REQUEST: usize = 16 * 1024 * 1024;

/// The one command the window has. `command` is looked up in the table; `args` is its request.
///
/// One window with one door, not a window for the lock and another for the bag with a list of commands each: what a locked bag
/// answers is decided by whether an open vault exists, which no page can pretend, and a second list could only disagree with that.
/// The page's process of before a lock does not live to ask. Tauri lets nobody in from a foreign origin, and the page's policy
/// allows no frame (`tests/window/door.rs`, `tests/window/limits.rs`).
#[tauri::command]
pub async fn call(app: AppHandle, window: WebviewWindow, shell: State<'_, Arc<Shell>>, command: String, args: Value) -> Result<Value, Failure> {
    // Tauri lets a command of ours be called from any window of the program; another than ours there is only by somebody's doing.
    if !window::is_ours(window.label()) {
        return Err(FailureCode::BadRequest.into());
    }
    let path = match commands::wants(&command) {
        // Refused before a folder is chosen, not after it.
        Some(wanted) => {
            may_choose(&shell, &command, &args)?;
            Some(dialog::ask(&app, &window, wanted).await.ok_or(FailureCode::Cancelled)?)
        }
        None => None,
    };
    let shell = shell.inner().clone();
    let asked_of = shell.clone();
    let asked = Asked { args, path };
    let locks = command == commands::LOCK;
    // Deriving a key takes most of a second: never on the thread that draws.
    let answer = tauri::async_runtime::spawn_blocking(move || dispatch(&asked_of, &command, asked)).await.map_err(|_| FailureCode::Internal)?;
    if locks && answer.is_ok() || was_locked_by(&answer) && turn::lock_if_due(&shell.askel) {
        window::forget(&app, &shell);
    }
    answer
}

/// The third wrong passphrase is answered so: the lock that follows is not waited for.
fn was_locked_by(answer: &Result<Value, Failure>) -> bool {
    answer.as_ref().is_err_and(|failure| failure.code == FailureCode::Locked)
}

/// Whether the worker is asked for a path at all.
fn may_choose(shell: &Shell, command: &str, args: &Value) -> Result<(), Failure> {
    commands::before_choosing(&mut turn::take(&shell.askel), command, args)
}

/// Runs one command of the table, in turn with all others.
pub fn dispatch(shell: &Shell, command: &str, asked: Asked) -> Result<Value, Failure> {
    if weight(&asked.args) > LARGEST_REQUEST {
        return Err(FailureCode::TooLarge.into());
    }
    commands::run(&mut turn::take(&shell.askel), command, asked)
}

/// Bytes of text in a request.
fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(weight).sum(),
        Value::Object(fields) => fields.iter().map(|(name, value)| name.len() + weight(value)).sum(),
        _ => 1,
    }
}
