//! The product starts no other program, and only its one room for it opens connections: what a page of promises says about the
//! network is held here.

use crate::rust_code::{is_outside_the_product, product_code};
use crate::tree::{Source, assert_tidy, rust_sources};

const REACHES_OUT: [&str; 11] = [
    "Command::new(", "launch_default_for_uri", "open::that", "TcpStream", "TcpListener", "UdpSocket", "UnixListener", "reqwest::", "ureq::", "hyper::", "rustls::",
];

/// The one room, and what it may say there. A program it starts as little as any other.
const ROOM: &str = "src-tauri/crates/network/src/";
const OF_THE_ROOM: [&str; 3] = ["TcpStream", "ureq::", "rustls::"];
/// Listens for the browser that comes back from a sign-in, on this laptop, two minutes at most.
const LISTENS: (&str, &str) = ("src-tauri/crates/network/src/sign_in/listen.rs", "TcpListener");

/// Hands the sign-in page of the organisation's issuer to the system's browser: one call for each system, and no address of the page's.
const BROWSER: (&str, [&str; 2]) = ("src-tauri/src/browser.rs", ["launch_default_for_uri", "open::that"]);

fn may(source: &Source, said: &str) -> bool {
    if source.path == BROWSER.0 && BROWSER.1.contains(&said) {
        return true;
    }
    source.path.starts_with(ROOM) && OF_THE_ROOM.contains(&said) || (source.path.as_str(), said) == LISTENS
}

fn reaches(source: &Source) -> Vec<String> {
    if is_outside_the_product(source) {
        return vec![];
    }
    let code = product_code(&source.text);
    let found = REACHES_OUT.iter().filter(|said| !may(source, said)).flat_map(|said| code.match_indices(said));
    found.map(|(at, said)| source.fault(at, &format!("{said} reaches out of the program"))).collect()
}

/// No way to take a check of certificates away: rustls and all that stand on it call every such way `danger…`.
fn dangers(source: &Source) -> Vec<String> {
    if is_outside_the_product(source) {
        return vec![];
    }
    let code = product_code(&source.text).to_lowercase();
    code.match_indices("danger").map(|(at, _)| source.fault(at, "a check of certificates could be taken away")).collect()
}

#[test]
fn the_product_starts_no_program_and_one_room_opens_connections() {
    assert_tidy(rust_sources().iter().flat_map(reaches).collect());
}

#[test]
fn no_check_of_certificates_can_be_taken_away() {
    assert_tidy(rust_sources().iter().flat_map(dangers).collect());
}

#[test]
fn planted_connections_are_found() {
    let count = |path: &str, text: &str| reaches(&Source::planted(path, text)).len();
    assert_eq!(count("src-tauri/crates/app/src/a.rs", "fn a() { std::process::Command::new(\"sh\"); }"), 1);
    assert_eq!(count("src-tauri/src/a.rs", "use std::net::TcpStream;"), 1);
    assert_eq!(count("src-tauri/src/a.rs", "// TcpStream is not used"), 0);
    assert_eq!(count("src-tauri/crates/sync/src/a.rs", "fn a() { ureq::get(b); }"), 1);
    assert_eq!(count("src-tauri/crates/network/src/a.rs", "fn a() { ureq::get(b); }"), 0);
    assert_eq!(count("src-tauri/crates/network/src/a.rs", "use std::net::TcpListener;"), 1);
    assert_eq!(count("src-tauri/crates/network/src/sign_in/listen.rs", "use std::net::TcpListener;"), 0);
    assert_eq!(count("src-tauri/crates/network/src/a.rs", "fn a() { Command::new(\"xdg-open\"); }"), 1);
    assert_eq!(count("src-tauri/src/a.rs", "fn a() { gio::AppInfo::launch_default_for_uri(b, c); open::that_detached(b); }"), 2);
    assert_eq!(count("src-tauri/src/browser.rs", "fn a() { open::that_detached(b); Command::new(\"xdg-open\"); }"), 1);
    assert_eq!(count("tests/window/a.rs", "fn a() { Command::new(\"driver\"); }"), 0);
}

#[test]
fn planted_ways_around_the_certificates_are_found() {
    let count = |text: &str| dangers(&Source::planted("src-tauri/crates/network/src/a.rs", text)).len();
    assert_eq!(count("fn a() { builder.dangerous().with_custom_certificate_verifier(b); }"), 1);
    assert_eq!(count("use rustls::client::danger::ServerCertVerifier;"), 1);
    assert_eq!(count("fn a() { b.danger_accept_invalid_certs(true); }"), 1);
    assert_eq!(count("// nothing dangerous\n#[cfg(test)]\nmod tests { use rustls::client::danger::A; }"), 0);
    assert!(is_outside_the_product(&Source::planted("src-tauri/crates/network/src/tests/endpoints.rs", "")), "the planted judge of the proofs");
}
