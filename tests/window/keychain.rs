//! A bag bound to this computer's keychain: Debian's own keychain on a bus of the proof's own, asked by the program's own words, and
//! then by the real window. Emptied, locked and gone, each is told in its sentence, and nothing waits for ever.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use askel::keychain::SecretService;
use askel_app::failure::FailureCode;
use askel_app::recovery::{self, RecoveryPlace, RecoveryProof};
use askel_app::surroundings::Surroundings;
use askel_app::vault::{self, NewVault, Proof, UnlockRequest};
use askel_app::worker::WorkerForm;
use askel_app::{Askel, Asking, DeviceSecret, KeyCost, Keychain, KeychainTrouble};
use askel_recovery::new_identity_file;

use crate::bus::Bus;
use crate::desk::{Laptop, run};
use crate::hands::words;
use crate::journey;

/// Nothing is started on it by being asked for: a keychain of the machine's own would take the place of the proof's.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

/// A bus, and GNOME's keychain on it with its files in a folder that goes away.
struct Desktop {
    bus: Bus,
    keychain: Option<Child>,
    home: tempfile::TempDir,
}

impl Desktop {
    fn begin() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        std::fs::write(home.path().join("bus.conf"), BUS).expect("writes");
        let config = format!("--config-file={}", home.path().join("bus.conf").display());
        Self { bus: Bus::begin(&config), keychain: None, home }
    }

    /// As at logging in with this password; `None`: nobody gave one, so the keychain stays locked.
    fn log_in(mut self, password: Option<&str>) -> Self {
        self.log_out();
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]).args(password.map(|_| "--unlock"));
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus.address).env("HOME", self.home.path()).env("XDG_DATA_HOME", self.home.path().join("share"));
        command.env("XDG_RUNTIME_DIR", self.home.path()).env_remove("DISPLAY").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut keychain = command.spawn().expect("gnome-keyring is installed");
        let mut asked = keychain.stdin.take().expect("piped");
        asked.write_all(password.unwrap_or_default().as_bytes()).expect("takes the password");
        drop(asked);
        self.keychain = Some(keychain);
        let waited_for = DeviceSecret::random().expect("random");
        self.wait_until(|ask| match password {
            Some(_) => ask.keep("that it is there", &waited_for, Asking::Nobody).is_ok(),
            None => ask.read("nobody keeps this", Asking::Nobody).err() != Some(KeychainTrouble::Absent),
        });
        self
    }

    fn wait_until(&self, holds: impl Fn(&SecretService) -> bool) {
        let begun = Instant::now();
        while !holds(&self.ask()) {
            assert!(begun.elapsed() < Duration::from_secs(20), "gnome-keyring does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn log_out(&mut self) {
        if let Some(mut keychain) = self.keychain.take() {
            let _ = keychain.kill();
            let _ = keychain.wait();
        }
    }

    /// Everything that was kept goes.
    fn emptied(mut self) -> Self {
        self.log_out();
        std::fs::remove_dir_all(self.home.path().join("share")).expect("its own folder");
        self
    }

    fn ask(&self) -> SecretService {
        SecretService::at(self.bus.address.clone())
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.log_out();
    }
}

#[test]
fn a_secret_is_kept_across_logins_and_each_trouble_has_its_name() {
    let desktop = Desktop::begin().log_in(Some("kirjautuminen"));
    let secret = DeviceSecret::random().expect("random");
    assert!(desktop.ask().read("s", Asking::Nobody).err() == Some(KeychainTrouble::Emptied), "not there yet");
    desktop.ask().keep("s", &secret, Asking::Nobody).expect("kept");
    assert!(desktop.ask().read("s", Asking::Nobody).ok() == Some(secret.clone()));
    assert!(desktop.ask().read("another", Asking::Nobody).err() == Some(KeychainTrouble::Emptied));
    let desktop = desktop.log_in(Some("kirjautuminen"));
    assert!(desktop.ask().read("s", Asking::Nobody).ok() == Some(secret.clone()), "after a new login");
    let desktop = desktop.log_in(None);
    assert_eq!(desktop.ask().read("s", Asking::Nobody).err(), Some(KeychainTrouble::Locked));
    assert_eq!(desktop.ask().keep("t", &secret, Asking::Nobody).err(), Some(KeychainTrouble::Locked));
    let desktop = desktop.emptied().log_in(Some("kirjautuminen"));
    assert_eq!(desktop.ask().read("s", Asking::Nobody).err(), Some(KeychainTrouble::Emptied));
    let mut desktop = desktop;
    desktop.log_out();
    assert_eq!(desktop.ask().read("s", Asking::Nobody).err(), Some(KeychainTrouble::Absent));
}

#[test]
fn a_bus_that_takes_the_call_and_never_answers_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let deaf = std::os::unix::net::UnixListener::bind(folder.path().join("bus")).expect("listens");
    let begun = Instant::now();
    let service = SecretService::at(format!("unix:path={}", folder.path().join("bus").display()));
    assert_eq!(service.read("s", Asking::Nobody).err(), Some(KeychainTrouble::Absent));
    assert!(begun.elapsed() < Duration::from_secs(10), "waited {:?}", begun.elapsed());
    drop(deaf);
}

/// A bag that was bound with the keychain of this desktop.
fn bound(data: &Path, desktop: &Desktop) -> String {
    let surroundings = Surroundings { keychain: Arc::new(desktop.ask()), key_cost: KeyCost::RECOMMENDED, ..Surroundings::of_this_computer() };
    let mut askel = Askel::new(data.to_owned(), surroundings);
    let text = |text: &str| text.to_owned();
    let worker = WorkerForm { family_name: text("Niemi"), given_names: text("Kaisa"), title: text("ohjaaja"), unit_name: text("Yksikkö"), organisation_name: text("Alue"), ..Default::default() };
    let status = vault::create(&mut askel, NewVault { worker, passphrase: journey::PASSPHRASE.into() }).expect("a bag").value;
    let proof = || Proof { passphrase: journey::PASSPHRASE.into() };
    let bag = askel.open().expect("open");
    let refused = vault::bind_to_keychain(bag, proof()).map(|_| ()).map_err(|failure| failure.code);
    assert_eq!(refused, Err(FailureCode::SpareKeyUnproven));
    recovery::place(bag, RecoveryPlace { keys: new_identity_file().1, passphrase: journey::PASSPHRASE.into() }).expect("placed");
    let code = bag.store().read(askel_store::recovery::get).expect("reads").expect("placed").keys.remove(0).code;
    recovery::prove(bag, RecoveryProof { code }).expect("proven");
    vault::bind_to_keychain(bag, proof()).expect("bound");
    let id = status.open.expect("open").id;
    askel.lock();
    let request = UnlockRequest { vault_id: id.clone(), passphrase: journey::PASSPHRASE.into() };
    vault::unlock(&mut askel, request).expect("opens with the real keychain");
    id
}

#[test]
fn the_window_opens_a_bound_bag_and_says_what_is_wrong_when_the_keychain_is_gone() {
    run(async {
        let desktop = Desktop::begin().log_in(Some("kirjautuminen"));
        let mut laptop = Laptop::new();
        laptop.bus = Some(desktop.bus.address.clone());
        bound(&laptop.home().join("data"), &desktop);
        let desk = laptop.start().await;
        desk.wait_for("#passphrase").await;
        journey::unlock(&desk).await;
        desk.go("#/settings?part=keys").await;
        desk.see(&words("recovery.keychain.state.bound")).await;
        desk.shot("keychain-bound").await;
        desk.chord(fantoccini::key::Key::Control, "l").await;
        desk.wait_for("#passphrase").await;
        let desktop = desktop.emptied().log_in(Some("kirjautuminen"));
        refused(&desk, "keychain_emptied").await;
        desk.shot("keychain-emptied").await;
        // Locked with nothing in it: without a person at hand it is not opened, and the lock screen says so.
        let mut desktop = desktop.log_in(None);
        refused(&desk, "keychain_locked").await;
        desktop.log_out();
        refused(&desk, "keychain_absent").await;
        desk.press(&words("vault.ask_help")).await;
        desk.see(&words("recovery.forgotten.ask")).await;
        desk.close().await;
    });
}

async fn refused(desk: &crate::desk::Desk, code: &str) {
    desk.fill("passphrase", journey::PASSPHRASE).await;
    desk.press(&words("vault.open")).await;
    desk.see(&words(&format!("error.{code}"))).await;
}
