//! What every proof that drives a page stands on, in whichever engine: a free port, the wait for it, a runtime, the rules of axe, and
//! where pictures go. Knows no page.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// Every WCAG 2.2 A and AA rule axe knows, and its best practices: what it finds wrong on the page that stands.
pub const BARRIERS: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then((found) => done(found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | '))))
  .catch((error) => done(['axe failed: ' + error]));";

/// # Panics
/// When no port is free.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

/// # Panics
/// When nobody answers there in time.
pub fn wait_for_port(port: u16) {
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < PATIENCE, "nobody answers at port {port}");
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// Runs one proof on its own small runtime.
///
/// # Panics
/// As the proof does.
pub fn run(proof: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime").block_on(proof);
}

pub fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Pictures go here; made when needed.
///
/// # Panics
/// When the folder cannot be made.
pub fn shots() -> PathBuf {
    let folder = std::env::var_os("ASKEL_SHOTS").map_or_else(|| workspace().join("target/shots"), PathBuf::from);
    std::fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    folder
}

/// # Panics
/// When the UI's packages are not installed.
pub fn axe() -> String {
    std::fs::read_to_string(workspace().join("ui/node_modules/axe-core/axe.min.js")).expect("the UI's packages are installed")
}
