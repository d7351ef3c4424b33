//! The door, asked from outside: what is refused while locked, and what a strange request is told.

use std::path::Path;

use askel_app::surroundings::Surroundings;

use super::*;

fn locked(folder: &Path) -> Askel {
    Askel::new(folder.to_path_buf(), Surroundings::of_this_computer())
}

fn ask(askel: &mut Askel, command: &str, args: Value) -> Result<Value, FailureCode> {
    run(askel, command, Asked { args, path: Some("/nowhere".into()) }).map_err(|failure| failure.code)
}

#[test]
fn a_locked_bag_answers_nothing_of_the_record() {
    let folder = std::env::temp_dir().join("askel-door-locked");
    let mut askel = locked(&folder);
    for command in WHEN_OPEN {
        assert_eq!(ask(&mut askel, command, json!({})), Err(FailureCode::Locked), "{command}");
    }
}

#[test]
fn an_unknown_command_and_a_request_of_another_shape_are_refused() {
    let folder = std::env::temp_dir().join("askel-door-shape");
    let mut askel = locked(&folder);
    assert_eq!(ask(&mut askel, "drop_everything", json!({})), Err(FailureCode::BadRequest));
    for args in [json!(null), json!([]), json!("x"), json!({ "vaultId": 7 }), json!({ "passphrase": { "a": 1 } })] {
        assert_eq!(ask(&mut askel, "vault_unlock", args), Err(FailureCode::BadRequest));
    }
}

#[test]
fn a_vault_id_cannot_name_a_place_outside_the_shelf() {
    let folder = std::env::temp_dir().join("askel-door-path");
    let mut askel = locked(&folder);
    for id in ["..", "../..", "/etc", "a/b", "a\\b", ".new-x", ""] {
        let args = json!({ "vaultId": id, "passphrase": "x" });
        let told = ask(&mut askel, "vault_unlock", args);
        assert!(matches!(told, Err(FailureCode::VaultMissing | FailureCode::KeysDamaged | FailureCode::DiskError)), "{id}: {told:?}");
    }
}
