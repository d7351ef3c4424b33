//! Fifteen ends that are not the organisation's server, and the one that is. Each wrong one is refused before it has heard a byte.

use std::sync::Arc;
use std::time::Duration;

use askel_fhir::rest::{Request, Unheard, Verb};
use rcgen::{ExtendedKeyUsagePurpose, date_time_ymd};
use rustls::ClientConfig;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, SignatureScheme};
use serde_json::json;

use super::server::{Server, TLS12, TLS13, ok};
use super::town::{Authority, BACKUP_PIN, Shown, authority, by_a_leaf, leaf, pin, policy, self_signed};
use crate::{AccessToken, Channel, Limits, Policy};

const HOST: &[&str] = &["localhost"];

fn limits() -> Limits {
    Limits { connect: Duration::from_secs(5), silence: Duration::from_secs(5), whole: Duration::from_secs(10), ..Limits::OF_THE_PRODUCT }
}

fn request() -> Request {
    Request { verb: Verb::Put, path: "Patient/canary-path".into(), headers: vec![("if-match", "W/\"1\"".into())], body: Some(b"{\"canary\":1}".to_vec()) }
}

fn asked(policy: &Policy) -> Result<u16, Unheard> {
    let mut channel = Channel::within(policy, limits())?;
    channel.ask(&request(), Some(&AccessToken::planted("canary-token"))).map(|reply| reply.status)
}

fn serving(shown: Shown) -> Server {
    Server::answering(shown, ok("{}"))
}

/// Refused, and not a byte of a request was heard.
#[track_caller]
fn assert_refused(what: &str, server: &Server, policy: &Policy) {
    assert_eq!(asked(policy), Err(Unheard::NotTrusted), "{what}");
    assert_eq!(server.heard.bytes(), 0, "{what} heard something of the request");
    assert!(server.heard.connections() >= 1, "{what} was asked at all");
}

#[track_caller]
fn assert_bad(what: &str, own: &Authority, shown: Shown) {
    let server = serving(shown);
    assert_refused(what, &server, &policy(own, server.port, |_| {}));
}

#[test]
fn the_organisations_own_server_is_heard() {
    let own = authority("Alue");
    let server = serving(leaf(&own, HOST, |_| {}));
    assert_eq!(asked(&policy(&own, server.port, |_| {})), Ok(200));
    let head = server.heard.heads().join("");
    for said in ["PUT /fhir/Patient/canary-path HTTP/1.1", "authorization: Bearer canary-token", "if-match: W/\"1\"", "content-type: application/fhir+json", "accept: application/fhir+json", "accept-encoding: gzip", "user-agent: Askel"] {
        assert!(head.to_lowercase().contains(&said.to_lowercase()), "{said}: {head}");
    }
}

#[test]
fn a_certificate_out_of_its_time_is_refused() {
    let own = authority("Alue");
    let expired = leaf(&own, HOST, |params| (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1)));
    assert_bad("1 expired", &own, expired);
    let early = leaf(&own, HOST, |params| (params.not_before, params.not_after) = (date_time_ymd(2100, 1, 1), date_time_ymd(2101, 1, 1)));
    assert_bad("2 not yet valid", &own, early);
}

#[test]
fn a_certificate_of_another_host_is_refused() {
    let own = authority("Alue");
    assert_bad("3 another host", &own, leaf(&own, &["fhir.alue.example"], |_| {}));
    assert_bad("4 another host below the same name", &own, leaf(&own, &["*.localhost"], |_| {}));
    assert_bad("5 no name at all", &own, leaf(&own, &[], |_| {}));
}

#[test]
fn a_certificate_that_no_authority_of_ours_gave_is_refused() {
    let (own, foreign) = (authority("Alue"), authority("Alue"));
    assert_bad("6 self-signed", &own, self_signed(HOST));
    assert_bad("7 an unknown authority of the same name", &own, leaf(&foreign, HOST, |_| {}));
    let mut with_its_root = leaf(&foreign, HOST, |_| {});
    with_its_root.chain.push(foreign.der().clone());
    assert_bad("8 an unknown authority that shows itself", &own, with_its_root);
    // The same good certificate, with somebody else's key behind it.
    assert_bad("9 a borrowed certificate", &own, Shown { chain: leaf(&own, HOST, |_| {}).chain, key: self_signed(HOST).key });
}

#[test]
fn a_certificate_made_for_something_else_is_refused() {
    let own = authority("Alue");
    assert_bad("10 for mail", &own, leaf(&own, HOST, |params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::EmailProtection]));
    assert_bad("11 given by a server's certificate", &own, by_a_leaf(&own, HOST));
}

#[test]
fn another_key_than_a_pinned_one_is_refused_though_its_authority_is_ours() {
    let own = authority("Alue");
    let good = leaf(&own, HOST, |_| {});
    let pins = json!([pin(&good), BACKUP_PIN]);
    let mut between = leaf(&own, HOST, |_| {});
    // The real certificate is sent along: it proves nothing.
    between.chain.push(good.chain[0].clone());
    let server = serving(between);
    assert_refused("12 pinned, and somebody between", &server, &policy(&own, server.port, |text| text["pins"] = pins.clone()));
    let server = serving(good);
    let pinned = policy(&own, server.port, |text| text["pins"] = pins);
    assert_eq!((asked(&pinned), asked(&pinned)), (Ok(200), Ok(200)), "the pinned key itself");
}

#[test]
fn an_older_tls_is_refused_unless_the_policy_says_so() {
    let own = authority("Alue");
    let server = Server::playing(leaf(&own, HOST, |_| {}), TLS12, |line, _| drop(line.write_all(ok("{}").as_bytes())));
    assert_refused("13 TLS 1.2", &server, &policy(&own, server.port, |_| {}));
    assert_eq!(asked(&policy(&own, server.port, |text| text["tls12"] = json!(true))), Ok(200));
    // A server of 2006 answers the greeting with a hello of its own time, whatever was offered.
    let old = old_server(own.der().as_ref());
    for tls12 in [false, true] {
        assert_refused("14 TLS 1.1", &old, &policy(&own, old.port, |text| text["tls12"] = json!(tls12)));
    }
}

/// ServerHello of TLS 1.1 with an AES suite and no extension.
fn old_server(_: &[u8]) -> Server {
    let mut hello = vec![2, 0, 0, 38, 3, 2];
    hello.extend_from_slice(&[7; 32]);
    hello.extend_from_slice(&[0, 0, 0x2f, 0]);
    let record = [vec![22, 3, 2, 0, hello.len() as u8], hello].concat();
    speaking_first(record)
}

/// Says this whoever comes, and counts as a request only what looks like one.
fn speaking_first(said: Vec<u8>) -> Server {
    use std::io::{Read, Write};
    let socket = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = socket.local_addr().expect("a port").port();
    let heard = super::server::Heard::default();
    let told = heard.clone();
    std::thread::spawn(move || {
        for mut visitor in socket.incoming().flatten() {
            told.connections.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let _ = visitor.set_read_timeout(Some(Duration::from_millis(500)));
            let mut all = vec![];
            let mut some = [0; 4096];
            let _ = visitor.write_all(&said);
            while let Ok(read) = visitor.read(&mut some) {
                all.extend_from_slice(&some[..read]);
                if read == 0 {
                    break;
                }
            }
            let text = String::from_utf8_lossy(&all);
            told.bytes.fetch_add(["canary", "PUT ", "HTTP/1.1"].iter().filter(|word| text.contains(**word)).count(), std::sync::atomic::Ordering::SeqCst);
        }
    });
    Server { port, heard }
}

#[test]
fn an_end_that_speaks_no_tls_is_told_nothing() {
    let own = authority("Alue");
    let plain = speaking_first(ok("{}").into_bytes());
    assert_refused("15 clear text where TLS should be", &plain, &policy(&own, plain.port, |_| {}));
    let page = speaking_first(b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\n\r\n".to_vec());
    assert_refused("16 a portal of a guest network", &page, &policy(&own, page.port, |_| {}));
}

#[test]
fn nobody_is_followed_elsewhere() {
    let own = authority("Alue");
    let plain = Server::plain(|line, _| drop(line.write_all(ok("{}").as_bytes())));
    let other = serving(leaf(&own, HOST, |_| {}));
    for location in [format!("http://localhost:{}/fhir", plain.port), format!("https://localhost:{}/fhir", other.port), "/elsewhere".to_owned(), "javascript:alert(1)".to_owned()] {
        for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
            let server = Server::answering(leaf(&own, HOST, |_| {}), format!("HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"));
            assert_eq!(asked(&policy(&own, server.port, |_| {})), Err(Unheard::Redirected), "{status} {location}");
            assert_eq!(server.heard.connections(), 1);
        }
    }
    assert_eq!((plain.heard.connections(), other.heard.connections()), (0, 0), "17 and 18: neither was asked");
}

#[test]
fn without_the_organisations_authority_the_computers_own_judge_is_asked() {
    let own = authority("Alue");
    let server = serving(leaf(&own, HOST, |_| {}));
    let without = policy(&own, server.port, |text| drop(text.as_object_mut().and_then(|text| text.remove("ca"))));
    match asked(&without) {
        Err(Unheard::NotTrusted) => assert_eq!(server.heard.bytes(), 0),
        other => panic!("nobody on this computer knows the authority of the proof: {other:?}"),
    }
}

/// The control: a judge that takes everybody. It exists in this file only.
#[derive(Debug)]
struct TakesEverybody;

impl ServerCertVerifier for TakesEverybody {
    fn verify_server_cert(&self, _: &CertificateDer<'_>, _: &[CertificateDer<'_>], _: &ServerName<'_>, _: &[u8], _: UnixTime) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(&self, _: &[u8], _: &CertificateDer<'_>, _: &DigitallySignedStruct) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(&self, _: &[u8], _: &CertificateDer<'_>, _: &DigitallySignedStruct) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}

#[test]
fn a_planted_judge_that_takes_everybody_is_seen_by_these_very_proofs() {
    let own = authority("Alue");
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_protocol_versions(TLS13).expect("a version");
    let config = Arc::new(builder.dangerous().with_custom_certificate_verifier(Arc::new(TakesEverybody)).with_no_client_auth());
    for shown in [self_signed(HOST), leaf(&own, &["fhir.alue.example"], |_| {}), by_a_leaf(&own, HOST)] {
        let server = serving(shown);
        let mut channel = Channel::planted(&policy(&own, server.port, |_| {}), config.clone(), limits());
        let heard = channel.ask(&request(), Some(&AccessToken::planted("canary-token")));
        assert!(heard.is_ok() && server.heard.bytes() > 0, "the proofs above would have failed");
        assert!(server.heard.heads().concat().contains("canary-token"));
    }
}
