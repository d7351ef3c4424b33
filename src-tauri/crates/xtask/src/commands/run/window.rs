//! Opens the built window, seen or unseen; must not know what it shows.

use std::fs::File;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use super::AppStart;
use crate::child::{Kept, tied_to_us};
use crate::display::{SCREEN, VirtualDisplay};
use crate::log;
use crate::machine;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

/// A page drawn without a graphics card needs some seconds on a small machine.
const DRAWING: Duration = Duration::from_secs(8);

/// On the person's own display; ends when the window is closed.
pub fn open(steps: &mut Steps, app: &AppStart) -> Result<ExitCode, Stop> {
    steps.announce("Window: close it to end");
    let mut command = Command::new(app.binary());
    app.dress(&mut command);
    let status = command.status().map_err(|error| Stop::file(app.binary(), error))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// On a display in memory, with a picture as the proof.
pub fn open_unseen(steps: &mut Steps, places: &Places, app: &AppStart) -> Result<ExitCode, Stop> {
    steps.announce("Window");
    let logs = places.folder("step-logs")?;
    let display = VirtualDisplay::start(&logs)?;
    eprintln!("      There is no display here: the window opens on a virtual one ({}, {SCREEN}).", display.name);
    if VirtualDisplay::drops_sandbox() {
        eprintln!("      Running as root: WebKit's own sandbox is off on this virtual display only.");
    }
    let log = logs.join("app.log");
    let mut running = start(app, &display, &log)?;
    let ended = running.ended_within(DRAWING).map_err(|error| Stop::file(app.binary(), error))?;
    if let Some(status) = ended {
        return Err(died(&log, &status.to_string()));
    }
    let picture = places.target.join("askel-window.png");
    photograph(&display, &picture)?;
    eprintln!("      A picture of it: {}", picture.display());
    if machine::nobody_watches() {
        eprintln!("      Nobody is watching (CI, or no terminal), so it is closed again.");
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("      It stays open until Ctrl-C.");
    let status = running.child.wait().map_err(|error| Stop::file(app.binary(), error))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn start(app: &AppStart, display: &VirtualDisplay, log: &Path) -> Result<Kept, Stop> {
    let output = File::create(log).map_err(|error| Stop::file(log, error))?;
    let errors = output.try_clone().map_err(|error| Stop::file(log, error))?;
    let mut command = tied_to_us(&app.binary().to_string_lossy());
    app.dress(&mut command);
    display.dress(&mut command);
    command.stdin(Stdio::null()).stdout(output).stderr(errors);
    Kept::start(&mut command).map_err(|error| Stop::file(app.binary(), error))
}

fn died(log: &Path, status: &str) -> Stop {
    for line in log::tail(log, 30) {
        eprintln!("      | {line}");
    }
    Stop::new(format!("the app ended before it could be photographed ({status})"), "Its last words are above.")
}

fn photograph(display: &VirtualDisplay, picture: &Path) -> Result<(), Stop> {
    let advice = "The package imagemagick brings `import`; the window itself did open.";
    let result = Command::new("import").args(["-display", &display.name, "-window", "root"]).arg(picture).output();
    match result {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(Stop::new(format!("no picture: {}", String::from_utf8_lossy(&output.stderr).trim()), advice)),
        Err(error) => Err(Stop::new(format!("no picture: import could not be started ({error})"), advice)),
    }
}
