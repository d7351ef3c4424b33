//! The demo: a working day that looks like one, whatever day it is, and a folder that is nobody else's.

use std::path::Path;
use std::process::{Command, Output};

use askel_app::answer::Empty;
use askel_app::{delivery, task, today};
use askel_tests::fixture::calendar::Calendar;
use askel_tests::fixture::everyone;
use askel_tests::fixture::stage::PASSPHRASE;
use chrono::{Days, NaiveDate};

use crate::theatre::Theatre;

fn demo_on(day: NaiveDate) -> Theatre {
    let script = everyone().expect("the scripts are read");
    let calendar = Calendar::with_demo_on(script.demo_day, day);
    let mut theatre = Theatre::on(&script, script.steps_before_demo(), calendar);
    theatre.later(&format!("{day}T08:00"));
    theatre
}

#[test]
fn the_demo_s_today_is_full_of_people_whatever_day_it_is() {
    // A Tuesday, a Sunday in another year, the spring clock change, and a leap day.
    for (year, month, day) in [(2026, 6, 9), (2027, 1, 3), (2027, 3, 28), (2028, 2, 29)] {
        let date = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
        let mut theatre = demo_on(date);
        let today = today::today(theatre.open(), Empty {}).expect("the day").value;
        let names: Vec<&str> = today.sessions.iter().map(|row| row.client_name.as_str()).collect();
        assert_eq!(today.date, date);
        assert_eq!(
            names,
            ["Reijo Virtala", "Aino Kallio-Šimková", "Petteri Öhman", "Margareta af Björkenheim-Ångström", "Nadia Rahmani", "Elina Sievänen"],
            "{date}"
        );
        assert!(today.unrecorded.iter().any(|row| row.client_name == "Tuomas Korpi"), "{date}");
        assert_eq!(today.groups.iter().map(|row| (row.group_name.as_str(), row.members)).collect::<Vec<_>>(), [("Olohuone", 3)], "{date}");
        assert_eq!((today.drafts.len(), today.clients), (1, 7), "{date}");
        assert_eq!(today.promises.len(), 2, "{date}: one for today, one that is late");
        assert!(today.next_day.is_none_or(|next| next > date));
    }
}

#[test]
fn the_demo_has_something_to_carry_and_something_promised() {
    let mut theatre = demo_on(NaiveDate::from_ymd_opt(2026, 6, 9).expect("a date") + Days::new(100));
    assert_eq!(delivery::overview(theatre.open(), Empty {}).expect("counts").value.today, 7);
    assert!(delivery::delivery(theatre.open(), Empty {}).expect("reads").value.only_here_total > 26);
    let promises = task::list(theatre.open(), Empty {}).expect("reads").value;
    assert!(promises.own.iter().any(|task| task.late) && !promises.others.is_empty());
}

fn fixture(words: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fixture")).args(words).arg(folder).output().expect("the program runs")
}

fn last_line(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().to_owned()
}

#[test]
fn the_demo_can_be_made_again_in_its_own_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    for _ in 0..2 {
        let output = fixture(&["demo"], &data);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(last_line(&output), PASSPHRASE);
    }
    let vaults = std::fs::read_dir(data.join("vaults")).expect("the shelf").flatten().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(vaults.count(), 1);
}

#[test]
fn the_demo_touches_no_folder_that_holds_something_else() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("muistio.txt"), "tärkeää").expect("writes");
    let output = fixture(&["demo"], folder.path());
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not empty and does not hold the demo"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[test]
fn the_export_says_what_it_wrote() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = fixture(&["export"], folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(last_line(&output).contains("1 held back"), "{}", last_line(&output));
}
