//! From the passphrase to an open bag, at the cost that a new bag gets: derivation, file, settings, anchors, and the row of the log that
//! tells of the opening. Held against the derivation alone. The aim is the guesser's and the worker's: 0.5 to 1.5 s (security.md T1).

use askel_app::surroundings::Surroundings;
use askel_app::vault::{self, UnlockRequest};
use askel_app::{Askel, KeyCost};
use askel_store::keys::{open_slot, read_ring};
use askel_store::shelf::Shelf;
use askel_tests::fixture::stage::{PASSPHRASE, said};
use askel_tests::fixture::surroundings::set;

use crate::caseload::Caseload;
use crate::measure::{Aim, Measured, Outcome, time, turn_by_turn};

const RUNS: usize = 20;
const AIM: Aim = Aim::Milliseconds(1_500.0);

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    caseload.stage.lock()?;
    let (data, id) = (caseload.data_folder(), caseload.stage.vault_id().to_owned());
    let mut askel = Askel::new(data.clone(), Surroundings { key_cost: KeyCost::RECOMMENDED, ..set(&caseload.stage.clock) });
    let mut open = || {
        askel.lock();
        let request = UnlockRequest { vault_id: id.clone(), passphrase: PASSPHRASE.into() };
        time(|| vault::unlock(&mut askel, request).map(|_| ()).map_err(said))
    };
    // The first one seals the passphrase anew, at the cost of a new bag.
    open()?;
    let ring = read_ring(&Shelf::at(&data).vault_folder(&id)).map_err(|failure| failure.to_string())?.ring;
    let derive = |_| time(|| open_slot(&ring.vault, &ring.slots[0], PASSPHRASE).map(|_| ()).map_err(|failure| failure.to_string()));
    let (ours, bare) = turn_by_turn(RUNS, |_| open(), derive)?;
    askel.lock();
    caseload.stage.unlock()?;
    Ok(vec![Measured { name: "unlock", clients: Some(caseload.size), ours, bare, aim: Some(AIM) }])
}
