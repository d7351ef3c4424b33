//! A forgotten passphrase: the organisation helps with its own program, and every entry is there afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use askel_app::Askel;
use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm};
use askel_app::entry::{self, DraftRequest, DraftSave};
use askel_app::failure::{Failure, FailureCode};
use askel_app::period::{self, PeriodForm, PeriodRequest};
use askel_app::recovery::{self, KeyEventName, RecoveryAsked, RecoveryPlace, RecoveryProof, RecoveryRequest, RecoveryState};
use askel_app::vault::{self, NewVault, PassphraseChange, UnlockRequest};
use askel_app::worker::WorkerForm;
use askel_domain::draft::EntryForm;
use askel_domain::id::ClientId;
use askel_recovery::{Challenge, Identities, Request, answer_challenge, new_identity_file, open_request, read_form, write_form};
use askel_tests::fixture::surroundings::{SetClock, set};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// Vaults recovered here; before a release 500, `ASKEL_RECOVERIES=500`.
const VAULTS: usize = 5;
const OLD: &str = "kaarna ilta poukama tuuli sauvoin";
const NEW: &str = "hyrrä salmi pihlaja teevati lokki";

struct Laptop {
    folder: TempDir,
    clock: SetClock,
    askel: Askel,
    id: String,
}

struct Officer {
    identity: Identities,
    recipient: String,
}

fn officer() -> Officer {
    let (file, recipient) = new_identity_file();
    Officer { identity: Identities::read(&file).expect("an identity"), recipient }
}

fn at(text: &str) -> askel_domain::moment::Moment {
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

fn laptop() -> Laptop {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = SetClock::at(at("2026-11-22T09:00:00+02:00"));
    let mut askel = Askel::new(folder.path().join("data"), set(&clock));
    let made = vault::create(&mut askel, NewVault { worker: kaisa(), passphrase: OLD.into() }).expect("a vault").value;
    Laptop { folder, clock, id: made.open.expect("open").id, askel }
}

impl Laptop {
    /// A client and `count` finished entries, whose words differ from vault to vault.
    fn write(&mut self, seed: usize, count: usize) {
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

    fn begin_a_period(&mut self, client_id: ClientId) {
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
    fn entries(&mut self) -> Vec<String> {
        let open = self.askel.open().expect("open");
        let every = open.store().read(askel_store::delivery::every_entry).expect("reads");
        every.iter().map(|(entry, _)| hash(&serde_json::to_vec(entry).expect("json"))).collect()
    }

    fn place(&mut self, officers: &[&Officer]) {
        let keys = officers.iter().map(|officer| officer.recipient.as_str()).collect::<Vec<_>>().join("\n");
        recovery::place(self.askel.open().expect("open"), RecoveryPlace { keys, passphrase: OLD.into() }).expect("placed");
    }

    fn ask(&mut self) -> RecoveryAsked {
        let folder = self.folder.path().to_owned();
        let request = RecoveryRequest { vault_id: self.id.clone(), passphrase: NEW.into() };
        recovery::ask(&mut self.askel, request, &folder).expect("asks").value
    }

    fn finish(&mut self, passphrase: &str, answer: &Path) -> Result<(), FailureCode> {
        let request = RecoveryRequest { vault_id: self.id.clone(), passphrase: passphrase.into() };
        code(recovery::finish(&mut self.askel, request, answer).map(|_| ()))
    }

    fn unlock(&mut self, passphrase: &str) -> Result<(), FailureCode> {
        code(vault::unlock(&mut self.askel, UnlockRequest { vault_id: self.id.clone(), passphrase: passphrase.into() }).map(|_| ()))
    }

    fn view(&mut self) -> recovery::RecoveryView {
        recovery::view(self.askel.open().expect("open"), Empty {}).expect("shown").value
    }

    fn events(&mut self) -> Vec<KeyEventName> {
        self.view().events.iter().map(|event| event.event).collect()
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn code<T>(answer: Result<T, Failure>) -> Result<T, FailureCode> {
    answer.map_err(|failure| failure.code)
}

/// What the officer's program does with the file.
fn answer(officer: &Officer, asked: &RecoveryAsked) -> PathBuf {
    let request: Request = read_form(&fs::read(Path::new(&asked.folder).join(&asked.file)).expect("reads")).expect("a request");
    let reply = open_request(&officer.identity, &request, &asked.code).expect("answers");
    let path = Path::new(&asked.folder).join(format!("answer to {}", asked.file));
    fs::write(&path, write_form(&reply).expect("a file")).expect("writes");
    path
}

#[test]
fn every_entry_is_there_after_recovery() {
    let vaults = std::env::var("ASKEL_RECOVERIES").ok().and_then(|count| count.parse().ok()).unwrap_or(VAULTS);
    let (first, second) = (officer(), officer());
    for seed in 0..vaults {
        let mut laptop = laptop();
        laptop.write(seed, 1 + seed % 4);
        let before = laptop.entries();
        assert_eq!(before.len(), 1 + seed % 4);
        laptop.place(&[&first, &second]);
        laptop.askel.lock();
        let asked = laptop.ask();
        let path = answer(if seed % 2 == 0 { &first } else { &second }, &asked);
        laptop.finish(NEW, &path).expect("recovered");
        assert_eq!(laptop.entries(), before, "vault {seed}");
        laptop.askel.lock();
        assert_eq!((laptop.unlock(OLD), laptop.unlock(NEW)), (Err(FailureCode::WrongPassphrase), Ok(())));
    }
}

#[test]
fn recovery_is_in_the_log_at_once_and_the_wrong_tries_before_it_too() {
    let (mut laptop, officer) = (laptop(), officer());
    laptop.place(&[&officer]);
    laptop.askel.lock();
    assert!(laptop.unlock("en muista sitä enää").is_err() && laptop.unlock("en vain muista sitä").is_err());
    let asked = laptop.ask();
    let path = answer(&officer, &asked);
    laptop.finish(NEW, &path).expect("recovered");
    let view = laptop.view();
    assert_eq!(
        view.events.iter().map(|event| (event.event, event.count)).collect::<Vec<_>>(),
        [(KeyEventName::Recovered, 1), (KeyEventName::FailedTries, 2), (KeyEventName::RecoveryPlaced, 1)]
    );
    laptop.askel.lock();
    assert_eq!(laptop.finish(NEW, &path), Err(FailureCode::RecoveryAnswerRefused), "an answer serves once");
    laptop.unlock(NEW).expect("opens");
    assert_eq!(laptop.events().len(), 3, "noted once");
}

#[test]
fn the_worker_s_own_name_makes_no_new_passphrase() {
    let mut laptop = laptop();
    laptop.place(&[&officer()]);
    let folder = laptop.folder.path().to_owned();
    let named = RecoveryRequest { vault_id: laptop.id.clone(), passphrase: "Kaisa Niemi Kaisa Niemi".into() };
    assert_eq!(code(recovery::ask(&mut laptop.askel, named, &folder)).err(), Some(FailureCode::PassphraseWeak));
}

#[test]
fn an_answer_for_another_laptop_and_one_from_a_stranger_are_refused() {
    let (mut mine, mut other, officer, stranger) = (laptop(), laptop(), officer(), officer());
    for laptop in [&mut mine, &mut other] {
        laptop.place(&[&officer]);
        laptop.askel.lock();
    }
    let asked = mine.ask();
    let theirs = other.ask();
    assert_eq!(mine.finish(NEW, &answer(&officer, &theirs)), Err(FailureCode::RecoveryAnswerRefused));
    let request: Request = read_form(&fs::read(Path::new(&asked.folder).join(&asked.file)).expect("reads")).expect("a request");
    assert!(open_request(&stranger.identity, &request, &asked.code).is_err(), "another organisation cannot answer");
    assert_eq!(mine.finish("jokin muu kuin valittu lause", &answer(&officer, &asked)), Err(FailureCode::WrongPassphrase));
    assert_eq!(mine.unlock(OLD), Ok(()), "nothing was changed");
}

#[test]
fn the_spare_key_counts_only_when_its_holder_has_shown_it_works() {
    let (mut laptop, officer, stranger) = (laptop(), officer(), officer());
    assert!(laptop.view().state == RecoveryState::Missing && !laptop.view().overdue);
    laptop.place(&[&officer]);
    let folder = laptop.folder.path().to_owned();
    let handed = recovery::challenge(laptop.askel.open().expect("open"), &folder).expect("written").value;
    let challenge: Challenge = read_form(&fs::read(folder.join(handed.file)).expect("reads")).expect("a test");
    assert!(answer_challenge(&stranger.identity, &challenge).is_err());
    laptop.clock.set(at("2026-11-29T09:00:00+02:00"));
    laptop.unlock(OLD).expect("opens");
    let wrong = code(recovery::prove(laptop.askel.open().expect("open"), RecoveryProof { code: "K7M2-0Q9X-ZZZZ".into() }).map(|_| ()));
    assert_eq!(wrong, Err(FailureCode::RecoveryCodeWrong));
    assert!(laptop.view().state == RecoveryState::Unproven && laptop.view().overdue, "a week has gone");
    let code = answer_challenge(&officer.identity, &challenge).expect("answers").remove(0).code.to_lowercase();
    let view = recovery::prove(laptop.askel.open().expect("open"), RecoveryProof { code }).expect("proven").value;
    assert!(view.state == RecoveryState::Proven && !view.overdue && view.keys[0].proven_at.is_some());
    laptop.place(&[&stranger]);
    assert_eq!(laptop.view().state, RecoveryState::Unproven, "another key is another proof");
}

#[test]
fn a_slot_that_somebody_took_out_of_the_key_file_is_no_longer_claimed() {
    let (mut laptop, officer) = (laptop(), officer());
    laptop.place(&[&officer]);
    let folder = laptop.folder.path().join("data/vaults").join(&laptop.id);
    let mut ring = askel_store::keys::read_ring(&folder).expect("reads").ring;
    ring.recovery = None;
    askel_store::keys::write_ring(&folder, &mut ring).expect("writes");
    assert_eq!(laptop.view().state, RecoveryState::Missing);
}

#[test]
fn a_changed_passphrase_asks_the_present_one_and_keeps_the_rules_of_a_new_one() {
    let mut laptop = laptop();
    let mut change = |present: &str, fresh: &str| {
        let change = PassphraseChange { present: present.into(), fresh: fresh.into() };
        code(vault::change_passphrase(laptop.askel.open().expect("open"), change).map(|_| ()))
    };
    assert_eq!(change(OLD, "lyhyt"), Err(FailureCode::PassphraseShort));
    assert_eq!(change(OLD, "Kaisa Niemi Kaisa Niemi"), Err(FailureCode::PassphraseWeak));
    assert_eq!(change("joku muu oli koneella", NEW), Err(FailureCode::WrongPassphrase));
    assert_eq!(change(OLD, NEW), Ok(()));
    laptop.askel.lock();
    assert_eq!((laptop.unlock(OLD), laptop.unlock(NEW)), (Err(FailureCode::WrongPassphrase), Ok(())));
    let seen = [KeyEventName::FailedTries, KeyEventName::FailedTries, KeyEventName::PassphraseChanged];
    assert_eq!(laptop.events(), seen, "each wrong try is in the log");
}

#[test]
fn a_passphrase_sealed_cheaply_is_sealed_dearer_when_it_next_opens() {
    let mut laptop = laptop();
    laptop.askel.lock();
    let dearer = askel_app::KeyCost { passes: 4, ..askel_app::KeyCost::LEAST };
    laptop.askel =
        Askel::new(laptop.folder.path().join("data"), askel_app::surroundings::Surroundings { key_cost: dearer, ..set(&laptop.clock) });
    laptop.unlock(OLD).expect("opens");
    assert_eq!(laptop.events(), [KeyEventName::CostRaised]);
    laptop.unlock(OLD).expect("opens at the new cost");
    assert_eq!(laptop.events().len(), 1, "raised once");
}
