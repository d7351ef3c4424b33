//! How Askel asks: one connection for many requests, nothing that a header could smuggle, nothing the environment could turn,
//! and what is said when nobody is there.

use std::net::TcpListener;
use std::time::Duration;

use askel_fhir::rest::{Request, Unheard, Verb};
use serde_json::json;

use super::server::{Server, TLS13, ok};
use super::town::{authority, leaf, policy};
use crate::{AccessToken, Channel, Limits};

const LIMITS: Limits = Limits { connect: Duration::from_secs(3), silence: Duration::from_secs(20), whole: Duration::from_secs(20), ..Limits::OF_THE_PRODUCT };

fn get(path: &str) -> Request {
    Request { verb: Verb::Get, path: path.into(), headers: vec![], body: None }
}

#[test]
fn many_requests_share_one_connection() {
    let own = authority("Alue");
    let server = Server::answering(leaf(&own, &["localhost"], |_| {}), ok("{}"));
    let mut channel = Channel::within(&policy(&own, server.port, |_| {}), LIMITS).expect("a channel");
    for number in 0..5 {
        assert!(channel.ask(&get(&format!("Patient/{number}")), None).is_ok());
    }
    assert_eq!((server.heard.connections(), server.heard.heads().len()), (1, 5));
}

#[test]
fn a_connection_that_died_meanwhile_may_have_carried_the_request_and_the_next_one_is_new() {
    let own = authority("Alue");
    let server = Server::playing(leaf(&own, &["localhost"], |_| {}), TLS13, |line, head| {
        let _ = line.write_all(ok("{}").as_bytes());
        let _ = line.flush();
        assert!(!head.contains("/last"), "the server stops here");
    });
    let mut channel = Channel::within(&policy(&own, server.port, |_| {}), LIMITS).expect("a channel");
    assert!(channel.ask(&get("last"), None).is_ok());
    std::thread::sleep(Duration::from_millis(100));
    // Either it is noticed before anything is sent, or it is said that it may have arrived. Never a wrong "not sent".
    let second = channel.ask(&get("second"), None);
    assert!(second.is_ok() || second == Err(Unheard::BrokenOff), "{:?}", second.err());
    assert!(channel.ask(&get("third"), None).is_ok());
}

#[test]
fn nobody_there_is_no_connection() {
    let own = authority("Alue");
    let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port that is free again").port();
    let to = |base: String| Channel::within(&policy(&own, port, |text| text["fhirBase"] = json!(base)), LIMITS).expect("a channel").ask(&get("metadata"), None).err();
    assert_eq!(to(format!("https://localhost:{port}/fhir")), Some(Unheard::NoConnection));
    assert_eq!(to("https://no-such-host.invalid/fhir".into()), Some(Unheard::NoConnection));
    // Somebody takes the call and says nothing: the handshake runs out of time.
    let mute = TcpListener::bind("127.0.0.1:0").expect("a port");
    let mute_port = mute.local_addr().expect("a port").port();
    assert_eq!(to(format!("https://localhost:{mute_port}/fhir")), Some(Unheard::NoConnection));
}

#[test]
fn a_path_or_a_header_that_would_lead_elsewhere_is_not_sent() {
    let own = authority("Alue");
    let server = Server::answering(leaf(&own, &["localhost"], |_| {}), ok("{}"));
    let mut channel = Channel::within(&policy(&own, server.port, |_| {}), LIMITS).expect("a channel");
    let token = AccessToken::planted("canary-token");
    for path in ["../admin", "//evil.example/", "Patient/%2e%2e/%2e%2e/admin", "a\r\nX: y", "https://evil.example/"] {
        assert_eq!(channel.ask(&get(path), Some(&token)).err(), Some(Unheard::NotTrusted), "{path}");
    }
    for (name, value) in [("authorization", "Basic x"), ("Host", "evil.example"), ("cookie", "a=b"), ("transfer-encoding", "chunked"), ("if-match", "a\r\nX: y"), ("content-encoding", "br")] {
        assert_eq!(channel.ask(&Request { headers: vec![(name, value.into())], ..get("Patient") }, Some(&token)).err(), Some(Unheard::NotTrusted), "{name}");
    }
    assert_eq!((server.heard.connections(), server.heard.bytes()), (0, 0));
}

#[test]
fn a_body_is_packed_when_the_one_who_asks_says_so() {
    let own = authority("Alue");
    let server = Server::answering(leaf(&own, &["localhost"], |_| {}), ok("{}"));
    let mut channel = Channel::within(&policy(&own, server.port, |_| {}), LIMITS).expect("a channel");
    let body = b"{\"text\":\"".iter().copied().chain(std::iter::repeat_n(b'a', 50_000)).collect::<Vec<u8>>();
    let packed = Request { verb: Verb::Post, path: String::new(), headers: vec![("content-encoding", "gzip".into())], body: Some(body) };
    assert!(channel.ask(&packed, None).is_ok());
    assert!(server.heard.bytes() < 2_000, "{} bytes", server.heard.bytes());
    assert!(server.heard.heads()[0].starts_with("POST /fhir HTTP/1.1"), "a bundle goes to the base itself");
}

#[test]
fn another_thread_can_break_a_request_off() {
    let own = authority("Alue");
    let server = Server::playing(leaf(&own, &["localhost"], |_| {}), TLS13, |_, _| std::thread::sleep(Duration::from_secs(15)));
    let mut channel = Channel::within(&policy(&own, server.port, |_| {}), LIMITS).expect("a channel");
    let stopper = channel.stopper();
    let heard = server.heard.clone();
    let stops = std::thread::spawn(move || {
        while heard.bytes() == 0 {
            std::thread::sleep(Duration::from_millis(10));
        }
        stopper.stop();
    });
    let began = std::time::Instant::now();
    assert_eq!(channel.ask(&get("Patient"), None).err(), Some(Unheard::BrokenOff));
    assert!(began.elapsed() < Duration::from_secs(12), "the server would have been silent for longer");
    stops.join().expect("stopped");
    assert_eq!(channel.ask(&get("Patient"), None).err(), Some(Unheard::NoConnection), "a stopped channel carries nothing more");
}

#[test]
fn a_proxy_of_the_environment_is_not_asked() {
    // Read at once by nobody: set for this process only while the channel is made and used.
    let proxy = Server::plain(|_, _| {});
    let own = authority("Alue");
    let server = Server::answering(leaf(&own, &["localhost"], |_| {}), ok("{}"));
    let asked = std::process::Command::new(std::env::current_exe().expect("this proof"))
        .args(["--exact", "tests::manners::asks_once_for_another_proof", "--nocapture"])
        .env("ASKEL_PROOF_CA", own.pem())
        .env("ASKEL_PROOF_PORT", server.port.to_string())
        .envs(["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"].map(|name| (name, format!("http://127.0.0.1:{}", proxy.port))))
        .env_remove("NO_PROXY")
        .output()
        .expect("it runs");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stdout));
    assert_eq!((proxy.heard.connections(), server.heard.heads().len()), (0, 1));
}

#[test]
fn asks_once_for_another_proof() {
    let (Ok(ca), Ok(port)) = (std::env::var("ASKEL_PROOF_CA"), std::env::var("ASKEL_PROOF_PORT")) else { return };
    let own = authority("Alue");
    let policy = policy(&own, port.parse().expect("a port"), |text| text["ca"] = json!(ca));
    assert!(Channel::within(&policy, LIMITS).expect("a channel").ask(&get("metadata"), None).is_ok());
}

#[test]
fn tokens_do_not_show() {
    let token = AccessToken::planted("canary-token");
    assert_eq!(format!("{token:?}"), "AccessToken(▮)");
}
