//! One wish at a time; and when one stops in the middle, the bag is locked, not left open and out of reach. Knows no wish.

use std::sync::{Mutex, MutexGuard};

use askel_app::{Askel, LockCause};

/// Waits for its turn.
///
/// A wish that panicked has poisoned the lock. To refuse from then on would leave the vault open until the program ends,
/// with nobody able to lock it. So it is locked here: what was half written goes back with its transaction.
pub fn take(askel: &Mutex<Askel>) -> MutexGuard<'_, Askel> {
    askel.lock().unwrap_or_else(|broken_off| {
        let mut inside = broken_off.into_inner();
        inside.lock_because(LockCause::BrokeOff);
        askel.clear_poison();
        inside
    })
}

/// Locks when it is time, and when a wish broke off. Answers whether the window must forget.
pub fn lock_if_due(askel: &Mutex<Askel>) -> bool {
    let broke_off = askel.is_poisoned();
    take(askel).lock_if_due() || broke_off
}

#[cfg(test)]
mod tests {
    use askel_app::KeyCost;
    use askel_app::surroundings::Surroundings;
    use serde_json::json;

    use super::*;
    use crate::commands::{self, Asked};

    #[test]
    fn a_wish_that_stopped_in_the_middle_leaves_the_bag_locked_and_not_out_of_reach() {
        let folder = std::env::temp_dir().join(format!("askel-turn-{}", std::process::id()));
        let surroundings = Surroundings { key_cost: KeyCost::LEAST, ..Surroundings::of_this_computer() };
        let askel = Mutex::new(Askel::new(folder.clone(), surroundings));
        let worker = json!({
            "familyName": "Niemi", "givenNames": "Kaisa", "title": "ohjaaja", "unitName": "Yksikkö", "unitOid": "",
            "organisationName": "Alue", "organisationOid": "", "businessId": "", "language": "fi",
        });
        let args = json!({ "worker": worker, "passphrase": "kaarna lokki teevati hyrrä salmi" });
        commands::run(&mut take(&askel), "vault_create", Asked { args, path: None }).expect("a vault");
        assert!(take(&askel).is_open() && !lock_if_due(&askel), "as long as nothing stops");
        let stops = || -> () {
            let _held = take(&askel);
            panic!("a proof stops here")
        };
        std::thread::scope(|scope| scope.spawn(stops).join()).expect_err("stopped");
        assert!(lock_if_due(&askel), "and the window is told to forget");
        assert!(!take(&askel).is_open() && !lock_if_due(&askel));
        std::fs::remove_dir_all(folder).expect("its own folder");
    }
}
