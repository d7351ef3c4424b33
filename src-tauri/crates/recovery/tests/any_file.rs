//! The files of recovery offered as anything: each is refused or read, none panics, and none that was not sealed opens.
//! (security.md §3.12: what travels between the laptop and the officer)

use askel_recovery::{
    Challenge, Identities, OneTime, Recipients, Reply, Request, answer_challenge, new_identity_file, open_reply, open_request, read_form, same_code,
    seal_data_key, write_form,
};
use proptest::prelude::*;

fn any_form() -> impl Strategy<Value = Vec<u8>> {
    let kinds = prop::sample::select(vec!["askel recovery request 1", "askel recovery reply 1", "askel recovery challenge 1", "x"]);
    let text = prop_oneof!["[A-Za-z0-9+/=]{0,60}", ".{0,30}", Just("age1".to_owned()), Just("a".repeat(300_000))];
    (kinds, prop::collection::vec(text, 6)).prop_map(|(kind, words)| {
        let form = serde_json::json!({
            "kind": kind, "vault": words[0], "request": words[1], "worker": words[2], "reply_to": words[3], "replyTo": words[3], "sealed": words[4],
            "questions": [{ "recipient": words[5], "sealed": words[4] }],
        });
        form.to_string().into_bytes()
    })
}

/// Every reader of the room, as a laptop and as an officer.
fn offered(bytes: &[u8]) -> bool {
    let laptop = OneTime::new();
    let (file, _) = new_identity_file();
    let identities = Identities::read(&file).expect("an identity");
    let mut opened = false;
    if let Ok(request) = read_form::<Request>(bytes) {
        opened |= open_request(&identities, &request, &request.code()).is_ok();
    }
    if let Ok(reply) = read_form::<Reply>(bytes) {
        opened |= open_reply(&laptop, &reply, &reply.vault, &reply.request).is_ok();
    }
    if let Ok(challenge) = read_form::<Challenge>(bytes) {
        opened |= answer_challenge(&identities, &challenge).is_ok_and(|answered| !answered.is_empty());
    }
    opened
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(!offered(&bytes));
        prop_assert!(Identities::read(&String::from_utf8_lossy(&bytes)).is_err());
    }

    #[test]
    fn any_words_in_the_right_form_open_nothing(bytes in any_form()) {
        prop_assert!(!offered(&bytes));
    }

    #[test]
    fn any_text_is_no_public_key(text in ".{0,200}", typed in ".{0,40}") {
        prop_assert!(Recipients::read(&text).is_err());
        prop_assert!(!same_code(&typed, "K7M2-0Q9X-ZZZZ-0000"));
    }
}

/// The control: a form that was sealed for this officer does open, and one letter of it changed does not.
#[test]
fn a_sealed_request_opens_and_one_changed_letter_of_it_does_not() {
    let (file, recipient) = new_identity_file();
    let officer = Identities::read(&file).expect("an identity");
    let sealed = seal_data_key(&Recipients::read(&recipient).expect("a key"), "v", &[7; 32]).expect("seals");
    let request = Request { vault: "v".into(), request: "r".into(), worker: "Kaisa Niemi".into(), reply_to: OneTime::new().recipient(), sealed };
    let bytes = write_form(&request).expect("a file");
    let opens = |bytes: &[u8]| {
        let read: Option<Request> = read_form(bytes).ok();
        read.is_some_and(|request| open_request(&officer, &request, &request.code()).is_ok())
    };
    assert!(opens(&bytes));
    let text = String::from_utf8(bytes).expect("text");
    let at = text.find("\"sealed\"").expect("the seal") + 60;
    let letter = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
    assert!(!opens(format!("{}{letter}{}", &text[..at], &text[at + 1..]).as_bytes()));
}
