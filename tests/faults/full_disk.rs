//! A full disk: said as it is, nothing that was saved before is lost, and what did not fit fits once there is room.

use askel_app::answer::Empty;
use askel_app::failure::FailureCode;
use askel_app::{Askel, vault};
use askel_tests::fixture::stage::PASSPHRASE;

use askel_tests::faults::bench::{Bench, beginning, create, unlock, visit};
use askel_tests::faults::small_disk::SmallDisk;
use askel_tests::faults::two_hands::TwoHands;

const EARLIER: &str = "Tämä oli tallessa ennen kuin levy täyttyi.";

/// Both say that the disk is in the way; the second adds that one must look before saying anything.
const FULL: [FailureCode; 2] = [FailureCode::DiskFull, FailureCode::Uncertain];
/// Before anything is open, it is enough that the disk is named.
const DISK: [FailureCode; 2] = [FailureCode::DiskFull, FailureCode::DiskError];

fn pages_of_text(pages: usize) -> String {
    "Lisää tekstiä. ".repeat(pages * 4096 / 15)
}

#[test]
fn a_draft_that_does_not_fit_leaves_the_earlier_text_and_fits_when_there_is_room() {
    let Some(disk) = SmallDisk::mount() else { return };
    let mut bench = Bench::at(disk.path(), false);
    let id = bench.draft().id;
    bench.save(id, &visit(EARLIER)).expect("kept");
    disk.fill();
    let longer = visit(&format!("{EARLIER} {}", pages_of_text(20)));
    for _ in 0..3 {
        let failure = bench.save(id, &longer).expect_err("does not fit");
        assert_eq!(failure.code, FailureCode::DiskFull);
        assert_eq!(bench.kept(id).map(|form| form.client_tells).as_deref(), Ok(EARLIER));
    }
    bench.lock();
    disk.free_all();
    bench.unlock();
    assert_eq!(bench.kept(id).map(|form| form.client_tells).as_deref(), Ok(EARLIER));
    bench.save(id, &longer).expect("there is room again");
    assert!(bench.kept(id) == Ok(longer.clone()));
    let finished = bench.finalise(id, &longer).expect("ready");
    assert_eq!(bench.entries(), [finished.entry_id]);
    bench.assert_sound();
}

/// Room grows from one try to the next, so that finishing runs out of it at many points on its way.
#[test]
fn finalising_on_a_full_disk_makes_one_entry_once_there_is_room_and_none_before() {
    let Some(disk) = SmallDisk::mount() else { return };
    let mut bench = Bench::at(disk.path(), false);
    let id = bench.draft().id;
    bench.save(id, &visit(EARLIER)).expect("kept");
    let ready = visit(&format!("{EARLIER} {}", pages_of_text(10)));
    let mut refusals = 0;
    let finished = loop {
        bench.reopen();
        // The worker has the page open: that look is written down while there is room for it.
        assert!(bench.kept(id).is_ok());
        disk.fill();
        disk.free(2 * refusals);
        match bench.finalise(id, &ready) {
            Ok(finished) => break finished,
            Err(failure) => assert!(FULL.contains(&failure.code), "{:?}", failure.code),
        }
        assert!(bench.entries().is_empty(), "an entry that was refused");
        // Finishing is one write: the draft is whole, as it was before or, where there was room for that much, as typed since.
        let kept = bench.kept(id).map(|form| form.client_tells);
        assert!(kept.as_deref() == Ok(EARLIER) || kept.as_ref() == Ok(&ready.client_tells), "a draft in between");
        refusals += 1;
        disk.free_all();
    };
    println!("full disk: {refusals} refusals while finishing, then one entry");
    assert!(refusals > 5, "the disk ran out at many points");
    assert!(!finished.already && bench.finalise(id, &ready).expect("again").already);
    bench.reopen();
    assert_eq!(bench.entries(), [finished.entry_id]);
    assert_eq!(bench.kept(id), Err(FailureCode::AlreadyFinal));
    bench.assert_sound();
}

/// Opening needs a little room for itself. Without it the vault stays shut, and nothing worse is said or done.
#[test]
fn a_vault_that_is_opened_on_a_full_disk_is_not_said_to_be_damaged_and_loses_nothing() {
    let Some(disk) = SmallDisk::mount() else { return };
    let mut bench = Bench::at(disk.path(), false);
    let id = bench.draft().id;
    bench.save(id, &visit(EARLIER)).expect("kept");
    bench.lock();
    let (vault_id, mut refusals) = (bench.vault_id.clone(), 0);
    for pages in [0, 1, 2, 4, 8, 16, 32] {
        disk.free_all();
        disk.fill();
        disk.free(pages);
        match unlock(&mut bench.askel, &vault_id, PASSPHRASE) {
            // The opening's own row may have had the last room: then no look can be written down, and nothing is shown.
            Ok(()) => match bench.kept(id) {
                Ok(form) => assert_eq!(form.client_tells, EARLIER),
                Err(code) => assert!(DISK.contains(&code), "{code:?}"),
            },
            Err(failure) => assert!(DISK.contains(&failure.code), "{:?}", failure.code),
        }
        refusals += usize::from(!bench.askel.is_open());
        bench.lock();
    }
    println!("full disk: {refusals} of 7 openings refused");
    disk.free_all();
    bench.unlock();
    assert_eq!(bench.kept(id).map(|form| form.client_tells).as_deref(), Ok(EARLIER));
    bench.assert_sound();
}

#[test]
fn a_new_vault_that_does_not_fit_is_not_half_there() {
    let Some(disk) = SmallDisk::mount() else { return };
    let mut askel = Askel::new(disk.path().to_owned(), TwoHands::at(beginning()).surroundings());
    for pages in [0, 1, 4, 16] {
        disk.fill();
        disk.free(pages);
        let failure = create(&mut askel).expect_err("does not fit");
        assert!(DISK.contains(&failure.code), "{:?}", failure.code);
        assert!(!askel.is_open() && vaults(&mut askel) == 0, "nothing on the shelf");
        assert_eq!(unfinished(disk.path()), 0, "the disk is no fuller than before");
    }
    disk.free_all();
    create(&mut askel).expect("there is room");
    assert_eq!(vaults(&mut askel), 1);
}

/// Folders that a failed attempt left, whatever their names.
fn unfinished(data: &std::path::Path) -> usize {
    std::fs::read_dir(data.join("vaults")).map_or(0, Iterator::count)
}

fn vaults(askel: &mut Askel) -> usize {
    vault::status(askel, Empty {}).expect("the shelf").value.vaults.len()
}
