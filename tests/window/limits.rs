//! What the surroundings may not talk the program into: a door for inspectors, an image of its memory, a frame of another page.

use std::fs;
use std::time::Duration;

use crate::desk::{Laptop, run};
use crate::traffic::listening;

/// Ten ways to ask for a debugger or a driver.
const WISHES: [(&str, &str); 10] = [
    ("WEBKIT_INSPECTOR_SERVER", "127.0.0.1:19222"),
    ("WEBKIT_INSPECTOR_HTTP_SERVER", "127.0.0.1:19223"),
    ("TAURI_AUTOMATION", "true"),
    ("WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS", "--remote-debugging-port=19224"),
    ("WEBKIT_INJECTED_BUNDLE_PATH", "/tmp"),
    ("WEBKIT_EXEC_PATH", "/tmp"),
    ("GTK_MODULES", "gail:atk-bridge"),
    ("GTK_DEBUG", "interactive"),
    ("GTK_PATH", "/tmp"),
    ("RUST_LOG", "trace"),
];

/// Listening sockets and core limits above nothing, one line each, of a program that was asked for all of it.
fn opened_by(laptop: &Laptop) -> Vec<String> {
    let alone = laptop.start_alone("");
    crate::remains::wait_until(&alone, "the window has a page", || !alone.pages().is_empty());
    std::thread::sleep(Duration::from_secs(2));
    let mut told = vec![];
    for (name, pid) in alone.processes() {
        told.extend(listening(&[pid]).into_iter().map(|socket| format!("{name} listens on {socket}")));
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).expect("limits");
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a limit").split_whitespace().skip(4).take(2);
        told.extend(core.filter(|limit| *limit != "0").map(|limit| format!("{name} may leave a core of {limit}")));
    }
    told
}

#[test]
fn no_wish_of_the_surroundings_opens_a_socket_or_lifts_a_limit() {
    let mut laptop = Laptop::new();
    laptop.wishes = WISHES.to_vec();
    assert_eq!(opened_by(&laptop), Vec::<String>::new());
}

#[test]
fn an_inspector_that_is_let_in_is_seen() {
    let mut laptop = Laptop::new();
    // A build for the proofs keeps these variables when it is to be driven: the planted bug.
    laptop.wishes = [("TAURI_WEBVIEW_AUTOMATION", "true"), ("WEBKIT_INSPECTOR_HTTP_SERVER", "127.0.0.1:19225")].to_vec();
    let told = opened_by(&laptop);
    assert!(told.iter().any(|line| line.contains("listens")), "the planted bug must be found: {told:?}");
}

const FRAME: &str = "const [address, done] = arguments
window.addEventListener('message', (event) => done('it spoke: ' + event.data))
const frame = document.createElement('iframe')
frame.src = address
document.body.append(frame)
setTimeout(() => done('silent'), 700)";

#[test]
fn no_frame_of_another_page_comes_into_the_window() {
    run(async {
        let laptop = Laptop::new();
        let desk = laptop.start().await;
        for address in ["data:text/html,<script>parent.postMessage(typeof window.ipc,'*')</script>", "https://example.org/", "tauri://elsewhere/"] {
            let before = desk.refused().await.len();
            let said = desk.client.execute_async(FRAME, vec![address.into()]).await.expect("asks");
            assert_eq!(said, "silent", "{address}");
            let refused = desk.refused().await;
            assert!(refused.len() > before && refused.iter().any(|one| one.contains("frame-src")), "{address}: {refused:?}");
        }
        desk.close().await;
    });
}
