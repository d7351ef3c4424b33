//! A vault on a real disk for the proofs of this crate. Knows no proof.

use askel_domain::id::WorkerId;
use askel_domain::moment::{Moment, in_helsinki};
use askel_domain::worker::{Language, Worker};
use chrono::DateTime;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::failure::StoreFailure;
use crate::keys::KeyCost;
use crate::shelf::Shelf;
use crate::store::{Stamp, Store};
use crate::worker;

pub const PASSPHRASE: &str = "kaarna ilta poukama tuuli";
pub const NOW: i64 = 1_800_000_000_000;

pub struct Bench {
    _folder: TempDir,
    pub shelf: Shelf,
    pub id: String,
}

pub fn at() -> Moment {
    in_helsinki(DateTime::from_timestamp_millis(NOW).expect("a moment"))
}

pub fn kaisa() -> Worker {
    Worker {
        id: WorkerId(Uuid::from_u128(1)),
        family_name: "Niemi".into(),
        given_names: "Kaisa".into(),
        title: "sosiaaliohjaaja".into(),
        phone: None,
        unit: Default::default(),
        organisation: Default::default(),
        language: Language::Fi,
    }
}

pub fn made() -> Bench {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let new = NewVault { worker: &kaisa(), passphrase: PASSPHRASE, cost: KeyCost::LEAST, at: at(), new_id: &mut Uuid::now, in_clear_text: false };
    let id = create(&shelf, new).expect("makes a vault");
    Bench { _folder: folder, shelf, id }
}

/// Ids of the tests need not be foreseen, only be different.
pub trait Now {
    fn now() -> Uuid;
}

impl Now for Uuid {
    fn now() -> Uuid {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("random");
        Uuid::from_bytes(bytes)
    }
}

impl Bench {
    /// A laptop on which this vault has never been.
    pub fn empty(id: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::at(folder.path());
        Self { _folder: folder, shelf, id: id.to_owned() }
    }

    pub fn open(&self, passphrase: &str) -> Result<Store, StoreFailure> {
        unlock(&self.shelf, &self.id, passphrase, NOW, false)
    }

    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.shelf.vault_folder(&self.id).join(name)
    }
}

pub fn write_worker(store: &mut Store, title: &str) -> Result<(), StoreFailure> {
    let stamp = Stamp { at: at(), author: WorkerId(Uuid::nil()), new_id: &mut Uuid::now };
    store.write(stamp, |tx| worker::put(tx, &Worker { title: title.into(), ..kaisa() }))
}
