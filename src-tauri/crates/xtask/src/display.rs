//! A display in memory (Xvfb) that ends with us; must not know which program draws on it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::child::{Kept, tied_to_us};
use crate::log;
use crate::machine;
use crate::stop::Stop;

/// The screen of an ordinary office laptop.
pub const SCREEN: &str = "1366x768";
const SCREEN_AND_DEPTH: &str = "1366x768x24";
const ADVICE: &str = "Check that the package xvfb is installed and that /tmp can be written to.";

pub struct VirtualDisplay {
    pub name: String,
    _server: Kept,
}

impl VirtualDisplay {
    pub fn start(logs: &Path) -> Result<Self, Stop> {
        let log = logs.join("xvfb.log");
        let complaints = File::create(&log).map_err(|error| Stop::file(&log, error))?;
        // With -displayfd the server looks for a free number itself and says it once it is ready.
        let mut command = tied_to_us("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", SCREEN_AND_DEPTH, "-nolisten", "tcp", "-noreset"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(complaints);
        let mut server = Kept::start(&mut command).map_err(|error| Stop::new(format!("Xvfb could not be started ({error})"), ADVICE))?;
        let mut number = String::new();
        if let Some(output) = server.child.stdout.take() {
            // An error leaves the number empty, which is judged next.
            let _ = BufReader::new(output).read_line(&mut number);
        }
        let number = number.trim();
        if number.is_empty() {
            let said = log::tail(&log, 5).join("\n");
            return Err(Stop::new(format!("Xvfb did not start: {said}"), ADVICE));
        }
        Ok(Self { name: format!(":{number}"), _server: server })
    }

    /// What a program needs to know to draw here.
    pub fn dress(&self, command: &mut Command) {
        // GTK prefers Wayland where both are offered.
        command.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11");
        // Nobody is logged in here either: GTK would start a message bus and wait 25 seconds for a desktop to answer on it.
        command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        // There is no graphics card behind this display.
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
        if Self::drops_sandbox() {
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        }
    }

    /// As root WebKit's sandbox does not start. Only here, where no person works with a vault.
    pub fn drops_sandbox() -> bool {
        machine::is_root()
    }
}
