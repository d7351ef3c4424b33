//! Vaults that older Askels wrote, opened by this one: with their passphrase, with every row they had, and without a false alarm.

use std::fs;

use askel_app::Askel;
use askel_store::delivery::every_record;
use askel_store::keys::{DataKey, read_ring, write_ring};
use askel_store::log::{Break, Verdict};
use askel_tests::faults::bench::{beginning, unlock};
use askel_tests::faults::hand::Hand;
use askel_tests::faults::image::{Image, key_of};
use askel_tests::faults::older::{as_of, raw, rows, schema, schema_of, scripts, stored, version};
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::fixture::stage::PASSPHRASE;
use chrono::TimeDelta;

fn count(image: &Image, key: &DataKey, table: &str) -> usize {
    let found = raw(&image.copy().file("vault.db"), key).query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, u32>(0));
    found.map_or(0, |count| count as usize)
}

#[test]
fn a_vault_of_each_older_schema_opens_with_its_passphrase_and_holds_every_row_it_had() {
    for number in 1..scripts().len() {
        let (image, key) = stored(number);
        assert_eq!(schema(&raw(&image.copy().file("vault.db"), &key)), schema_of(number), "the file kept is of schema {number}");
        let (before, entries) = (rows(&raw(&image.copy().file("vault.db"), &key), number), count(&image, &key, "entry"));
        assert!(entries > 0 && count(&image, &key, "client") > 1 && before.len() > 30, "hardly anything is kept in schema {number}");
        let data = image.vault().parent().and_then(std::path::Path::parent).expect("a folder").to_owned();
        let mut askel = Askel::new(data, TwoHands::at(beginning() + TimeDelta::days(60)).surroundings());
        unlock(&mut askel, image.id(), PASSPHRASE).unwrap_or_else(|failure| panic!("schema {number}: {:?}", failure.code));
        let store = askel.open().expect("open").store();
        assert!(matches!(store.walk_log(), Verdict::Whole { .. }) && store.broken().is_none() && !store.is_cut(), "a false alarm over schema {number}");
        assert!(store.is_whole().expect("checked"));
        let readable = store.read(every_record).expect("every entry is understood").len();
        assert!(readable > 0, "no entry of schema {number} is shown");
        askel.lock();
        let after = raw(&image.copy().file("vault.db"), &key);
        assert_eq!((version(&after), schema(&after)), (scripts().len(), schema_of(scripts().len())));
        assert!(rows(&after, number).is_superset(&before), "rows of schema {number} are missing");
    }
}

/// A log of more rows than one without anchors may have, in the file of an older schema, and no anchor anywhere.
fn long_log_without_anchors(number: usize) -> (Image, DataKey) {
    let mut hand = Hand::new(number as u64);
    let mut seq = 0;
    while seq < 230 {
        hand.type_at_once(1).expect("a sound disk");
        let ready = hand.ready();
        let ack = hand.ask(ready).expect("a sound disk");
        hand.told(ack);
        let Verdict::Whole { rows } = hand.bench.open().store().walk_log() else { panic!("a sound log") };
        seq = rows;
    }
    hand.bench.lock();
    let image = Image::of(&hand.bench.file(""));
    let key = key_of(&image.vault());
    as_of(&image, &key, number);
    let mut ring = read_ring(&image.vault()).expect("keys").ring;
    ring.anchor = None;
    write_ring(&image.vault(), &mut ring).expect("written");
    fs::remove_dir_all(image.vault().with_file_name(".anchors")).expect("they were there");
    (image, key)
}

#[test]
fn a_long_log_from_before_there_were_anchors_is_not_taken_for_one_that_lost_them() {
    let (image, key) = long_log_without_anchors(2);
    // The second opening comes after one that was broken off before it wrote anything itself.
    for _ in 0..2 {
        let store = image.open(&key, false).expect("opens");
        assert_eq!(store.broken(), None);
    }
    // The control: a log that should have had anchors.
    let (image, key) = long_log_without_anchors(3);
    assert_eq!(image.open(&key, false).expect("opens").broken(), Some(Break::ForgedAnchor));
}
