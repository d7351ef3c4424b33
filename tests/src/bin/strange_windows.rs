//! The program's own door and settings, and beside its window others that it never opens: a strange label, a page of another
//! machine, an empty page, a frame of a page's own making. Each asks; what each was told is printed, one line each.
//! `--ajar`: behind a door that does not look at who asks, the planted bug. Knows nothing of what the door guards.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use askel::Shell;
use askel::commands::{self, Asked};
use askel_app::Askel;
use askel_app::surroundings::Surroundings;
use serde_json::{Value, json};
use tauri::{AppHandle, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// Asks as the page's own bridge does, by every way a page could find to it, and keeps what it was told.
const ASK: &str = "
window.told = ''
const asking = () => {
  const bridge = window.__TAURI_INTERNALS__
  if (!bridge) { window.told = 'no bridge'; return }
  bridge.invoke('call', { command: 'vault_status', args: {} }).then(
    (answer) => { window.told = 'answered ' + JSON.stringify(answer) },
    (refusal) => { window.told = 'refused ' + JSON.stringify(refusal) })
  setTimeout(() => { window.told = window.told || 'silence' }, 3000)
}
setTimeout(asking, 300)";

/// A page that makes a frame of its own: what is written in it may not run, and its own bridge is asked without the key.
const ASK_FROM_A_FRAME: &str = "
window.told = ''
window.spoke = 'the frame is silent'
window.addEventListener('message', (event) => { window.spoke = event.data })
setTimeout(() => {
  const frame = document.createElement('iframe')
  let written = 'written, '
  try {
    frame.setAttribute('srcdoc', '<script>parent.postMessage(\"the frame speaks\", \"*\")</' + 'script>')
  } catch (refusal) { written = 'not written, ' }
  document.documentElement.append(frame)
  setTimeout(() => {
    const inside = frame.contentWindow
    const handed = inside?.__TAURI_INTERNALS__ ? 'has a bridge' : 'has no bridge'
    try {
      inside.webkit.messageHandlers.ipc.postMessage(JSON.stringify({ cmd: 'call', callback: 1, error: 2, payload: { command: 'language_choose', args: { language: 'sv' } }, options: {}, __TAURI_INVOKE_KEY__: 'guessed' }))
    } catch (error) { }
    setTimeout(() => { window.told = written + window.spoke + ', ' + handed }, 700)
  }, 500)
}, 300)";

/// Goes to `about:blank` after it was opened: as a first page the engine loads nothing at all.
const EMPTY: &str = "main-72";

fn main() {
    let data = std::env::var_os("ASKEL_DATA_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let shell = Arc::new(Shell { askel: Mutex::new(Askel::new(data.clone(), Surroundings::of_this_computer())), data });
    let ajar = std::env::args().any(|word| word == "--ajar");
    let builder = if ajar { tauri::Builder::default().manage(shell).invoke_handler(tauri::generate_handler![call]) } else { askel::wired(shell) };
    let opened = builder.setup(|app| {
        let windows = open(app.handle())?;
        let handle = app.handle().clone();
        thread::spawn(move || tell(&handle, &windows));
        Ok(())
    });
    if let Err(error) = opened.run(askel::context()) {
        eprintln!("the strange windows could not be opened: {error}");
        std::process::exit(1);
    }
}

/// The planted bug.
#[tauri::command]
fn call(shell: tauri::State<'_, Arc<Shell>>, command: String, args: Value) -> Value {
    let mut askel = shell.askel.lock().expect("nobody stopped");
    commands::run(&mut askel, &command, Asked { args, path: None }).unwrap_or_default()
}

fn open(app: &AppHandle) -> Result<Vec<(&'static str, WebviewWindow)>, Box<dyn std::error::Error>> {
    let elsewhere = served()?;
    let page = || WebviewUrl::App("index.html".into());
    let windows = [
        ("own", "main", page(), ASK),
        ("strange label", "stranger", page(), ASK),
        ("page of another machine", "main-71", WebviewUrl::External(elsewhere.parse()?), ASK),
        ("empty page", EMPTY, page(), ""),
        ("frame", "main-73", page(), ASK_FROM_A_FRAME),
    ];
    let made = windows.into_iter().map(|(name, label, url, script)| Ok((name, WebviewWindowBuilder::new(app, label, url).initialization_script(script).build()?)));
    made.collect()
}

/// A page on a port of this computer, as good as any other machine's.
fn served() -> std::io::Result<String> {
    const PAGE: &str = "<!doctype html><title>x</title><p>x";
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || {
        for mut stream in listener.incoming().filter_map(Result::ok) {
            _ = stream.read(&mut [0; 2048]);
            _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{PAGE}", PAGE.len());
        }
    });
    Ok(address)
}

fn tell(app: &AppHandle, windows: &[(&'static str, WebviewWindow)]) {
    let told = Arc::new(Mutex::new(vec![String::new(); windows.len()]));
    thread::sleep(Duration::from_millis(500));
    for (_, window) in windows.iter().filter(|(_, window)| window.label() == EMPTY) {
        _ = window.navigate("about:blank".parse().expect("an address"));
        thread::sleep(Duration::from_millis(500));
        _ = window.eval(ASK);
    }
    for _ in 0..100 {
        thread::sleep(Duration::from_millis(200));
        for (at, (_, window)) in windows.iter().enumerate() {
            let told = told.clone();
            _ = window.eval_with_callback("window.told || ''", move |text| told.lock().expect("kept")[at] = text);
        }
        if told.lock().expect("kept").iter().all(|text| text.len() > 2) {
            break;
        }
    }
    let told = told.lock().expect("kept").clone();
    for ((name, _), text) in windows.iter().zip(told) {
        println!("{}", json!({ "who": name, "told": text }));
    }
    app.exit(0);
}
