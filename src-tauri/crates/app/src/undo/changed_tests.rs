//! A row that another way than the window changed in between, such as one that came from the server, is not written over by an undo.

use askel_domain::id::GoalId;
use askel_store::keys::KeyCost;
use askel_store::{Stamp, StoreFailure, goal as goals};
use serde_json::{Value, json};

use super::*;
use crate::goal::{self, LevelRequest};
use crate::surroundings::Surroundings;
use crate::{Askel, client, vault};

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("a request")
}

fn furnished(askel: &mut Askel) -> GoalId {
    let worker = json!({
        "familyName": "Niemi", "givenNames": "Kaisa", "title": "ohjaaja", "unitName": "Yksikkö", "unitOid": "",
        "organisationName": "Alue", "organisationOid": "", "businessId": "", "language": "fi",
    });
    vault::create(askel, read(json!({ "worker": worker, "passphrase": "kaarna lokki teevati hyrrä salmi" }))).expect("a vault");
    let open = askel.open().expect("open");
    let client = client::save(open, read(json!({ "familyName": "Virtala", "givenNames": "Reijo" }))).expect("a client").value.id;
    let form = json!({ "id": null, "clientId": client, "clientWords": "Kirjastoon", "area": "arki", "direction": "improve", "levels": ["a", "b", "c", "d", "e"], "weight": 1, "startLevel": -2, "steps": [], "factors": [] });
    goal::save(open, read(form)).expect("a goal").value.id
}

/// What came from the server meanwhile.
fn arrives(open: &mut Open, id: GoalId) {
    let author = open.worker().id;
    open.speak(|store, now| {
        let stamp = Stamp { at: now.at, author, new_id: now.new_id };
        store.write(stamp, |tx| {
            let mut goal = goals::get(tx, id)?.ok_or(StoreFailure::Missing)?;
            goal.client_words = "Uimahalliin".into();
            tx.as_arrived(None, |tx| goals::put(tx, &goal, None))
        })
    })
    .expect("written");
}

#[test]
fn what_arrived_in_between_is_not_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let surroundings = Surroundings { key_cost: KeyCost::LEAST, ..Surroundings::of_this_computer() };
    let mut askel = Askel::new(folder.path().to_owned(), surroundings);
    let id = furnished(&mut askel);
    let open = askel.open().expect("open");
    let offer = goal::set_level(open, LevelRequest { goal_id: id, level: 1 }).expect("set").undo.expect("offered");
    arrives(open, id);
    let refused = undo(open, UndoRequest { id: offer.id }).err().expect("refused");
    assert_eq!(refused.code, FailureCode::UndoChanged);
    let kept = open.read(|read| goals::get(read, id)).expect("reads").expect("a goal");
    assert_eq!((kept.level, kept.client_words.as_str()), (1, "Uimahalliin"));
}
