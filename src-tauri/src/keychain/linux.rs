//! Linux: the Secret Service of the desktop (GNOME Keyring, KWallet) on the session's bus. Source: specifications.freedesktop.org/secret-service.
//!
//! Through `gio`, which the window brings anyway: the six calls below against some sixty crates of an asynchronous bus, or a second
//! C library for the same bus. Never the kernel's keyring: it forgets at each start of the computer.
//! The secret crosses the bus as it is: that bus is the user's own, and whoever may listen there may ask for the secret as well.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use askel_app::{Asking, DeviceSecret, Keychain, KeychainTrouble};
use gio::glib::variant::{ObjectPath, ToVariant};
use gio::glib::{MainContext, Variant, VariantDict};
use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusSignalFlags};

const SERVICE: &str = "org.freedesktop.secrets";
const SERVICE_PATH: &str = "/org/freedesktop/secrets";
const NO_CANCELLING: Option<&Cancellable> = None;
/// Milliseconds for one call; where there is a service it answers in a few.
const PATIENCE: i32 = 1_500;
/// How long a person is given to open the keychain.
const FOR_A_PERSON: Duration = Duration::from_secs(60);
/// How long a whole conversation may take, whatever the bus does: with nobody to ask, and with a person.
const AT_MOST: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(75)];
const GLANCE: Duration = Duration::from_millis(10);
/// The answer that means "nothing" where a path is due.
const NOWHERE: &str = "/";

type Heard<T> = Result<T, KeychainTrouble>;

pub struct SecretService {
    /// A bus of a proof's own.
    bus: Option<String>,
}

impl SecretService {
    pub fn of_the_session() -> Self {
        Self { bus: None }
    }

    pub fn at(address: String) -> Self {
        Self { bus: Some(address) }
    }

    /// In a thread of its own, so that a bus that never answers is waited for no longer than this.
    fn talk<T: Send + 'static>(&self, asking: Asking, act: impl FnOnce(&Talk) -> Heard<T> + Send + 'static) -> Heard<T> {
        let (answer, heard) = channel();
        let bus = self.bus.clone();
        std::thread::spawn(move || {
            let context = MainContext::new();
            let _ = context.with_thread_default(|| {
                let _ = answer.send(Talk::begin(bus.as_deref(), asking).and_then(|talk| act(&talk)));
            });
        });
        heard.recv_timeout(AT_MOST[usize::from(asking == Asking::ThePerson)]).unwrap_or(Err(KeychainTrouble::Absent))
    }
}

impl Keychain for SecretService {
    fn is_known(&self) -> bool {
        true
    }

    fn read(&self, name: &str, asking: Asking) -> Heard<DeviceSecret> {
        let name = name.to_owned();
        self.talk(asking, move |talk| talk.secret(&talk.item(&name)?))
    }

    fn keep(&self, name: &str, secret: &DeviceSecret, asking: Asking) -> Heard<()> {
        let (name, secret) = (name.to_owned(), secret.clone());
        self.talk(asking, move |talk| talk.create(&name, &secret))
    }
}

/// One conversation with the service.
struct Talk {
    bus: DBusConnection,
    /// What the service calls it.
    session: ObjectPath,
    asking: Asking,
}

impl Talk {
    fn begin(bus: Option<&str>, asking: Asking) -> Heard<Self> {
        let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
        let bus = match bus {
            None => gio::bus_get_sync(BusType::Session, NO_CANCELLING),
            Some(address) => DBusConnection::for_address_sync(address, flags, None, NO_CANCELLING),
        };
        let nowhere = path(NOWHERE)?;
        let mut talk = Self { bus: bus.map_err(|_| KeychainTrouble::Absent)?, session: nowhere, asking };
        let opened = talk.service("OpenSession", &("plain", "".to_variant()).to_variant())?;
        talk.session = path_in(&opened, 1)?;
        Ok(talk)
    }

    fn call(&self, at: &str, interface: &str, method: &str, asked: &Variant) -> Heard<Variant> {
        let interface = format!("org.freedesktop.{interface}");
        let flags = DBusCallFlags::NONE;
        self.bus.call_sync(Some(SERVICE), at, &interface, method, Some(asked), None, flags, PATIENCE, NO_CANCELLING).map_err(|error| {
            if error.message().contains("Secret.Error.IsLocked") { KeychainTrouble::Locked } else { KeychainTrouble::Absent }
        })
    }

    fn service(&self, method: &str, asked: &Variant) -> Heard<Variant> {
        self.call(SERVICE_PATH, "Secret.Service", method, asked)
    }

    /// The item of this name, opened.
    fn item(&self, name: &str) -> Heard<ObjectPath> {
        if let Some(found) = self.find(name)? {
            return Ok(found);
        }
        // A locked keychain may not tell what is in it; and where there is a service and no keychain, what was kept is gone.
        let Ok(collection) = self.collection() else { return Err(KeychainTrouble::Emptied) };
        self.open(&collection)?;
        self.find(name)?.ok_or(KeychainTrouble::Emptied)
    }

    fn find(&self, name: &str) -> Heard<Option<ObjectPath>> {
        let found = self.service("SearchItems", &(attributes(name),).to_variant())?;
        if let Ok(open) = first_of(&found, 0) {
            return Ok(Some(open));
        }
        let Ok(locked) = first_of(&found, 1) else { return Ok(None) };
        self.open(&locked)?;
        Ok(Some(locked))
    }

    /// The keychain that new secrets go to.
    fn collection(&self) -> Heard<ObjectPath> {
        let collection = path_in(&self.service("ReadAlias", &("default",).to_variant())?, 0)?;
        if collection.as_str() == NOWHERE { Err(KeychainTrouble::Absent) } else { Ok(collection) }
    }

    /// Opens an item or a keychain, with the person's help where it is needed and may be asked for.
    fn open(&self, what: &ObjectPath) -> Heard<()> {
        let answer = self.service("Unlock", &(vec![what.clone()],).to_variant())?;
        self.follow(&path_in(&answer, 1)?)
    }

    fn follow(&self, prompt: &ObjectPath) -> Heard<()> {
        if prompt.as_str() == NOWHERE {
            return Ok(());
        }
        if self.asking == Asking::Nobody || !self.person_agrees(prompt)? {
            let _ = self.call(prompt.as_str(), "Secret.Prompt", "Dismiss", &().to_variant());
            return Err(KeychainTrouble::Locked);
        }
        Ok(())
    }

    /// Lets the service show its own question, and waits for the answer for as long as a person is given.
    fn person_agrees(&self, prompt: &ObjectPath) -> Heard<bool> {
        let dismissed = Rc::new(RefCell::new(None));
        let told = dismissed.clone();
        let (interface, flags) = (Some("org.freedesktop.Secret.Prompt"), DBusSignalFlags::NONE);
        let listening = self.bus.signal_subscribe(Some(SERVICE), interface, Some("Completed"), Some(prompt.as_str()), None, flags, move |_, _, _, _, _, said| {
            told.replace(said.try_child_value(0).and_then(|first| first.get::<bool>()));
        });
        let asked = self.call(prompt.as_str(), "Secret.Prompt", "Prompt", &("",).to_variant());
        let (begun, context) = (Instant::now(), MainContext::ref_thread_default());
        while asked.is_ok() && dismissed.borrow().is_none() && begun.elapsed() < FOR_A_PERSON {
            if !context.iteration(false) {
                std::thread::sleep(GLANCE);
            }
        }
        self.bus.signal_unsubscribe(listening);
        asked?;
        Ok(*dismissed.borrow() == Some(false))
    }

    fn secret(&self, item: &ObjectPath) -> Heard<DeviceSecret> {
        let found = self.service("GetSecrets", &(vec![item.clone()], self.session.clone()).to_variant())?;
        // ({item: (session, parameters, value, type)},)
        let secret = found.try_child_value(0).and_then(|all| all.try_child_value(0)).and_then(|entry| entry.try_child_value(1));
        let value = secret.and_then(|secret| secret.try_child_value(2)).ok_or(KeychainTrouble::Emptied)?;
        let bytes = value.fixed_array::<u8>().map_err(|_| KeychainTrouble::Emptied)?;
        DeviceSecret::from_bytes(bytes).ok_or(KeychainTrouble::Emptied)
    }

    fn create(&self, name: &str, secret: &DeviceSecret) -> Heard<()> {
        let collection = self.collection()?;
        self.open(&collection)?;
        let about = VariantDict::new(None);
        about.insert("org.freedesktop.Secret.Item.Label", "Askel");
        about.insert("org.freedesktop.Secret.Item.Attributes", attributes(name));
        let value = (self.session.clone(), Vec::<u8>::new(), secret.bytes().to_vec(), "application/octet-stream").to_variant();
        let asked = Variant::tuple_from_iter([about.end(), value, true.to_variant()]);
        let answer = self.call(collection.as_str(), "Secret.Collection", "CreateItem", &asked)?;
        self.follow(&path_in(&answer, 1)?)
    }
}

/// By these an item is found again.
fn attributes(name: &str) -> HashMap<&str, &str> {
    HashMap::from([("application", "fi.Askel"), ("secret", name)])
}

fn path(text: &str) -> Heard<ObjectPath> {
    ObjectPath::try_from(text.to_owned()).map_err(|_| KeychainTrouble::Absent)
}

/// The path in this place of an answer.
fn path_in(answer: &Variant, place: usize) -> Heard<ObjectPath> {
    path(answer.try_child_value(place).as_ref().and_then(Variant::str).unwrap_or_default())
}

/// The first of the paths in this place of an answer.
fn first_of(answer: &Variant, place: usize) -> Heard<ObjectPath> {
    answer.try_child_value(place).ok_or(KeychainTrouble::Absent).and_then(|paths| path_in(&paths, 0))
}
