//! Askel's sign-in against the certified `oidc-provider`: the code, its proof, the tokens and their turning. The browser is one that
//! keeps cookies and types a name.

use std::thread;

use askel_network::sign_in::{Granted, Page, Pages, RefreshToken, SignIn, SignInFailure, renew};
use askel_network::Policy;
use askel_tests::peers::{Browser, County};

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

/// RFC 7636, appendix B: a proof and what it is announced by.
const PROOF: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const ANNOUNCED: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn part(address: &str, name: &str) -> String {
    address.split(['?', '&']).find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap_or_default().to_owned()
}

/// The address with a code that nobody has redeemed, as somebody reads it who looks over the browser's shoulder. The sign-in is
/// Askel's own, but for its proof, which is ours.
fn overseen(county: &County, policy: &Policy) -> String {
    let begun = SignIn::begin(policy).expect("a sign-in");
    let url = begun.url().replace(&part(begun.url(), "code_challenge"), ANNOUNCED);
    assert!(url.contains(ANNOUNCED));
    // Nobody listens any more, so the code stays where it arrived.
    drop(begun);
    Browser::new(&county.sign_in.issuer(), county.sign_in.port()).sign_in(&url, "helka").expect("signs in")
}

/// What the provider gives for the code: an error's name, or nothing where it gives tokens.
fn refused(county: &County, address: &str, proof: Option<&str>) -> Option<String> {
    use askel_tests::peers::plain;
    let back = address.split('?').next().unwrap_or_default();
    let proof = proof.map(|proof| format!("&code_verifier={proof}")).unwrap_or_default();
    let body = format!("grant_type=authorization_code&client_id=askel&code={}&redirect_uri={back}{proof}", part(address, "code"));
    let told = plain::ask(county.sign_in.port(), "POST", "/token", &[("content-type", "application/x-www-form-urlencoded")], body.as_bytes()).expect("an answer");
    let told = told.json();
    assert!(told["error"].is_string() != told["access_token"].is_string(), "{told}");
    told["error"].as_str().map(str::to_owned)
}

#[test]
fn nobody_who_only_reads_the_browsers_address_gets_a_token() {
    let county = County::open();
    let policy = county.policy();
    assert_eq!(refused(&county, &overseen(&county, &policy), Some(PROOF)), None, "all else is right: with the proof it is redeemed");
    for proof in [Some("a".repeat(43)), Some(ANNOUNCED.to_owned()), None] {
        let fresh = overseen(&county, &policy);
        assert!(!part(&fresh, "code").is_empty(), "{fresh}");
        assert_eq!(refused(&county, &fresh, proof.as_deref()).as_deref(), Some("invalid_grant"), "{proof:?}");
    }
}

#[test]
fn who_reads_the_address_of_a_sign_in_cannot_end_it() {
    let county = County::open();
    let policy = county.policy();
    let sign_in = SignIn::begin(&policy).expect("a sign-in");
    let (url, mut browser) = (sign_in.url().to_owned(), Browser::new(&county.sign_in.issuer(), county.sign_in.port()));
    let browsing = thread::spawn(move || browser.sign_in(&url, "helka").expect("signs in"));
    let granted = sign_in.wait(&pages());
    let address = browsing.join().expect("where it arrived");
    // The proof is asked for before the code is looked at.
    assert_eq!(refused(&county, &address, Some(&"a".repeat(43))).as_deref(), Some("invalid_grant"), "a code that was used, with another proof");
    let (lasting, _) = kept(granted.expect("tokens"));
    assert!(renew(&policy, &lasting).is_ok());
}
