//! A laptop whose worker may forget the passphrase, and the officer who helps with the organisation's program. Judges nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm};
use askel_app::entry::{self, DraftRequest, DraftSave};
use askel_app::failure::{Failure, FailureCode};
use askel_app::period::{self, PeriodForm, PeriodRequest};
use askel_app::recovery::{self, KeyEventName, RecoveryAsked, RecoveryPlace, RecoveryProof, RecoveryRequest};
use askel_app::surroundings::Surroundings;
use askel_app::vault::{self, NewVault, Proof, UnlockRequest};
use askel_app::worker::WorkerForm;
use askel_app::{Askel, KeyCost, Keychain, NoKeychain};
use askel_domain::draft::EntryForm;
use askel_domain::id::ClientId;
use askel_recovery::{Challenge, Identities, Request, answer_challenge, new_identity_file, open_request, read_form, write_form};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::fixture::surroundings::{SetClock, set};

pub const OLD: &str = "kaarna ilta poukama tuuli sauvoin";
pub const NEW: &str = "hyrrä salmi pihlaja teevati lokki";

pub struct Laptop {
    pub folder: TempDir,
    pub clock: SetClock,
    pub askel: Askel,
    pub id: String,
}

pub struct Officer {
    pub identity: Identities,
    pub recipient: String,
}

pub fn officer() -> Officer {
    let (file, recipient) = new_identity_file();
    Officer { identity: Identities::read(&file).expect("an identity"), recipient }
}

pub fn at(text: &str) -> askel_domain::moment::Moment {
    askel_domain::moment::in_helsinki(chrono::DateTime::parse_from_rfc3339(text).expect("a moment").to_utc())
}

fn kaisa() -> WorkerForm {
    let text = |text: &str| text.to_owned();
    WorkerForm {
        family_name: text("Niemi"),
        given_names: text("Kaisa"),
        title: text("sosiaaliohjaaja"),
        unit_name: text("Yksikkö"),
        organisation_name: text("Alue"),
        ..Default::default()
    }
}

pub fn laptop() -> Laptop {
    laptop_with(Arc::new(NoKeychain), KeyCost::LEAST)
}

/// On a computer with this keychain, and keys as dear as this.
pub fn laptop_with(keychain: Arc<dyn Keychain>, key_cost: KeyCost) -> Laptop {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = SetClock::at(at("2026-11-22T09:00:00+02:00"));
    let mut askel = Askel::new(folder.path().join("data"), Surroundings { keychain, key_cost, ..set(&clock) });
    let made = vault::create(&mut askel, NewVault { worker: kaisa(), passphrase: OLD.into() }).expect("a vault").value;
    Laptop { folder, clock, id: made.open.expect("open").id, askel }
}

impl Laptop {
    /// A client and `count` finished entries, whose words differ from vault to vault.
    pub fn write(&mut self, seed: usize, count: usize) {
        let form = ClientForm { given_names: "Reijo".into(), family_name: format!("Salmi{seed}"), ..Default::default() };
        let client_id = client::save(self.askel.open().expect("open"), form).expect("a client").value.id;
        self.begin_a_period(client_id);
        for number in 0..count {
            let open = self.askel.open().expect("open");
            let draft = entry::open_draft(open, DraftRequest { client_id, session_id: None }).expect("a draft").value;
            let told = format!("”Kävin rannassa {}.” {seed}", "taas ".repeat(number + seed));
            let form = EntryForm {
                starts: format!("{}.00", 8 + number),
                ends: format!("{}.30", 8 + number),
                date: "20.11.2026".into(),
                client_tells: told,
                ..draft.form
            };
            entry::finalise(open, DraftSave { id: draft.id, form }).expect("finished");
        }
    }

    pub fn begin_a_period(&mut self, client_id: ClientId) {
        let open = self.askel.open().expect("open");
        askel_app::code::use_demo(open, Empty {}).expect("the demo codes");
        let page = period::open(open, PeriodRequest { client_id, id: None }).expect("the form").value;
        let (service_task, social_service) = (page.service_tasks[0].code.clone(), page.social_services[0].code.clone());
        let days = ("1.9.2026".to_owned(), "1.3.2027".to_owned());
        let form = PeriodForm {
            client_id: Some(client_id),
            service_task,
            social_service,
            own_worker: "Kaisa Niemi".into(),
            starts_on: days.0,
            ends_on: days.1,
            ..page.form
        };
        period::save(open, form).expect("a period");
    }

    /// A hash of every entry, in the order of their ids.
    pub fn entries(&mut self) -> Vec<String> {
        let open = self.askel.open().expect("open");
        let every = open.store().read(askel_store::delivery::every_record).expect("reads");
        let entries = every.iter().filter_map(|(record, _)| match record {
            askel_store::delivery::Record::Entry(entry) => Some(entry),
            askel_store::delivery::Record::Document(_) => None,
        });
        entries.map(|entry| hash(&serde_json::to_vec(entry).expect("json"))).collect()
    }

    pub fn place(&mut self, officers: &[&Officer]) {
        let keys = officers.iter().map(|officer| officer.recipient.as_str()).collect::<Vec<_>>().join("\n");
        recovery::place(self.askel.open().expect("open"), RecoveryPlace { keys, passphrase: OLD.into() }).expect("placed");
    }

    pub fn bind(&mut self) -> Result<(), FailureCode> {
        code(vault::bind_to_keychain(self.askel.open().expect("open"), Proof { passphrase: OLD.into() }).map(|_| ()))
    }

    /// One of the officer's keys shows that it works.
    pub fn prove(&mut self, officer: &Officer) {
        let folder = tempfile::tempdir().expect("a folder");
        let handed = recovery::challenge(self.askel.open().expect("open"), folder.path()).expect("written").value;
        let challenge: Challenge = read_form(&fs::read(folder.path().join(handed.file)).expect("reads")).expect("a test");
        let code = answer_challenge(&officer.identity, &challenge).expect("answers").remove(0).code;
        recovery::prove(self.askel.open().expect("open"), RecoveryProof { code }).expect("proven");
    }

    pub fn ask(&mut self) -> RecoveryAsked {
        let folder = self.folder.path().to_owned();
        let request = RecoveryRequest { vault_id: self.id.clone(), passphrase: NEW.into() };
        recovery::ask(&mut self.askel, request, &folder).expect("asks").value
    }

    pub fn finish(&mut self, passphrase: &str, answer: &Path) -> Result<(), FailureCode> {
        let request = RecoveryRequest { vault_id: self.id.clone(), passphrase: passphrase.into() };
        code(recovery::finish(&mut self.askel, request, answer).map(|_| ()))
    }

    pub fn unlock(&mut self, passphrase: &str) -> Result<(), FailureCode> {
        code(vault::unlock(&mut self.askel, UnlockRequest { vault_id: self.id.clone(), passphrase: passphrase.into() }).map(|_| ()))
    }

    pub fn view(&mut self) -> recovery::RecoveryView {
        recovery::view(self.askel.open().expect("open"), Empty {}).expect("shown").value
    }

    pub fn events(&mut self) -> Vec<KeyEventName> {
        self.view().events.iter().map(|event| event.event).collect()
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn code<T>(answer: Result<T, Failure>) -> Result<T, FailureCode> {
    answer.map_err(|failure| failure.code)
}

/// What the officer's program does with the file.
pub fn answer(officer: &Officer, asked: &RecoveryAsked) -> PathBuf {
    let request: Request = read_form(&fs::read(Path::new(&asked.folder).join(&asked.file)).expect("reads")).expect("a request");
    let reply = open_request(&officer.identity, &request, &asked.code).expect("answers");
    let path = Path::new(&asked.folder).join(format!("answer to {}", asked.file));
    fs::write(&path, write_form(&reply).expect("a file")).expect("writes");
    path
}
