//! Two laptops on the same record: edits beside each other are joined, edits on top of each other are both kept.

use askel_store::sync::{count_open_cases, open_cases};
use askel_store::task;
use askel_tests::laptop::{helka, keep};
use askel_tests::peers::County;
use chrono::Days;

use super::{Desk, login};

/// Two laptops of one worker, with the same task on both.
fn two() -> (County, Desk, Desk, askel_domain::task::InterimTask) {
    let (county, worker, name) = (County::open(), helka(), login());
    let mut first = Desk::new(&county, &worker, &name);
    let caseloads = first.take_on(1);
    let task = caseloads[0].task("Käyn kirjastossa.");
    first.laptop.write(|tx| task::put(tx, &task, None));
    first.sync_through(&county);
    let mut second = Desk::new(&county, &worker, &name);
    second.sync_through(&county);
    (county, first, second, task)
}

fn held(desk: &Desk, task: &askel_domain::task::InterimTask) -> askel_domain::task::InterimTask {
    desk.laptop.store.read(|read| task::get(read, task.id)).expect("reads").expect("is there")
}

#[test]
fn edits_beside_each_other_are_joined_on_both_laptops() {
    let (county, mut first, mut second, task) = two();
    let later = task.due_on.map(|day| day + Days::new(3));
    first.laptop.write(|tx| task::put(tx, &askel_domain::task::InterimTask { what: "Käyn kirjastossa ja torilla.".into(), ..task.clone() }, None));
    second.laptop.write(|tx| task::put(tx, &askel_domain::task::InterimTask { due_on: later, ..task.clone() }, None));
    first.sync_through(&county);
    second.sync_through(&county);
    first.sync_through(&county);
    for desk in [&first, &second] {
        let held = held(desk, &task);
        assert!(held.what == "Käyn kirjastossa ja torilla." && held.due_on == later, "one of the edits is gone");
        assert_eq!((desk.undelivered(), desk.laptop.store.read(count_open_cases).expect("reads")), (0, 0));
    }
}

#[test]
fn edits_on_top_of_each_other_are_both_kept_and_nothing_else_waits_for_them() {
    let (county, mut first, mut second, task) = two();
    first.laptop.write(|tx| task::put(tx, &askel_domain::task::InterimTask { what: "Käyn torilla.".into(), ..task.clone() }, None));
    second.laptop.write(|tx| task::put(tx, &askel_domain::task::InterimTask { what: "Käyn uimassa.".into(), ..task.clone() }, None));
    first.sync_through(&county);
    let worker = second.laptop.worker.clone();
    let client = task.client_id;
    let caseload = askel_tests::laptop::Caseload::new(9, &worker);
    let visit = caseload.visit(1, &worker);
    second.laptop.write(|tx| caseload.take_on(tx));
    second.laptop.write(|tx| keep(&visit, tx));
    second.sync(&county);
    let cases = second.laptop.store.read(|read| open_cases(read, 10)).expect("reads");
    assert_eq!(cases.len(), 1, "one case for one field");
    let both = serde_json::to_string(&[&cases[0].ours, &cases[0].theirs]).expect("text");
    assert!(both.contains("Käyn torilla.") && both.contains("Käyn uimassa."), "a text is gone");
    assert_eq!(cases[0].client_id, Some(client));
    // Only the row of the case is not delivered; the visit that was written after it is.
    assert_eq!(second.undelivered(), 1);
    first.sync_through(&county);
    assert!(held(&first, &task).what == "Käyn torilla.", "overwritten without asking");
}
