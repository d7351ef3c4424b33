//! One connection: each request is carried to the server and its answer back, or what the plan says instead.
//! Knows no plan.

use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::Instant;

use super::Shared;
use super::fault::{Exchange, Fault, Treatment};
use super::http::{self, Message};

const HOTEL: &str = "<!doctype html><title>Wi-Fi</title><p>Please accept our terms.</p>";

/// `scheme` is how the client came: the server behind is told, as by every gateway.
pub fn connection<S: Read + Write>(stream: S, scheme: &str, shared: &Shared) -> io::Result<()> {
    let connected = Instant::now();
    let mut client = BufReader::new(stream);
    while let Some(request) = http::request(&mut client)? {
        let words = request.first_line();
        let [verb, path] = [0, 1].map(|at| words.get(at).cloned().unwrap_or_default());
        let treatment = shared.decide(&verb, &path, connected);
        let mut exchange = Exchange { verb, path, status: None, fault: treatment.fault, up: request.size(), down: 0 };
        let given = treated(&request.forwarded(scheme), treatment, shared, &mut exchange);
        // Remembered before the client can ask for more, so that nobody counts one too few.
        shared.keep(exchange);
        let (bytes, goes_on) = given?;
        client.get_mut().write_all(&bytes)?;
        client.get_mut().flush()?;
        if !goes_on {
            break;
        }
    }
    Ok(())
}

/// What the client gets, and whether the connection goes on after it.
fn treated(request: &Message, treatment: Treatment, shared: &Shared, exchange: &mut Exchange) -> io::Result<(Vec<u8>, bool)> {
    sleep(treatment.delay[0]);
    let reply = match treatment.fault {
        Fault::LoseRequest => return Ok((vec![], false)),
        Fault::Answer { status, retry_after } => answer(status, retry_after),
        Fault::Html => message("200 OK", "content-type: text/html", HOTEL),
        Fault::Redirect(elsewhere) => message("302 Found", &format!("location: {elsewhere}"), ""),
        Fault::None | Fault::LoseReply | Fault::CutBody(_) | Fault::ShortenBody(_) => ask(request, shared)?,
    };
    exchange.status = reply.status();
    sleep(treatment.delay[1]);
    let (given, goes_on) = given(&reply, treatment.fault);
    exchange.down = given.len();
    Ok((given, goes_on))
}

fn given(reply: &Message, fault: Fault) -> (Vec<u8>, bool) {
    let first = |most: usize| &reply.body[..most.min(reply.body.len())];
    let stays = !reply.header("connection").is_some_and(|wish| wish.eq_ignore_ascii_case("close"));
    match fault {
        Fault::LoseReply => (vec![], false),
        Fault::CutBody(bytes) => ([&reply.head, first(bytes)].concat(), false),
        Fault::ShortenBody(bytes) => {
            let shorter = reply.with_body(first(bytes));
            ([shorter.head, shorter.body].concat(), stays)
        }
        _ => ([reply.head.as_slice(), &reply.body].concat(), stays),
    }
}

/// On a connection of its own each time: one that the server had closed meanwhile would have to be tried twice,
/// and then nobody knew how often the server has heard it.
fn ask(request: &Message, shared: &Shared) -> io::Result<Message> {
    let mut server = TcpStream::connect(shared.server().ok_or(ErrorKind::NotConnected)?)?;
    server.set_nodelay(true)?;
    server.write_all(&[request.head.as_slice(), &request.body].concat())?;
    http::reply(&mut BufReader::new(server))
}

fn answer(status: u16, retry_after: Option<u32>) -> Message {
    let retry = retry_after.map_or("x-proxy: fault".to_owned(), |seconds| format!("retry-after: {seconds}"));
    let outcome = r#"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"transient"}]}"#;
    message(&format!("{status} Fault"), &format!("content-type: application/fhir+json\r\n{retry}"), outcome)
}

fn message(status: &str, header: &str, body: &str) -> Message {
    let head = format!("HTTP/1.1 {status}\r\n{header}\r\n\r\n").into_bytes();
    Message { head, body: vec![] }.with_body(body.as_bytes())
}
