//! Backups around a worker: when one is written, where it lies, and what is told when it cannot be. The campaign `backups`
//! breaks them by the dozen.

use std::fs;
use std::time::Duration;

use askel_app::Askel;
use askel_app::answer::Empty;
use askel_app::backup;
use askel_tests::faults::bench::{Bench, unlock, visit};
use askel_tests::faults::damage::{back_up, list, restore};
use askel_tests::fixture::stage::PASSPHRASE;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[test]
fn one_backup_is_written_a_day_in_the_first_quiet_moment() {
    let mut bench = Bench::new();
    assert!(bench.askel.backup_due().is_none(), "the bag was opened just now");
    bench.clock.wait(Duration::from_secs(11));
    bench.open().note_input();
    assert!(bench.askel.backup_due().is_none(), "the worker is typing");
    bench.clock.wait(Duration::from_secs(6));
    let work = bench.askel.backup_due().expect("due");
    assert!(bench.askel.backup_due().is_none(), "one at a time");
    let done = work.run();
    bench.askel.backup_done(done);
    bench.clock.wait(Duration::from_secs(60 * 60));
    assert!(bench.askel.backup_due().is_none(), "one a day");
    bench.clock.wait(DAY);
    assert!(bench.askel.backup_due().is_some());
    bench.reopen();
    bench.clock.wait(Duration::from_secs(60));
    assert!(bench.askel.backup_due().is_some(), "what a lock stopped is due again");
}

#[test]
fn a_dead_laptop_is_brought_back_from_the_second_place() {
    let mut bench = Bench::new();
    let stick = tempfile::tempdir().expect("a folder");
    backup::choose_place(bench.open(), stick.path()).expect("chosen");
    let id = bench.draft().id;
    bench.save(id, &visit("Kahvipöydässä.")).expect("kept");
    let manifest = back_up(&mut bench.askel);
    let state = backup::state(bench.open(), Empty {}).expect("the state").value;
    assert!(state.newest_elsewhere.is_some() && state.newest_elsewhere == state.newest);
    let new_laptop = tempfile::tempdir().expect("a folder");
    let mut askel = Askel::new(new_laptop.path().to_owned(), bench.clock.surroundings());
    assert!(list(&mut askel).is_empty());
    let rows = backup::find(&mut askel, askel_app::answer::Empty {}, stick.path()).expect("looks").value;
    assert!(rows.len() == 1 && rows[0].elsewhere && rows[0].label == "Kaisa Niemi");
    let receipt = restore(&mut askel, &rows[0].id).expect("comes back");
    assert!(receipt.aside.is_none() && receipt.missing.is_none());
    unlock(&mut askel, &bench.vault_id, PASSPHRASE).expect("opens");
    let kept = |open: &mut askel_app::Open| open.store().read(|read| askel_store::draft::get(read, id)).map_err(|failure: askel_store::StoreFailure| failure).expect("reads").map(|draft| draft.form.client_tells);
    assert_eq!(kept(askel.open().expect("open")), kept(bench.open()));
    let (mut now, mut then) = (back_up(&mut askel).rows, manifest.rows);
    assert_eq!(now.remove("revision"), then.remove("revision").map(|rows| rows + 1), "and the row of this opening");
    assert_eq!(now, then);
}

#[test]
fn a_second_place_that_is_gone_stops_no_backup_and_is_told_of() {
    let mut bench = Bench::new();
    let stick = tempfile::tempdir().expect("a folder");
    backup::choose_place(bench.open(), stick.path()).expect("chosen");
    fs::remove_dir_all(stick.path()).expect("pulled out");
    fs::write(stick.path(), "another thing by the same name").expect("in its place");
    back_up(&mut bench.askel);
    let state = backup::state(bench.open(), Empty {}).expect("the state").value;
    assert_eq!((state.newest_elsewhere, state.trouble_elsewhere), (None, Some(backup::BackupTrouble::Disk)));
    fs::remove_file(stick.path()).expect("removes");
}

#[test]
fn on_a_small_disk_the_backup_is_skipped_and_told_of() {
    let Some(disk) = askel_tests::faults::small_disk::SmallDisk::mount() else { return };
    let mut bench = Bench::at(disk.path(), false);
    backup::make(bench.open(), Empty {}).expect("asked");
    let done = bench.askel.backup_due().expect("due").run();
    bench.askel.backup_done(done);
    let state = backup::state(bench.open(), Empty {}).expect("the state").value;
    assert_eq!((state.newest, state.trouble), (None, Some(backup::BackupTrouble::LowSpace)));
    bench.assert_sound();
}
