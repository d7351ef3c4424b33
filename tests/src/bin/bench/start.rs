//! From the start of the process to the painted lock screen, beside an empty Tauri window that is built in the same run.
//! Knows both only by what they paint. Aim: at most 1.15 times the empty window.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use askel_tests::fixture::stage::Stage;
use askel_tests::screen::{Point, Screen};

use crate::caseload;
use crate::measure::{Aim, Measured, Outcome, said, turn_by_turn};
use crate::season;

const RUNS: usize = 21;
const AIM: Aim = Aim::Ratio(1.15);
/// The page's own background, on both pages.
const PAPER: Point = [0xf7, 0xf6, 0xf2];
const DARK: Point = [0, 0, 0];
/// So many of 131,000 sampled points may differ from the finished picture: a blinking caret. A line of text is more.
const CARET: usize = 60;
const LOOK_EVERY: Duration = Duration::from_millis(4);
/// A picture that stays so long is finished.
const STILL: Duration = Duration::from_millis(1_500);
const GIVE_UP: Duration = Duration::from_secs(60);

pub fn run(folder: &Path) -> Outcome<Vec<Measured>> {
    if !cfg!(target_os = "linux") {
        eprintln!("bench: the start is measured on Linux only, where a display in memory can be read");
        return Ok(vec![]);
    }
    let (askel, empty) = (askel()?, empty_window()?);
    let _ = fs::remove_dir_all(folder);
    // With a vault there is a lock screen; without one it would be the first start.
    let mut stage = Stage::set(&folder.join("askel"), &caseload::worker(), season::on(season::today(), 15, 0)?)?;
    stage.lock()?;
    let screen = Screen::lit().map_err(said)?;
    let start = |program: &Path, name: &str| painted(&screen, program, &folder.join(name));
    eprintln!("bench: start …");
    // The first start of each reads its files from the disk; what is measured is the second and later ones.
    start(&askel, "askel")?;
    start(&empty, "empty")?;
    let (ours, bare) = turn_by_turn(RUNS, |_| start(&askel, "askel"), |_| start(&empty, "empty"))?;
    fs::remove_dir_all(folder).map_err(said)?;
    Ok(vec![Measured { name: "start to lock screen", clients: None, ours, bare, aim: Some(AIM) }])
}

fn askel() -> Outcome<PathBuf> {
    let found = match std::env::var_os("ASKEL_BINARY") {
        Some(path) => PathBuf::from(path),
        None => beside("askel")?,
    };
    if found.is_file() { Ok(found) } else { Err(format!("{} is not there: build it, or name it in ASKEL_BINARY", found.display())) }
}

/// Built here with the selection that `cargo xtask` always uses, so that Tauri is not compiled again.
fn empty_window() -> Outcome<PathBuf> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--workspace", "--exclude", "xtask", "--features", "askel/e2e", "--bin", "empty_window"]);
    let status = command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).status().map_err(said)?;
    if status.success() { beside("empty_window") } else { Err("the empty window could not be built".into()) }
}

fn beside(name: &str) -> Outcome<PathBuf> {
    Ok(std::env::current_exe().map_err(said)?.with_file_name(format!("{name}{EXE_SUFFIX}")))
}

/// The time of the last change that is more than a caret, before the picture stands still.
fn painted(screen: &Screen, program: &Path, data: &Path) -> Outcome<Duration> {
    wait_until_dark(screen)?;
    let start = Instant::now();
    let mut running = Running(command(screen, program, data).spawn().map_err(|error| format!("{}: {error}", program.display()))?);
    let (mut changed_at, mut picture) = (Duration::ZERO, screen.look().map_err(said)?);
    loop {
        let at = start.elapsed();
        let seen = screen.look().map_err(said)?;
        if seen.distance(&picture) > CARET {
            (changed_at, picture) = (at, seen);
        } else if at - changed_at > STILL && picture.is_mostly(PAPER) {
            return Ok(changed_at);
        }
        if at > GIVE_UP || running.0.try_wait().map_err(said)?.is_some() {
            return Err(format!("{} painted nothing", program.display()));
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

fn command(screen: &Screen, program: &Path, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("DISPLAY", &screen.name).env("GDK_BACKEND", "x11").env("ASKEL_DATA_DIR", data);
    // There is no graphics card behind this display, and as root WebKit's sandbox does not start. The same for both.
    // Nobody is logged in on this display: GTK would wait for a desktop to answer on the message bus.
    command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The window before is gone, and its helper processes have had time to go too.
fn wait_until_dark(screen: &Screen) -> Outcome<()> {
    let start = Instant::now();
    while !screen.look().map_err(said)?.is_mostly(DARK) {
        if start.elapsed() > GIVE_UP {
            return Err("a window stays on the screen".into());
        }
        std::thread::sleep(LOOK_EVERY);
    }
    std::thread::sleep(Duration::from_millis(500));
    Ok(())
}

/// Ends when it goes out of use, whatever happened meanwhile.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
