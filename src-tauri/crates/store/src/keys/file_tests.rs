//! The key file on a real disk: damage, later formats, crashes at every step of a write, and the waiting.

use super::*;
use crate::keys::{DataKey, KeyCost, open_slot, seal_slot};

fn ring() -> KeyRing {
    let slot = Slot { id: "s".into(), kind: "passphrase".into(), cost: KeyCost::LEAST, salt: String::new(), nonce: String::new(), wrapped: String::new(), device: None };
    KeyRing::new("v".into(), "Kaisa Niemi".into(), slot)
}

#[test]
fn either_copy_is_enough() {
    for damaged in KEY_FILES {
        let folder = tempfile::tempdir().expect("a folder");
        write_ring(folder.path(), &mut ring()).expect("writes");
        fs::write(folder.path().join(damaged), "rubbish").expect("damages");
        let read = read_ring(folder.path()).expect("the other copy");
        assert!(read.one_copy_lost);
        assert_eq!(read.ring.label, "Kaisa Niemi");
    }
}

#[test]
fn one_flipped_bit_anywhere_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    write_ring(folder.path(), &mut ring()).expect("writes");
    let path = folder.path().join(KEY_FILES[0]);
    let sound = fs::read(&path).expect("reads");
    for position in 0..sound.len() - 1 {
        let mut bytes = sound.clone();
        bytes[position] ^= 1;
        fs::write(&path, bytes).expect("damages");
        assert!(read_ring(folder.path()).expect("the other copy").one_copy_lost, "at {position}");
    }
}

#[test]
fn two_damaged_copies_are_said_to_be_damaged_and_a_later_format_to_be_newer() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(read_ring(folder.path()).err(), Some(StoreFailure::KeysDamaged));
    write_ring(folder.path(), &mut KeyRing { format: FORMAT + 1, ..ring() }).expect("writes");
    assert_eq!(read_ring(folder.path()).err(), Some(StoreFailure::NewerFile));
}

#[test]
fn a_ring_of_the_first_format_is_read_and_written_in_the_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = r#"{"format":1,"vault":"v","label":"Kaisa Niemi","generation":4,"slots":[],"attempts":{"failed":0,"last_at":0}}"#;
    KEY_FILES.iter().for_each(|name| fs::write(folder.path().join(name), format!("{body}\n{}\n", checksum(body))).expect("writes"));
    let mut read = read_ring(folder.path()).expect("reads").ring;
    assert_eq!((read.format, read.label.as_str(), read.generation), (1, "Kaisa Niemi", 4));
    write_ring(folder.path(), &mut read).expect("writes");
    assert_eq!(read_ring(folder.path()).expect("reads").ring.format, WITHOUT_DEVICE);
}

#[test]
fn only_a_ring_that_needs_a_device_secret_shuts_an_older_askel_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut kept = ring();
    kept.slots[0].device = Some(super::super::DeviceLink { name: "d".into(), mark: String::new() });
    write_ring(folder.path(), &mut kept).expect("writes");
    assert_eq!(read_ring(folder.path()).expect("reads").ring.format, FORMAT);
    kept.slots[0].device = None;
    write_ring(folder.path(), &mut kept).expect("writes");
    assert_eq!(read_ring(folder.path()).expect("reads").ring.format, WITHOUT_DEVICE);
}

#[test]
fn a_crash_between_the_two_copies_leaves_the_newer_one_in_force() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut kept = ring();
    write_ring(folder.path(), &mut kept).expect("writes");
    let older = fs::read(folder.path().join(KEY_FILES[1])).expect("reads");
    kept.attempts.failed = 3;
    write_ring(folder.path(), &mut kept).expect("writes");
    fs::write(folder.path().join(KEY_FILES[1]), older).expect("goes back");
    assert_eq!(read_ring(folder.path()).expect("reads").ring.attempts.failed, 3);
}

#[test]
fn waiting_grows_after_five_failures_and_a_clock_set_back_does_not_shorten_it() {
    let tries = |failed| Attempts { failed, last_at: 1_000_000 };
    assert_eq!(tries(4).wait_seconds(1_000_000), 0);
    assert_eq!(tries(5).wait_seconds(1_000_000), 2);
    assert_eq!(tries(8).wait_seconds(1_000_000), 16);
    assert_eq!(tries(8).wait_seconds(1_010_000), 6);
    assert_eq!(tries(8).wait_seconds(0), 16);
    assert_eq!(tries(4_000_000).wait_seconds(1_000_000), 900);
}

/// Stops before the step numbered `at`, counted from nought.
fn stopping(at: usize) -> impl FnMut() -> StoreResult<()> {
    let mut steps = 0;
    move || {
        steps += 1;
        if steps > at { Err(StoreFailure::Disk) } else { Ok(()) }
    }
}

/// Which of two passphrases open the ring that a crash left behind, at each step where `write` could stop.
fn who_opens(write: impl Fn(&Path, &mut KeyRing, &mut dyn FnMut() -> StoreResult<()>) -> StoreResult<()>) -> Vec<(bool, bool)> {
    let key = DataKey::random().expect("random");
    let slot = |passphrase: &str| seal_slot("v", passphrase, passphrase, KeyCost::LEAST, &key).expect("seals");
    let (old, new) = (slot("vanha tunnuslause"), slot("uusi tunnuslause"));
    let mut seen = vec![];
    for at in 0.. {
        let folder = tempfile::tempdir().expect("a folder");
        let mut kept = KeyRing::new("v".into(), "Kaisa Niemi".into(), old.clone());
        write_ring(folder.path(), &mut kept).expect("writes");
        kept.slots = vec![new.clone()];
        let whole = write(folder.path(), &mut kept, &mut stopping(at)).is_ok();
        let found = read_ring(folder.path()).map(|file| file.ring.slots).unwrap_or_default();
        let opens = |passphrase: &str| found.iter().any(|slot| open_slot("v", slot, passphrase).is_ok());
        seen.push((opens("vanha tunnuslause"), opens("uusi tunnuslause")));
        if whole {
            break;
        }
    }
    seen
}

#[test]
fn wherever_a_change_is_cut_off_the_old_or_the_new_passphrase_opens() {
    let seen = who_opens(|folder, ring, next| write_copies(folder, ring, next));
    assert_eq!(seen.len(), 13, "six steps for each copy, and the whole");
    assert!(seen.iter().all(|(old, new)| old ^ new), "{seen:?}");
    assert_eq!((seen[0], seen[12]), ((true, false), (false, true)));
}

#[test]
fn a_careless_change_is_caught_leaving_neither() {
    let seen = who_opens(|folder, ring, next| {
        ring.generation += 1;
        let body = serde_json::to_string(ring).expect("a ring");
        for name in KEY_FILES {
            File::create(folder.join(name))?;
        }
        next()?;
        KEY_FILES.iter().try_for_each(|name| Ok(fs::write(folder.join(name), format!("{body}\n{}\n", checksum(&body)))?))
    });
    assert!(seen.contains(&(false, false)));
}
