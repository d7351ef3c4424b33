//! How the window forgets at a lock. What a script once held cannot be wiped, only ended with the process that held it.

use tauri::AppHandle;

use super::standing;
use crate::{Shell, places};

/// Takes the page away and shows the lock screen from a process that never saw a record.
pub fn forget(app: &AppHandle, shell: &Shell) {
    match places::planted_memory() {
        Some(planted) if planted == "keep" => {}
        Some(planted) if planted == "anew" => in_another_window(app, shell),
        // WebKit ends the automation with the process that is driven, and wry gives it the first page only, so a driven
        // window can neither end its process nor change its page. What a lock leaves behind is proven on a window that nobody drives.
        _ if places::is_driven() => load_anew(app),
        _ if cfg!(target_os = "linux") => in_another_process(app),
        _ => in_another_window(app, shell),
    }
}

/// Loads the page anew, without its address.
fn load_anew(app: &AppHandle) {
    let Some(window) = standing(app) else { return };
    let Ok(mut address) = window.url() else { return };
    address.set_fragment(None);
    let _ = window.navigate(address);
}

/// Ends the page's process by force and loads the lock screen into a new one; the window stays where it is and does not flicker.
/// What WebKit keeps on this side, the list of visited addresses, holds numbers only (`ui/src/lib/searches.ts`). A new window was
/// tried as well: wry does not give all of an old one back, and more was left of it.
#[cfg(target_os = "linux")]
fn in_another_process(app: &AppHandle) {
    use webkit2gtk::WebViewExt;
    let Some(window) = standing(app) else { return };
    let Ok(mut address) = window.url() else { return };
    address.set_fragment(None);
    let _ = window.with_webview(move |webview| {
        let page = webview.inner();
        page.terminate_web_process();
        page.load_uri(address.as_str());
    });
}

#[cfg(not(target_os = "linux"))]
fn in_another_process(app: &AppHandle) {
    load_anew(app);
}

/// Puts a new window where the old one stands and destroys the old one, and with it its page and the page's process.
/// The new one comes first: a program whose last window closes ends.
fn in_another_window(app: &AppHandle, shell: &Shell) {
    let Some(old) = standing(app) else { return };
    let Ok(new) = super::open(app, shell) else { return load_anew(app) };
    if let (Ok(place), Ok(size)) = (old.outer_position(), old.inner_size()) {
        let _ = new.set_position(place);
        let _ = new.set_size(size);
    }
    if old.is_maximized().unwrap_or(false) {
        let _ = new.maximize();
    }
    let _ = old.destroy();
}
