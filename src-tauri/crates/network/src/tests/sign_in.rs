//! Sign-in: the provider that plays its part, and each lie it could tell. The browser is played by a plain request to the listener.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use askel_fhir::rest::Unheard;
use serde_json::{Value, json};
use url::Url;

use super::provider::Provider;
use super::server::Server;
use super::town::{BACKUP_PIN, authority, leaf, policy};
use crate::policy::Policy;
use crate::sign_in::{Granted, Page, Pages, RefreshToken, SignIn, SignInFailure, renew};

struct Place {
    provider: Provider,
    policy: Policy,
}

fn place() -> Place {
    place_with(|_| {})
}

fn place_with(change: impl FnOnce(&mut Value)) -> Place {
    let own = authority("Alue");
    let provider = Provider::start(&own);
    let policy = policy(&own, provider.port, |text| {
        text["audience"] = json!("https://fhir.alue.example/r4");
        text["scopes"] = json!(["fhirUser"]);
        change(text);
    });
    Place { provider, policy }
}

fn pages() -> Pages {
    let page = |title: &str| Page { title: title.into(), text: "Voit sulkea tämän sivun & palata <Askeleen>.".into() };
    Pages { language: "fi".into(), done: page("Kirjauduit sisään"), failed: page("Kirjautuminen ei onnistunut") }
}

fn parameter(url: &str, name: &str) -> String {
    Url::parse(url).expect("an address").query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// What a browser shows of it.
fn visit(address: &str, query: &str) -> String {
    let url = Url::parse(address).expect("an address");
    said(&url, &format!("GET {}?{query} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: text/html\r\n\r\n", url.path(), url.port().expect("a port")))
}

fn said(url: &Url, request: &str) -> String {
    let mut line = TcpStream::connect(("127.0.0.1", url.port().expect("a port"))).expect("somebody listens");
    line.set_read_timeout(Some(Duration::from_secs(10))).expect("a limit");
    line.write_all(request.as_bytes()).expect("sent");
    let mut shown = String::new();
    let _ = line.read_to_string(&mut shown);
    shown
}

/// One sign-in: `back` makes the query that the browser comes back with.
fn signed_in(place: &Place, back: impl FnOnce(&str) -> String) -> (Result<Granted, SignInFailure>, String) {
    let sign_in = SignIn::living(&place.policy, Duration::from_secs(20)).expect("a sign-in");
    let url = sign_in.url().to_owned();
    place.provider.says(|says| if says.nonce.is_empty() { says.nonce = parameter(&url, "nonce") });
    let (address, query) = (parameter(&url, "redirect_uri"), back(&url));
    let browser = thread::spawn(move || visit(&address, &query));
    let granted = sign_in.wait(&pages());
    (granted, browser.join().expect("a page"))
}

fn good(place: &Place) -> impl FnOnce(&str) -> String + use<> {
    let issuer = place.provider.issuer.clone();
    move |url: &str| format!("code=canary-code&state={}&iss={issuer}", parameter(url, "state"))
}

fn why(place: &Place) -> SignInFailure {
    signed_in(place, good(place)).0.err().expect("no tokens")
}

#[test]
fn a_worker_signs_in_and_the_lasting_token_is_kept_before_the_other_is_used() {
    let place = place();
    let (granted, page) = signed_in(&place, good(&place));
    let granted = granted.expect("tokens");
    let worker = granted.worker.clone().expect("a worker");
    assert_eq!((worker.subject.as_str(), worker.fhir_user.as_deref(), granted.lasts()), ("helka", Some("Practitioner/helka"), true));
    let mut kept = String::new();
    let usable = granted
        .keep(|refresh| {
            kept = secrecy::ExposeSecret::expose_secret(refresh.for_the_vault()).to_owned();
            Ok::<_, ()>(())
        })
        .expect("kept");
    assert_eq!((kept.as_str(), usable.access.expose(), usable.lives), ("canary-refresh-1", "canary-access-1", Duration::from_secs(300)));
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("lang=\"fi\"") && page.contains("Kirjauduit sisään"), "{page}");
    assert!(page.contains("sivun &amp; palata &lt;Askeleen&gt;") && page.contains("default-src 'none'") && page.contains("no-store") && page.contains("no-referrer"));
}

#[test]
fn what_the_browser_and_the_provider_are_sent_is_what_the_rules_ask_for() {
    let place = place();
    let mut asked = String::new();
    let (granted, _) = signed_in(&place, |url| {
        asked = url.to_owned();
        good(&place)(url)
    });
    assert!(granted.is_ok());
    let said = |name: &str| parameter(&asked, name);
    assert_eq!((said("code_challenge_method").as_str(), said("response_type").as_str(), said("client_id").as_str()), ("S256", "code", "askel"));
    assert_eq!((said("resource").as_str(), said("scope").as_str()), ("https://fhir.alue.example/r4", "openid offline_access fhirUser"));
    assert!(said("code_challenge").len() >= 43 && said("state").len() >= 22 && said("nonce").len() >= 22);
    assert!(asked.starts_with(&place.provider.issuer) && said("redirect_uri").starts_with("http://127.0.0.1:"));
    let token_request = place.provider.heard.heads().into_iter().find(|head| head.starts_with("POST /token")).expect("asked");
    assert!(token_request.contains("grant_type=authorization_code") && token_request.contains("code_verifier=") && token_request.contains("resource="));
    assert!(!token_request.contains("client_secret"), "a public client has none");
    let verifier = token_request.split("code_verifier=").nth(1).and_then(|rest| rest.split('&').next()).expect("a verifier");
    assert!(!asked.contains(verifier), "the browser never has what the code is worth nothing without");
}

#[test]
fn an_answer_that_is_not_this_sign_ins_gives_no_token() {
    let place = place();
    let issuer = place.provider.issuer.clone();
    let state = |url: &str| parameter(url, "state");
    let cases: [(&str, Box<dyn FnOnce(&str) -> String>, SignInFailure); 7] = [
        ("another state", Box::new(|_: &str| format!("code=x&state=other&iss={issuer}")), SignInFailure::Forged),
        ("no state", Box::new(|_: &str| "code=x".to_owned()), SignInFailure::Forged),
        ("another issuer", Box::new(move |url: &str| format!("code=x&state={}&iss=https://evil.example", state(url))), SignInFailure::Forged),
        ("no issuer though it was promised", Box::new(move |url: &str| format!("code=x&state={}", state(url))), SignInFailure::Forged),
        ("said no", Box::new({ let issuer = place.provider.issuer.clone(); move |url: &str| format!("error=access_denied&state={}&iss={issuer}", state(url)) }), SignInFailure::Refused),
        ("a code and a no", Box::new({ let issuer = place.provider.issuer.clone(); move |url: &str| format!("code=x&error=x&state={}&iss={issuer}", state(url)) }), SignInFailure::Refused),
        ("two codes", Box::new({ let issuer = place.provider.issuer.clone(); move |url: &str| format!("code=x&code=y&state={}&iss={issuer}", state(url)) }), SignInFailure::Refused),
    ];
    for (what, back, expected) in cases {
        let (granted, page) = signed_in(&place, back);
        assert_eq!(granted.err(), Some(expected), "{what}");
        assert!(page.starts_with("HTTP/1.1 400") && page.contains("Kirjautuminen ei onnistunut"), "{what}: {page}");
    }
    assert!(!place.provider.heard.heads().iter().any(|head| head.starts_with("POST /token")), "no code was changed for a token");
}

#[test]
fn an_id_token_that_is_not_the_providers_own_gives_no_token() {
    for (what, claims) in [
        ("another nonce", json!({ "nonce": "other" })),
        ("no nonce", json!({ "nonce": null })),
        ("another issuer", json!({ "iss": "https://evil.example" })),
        ("for another client", json!({ "aud": "other" })),
        ("out of its time", json!({ "exp": 1_000_000_000 })),
    ] {
        let place = place();
        place.provider.says(|says| says.claims = claims);
        assert_eq!(why(&place), SignInFailure::Forged, "{what}");
    }
    let place = place();
    place.provider.says(|says| says.breaks_the_signature = true);
    assert_eq!(why(&place), SignInFailure::Forged, "the signature");
}

#[test]
fn a_description_that_leads_elsewhere_or_promises_too_little_is_no_provider() {
    let own = authority("Alue");
    let elsewhere = Server::answering(leaf(&own, &["localhost"], |_| {}), super::server::ok("{}"));
    let address = format!("https://localhost:{}", elsewhere.port);
    for (what, metadata) in [
        ("another issuer", json!({ "issuer": address })),
        ("tokens from another host", json!({ "token_endpoint": format!("{address}/token") })),
        ("tokens in clear text", json!({ "token_endpoint": "http://localhost/token" })),
        ("a login at another host", json!({ "authorization_endpoint": format!("{address}/auth") })),
        ("a login that is a program", json!({ "authorization_endpoint": "file:///bin/sh" })),
        ("keys from another host", json!({ "jwks_uri": format!("{address}/jwks") })),
        ("no PKCE with S256", json!({ "code_challenge_methods_supported": ["plain"] })),
    ] {
        let place = place();
        place.provider.says(|says| says.metadata = metadata);
        let failed = SignIn::begin(&place.policy).err();
        assert!(matches!(failed, Some(SignInFailure::NotAProvider | SignInFailure::Unheard(Unheard::NotTrusted))), "{what}: {failed:?}");
    }
    assert_eq!(elsewhere.heard.connections(), 0);
}

#[test]
fn a_provider_that_is_not_trusted_hears_nothing() {
    let place = place_with(|text| {
        text["pins"] = json!([BACKUP_PIN, "sha256/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA="]);
    });
    // Its host is the FHIR server's own, so that the pins are for it, too.
    assert_eq!(SignIn::begin(&place.policy).err(), Some(SignInFailure::Unheard(Unheard::NotTrusted)));
    assert_eq!(place.provider.heard.bytes(), 0);
}

#[test]
fn a_renewal_turns_the_lasting_token_and_says_when_it_is_spent() {
    let place = place();
    let token = RefreshToken::kept("canary-refresh-0".to_owned().into());
    let granted = renew(&place.policy, &token).expect("renewed");
    assert!(granted.lasts() && granted.worker.is_none());
    assert!(granted.keep(|_| Err::<(), _>("the disk is full")).is_err(), "and then there is no access token either");
    let asked = place.provider.heard.heads().into_iter().find(|head| head.starts_with("POST /token")).expect("asked");
    assert!(asked.contains("grant_type=refresh_token") && asked.contains("refresh_token=canary-refresh-0"));
    for (status, error, expected) in [
        ("400 Bad Request", "invalid_grant", SignInFailure::Again),
        ("400 Bad Request", "device_revoked", SignInFailure::Revoked),
        ("401 Unauthorized", "device_revoked", SignInFailure::Revoked),
        ("400 Bad Request", "invalid_scope", SignInFailure::Refused),
    ] {
        place.provider.says(|says| says.instead = Some((status, json!({ "error": error }))));
        assert_eq!(renew(&place.policy, &token).err(), Some(expected), "{error}");
    }
    place.provider.says(|says| says.instead = Some(("200 OK", json!("<html>"))));
    assert_eq!(renew(&place.policy, &token).err(), Some(SignInFailure::NotAProvider));
}

#[test]
fn a_provider_without_rotation_leaves_the_token_that_there_is() {
    let place = place();
    place.provider.says(|says| says.instead = Some(("200 OK", json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60 }))));
    let granted = renew(&place.policy, &RefreshToken::kept("r".to_owned().into())).expect("renewed");
    assert!(!granted.lasts());
    assert!(granted.keep(|_| Err("nothing is to be stored")).is_ok());
}

#[test]
fn who_comes_to_the_listener_for_something_else_is_turned_away_and_the_answer_still_comes() {
    let place = place();
    let sign_in = SignIn::living(&place.policy, Duration::from_secs(30)).expect("a sign-in");
    let url = sign_in.url().to_owned();
    place.provider.says(|says| says.nonce = parameter(&url, "nonce"));
    let address = Url::parse(&parameter(&url, "redirect_uri")).expect("an address");
    let (port, query) = (address.port().expect("a port"), good(&place)(&url));
    let browser = thread::spawn(move || {
        drop(TcpStream::connect(("127.0.0.1", port)).expect("a browser that only looks whether anybody is there"));
        for request in [
            format!("GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            format!("GET /callback?{query} HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
            format!("POST /callback?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            format!("GET http://evil.example/callback?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            format!("GET /callback HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            "\u{16}\u{3}\u{1}garbage\r\n\r\n".to_owned(),
        ] {
            let shown = said(&address, &request);
            assert!(shown.starts_with("HTTP/1.1 404"), "{request}: {shown}");
        }
        visit(address.as_str(), &query)
    });
    assert!(sign_in.wait(&pages()).is_ok());
    assert!(browser.join().expect("a page").contains("Kirjauduit"));
}

#[test]
fn nobody_listens_after_the_time_or_when_it_is_stopped_or_answered() {
    let place = place();
    let sign_in = SignIn::living(&place.policy, Duration::from_millis(300)).expect("a sign-in");
    let gone = Url::parse(&parameter(sign_in.url(), "redirect_uri")).expect("an address");
    assert_eq!(sign_in.wait(&pages()).err(), Some(SignInFailure::TimedOut));
    assert!(TcpStream::connect(("127.0.0.1", gone.port().expect("a port"))).is_err());
    let sign_in = SignIn::begin(&place.policy).expect("a sign-in");
    let (stopper, began) = (sign_in.stopper(), Instant::now());
    thread::spawn(move || stopper.stop());
    assert_eq!(sign_in.wait(&pages()).err(), Some(SignInFailure::Stopped));
    assert!(began.elapsed() < Duration::from_secs(60), "two minutes were not waited for");
    let mut address = String::new();
    let (granted, _) = signed_in(&place, |url| {
        address = parameter(url, "redirect_uri");
        place.provider.says(|says| says.nonce = parameter(url, "nonce"));
        good(&place)(url)
    });
    assert!(granted.is_ok());
    let answered = Url::parse(&address).expect("an address").port().expect("a port");
    assert!(TcpStream::connect(("127.0.0.1", answered)).is_err(), "the listener has closed");
}

#[test]
fn nothing_of_a_sign_in_shows_in_a_log() {
    let place = place();
    let (granted, _) = signed_in(&place, good(&place));
    let granted = granted.expect("tokens");
    let shown = format!("{granted:?} {:?} {:?}", granted.worker, RefreshToken::kept("canary".to_owned().into()));
    let kept = granted.keep(|_| Ok::<_, ()>(())).expect("kept");
    let shown = format!("{shown} {kept:?} {:?}", kept.access);
    assert!(!shown.contains("canary") && !shown.contains("helka"), "{shown}");
}
