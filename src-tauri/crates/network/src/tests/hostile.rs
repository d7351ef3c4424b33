//! The right server, with replies that are none: refused within time and memory, and called by what they are.

use std::time::{Duration, Instant};

use askel_fhir::rest::{Reply, Request, Unheard, Verb};

use super::server::{Line, Server, TLS13, ok};
use super::town::{authority, leaf, policy};
use crate::{Channel, Limits, packing};

const LIMITS: Limits = Limits {
    connect: Duration::from_secs(5),
    silence: Duration::from_millis(1500),
    whole: Duration::from_secs(3),
    header_bytes: 64 * 1024,
    packed_bytes: 1024 * 1024,
    unpacked_bytes: 4 * 1024 * 1024,
};

fn asked(part: impl Fn(&mut dyn Line, &str) + Send + Sync + 'static) -> Result<Reply, Unheard> {
    let own = authority("Alue");
    let server = Server::playing(leaf(&own, &["localhost"], |_| {}), TLS13, part);
    let mut channel = Channel::within(&policy(&own, server.port, |_| {}), LIMITS)?;
    let began = Instant::now();
    let heard = channel.ask(&Request { verb: Verb::Get, path: "Patient".into(), headers: vec![], body: None }, None);
    // Twice the limit and a laptop under load; without the limit it would never end.
    assert!(began.elapsed() < 2 * LIMITS.whole + Duration::from_secs(10), "bounded by the limit of time");
    heard
}

fn saying(bytes: impl Into<Vec<u8>>) -> Result<Reply, Unheard> {
    let bytes = bytes.into();
    asked(move |line, _| drop(line.write_all(&bytes)))
}

fn why(heard: Result<Reply, Unheard>) -> Unheard {
    heard.err().expect("no reply")
}

fn packed(body: &[u8]) -> Vec<u8> {
    let packed = packing::pack(body).expect("packed");
    [format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", packed.len()).into_bytes(), packed].concat()
}

#[test]
fn a_packed_reply_is_unpacked_and_a_bomb_is_not() {
    let whole = saying(packed(&vec![b' '; 4_000_000])).expect("a reply");
    assert_eq!(whole.body.len(), 4_000_000);
    assert_eq!(why(saying(packed(&vec![b' '; 500_000_000]))), Unheard::TooLarge);
}

/// In a process of its own, with the product's limits, since what a process has used at most never falls again.
#[test]
fn a_bomb_and_an_endless_reply_cost_no_more_memory_than_the_limits_say() {
    let own = authority("Alue");
    let bomb = packed(&vec![b' '; 1_000_000_000]);
    let server = Server::playing(leaf(&own, &["localhost"], |_| {}), TLS13, move |line, head| {
        if head.contains("/bomb") {
            return drop(line.write_all(&bomb));
        }
        let _ = line.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while line.write_all(&[b'x'; 65_536]).is_ok() {}
    });
    let asked = std::process::Command::new(std::env::current_exe().expect("this proof"))
        .args(["--exact", "tests::hostile::asks_for_what_is_too_large", "--nocapture"])
        .env("ASKEL_PROOF_BIG_CA", own.pem())
        .env("ASKEL_PROOF_PORT", server.port.to_string())
        .output()
        .expect("it runs");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stdout));
    assert_eq!(server.heard.heads().len(), 2);
}

#[test]
fn asks_for_what_is_too_large() {
    let (Ok(ca), Ok(port)) = (std::env::var("ASKEL_PROOF_BIG_CA"), std::env::var("ASKEL_PROOF_PORT")) else { return };
    let policy = policy(&authority("Alue"), port.parse().expect("a port"), |text| text["ca"] = serde_json::json!(ca));
    for path in ["bomb", "endless"] {
        let mut channel = Channel::new(&policy).expect("a channel");
        let heard = channel.ask(&Request { verb: Verb::Get, path: path.into(), headers: vec![], body: None }, None);
        assert_eq!(heard.err(), Some(Unheard::TooLarge), "{path}");
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|most| most.trim().trim_end_matches(" kB").parse::<u64>().ok());
    println!("{most:?} kB at most");
    // 64 MB of a body that is unpacked while it comes, twice while its place grows. The bomb is a thousand.
    assert!(most.is_none_or(|most| most < 256 * 1024), "{most:?} kB");
}

#[test]
fn more_than_is_taken_is_too_large_whether_it_is_announced_or_not() {
    assert_eq!(why(saying(ok(&"x".repeat(2 * 1024 * 1024)))), Unheard::TooLarge);
    let endless = |head: &'static str, piece: &'static [u8]| {
        asked(move |line, _| {
            let _ = line.write_all(head.as_bytes());
            while line.write_all(piece).is_ok() {}
        })
    };
    assert_eq!(why(endless("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", &[b'x'; 4096])), Unheard::TooLarge);
    assert_eq!(why(endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"8\r\nxxxxxxxx\r\n")), Unheard::TooLarge);
}

#[test]
fn endless_headers_end() {
    let endless = why(asked(|line, _| {
        let _ = line.write_all(b"HTTP/1.1 200 OK\r\n");
        while line.write_all(b"X-More: and more and more and more\r\n").is_ok() {}
    }));
    assert!(matches!(endless, Unheard::TooLarge | Unheard::Garbled), "{endless:?}");
    let one = why(saying([b"HTTP/1.1 200 OK\r\nX-Long: ".to_vec(), vec![b'x'; 10 * 1024 * 1024], b"\r\n\r\n".to_vec()].concat()));
    assert!(matches!(one, Unheard::TooLarge | Unheard::Garbled), "{one:?}");
}

#[test]
fn a_reply_that_drips_ends_with_its_time() {
    let drip = why(asked(|line, _| {
        let _ = line.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        while line.write_all(b"x").and_then(|()| line.flush()).is_ok() {
            std::thread::sleep(Duration::from_millis(100));
        }
    }));
    assert_eq!(drip, Unheard::BrokenOff);
    let head = why(asked(|line, _| {
        for byte in b"HTTP/1.1 200 OK\r\nX: ".iter().chain(std::iter::repeat(&b'x')) {
            if line.write_all(&[*byte]).and_then(|()| line.flush()).is_err() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }));
    assert_eq!(head, Unheard::BrokenOff);
    let silent = why(asked(|_, _| std::thread::sleep(Duration::from_secs(9))));
    assert_eq!(silent, Unheard::BrokenOff);
    let continuing = why(asked(|line, _| {
        while line.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").and_then(|()| line.flush()).is_ok() {
            std::thread::sleep(Duration::from_millis(20));
        }
    }));
    assert!(matches!(continuing, Unheard::BrokenOff | Unheard::Garbled), "{continuing:?}");
}

#[test]
fn a_reply_cut_short_never_passes_for_a_whole_one() {
    // The line is dropped with the thread that served it.
    for said in [
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"hal",
        // By the end of the line alone, which anybody on the way can cut: TLS's own good-bye is missing.
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"half\":",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "",
    ] {
        let heard = asked(move |line, _| {
            let _ = line.write_all(said.as_bytes());
            let _ = line.flush();
            panic!("cut: this thread ends here, and the line with it");
        });
        assert_eq!(heard.err(), Some(Unheard::BrokenOff), "{said:?}");
    }
}

#[test]
fn what_is_no_http_is_garbled() {
    for said in ["<html>Welcome</html>\r\n\r\n", "HTTP/0.9 hello\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nBad Header\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n\r\n"] {
        assert_eq!(saying(said).err(), Some(Unheard::Garbled), "{said:?}");
    }
    assert_eq!(saying("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nab").err(), Some(Unheard::Garbled));
    assert_eq!(saying("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n<html>Welcome</html>").err(), Some(Unheard::Garbled));
    let lengths = saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nabcde");
    assert!(lengths.is_err(), "two lengths are none");
}

#[test]
fn a_page_instead_of_json_is_a_reply_as_any_other() {
    let heard = saying("HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nRetry-After: 7\r\nContent-Length: 6\r\n\r\n<html>").expect("a reply");
    assert_eq!((heard.status, heard.header("retry-after"), heard.body.as_slice()), (503, Some("7"), &b"<html>"[..]));
}

#[test]
fn what_follows_a_reply_is_not_taken_for_the_next_one() {
    let own = authority("Alue");
    let server = Server::playing(leaf(&own, &["localhost"], |_| {}), TLS13, |line, head| {
        let injected = if head.contains("/first") { ok("{\"planted\":true}") } else { String::new() };
        drop(line.write_all(format!("{}{injected}", ok("{}")).as_bytes()));
    });
    let mut channel = Channel::within(&policy(&own, server.port, |_| {}), LIMITS).expect("a channel");
    for path in ["first", "second"] {
        let heard = channel.ask(&Request { verb: Verb::Get, path: path.into(), headers: vec![], body: None }, None).expect("a reply");
        assert_eq!(heard.body, b"{}", "{path}");
    }
}
