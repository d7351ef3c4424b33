//! The key file offered anything: random bytes, other JSON, a sound sum around senseless values. It is read or refused, and
//! nothing in it opens with a passphrase that did not seal it. (security.md §3.12, `keyslot_parse`)

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{DataKey, KEY_FILES, KeyCost, open_slot, read_ring, seal_slot};
use crate::failure::StoreFailure;

/// Values of every kind in places where others are expected.
fn any_value() -> impl Strategy<Value = Value> {
    let numbers = prop_oneof![Just(json!(0)), Just(json!(-1)), Just(json!(u64::MAX)), Just(json!(1e300)), any::<u32>().prop_map(|number| json!(number))];
    let texts = prop_oneof![".{0,40}", Just("A".repeat(70_000)), "[A-Za-z0-9+/]{0,80}={0,2}"].prop_map(|text| json!(text));
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(|flag| json!(flag)), numbers, texts];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,8}", inner, 0..4).prop_map(|fields| json!(fields)),
        ]
    })
}

fn sound_ring() -> Value {
    json!({
        "format": 1, "vault": "v", "label": "Kaisa Niemi", "generation": 3, "attempts": { "failed": 0, "last_at": 0 },
        "slots": [{ "id": "s", "kind": "passphrase", "cost": { "memory_kib": 65_536, "passes": 3, "lanes": 1 }, "salt": "", "nonce": "", "wrapped": "" }],
    })
}

const PLACES: [&str; 12] = [
    "/format", "/vault", "/label", "/generation", "/attempts/failed", "/attempts/last_at", "/slots", "/slots/0/cost/memory_kib", "/slots/0/cost/passes",
    "/slots/0/salt", "/slots/0/nonce", "/slots/0/wrapped",
];

fn read(bytes: &[u8]) -> Result<super::KeyFile, StoreFailure> {
    let folder = tempfile::tempdir().expect("a folder");
    KEY_FILES.iter().for_each(|name| fs::write(folder.path().join(name), bytes).expect("writes"));
    read_ring(folder.path())
}

/// With the sum that a sound file would carry: nobody needs a key for that.
fn summed(body: &str) -> Vec<u8> {
    let sum: String = Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{body}\n{sum}\n").into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn keyslot_parse_refuses_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert_eq!(read(&bytes).err(), Some(StoreFailure::KeysDamaged));
    }

    #[test]
    fn keyslot_parse_survives_any_value_in_any_place(place in prop::sample::select(&PLACES[..]), value in any_value()) {
        let mut ring = sound_ring();
        *ring.pointer_mut(place).expect("a place") = value;
        match read(&summed(&ring.to_string())) {
            Ok(file) => {
                _ = file.ring.attempts.wait_seconds(i64::MAX);
                _ = file.ring.attempts.wait_seconds(i64::MIN);
            }
            Err(failure) => prop_assert!(matches!(failure, StoreFailure::KeysDamaged | StoreFailure::NewerFile)),
        }
    }

    #[test]
    fn keyslot_parse_refuses_a_file_cut_short(cut in 0usize..300) {
        let whole = summed(&sound_ring().to_string());
        prop_assert!(read(&whole[..cut.min(whole.len() - 66)]).is_err());
    }
}

/// A cost is refused before any of its memory is taken: 512 MB is the most that a hostile file may cost (security.md T5).
#[test]
fn a_slot_that_would_eat_the_laptop_is_refused_before_it_is_tried() {
    let key = DataKey::random().expect("random");
    let sealed = seal_slot("v", "s", "tunnuslause", KeyCost::LEAST, &key).expect("seals");
    assert!(open_slot("v", &sealed, "tunnuslause").is_ok(), "the control: the same slot as it was sealed");
    let costs = [KeyCost { memory_kib: 513 * 1024, ..KeyCost::LEAST }, KeyCost { passes: 1_000, ..KeyCost::LEAST }, KeyCost { lanes: u32::MAX, ..KeyCost::LEAST }];
    for cost in costs {
        let begun = std::time::Instant::now();
        assert_eq!(open_slot("v", &super::Slot { cost, ..sealed.clone() }, "tunnuslause").err(), Some(StoreFailure::KeysDamaged));
        assert!(begun.elapsed().as_millis() < 50, "{cost:?} was tried");
    }
}
