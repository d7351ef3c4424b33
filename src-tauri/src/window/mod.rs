//! The one window: how it is made. Its title never says more than the program's name.

mod forget;

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::{Shell, places};

pub use forget::forget;

const LABEL: &str = "main";
const TITLE: &str = "Askel";
/// Longer than the page waits for a save.
const TIME_TO_SAVE: Duration = Duration::from_millis(1200);
/// The proofs' ear: what the page's own policy refused. Only in a build for the proofs.
const COUNT_VIOLATIONS: &str = "window.askelRefused = [];
document.addEventListener('securitypolicyviolation', (event) => window.askelRefused.push(event.violatedDirective + ' ' + event.blockedURI));";

/// The window that stands; there is never more than one for longer than it takes to put one in another's place.
pub fn standing(app: &AppHandle) -> Option<WebviewWindow> {
    app.webview_windows().into_values().next()
}

/// Whether a window of this name is one that [`open`] makes.
pub fn is_ours(label: &str) -> bool {
    label == LABEL || label.strip_prefix(LABEL).and_then(|rest| rest.strip_prefix('-')).is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Opens the window with the lock screen in it.
pub fn open(app: &AppHandle, shell: &Shell) -> tauri::Result<WebviewWindow> {
    static OPENED: AtomicU32 = AtomicU32::new(0);
    // A name is free only when the window that had it is gone, and the next one comes before that.
    let label = match OPENED.fetch_add(1, Ordering::Relaxed) {
        0 => LABEL.to_owned(),
        before => format!("{LABEL}-{before}"),
    };
    let window = made(app, &label, &shell.data, &shell.what_is_known())?;
    close_after_saving(&window);
    keep_no_pages(&window)?;
    Ok(window)
}

/// `known` is what the lock screen shows; with it in the page, nothing has to be asked before the first picture.
fn made(app: &AppHandle, label: &str, data: &Path, known: &Value) -> tauri::Result<WebviewWindow> {
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()));
    builder = builder.initialization_script(format!("window.askelStatus = {known}"));
    if cfg!(feature = "e2e") {
        builder = builder.initialization_script(COUNT_VIOLATIONS);
        if let Some(hands) = places::planted_hands() {
            builder = builder.initialization_script(hands);
        }
    }
    builder
        .title(TITLE)
        .inner_size(1366.0, 768.0)
        .min_inner_size(320.0, 480.0)
        .center()
        // Nothing the page shows may be kept by the engine: no history, no cache, no filled-in forms.
        // A driven window cannot be incognito (WebKitGTK drives only lasting ones), so the proofs try the harder case.
        .incognito(!places::is_driven())
        .data_directory(data.join("window"))
        .general_autofill_enabled(false)
        .devtools(false)
        .disable_drag_drop_handler()
        .content_protected(true)
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()
}

/// A closed window is out of sight at once, and gets a moment to save what was being typed.
fn close_after_saving(window: &WebviewWindow) {
    let closing = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        api.prevent_close();
        let _ = closing.emit("closing", ());
        let _ = closing.hide();
        let window = closing.clone();
        std::thread::spawn(move || {
            std::thread::sleep(TIME_TO_SAVE);
            let _ = window.destroy();
        });
    });
}

/// WebKitGTK keeps left pages whole for going back; a locked bag must not be a page to go back to.
#[cfg(target_os = "linux")]
fn keep_no_pages(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        use webkit2gtk::{SettingsExt, WebViewExt};
        if let Some(settings) = WebViewExt::settings(&webview.inner()) {
            settings.set_enable_page_cache(false);
        }
    })
}

/// WebView2 keeps no left page when the window is incognito, and the window itself goes at a lock. Untried here.
#[cfg(not(target_os = "linux"))]
fn keep_no_pages(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
