//! The fault proxy before a real server: each fault is the one it says, and what passes is counted. Knows nothing of Askel.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use askel_tests::fault_proxy::{BadLink, Fault, FaultProxy, Treatment};
use askel_tests::peers::plain::{self, Heard};
use askel_tests::peers::{FhirServer, Medplum};
use serde_json::{Value, json};

struct Road {
    proxy: FaultProxy,
    server: Medplum,
}

impl Road {
    fn open() -> Self {
        let proxy = FaultProxy::new();
        let server = Medplum::start(Some(&format!("{}/fhir", proxy.origin())), None);
        proxy.toward(server.port());
        Self { proxy, server }
    }

    fn port(&self) -> u16 {
        self.proxy.origin().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port")
    }

    fn put(&self, id: &str) -> std::io::Result<Heard> {
        plain::fhir(self.port(), "PUT", &format!("/fhir/Patient/{id}"), &[], &json!({ "resourceType": "Patient", "id": id }))
    }

    /// Asked past the proxy.
    fn has(&self, id: &str) -> bool {
        plain::fhir(self.server.port(), "GET", &format!("/fhir/Patient/{id}"), &[], &Value::Null).expect("answers").status == 200
    }

    fn all(&self, fault: Fault) {
        self.proxy.plan(move |_| fault.into());
    }
}

#[test]
fn a_lost_request_is_not_done_and_a_lost_reply_is() {
    let road = Road::open();
    road.all(Fault::LoseRequest);
    assert!(road.put("a").is_err() && !road.has("a"));
    road.all(Fault::LoseReply);
    assert!(road.put("b").is_err() && road.has("b"));
    road.proxy.mend();
    assert!(road.put("c").is_ok_and(|heard| heard.status == 200) && road.has("c"));
    let passed: Vec<_> = road.proxy.passed().iter().map(|one| (one.fault, one.status, one.down > 0)).collect();
    assert_eq!(passed, [(Fault::LoseRequest, None, false), (Fault::LoseReply, Some(200), false), (Fault::None, Some(200), true)]);
}

#[test]
fn an_answer_can_break_off_be_shortened_or_come_from_somebody_else() {
    let road = Road::open();
    road.all(Fault::CutBody(10));
    assert_eq!(road.put("a").map(|heard| heard.status).map_err(|error| error.kind()), Err(ErrorKind::UnexpectedEof));
    road.all(Fault::ShortenBody(10));
    let short = road.put("a").expect("whole, as its head says");
    assert_eq!((short.status, short.body.len(), short.json()), (200, 10, Value::Null));
    road.all(Fault::Answer { status: 503, retry_after: Some(7) });
    let busy = road.put("b").expect("answers");
    assert_eq!((busy.status, busy.header("retry-after").as_deref(), road.has("b")), (503, Some("7"), false));
    road.all(Fault::Html);
    assert!(road.put("b").is_ok_and(|heard| heard.status == 200 && heard.body.starts_with(b"<!doctype html>")));
    road.all(Fault::Redirect("http://127.0.0.1:9/"));
    assert!(road.put("b").is_ok_and(|heard| heard.status == 302 && heard.header("location").is_some()));
    assert!(!road.has("b"));
}

#[test]
fn a_delay_is_waited_and_a_cut_ends_what_is_under_way() {
    let road = Road::open();
    let slow = Duration::from_millis(150);
    road.proxy.plan(move |_| Treatment { fault: Fault::None, delay: [slow, slow] });
    let begun = Instant::now();
    assert!(road.put("a").is_ok() && begun.elapsed() >= slow * 2);
    road.proxy.plan(|_| Treatment { fault: Fault::None, delay: [Duration::ZERO, Duration::from_secs(30)] });
    thread::scope(|scope| {
        let asked = scope.spawn(|| road.put("b").is_err());
        while !road.has("b") {
            thread::sleep(Duration::from_millis(5));
        }
        road.proxy.cut();
        assert!(asked.join().expect("no panic"), "an answer came all the same");
    });
    assert!(begun.elapsed() < Duration::from_secs(20), "the cut did not end it");
}

#[test]
fn bytes_are_counted_each_way_as_they_are_sent() {
    // A server of a line, so that the numbers are known.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    let server = thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut stream, _) = listener.accept().expect("asked");
        let mut heard = [0; 4096];
        let bytes = stream.read(&mut heard).expect("reads");
        stream.write_all(ANSWER.as_bytes()).expect("writes");
        bytes
    });
    let proxy = FaultProxy::new();
    proxy.toward(port);
    let front: u16 = proxy.origin().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    assert!(plain::ask(front, "PUT", "/a", &[], b"abc").is_ok_and(|heard| heard.body == b"ok"));
    let up = server.join().expect("no panic");
    let passed = proxy.passed();
    // What a gateway adds for the server is not the client's.
    let added = format!("x-forwarded-proto: http\r\nx-forwarded-host: 127.0.0.1:{front}\r\n").len();
    assert_eq!((passed.len(), passed[0].up + added, passed[0].down), (1, up, ANSWER.len()));
    assert!(proxy.passed().is_empty(), "counted twice");
}

#[test]
fn on_a_bad_link_only_what_is_repeated_arrives() {
    let road = Road::open();
    let mut link = BadLink::stairwell(5);
    road.proxy.plan(move |asked| link.treat(asked));
    let tries = |id: String| (1..200).find(|_| road.put(&id).is_ok()).expect("arrives in the end");
    let tries: Vec<usize> = (0..40).map(|number| tries(format!("p{number}"))).collect();
    assert!((0..40).all(|number| road.has(&format!("p{number}"))));
    assert!(tries.iter().any(|tries| *tries > 1), "nothing was lost: {tries:?}");
}
