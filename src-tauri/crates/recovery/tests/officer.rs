//! The officer's program, run as an officer would: files in, a code or a file out, and nothing over what was there.

use std::fs;
use std::path::Path;
use std::process::Command;

use askel_recovery::{
    HandOver, HandOverFrom, HandedFile, OneTime, Recipients, Reply, Request, make_challenge, open_reply, read_form, seal_data_key, seal_hand_over, write_form,
};

/// What was printed, or what was complained of.
fn officer(folder: &Path, args: &[&str]) -> Result<String, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_askel-recovery")).current_dir(folder).args(args).output().expect("runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

#[test]
fn the_officer_makes_a_key_proves_it_and_answers_a_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let said = officer(at, &["make-identity", "key"]).expect("makes");
    let recipient = said.lines().next().expect("a public key").to_owned();
    assert!(officer(at, &["make-identity", "key"]).is_err(), "never over a key that is there");

    let challenge = make_challenge("v", &[(recipient.clone(), "K7M2-0Q9X-ZZZZ".into())]).expect("a test");
    fs::write(at.join("test"), write_form(&challenge).expect("a file")).expect("writes");
    assert!(officer(at, &["answer-challenge", "key", "test"]).expect("answers").contains("K7M2-0Q9X-ZZZZ"));
    officer(at, &["make-identity", "other"]).expect("makes");
    assert!(officer(at, &["answer-challenge", "other", "test"]).is_err(), "another key answers nothing");

    let one_time = OneTime::new();
    let sealed = seal_data_key(&Recipients::read(&recipient).expect("a key"), "v", &[7; 32]).expect("seals");
    let request = Request { vault: "v".into(), request: "r".into(), worker: "Kaisa Niemi".into(), reply_to: one_time.recipient(), sealed };
    fs::write(at.join("request"), write_form(&request).expect("a file")).expect("writes");
    assert!(officer(at, &["open-request", "key", "request", "AAAA-AAAA-AAAA-AAAA", "answer"]).is_err());
    assert!(!at.join("answer").exists(), "a wrong code writes nothing");
    officer(at, &["open-request", "key", "request", &request.code(), "answer"]).expect("answers");
    let reply: Reply = read_form(&fs::read(at.join("answer")).expect("reads")).expect("an answer");
    assert_eq!(*open_reply(&one_time, &reply, "v", "r").expect("opens"), [7; 32]);
    assert!(officer(at, &["answer-challenge", "key", "request"]).is_err(), "one file is not taken for another");
}

#[test]
fn the_officer_opens_what_was_handed_over_into_a_new_folder_and_nothing_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let recipient = officer(at, &["make-identity", "key"]).expect("makes").lines().next().expect("a public key").to_owned();
    let from = HandOverFrom { vault: "v".into(), worker: "Kaisa Niemi".into(), unit: "Yksikkö".into(), sealed_at: "2026-11-28T12:00:00+02:00".into(), head_seq: 7, head_hash: String::new() };
    let files = vec![HandedFile { name: "LUE MINUT.txt".into(), bytes: b"Terve\n".to_vec().into() }];
    let mut sealed = seal_hand_over(&Recipients::read(&recipient).expect("a key"), &HandOver { from, files }).expect("seals");
    fs::write(at.join("luovutus.age"), &sealed).expect("writes");
    officer(at, &["make-identity", "other"]).expect("makes");
    assert!(officer(at, &["open-hand-over", "other", "luovutus.age", "out"]).is_err(), "another key");
    assert!(!at.join("out").exists());
    assert!(officer(at, &["open-hand-over", "key", "luovutus.age", "out"]).expect("opens").contains("Kaisa Niemi"));
    assert_eq!(fs::read(at.join("out/LUE MINUT.txt")).expect("reads"), b"Terve\n");
    assert!(officer(at, &["open-hand-over", "key", "luovutus.age", "out"]).is_err(), "never into a folder that is there");
    let middle = sealed.len() - 20;
    sealed[middle] ^= 1;
    fs::write(at.join("luovutus.age"), &sealed).expect("writes");
    assert!(officer(at, &["open-hand-over", "key", "luovutus.age", "changed"]).is_err() && !at.join("changed").exists(), "a changed byte");
}
