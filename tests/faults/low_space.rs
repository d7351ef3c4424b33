//! A disk that is getting full: said in time, and below a hundred megabytes the record is read and not written.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use askel_app::answer::Empty;
use askel_app::failure::FailureCode;
use askel_app::surroundings::{Disk, Surroundings};
use askel_app::vault::{self, SpaceState};
use askel_app::{Askel, client, client::ClientRef};
use askel_tests::faults::bench::{Bench, beginning, create, reijo, visit};
use askel_tests::faults::small_disk::SmallDisk;
use askel_tests::faults::two_hands::TwoHands;

const MEGABYTE: u64 = 1_000_000;

/// As much room as somebody says.
#[derive(Clone)]
struct Room(Arc<AtomicU64>);

impl Disk for Room {
    fn free(&self, _: &Path) -> Option<u64> {
        Some(self.0.load(Ordering::Relaxed))
    }
}

fn space(bench: &mut Bench) -> SpaceState {
    // The disk is not asked at every stroke.
    bench.clock.wait(Duration::from_secs(3));
    vault::space(bench.open(), Empty {}).expect("told").value.space
}

#[test]
fn below_a_hundred_megabytes_the_record_is_read_and_not_written_until_there_is_room_again() {
    let (folder, clock, room) = (tempfile::tempdir().expect("a folder"), TwoHands::at(beginning()), Room(Arc::new(AtomicU64::new(600 * MEGABYTE))));
    let surroundings = Surroundings { disk: Box::new(room.clone()), ..clock.surroundings() };
    let mut bench = Bench::of(folder.path(), clock, surroundings);
    let id = bench.draft().id;
    bench.save(id, &visit("Ennen.")).expect("kept");
    assert_eq!(space(&mut bench), SpaceState::Enough);
    room.0.store(400 * MEGABYTE, Ordering::Relaxed);
    assert_eq!(space(&mut bench), SpaceState::Low);
    bench.save(id, &visit("Vielä.")).expect("still taken");
    room.0.store(99 * MEGABYTE, Ordering::Relaxed);
    assert_eq!(space(&mut bench), SpaceState::TooLittle);
    assert_eq!(bench.save(id, &visit("Ei enää.")).err().map(|failure| failure.code), Some(FailureCode::NoRoom));
    assert_eq!(bench.kept(id).map(|form| form.client_tells).as_deref(), Ok("Vielä."), "what was kept before is read, and the look is logged");
    let client_id = bench.client_id;
    assert!(client::open(bench.open(), ClientRef { id: client_id }).is_ok());
    // No restart, and no waiting either.
    room.0.store(100 * MEGABYTE, Ordering::Relaxed);
    bench.save(id, &visit("Taas.")).expect("there is room");
    bench.assert_sound();
}

#[test]
fn a_real_disk_of_three_megabytes_takes_nothing() {
    let Some(disk) = SmallDisk::mount() else { return };
    let surroundings = Surroundings { disk: Surroundings::of_this_computer().disk, ..TwoHands::at(beginning()).surroundings() };
    let mut askel = Askel::new(disk.path().to_owned(), surroundings);
    create(&mut askel).expect("a vault");
    let open = askel.open().expect("open");
    assert_eq!(vault::space(open, Empty {}).expect("told").value.space, SpaceState::TooLittle);
    assert_eq!(client::save(open, reijo()).err().map(|failure| failure.code), Some(FailureCode::NoRoom));
}
