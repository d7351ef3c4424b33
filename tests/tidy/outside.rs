//! The product starts no other program and opens no connection: what a page of promises says about the network is held here.

use crate::rust_code::{is_outside_the_product, product_code};
use crate::tree::{Source, assert_tidy, rust_sources};

const REACHES_OUT: [&str; 8] = ["Command::new(", "TcpStream", "TcpListener", "UdpSocket", "UnixListener", "reqwest::", "ureq::", "hyper::"];

fn reaches(source: &Source) -> Vec<String> {
    if is_outside_the_product(source) {
        return vec![];
    }
    let code = product_code(&source.text);
    let found = REACHES_OUT.iter().flat_map(|said| code.match_indices(said));
    found.map(|(at, said)| source.fault(at, &format!("{said} reaches out of the program"))).collect()
}

#[test]
fn the_product_starts_no_program_and_opens_no_connection() {
    assert_tidy(rust_sources().iter().flat_map(reaches).collect());
}

#[test]
fn planted_connections_are_found() {
    let count = |path: &str, text: &str| reaches(&Source::planted(path, text)).len();
    assert_eq!(count("src-tauri/crates/app/src/a.rs", "fn a() { std::process::Command::new(\"sh\"); }"), 1);
    assert_eq!(count("src-tauri/src/a.rs", "use std::net::TcpStream;"), 1);
    assert_eq!(count("src-tauri/src/a.rs", "// TcpStream is not used"), 0);
    assert_eq!(count("tests/window/a.rs", "fn a() { Command::new(\"driver\"); }"), 0);
}
