//! A desk with one laptop on it: its own folders, its own clock, the program started through WebDriver.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use askel_tests::driven::{free_port, wait_for_port};
use askel_tests::screen::Screen;

use crate::paths;

pub use askel_tests::driven::run;

/// What stays on the table between two starts of the program.
pub struct Laptop {
    folder: TempDir,
    /// `2026-01-13 11:20:00` on the Helsinki clock; the real time when absent.
    pub clock: Option<&'static str>,
    pub in_clear_text: bool,
    /// The planted bug of the lock: keys go, the page stays.
    pub keeps_its_page: bool,
    /// The address of a bus that stands for the system's and the session's; none, where there is none.
    pub bus: Option<String>,
    /// The bus on which a screen reader listens.
    pub reader: Option<String>,
    /// The planted bug of the system's signs: nobody listens.
    pub deaf: bool,
    /// Further variables of the surroundings.
    pub wishes: Vec<(&'static str, &'static str)>,
}

/// The program running as its worker runs it: nobody drives it, so its hands are a script in its page.
pub struct Alone {
    program: Child,
    pub screen: Screen,
}

impl Alone {
    /// Every process of the program with its name, the core first.
    pub fn processes(&self) -> Vec<(String, u32)> {
        let mut pids = vec![self.program.id()];
        pids.extend(crate::traffic::family_of(self.program.id()));
        let name = |pid: &u32| std::fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim().to_owned();
        pids.iter().map(|pid| (name(pid), *pid)).filter(|(name, _)| !name.is_empty()).collect()
    }

    /// The processes that hold pages, without those that have ended and are not yet fetched.
    pub fn pages(&self) -> Vec<u32> {
        let alive = |pid: u32| std::fs::read_to_string(format!("/proc/{pid}/maps")).is_ok_and(|maps| !maps.is_empty());
        self.processes().into_iter().filter(|(name, pid)| name.starts_with("WebKitWebProc") && alive(*pid)).map(|(_, pid)| pid).collect()
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The program running in its window.
pub struct Desk {
    pub client: Client,
    driver: Driver,
    pub screen: Screen,
    pub export: PathBuf,
}

/// WebKitWebDriver; ends with its value, and the program with it.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Laptop {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["home", "home/tmp", "export"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Self { folder, clock: None, in_clear_text: false, keeps_its_page: false, bus: None, reader: None, deaf: false, wishes: vec![] }
    }

    /// Everything the program could write to: its data, its window's files, caches, logs, temporary files.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn export(&self) -> PathBuf {
        self.folder.path().join("export")
    }

    /// The organisation's settings file, where the program's dialog finds it.
    pub fn policy(&self) -> PathBuf {
        self.folder.path().join("policy.json")
    }

    /// Where the program leaves the address that the system's browser would open.
    pub fn browser(&self) -> PathBuf {
        self.folder.path().join("browser")
    }

    pub async fn start(&self) -> Desk {
        let (port, screen) = (free_port(), Screen::lit().expect("Xvfb is installed"));
        let driver = Driver(self.command(port).env("DISPLAY", &screen.name).spawn().expect("WebKitWebDriver is installed"));
        wait_for_port(port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let options = json!({ "binary": paths::program(), "args": [] });
        let wanted = serde_json::Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let client = builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{port}")).await.expect("the window opens");
        let desk = Desk { client, driver, screen, export: self.export() };
        desk.resize(1366, 768).await;
        desk.wait_for("main h1, h1").await;
        desk
    }

    /// `hands`: what the page does by itself, over and over as it is loaded.
    pub fn start_alone(&self, hands: &str) -> Alone {
        let (screen, script) = (Screen::lit().expect("Xvfb is installed"), self.folder.path().join("hands.js"));
        std::fs::write(&script, hands).expect("writes");
        let mut command = Command::new(paths::program());
        self.surround(&mut command).env("DISPLAY", &screen.name).env("ASKEL_E2E_HANDS", script);
        if self.keeps_its_page {
            command.env("ASKEL_E2E_FORGET", "keep");
        }
        let program = askel_tests::faults::apart::starting(|| command.spawn().expect("the program starts"));
        Alone { program, screen }
    }

    fn command(&self, port: u16) -> Command {
        let mut command = Command::new("WebKitWebDriver");
        self.surround(&mut command)
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            .envs([("TAURI_AUTOMATION", "true"), ("TAURI_WEBVIEW_AUTOMATION", "true")]);
        command
    }

    /// The world around the program: its folders, its clock, what it is told of plants.
    pub fn surround<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let home = self.home();
        command
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(home.join("driver.log")).expect("a log"))
            .env("TZ", "Europe/Helsinki")
            .env("ASKEL_DATA_DIR", home.join("data"))
            .env("ASKEL_E2E_FOLDER", self.export())
            .env("ASKEL_E2E_POLICY", self.policy())
            .env("ASKEL_E2E_BROWSER", self.browser())
            .env("HOME", &home)
            .env("TMPDIR", home.join("tmp"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_DATA_HOME", home.join("share"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"));
        // What the machine of the proofs says of its own lid is not for them.
        let bus = self.bus.as_deref().unwrap_or("unix:path=/nonexistent");
        command.env("DBUS_SYSTEM_BUS_ADDRESS", bus).env("DBUS_SESSION_BUS_ADDRESS", bus).envs(self.wishes.iter().copied());
        match &self.reader {
            Some(reader) => command.env("DBUS_SESSION_BUS_ADDRESS", reader),
            None => command.env("NO_AT_BRIDGE", "1"),
        };
        if self.deaf {
            command.env("ASKEL_E2E_DEAF", "1");
        }
        if self.in_clear_text {
            command.env("ASKEL_E2E_CLEAR_TEXT", "1");
        }
        if let Some(clock) = self.clock {
            let library = paths::faketime().expect("faketime is installed");
            command.env("LD_PRELOAD", library).env("FAKETIME", format!("@{clock}")).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        }
        command
    }
}

impl Desk {
    /// Without a window manager the window stays where it is put: in the corner, where the picture is taken.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_rect(0, 0, width, height).await.expect("the window takes the size");
    }

    /// Closes the window as its worker would at the end of the day.
    pub async fn close(self) {
        let _ = self.client.clone().close().await;
        drop(self.driver);
    }

    /// Ends the program as a dead battery would: no warning, nothing flushed.
    pub fn kill(self) {
        for pid in crate::traffic::family_of(self.driver.0.id()) {
            let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
        }
    }

    pub fn driver_id(&self) -> u32 {
        self.driver.0.id()
    }
}

pub fn shared_sosmeta() -> Option<PathBuf> {
    let folder = paths::workspace().join("../shared/sosmeta");
    Path::new(&folder).is_dir().then_some(folder)
}
