//! A vault with one client to break things around: opened, locked, written to and looked at. Knows no fault.

use std::path::{Path, PathBuf};

use crate::fixture::stage::PASSPHRASE;
use askel_app::access::{self, ReasonGiven};
use askel_app::answer::Empty;
use askel_app::client::{self, ClientForm, IdentityKind, PAGE};
use askel_app::entry::{self, DraftPage, DraftRef, DraftRequest, DraftSave, Finished};
use askel_app::failure::{Failure, FailureCode};
use askel_app::period::{self, PeriodForm, PeriodRequest};
use askel_app::surroundings::Surroundings;
use askel_app::{Askel, Open, code, vault};
use askel_domain::draft::EntryForm;
use askel_domain::id::{ClientId, DraftId, EntryId};
use askel_domain::moment::{Moment, write_date};
use askel_domain::session::ContactMode;
use askel_store::log::Verdict;
use chrono::{DateTime, Days};
use serde_json::json;
use tempfile::TempDir;

use super::apart::while_nobody_starts;
use super::two_hands::TwoHands;

pub struct Bench {
    pub askel: Askel,
    pub clock: TwoHands,
    pub client_id: ClientId,
    pub vault_id: String,
    pub data: PathBuf,
    /// Goes when this goes.
    _folder: Option<TempDir>,
}

/// The clock as every bench begins: 9.6.2026 at 15.00.
pub fn beginning() -> Moment {
    DateTime::parse_from_rfc3339("2026-06-09T15:00:00+03:00").expect("a moment")
}

impl Bench {
    /// In a folder of its own that goes away.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut bench = Self::at(folder.path(), false);
        bench._folder = Some(folder);
        bench
    }

    /// `in_clear_text`: with the planted weakness, so that a proof can write into the file as a later Askel would.
    pub fn at(data: &Path, in_clear_text: bool) -> Self {
        let clock = TwoHands::at(beginning());
        let surroundings = Surroundings { in_clear_text, ..clock.surroundings() };
        Self::of(data, clock, surroundings)
    }

    pub fn of(data: &Path, clock: TwoHands, surroundings: Surroundings) -> Self {
        let mut askel = Askel::new(data.to_owned(), surroundings);
        let (vault_id, client_id) = furnish(&mut askel);
        Self { askel, clock, client_id, vault_id, data: data.to_owned(), _folder: None }
    }

    /// A second Askel on the same folder, as another window or another process would be.
    pub fn another_askel(&self) -> Askel {
        Askel::new(self.data.clone(), self.clock.surroundings())
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.data.join("vaults").join(&self.vault_id).join(name)
    }

    pub fn open(&mut self) -> &mut Open {
        self.askel.open().expect("an open vault")
    }

    pub fn lock(&mut self) {
        vault::lock(&mut self.askel, Empty {}).expect("locks");
    }

    pub fn unlock(&mut self) {
        unlock(&mut self.askel, &self.vault_id, PASSPHRASE).expect("opens");
    }

    /// Gives the passphrase once more, before something leaves the bag.
    pub fn prove(&mut self) {
        let proof = serde_json::from_value(json!({ "passphrase": PASSPHRASE })).expect("a request");
        vault::prove(self.open(), proof).expect("proven");
    }

    pub fn give_a_reason(&mut self) {
        let client_id = self.client_id;
        access::give_reason(self.open(), ReasonGiven { client_id, reason: "Kesken jäänyt kirjaus.".into() }).expect("taken");
    }

    /// Locks and opens again: what is seen afterwards comes from the disk.
    pub fn reopen(&mut self) {
        self.lock();
        self.unlock();
    }

    /// The client's draft that no plan asked for; begun when there is none.
    pub fn draft(&mut self) -> DraftPage {
        // Whatever a random wish did to the service period meanwhile.
        self.give_a_reason();
        let request = DraftRequest { client_id: self.client_id, session_id: None };
        entry::open_draft(self.open(), request).expect("a draft").value
    }

    pub fn kept(&mut self, id: DraftId) -> Result<EntryForm, FailureCode> {
        entry::resume_draft(self.open(), DraftRef { id }).map(|answer| answer.value.form).map_err(|failure| failure.code)
    }

    pub fn save(&mut self, id: DraftId, form: &EntryForm) -> Result<(), Failure> {
        entry::save_draft(self.open(), DraftSave { id, form: form.clone() }).map(|_| ())
    }

    pub fn finalise(&mut self, id: DraftId, form: &EntryForm) -> Result<Finished, Failure> {
        entry::finalise(self.open(), DraftSave { id, form: form.clone() }).map(|answer| answer.value)
    }

    pub fn entries(&mut self) -> Vec<EntryId> {
        let client_id = self.client_id;
        entries_of(self.open(), client_id)
    }

    /// The log's chain holds and every page of the file is sound.
    pub fn assert_sound(&mut self) {
        let store = self.open().store();
        assert!(matches!(store.walk_log(), Verdict::Whole { .. }), "the chain holds");
        assert!(store.is_whole().expect("checked"), "the file is whole");
    }
}

/// A visit of this afternoon that can be finished as it stands.
pub fn visit(client_tells: &str) -> EntryForm {
    EntryForm {
        date: "9.6.2026".into(),
        starts: "13.00".into(),
        ends: "14.00".into(),
        mode: Some(ContactMode::HomeVisit),
        client_tells: client_tells.into(),
        ..Default::default()
    }
}

pub fn unlock(askel: &mut Askel, vault_id: &str, passphrase: &str) -> Result<(), Failure> {
    let request = json!({ "vaultId": vault_id, "passphrase": passphrase });
    let request = serde_json::from_value(request).expect("a request");
    while_nobody_starts(|| vault::unlock(askel, request)).map(|_| ())
}

/// Every entry of the client's timeline.
pub fn entries_of(open: &mut Open, id: ClientId) -> Vec<EntryId> {
    let mut found = vec![];
    loop {
        // Beneath the gate: on a full disk no look can be written down, so the program itself would show nothing.
        let offset = found.len() as u32;
        let rows = open.store().read(|read| askel_store::entry::timeline(read, id, offset, PAGE)).expect("the timeline");
        found.extend(rows.iter().map(|(entry, _)| entry.id));
        if (rows.len() as u32) < PAGE {
            return found;
        }
    }
}

/// Makes and opens Kaisa Niemi's vault. Answers its id.
pub fn create(askel: &mut Askel) -> Result<String, Failure> {
    create_with(askel, PASSPHRASE)
}

fn create_with(askel: &mut Askel, passphrase: &str) -> Result<String, Failure> {
    let worker = json!({
        "familyName": "Niemi", "givenNames": "Kaisa", "title": "sosiaaliohjaaja", "unitName": "Aikuisten sosiaalipalvelut", "unitOid": "",
        "organisationName": "Esimerkkilän hyvinvointialue", "organisationOid": "", "businessId": "", "language": "fi",
    });
    let new = serde_json::from_value(json!({ "worker": worker, "passphrase": passphrase })).expect("a request");
    Ok(while_nobody_starts(|| vault::create(askel, new))?.value.open.expect("open").id)
}

/// Makes and opens a vault with one client whose period reaches half a year to both sides of today.
pub fn furnish(askel: &mut Askel) -> (String, ClientId) {
    furnish_with(askel, PASSPHRASE)
}

/// The same behind a passphrase that no program has in its text.
pub fn furnish_with(askel: &mut Askel, passphrase: &str) -> (String, ClientId) {
    let vault_id = create_with(askel, passphrase).expect("a new vault");
    let open = askel.open().expect("open");
    code::use_demo(open, Empty {}).expect("the demo codes");
    let client_id = client::save(open, reijo()).expect("a client").value.id;
    let page = period::open(open, PeriodRequest { client_id, id: None }).expect("the form").value;
    let today = open.today();
    let form = PeriodForm {
        client_id: Some(client_id),
        service_task: page.service_tasks[0].code.clone(),
        social_service: page.social_services[0].code.clone(),
        own_worker: "Kaisa Niemi".into(),
        starts_on: write_date(today - Days::new(182)),
        ends_on: write_date(today + Days::new(182)),
        ..page.form
    };
    period::save(open, form).expect("a period");
    (vault_id, client_id)
}

pub fn reijo() -> ClientForm {
    ClientForm {
        family_name: "Virtala".into(),
        given_names: "Reijo Olavi".into(),
        identity_kind: IdentityKind::Code,
        identity_code: "100190-999P".into(),
        ..Default::default()
    }
}
