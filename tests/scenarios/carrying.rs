//! What leaves the laptop and what stays: entries once and the same, drafts never, nobody without an identity.

use askel_app::answer::Empty;
use askel_app::delivery::{self, DeliveryObstacle};
use askel_app::failure::FailureCode;
use askel_domain::moment::write_date;

use crate::theatre::{every_case, files, five_months};

#[test]
fn exporting_twice_gives_the_same_files_byte_for_byte() {
    let mut theatre = five_months();
    let first = theatre.carry();
    theatre.later("2026-06-30T09:00");
    let second = theatre.carry_again();
    assert_eq!((first.documents, second.documents), (27, 27));
    assert_eq!(first.files.keys().collect::<Vec<_>>(), second.files.keys().collect::<Vec<_>>());
    for (name, bytes) in &first.files {
        assert!(second.files[name] == *bytes, "{name} differs");
    }
}

#[test]
fn an_exported_file_bears_its_entry_s_id() {
    let mut theatre = five_months();
    let carried = theatre.carry();
    for entry in &theatre.played.entries {
        assert!(carried.files.keys().any(|name| name.contains(&entry.to_string())), "{entry}");
    }
}

#[test]
fn a_file_name_says_nothing_of_the_client() {
    let carried = every_case().carry();
    for name in carried.files.keys() {
        for telling in ["Virtala", "Reijo", "041267", "937S", "Aino", "Korpi"] {
            assert!(!name.contains(telling), "{name}");
        }
    }
}

#[test]
fn what_was_carried_is_no_longer_only_here() {
    let mut theatre = five_months();
    assert_eq!(delivery::delivery(theatre.open(), Empty {}).expect("reads").value.only_here_total, 27);
    theatre.carry();
    let after = delivery::delivery(theatre.open(), Empty {}).expect("reads").value;
    assert_eq!((after.only_here_total, after.exported_total), (0, 27));
    let elsewhere = tempfile::tempdir().expect("a folder");
    theatre.stage.prove().expect("proven");
    let nothing = delivery::export(theatre.open(), elsewhere.path()).err();
    assert_eq!(nothing.map(|failure| failure.code), Some(FailureCode::NothingToExport));
}

#[test]
fn carrying_into_the_same_folder_again_changes_nothing_in_it() {
    let mut theatre = five_months();
    let folder = tempfile::tempdir().expect("a folder");
    theatre.stage.prove().expect("proven");
    delivery::export(theatre.open(), folder.path()).expect("the folder is written");
    let before = files(folder.path());
    theatre.later("2026-06-30T09:00");
    theatre.stage.prove().expect("proven");
    delivery::export_all(theatre.open(), folder.path()).expect("the folder is written");
    assert!(files(folder.path()) == before);
}

#[test]
fn a_draft_never_leaves() {
    let mut theatre = every_case();
    let carried = theatre.carry();
    assert!(!carried.mentions("Alakerran Irma") && !carried.mentions("nuottivihko"));
    assert!(carried.mentions("Minulla on nimeä enemmän kuin ystäviä"), "the same client's finished entry does leave");
    let after = delivery::delivery(theatre.open(), Empty {}).expect("reads").value;
    assert_eq!(after.drafts.len(), 1);
    assert_eq!(after.drafts[0].date, write_date(chrono::NaiveDate::from_ymd_opt(2026, 6, 5).expect("a date")));
}

#[test]
fn a_client_nobody_can_identify_is_held_back_with_the_reason() {
    let mut theatre = every_case();
    let tuomas = theatre.id("tuomas");
    let carried = theatre.carry();
    assert_eq!(carried.held_back, 1);
    assert!(!carried.mentions("Rautatieaseman"));
    let waiting = delivery::delivery(theatre.open(), Empty {}).expect("reads").value.only_here;
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].client_id, waiting[0].obstacle), (tuomas, Some(DeliveryObstacle::IdentityMissing)));
}

#[test]
fn a_temporary_identifier_is_enough_to_leave() {
    assert!(every_case().carry().mentions("140691-T45a"));
}
