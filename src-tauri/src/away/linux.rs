//! Linux: what logind, UPower and the screen savers say on the two buses. Everything here runs on the thread that draws and waits for nothing.

use std::cell::RefCell;
use std::os::fd::{FromRawFd, OwnedFd};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use gio::glib::variant::ToVariant;
use gio::glib::{ControlFlow, Variant, VariantDict, timeout_add_local};
use gio::prelude::*;
use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList};
use tauri::AppHandle;

use crate::{Shell, lock};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const CHANGED: &str = "PropertiesChanged";
/// How often it is looked whether a lock is done.
const LOOK_EVERY: Duration = Duration::from_millis(10);
const NO_CANCELLING: Option<&Cancellable> = None;
/// Milliseconds; longer than any of them takes, and nothing waits for it.
const PATIENCE: i32 = 5_000;

/// A signal, and when it means that the worker goes.
struct Sign {
    sender: &'static str,
    interface: &'static str,
    name: &'static str,
    path: Option<String>,
    means_away: fn(&Variant) -> bool,
}

/// While this is held, logind waits a moment before the laptop sleeps.
type Inhibitor = Rc<RefCell<Option<OwnedFd>>>;

#[derive(Clone)]
struct Ear {
    app: AppHandle,
    shell: Arc<Shell>,
}

pub fn listen(app: AppHandle, shell: Arc<Shell>) {
    let ear = Ear { app, shell };
    let on_session_bus = ear.clone();
    gio::bus_get(BusType::System, NO_CANCELLING, move |bus| {
        let Ok(bus) = bus else { return };
        ear.listen_for_sleep(&bus);
        ear.listen_for_lid(&bus);
        ear.listen_to_own_session(bus);
    });
    gio::bus_get(BusType::Session, NO_CANCELLING, move |bus| {
        let Ok(bus) = bus else { return };
        for saver in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"] {
            let sign = Sign { sender: saver, interface: saver, name: "ActiveChanged", path: None, means_away: first_is_true };
            on_session_bus.listen_for(&bus, sign);
        }
    });
}

impl Ear {
    fn listen_for(&self, bus: &DBusConnection, sign: Sign) {
        let ear = self.clone();
        let (sender, interface, name) = (Some(sign.sender), Some(sign.interface), Some(sign.name));
        bus.signal_subscribe(sender, interface, name, sign.path.as_deref(), None, DBusSignalFlags::NONE, move |_, _, _, _, _, said| {
            if (sign.means_away)(said) {
                ear.lock_then(|| {});
            }
        });
    }

    /// Locks beside the thread that draws, and goes on there when nothing of the record is left.
    fn lock_then(&self, done: impl Fn() + 'static) {
        let (locked, heard) = channel();
        let Ear { app, shell } = self.clone();
        std::thread::spawn(move || {
            lock::after_saving(&app, &shell);
            let _ = locked.send(());
        });
        timeout_add_local(LOOK_EVERY, move || match heard.try_recv() {
            Err(std::sync::mpsc::TryRecvError::Empty) => ControlFlow::Continue,
            _ => {
                done();
                ControlFlow::Break
            }
        });
    }

    /// The laptop sleeps when the bag is locked: an inhibitor is held until then and taken anew at waking.
    fn listen_for_sleep(&self, bus: &DBusConnection) {
        let inhibitor = Inhibitor::default();
        take(bus, &inhibitor);
        let (ear, bus_again) = (self.clone(), bus.clone());
        let flags = DBusSignalFlags::NONE;
        bus.signal_subscribe(Some(LOGIND), Some(MANAGER), Some("PrepareForSleep"), Some(MANAGER_PATH), None, flags, move |_, _, _, _, _, said| {
            if first_is_true(said) {
                let held = inhibitor.clone();
                ear.lock_then(move || drop(held.take()));
            } else {
                take(&bus_again, &inhibitor);
            }
        });
    }

    /// Also where a closed lid does not send the laptop to sleep.
    fn listen_for_lid(&self, bus: &DBusConnection) {
        let path = Some("/org/freedesktop/UPower".to_owned());
        let sign = Sign { sender: "org.freedesktop.UPower", interface: PROPERTIES, name: CHANGED, path, means_away: |said| changed_to(said, "LidIsClosed", true) };
        self.listen_for(bus, sign);
    }

    /// The session's lock, and another user's turn at the same screen. Which session is ours, logind knows; where it does
    /// not, any session's sign locks, which is at worst once too often.
    fn listen_to_own_session(self, bus: DBusConnection) {
        let asked = (std::process::id(),).to_variant();
        let again = bus.clone();
        let flags = DBusCallFlags::NONE;
        bus.call(Some(LOGIND), MANAGER_PATH, MANAGER, "GetSessionByPID", Some(&asked), None, flags, PATIENCE, NO_CANCELLING, move |answer| {
            let path = answer.ok().and_then(|answer| answer.try_child_value(0)?.str().map(str::to_owned));
            self.listen_for(&again, Sign { sender: LOGIND, interface: SESSION, name: "Lock", path: path.clone(), means_away: |_| true });
            let means_away = |said: &Variant| changed_to(said, "LockedHint", true) || changed_to(said, "Active", false);
            self.listen_for(&again, Sign { sender: LOGIND, interface: PROPERTIES, name: CHANGED, path, means_away });
        });
    }
}

fn take(bus: &DBusConnection, inhibitor: &Inhibitor) {
    let asked = ("sleep", "Askel", "Työlaukku lukitaan", "delay").to_variant();
    let inhibitor = inhibitor.clone();
    let (flags, nothing_sent) = (DBusCallFlags::NONE, None::<&UnixFDList>);
    bus.call_with_unix_fd_list(Some(LOGIND), MANAGER_PATH, MANAGER, "Inhibit", Some(&asked), None, flags, PATIENCE, nothing_sent, NO_CANCELLING, move |answer| {
        let Ok((_, given)) = answer else { return };
        // SAFETY: `get` answers a copy that is the caller's own to close.
        let held = given.get(0).ok().map(|number| unsafe { OwnedFd::from_raw_fd(number) });
        inhibitor.replace(held);
    });
}

/// `(true)`.
fn first_is_true(said: &Variant) -> bool {
    said.try_child_value(0).and_then(|first| first.get::<bool>()).unwrap_or(false)
}

/// `(interface, {name: value, …}, […])`, as every object tells its changes.
fn changed_to(said: &Variant, name: &str, wanted: bool) -> bool {
    let Some(changed) = said.try_child_value(1) else { return false };
    VariantDict::new(Some(&changed)).lookup::<bool>(name).ok().flatten() == Some(wanted)
}
