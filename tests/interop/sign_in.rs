//! Askel's sign-in against the certified `oidc-provider`: the code, its proof, the tokens and their turning. The browser is one that
//! keeps cookies and types a name.

use std::thread;

use askel_network::sign_in::{Granted, Page, Pages, RefreshToken, SignIn, SignInFailure, renew};
use askel_network::Policy;
use askel_tests::peers::{Browser, County};
use serde_json::json;

fn pages() -> Pages {
    let page = |title: &str| Page { title: title.into(), text: String::new() };
    Pages { language: "fi".into(), done: page("Valmis"), failed: page("Ei onnistunut") }
}

fn signed_in(county: &County, policy: &Policy, worker: &str) -> Result<Granted, SignInFailure> {
    let sign_in = SignIn::begin(policy)?;
    let (url, mut browser, worker) = (sign_in.url().to_owned(), Browser::new(&county.sign_in.issuer(), county.sign_in.port()), worker.to_owned());
    let browsing = thread::spawn(move || browser.sign_in(&url, &worker).expect("signs in"));
    let granted = sign_in.wait(&pages());
    browsing.join().expect("the browser came to its end");
    granted
}

/// The lasting token, and the other one in use.
fn kept(granted: Granted) -> (RefreshToken, askel_network::AccessToken) {
    let mut lasting = None;
    let usable = granted.keep(|refresh| { lasting = Some(refresh.clone()); Ok::<_, ()>(()) }).expect("kept");
    (lasting.expect("it lasts"), usable.access)
}

fn asked(policy: &Policy, token: &askel_network::AccessToken) -> u16 {
    use askel_fhir::rest::{Request, Verb};
    let request = Request { verb: Verb::Get, path: "Patient?_count=1".into(), headers: vec![], body: None };
    askel_network::Channel::new(policy).expect("a channel").ask(&request, Some(token)).expect("a reply").status
}

#[test]
fn a_worker_signs_in_and_the_server_takes_the_token() {
    let county = County::open();
    let policy = county.policy();
    let granted = signed_in(&county, &policy, "helka@tampere").expect("tokens");
    let worker = granted.worker.clone().expect("a worker");
    assert_eq!((worker.subject.as_str(), worker.fhir_user.as_deref()), ("helka@tampere", Some("Practitioner/helka@tampere")));
    let (_, access) = kept(granted);
    assert_eq!(asked(&policy, &access), 200);
}

#[test]
fn a_lasting_token_turns_and_one_used_twice_ends_the_family_with_the_words_sign_in_again() {
    let county = County::open();
    let policy = county.policy();
    let (first, _) = kept(signed_in(&county, &policy, "helka").expect("tokens"));
    let (second, access) = kept(renew(&policy, &first).expect("renewed"));
    assert_eq!(asked(&policy, &access), 200);
    assert_eq!(renew(&policy, &first).err(), Some(SignInFailure::Again), "the first is spent");
    assert_eq!(renew(&policy, &second).err(), Some(SignInFailure::Again), "and with its second use the whole family");
    assert!(signed_in(&county, &policy, "helka").is_ok(), "signing in again mends it");
}

#[test]
fn a_worker_who_was_shut_out_signs_in_again_and_is_not_let_in() {
    let mut county = County::open();
    let policy = county.policy();
    let (lasting, _) = kept(signed_in(&county, &policy, "helka").expect("tokens"));
    county.sign_in.shut_out("helka");
    assert_eq!(renew(&policy, &lasting).err(), Some(SignInFailure::Again));
    county.sign_in.let_in("helka");
}

#[test]
fn nobody_who_only_reads_the_browsers_address_gets_a_token() {
    use askel_tests::peers::plain;
    let county = County::open();
    let policy = county.policy();
    let sign_in = SignIn::begin(&policy).expect("a sign-in");
    let (url, mut browser) = (sign_in.url().to_owned(), Browser::new(&county.sign_in.issuer(), county.sign_in.port()));
    let browsing = thread::spawn(move || browser.sign_in(&url, "helka").expect("signs in"));
    let granted = sign_in.wait(&pages());
    let arrived = browsing.join().expect("where it arrived");
    let at = |name: &str| arrived.split(['?', '&']).find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap_or_default().to_owned();
    let ask = |verifier: &str| {
        let back = arrived.split('?').next().unwrap_or_default();
        let body = format!("grant_type=authorization_code&client_id=askel&code={}&redirect_uri={back}&code_verifier={verifier}", at("code"));
        let told = plain::ask(county.sign_in.port(), "POST", "/token", &[("content-type", "application/x-www-form-urlencoded")], body.as_bytes()).expect("an answer");
        told.json()["error"].clone()
    };
    assert!(granted.is_ok() && !at("code").is_empty());
    assert_eq!(ask(&"a".repeat(43)), json!("invalid_grant"), "a code that was used, with another proof");
    // The provider has seen its code come back: it ends what it gave for it.
    let (lasting, _) = kept(granted.expect("tokens"));
    assert_eq!(renew(&policy, &lasting).err(), Some(SignInFailure::Again), "the replayed code ended the family");
}
