//! A message bus of the proof's own, as a desktop has one. Knows nobody who speaks on it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use gio::{Cancellable, DBusConnection, DBusConnectionFlags};

/// Ends with its value.
pub struct Bus {
    daemon: Child,
    pub address: String,
}

impl Bus {
    /// As at a desktop: who is asked for is started.
    pub fn of_a_desktop() -> Self {
        Self::begin("--session")
    }

    /// `kind`: the daemon's own word for which bus this is to be.
    pub fn begin(kind: &str) -> Self {
        let mut daemon = Command::new("dbus-daemon").args([kind, "--nofork", "--print-address=1"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("dbus-daemon is installed");
        let mut address = String::new();
        BufReader::new(daemon.stdout.as_mut().expect("piped")).read_line(&mut address).expect("the bus tells its address");
        Self { daemon, address: address.trim().to_owned() }
    }
}

/// Whoever speaks on the bus at this address.
pub fn connected(address: &str) -> DBusConnection {
    let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    DBusConnection::for_address_sync(address, flags, None, None::<&Cancellable>).expect("the bus lets us in")
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
