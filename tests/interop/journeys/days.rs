//! Days on which all goes well: the first download, a day's six visits, a sync with nothing in it.

use askel_store::{client, entry, goal, period, task};
use askel_tests::laptop::{helka, keep};
use askel_tests::peers::County;

use super::{Desk, count, login, versions};

#[test]
fn a_new_laptop_has_everything_that_the_old_one_sent() {
    let (county, worker, name) = (County::open(), helka(), login());
    let mut old = Desk::new(&county, &worker, &name);
    let caseloads = old.take_on(3);
    let visits: Vec<_> = caseloads.iter().enumerate().map(|(number, caseload)| caseload.visit(number, &worker)).collect();
    for visit in &visits {
        old.laptop.write(|tx| keep(visit, tx));
    }
    old.sync_through(&county);
    assert_eq!(old.undelivered(), 0);
    let mut new = Desk::new(&county, &worker, &name);
    new.sync_through(&county);
    for (caseload, (entry, task)) in caseloads.iter().zip(&visits) {
        let same = new.laptop.store.read(|read| {
            let rows = [
                client::get(read, caseload.client.id)?.as_ref() == Some(&caseload.client),
                period::get(read, caseload.period.id)?.as_ref() == Some(&caseload.period),
                goal::get(read, caseload.goal.id)?.as_ref() == Some(&caseload.goal),
                entry::get(read, entry.id)?.as_ref() == Some(entry),
                task::get(read, task.id)?.as_ref() == Some(task),
            ];
            Ok::<_, askel_store::StoreFailure>(rows)
        });
        assert_eq!(same.expect("reads"), [true; 5], "client, period, goal, entry, task");
    }
    assert_eq!(new.undelivered(), 0, "what came is not sent back");
}

#[test]
fn a_days_six_visits_arrive_once_each_and_nothing_is_sent_twice() {
    let (county, worker, name) = (County::open(), helka(), login());
    let mut desk = Desk::new(&county, &worker, &name);
    let caseloads = desk.take_on(6);
    desk.sync_through(&county);
    let visits: Vec<_> = caseloads.iter().enumerate().map(|(number, caseload)| caseload.visit(number, &worker)).collect();
    for visit in &visits {
        desk.laptop.write(|tx| keep(visit, tx));
    }
    assert!(desk.undelivered() >= 6);
    desk.sync_through(&county);
    assert_eq!(desk.undelivered(), 0);
    let token = county.sign_in.tokens(&name).access;
    for (entry, task) in &visits {
        assert_eq!(versions(&county, &token, "Composition", entry.id), 1);
        assert_eq!(versions(&county, &token, "Task", task.id), 1);
    }
    county.road.passed();
    let quiet = desk.sync_through(&county);
    assert!(quiet.asked.len() <= 3, "{} requests with nothing to say", quiet.asked.len());
    let written = county.road.passed().iter().filter(|one| one.verb == "PUT").count();
    assert_eq!((written, count(&county, &token, "Composition?status=final")), (0, 6));
}
