//! Listens on this laptop for the browser's one answer, shows a short page and closes. Two minutes at most, from the first moment.
//! Knows no token; decides nothing about the answer.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::SignInFailure;
use crate::secret::silent;

const PATH: &str = "/callback";
const LOOKS_EVERY: Duration = Duration::from_millis(20);
/// A browser sends its few lines at once; one that does not is not waited for, since another may be.
const ONE_VISITOR: Duration = Duration::from_secs(2);
const LONGEST_HEAD: usize = 16 * 1024;

/// What the browser shows when it comes back, in the worker's language. Given by the caller; written into the page as text.
#[derive(Clone, Debug)]
pub struct Pages {
    /// `fi`, `sv`, `en`.
    pub language: String,
    pub done: Page,
    pub failed: Page,
}

#[derive(Clone, Debug)]
pub struct Page {
    pub title: String,
    pub text: String,
}

/// The parameters the browser came back with.
#[derive(Default)]
pub(super) struct Answered {
    pub code: Option<String>,
    pub state: Option<String>,
    pub issuer: Option<String>,
    pub error: Option<String>,
}

silent!(Answered);

#[derive(Clone, Default)]
pub(super) struct Ended(Arc<AtomicBool>);

impl Ended {
    pub fn end(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

pub(super) struct Listener {
    socket: TcpListener,
    port: u16,
    until: Instant,
    ended: Ended,
}

impl Listener {
    /// On a port nobody can foresee, for this laptop only.
    pub fn open(lives: Duration) -> Result<Self, SignInFailure> {
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|_| SignInFailure::NoListener)?;
        socket.set_nonblocking(true).map_err(|_| SignInFailure::NoListener)?;
        let port = socket.local_addr().map_err(|_| SignInFailure::NoListener)?.port();
        Ok(Self { socket, port, until: Instant::now() + lives, ended: Ended::default() })
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{PATH}", self.port)
    }

    pub fn ended(&self) -> Ended {
        self.ended.clone()
    }

    /// Who comes for something else is turned away, and the answer is waited for on. `is_good` chooses the page.
    pub fn wait(&self, pages: &Pages, is_good: impl Fn(&Answered) -> bool) -> Result<Answered, SignInFailure> {
        loop {
            if self.ended.0.load(Ordering::SeqCst) {
                return Err(SignInFailure::Stopped);
            }
            if Instant::now() >= self.until {
                return Err(SignInFailure::TimedOut);
            }
            let Ok((mut visitor, _)) = self.socket.accept() else {
                thread::sleep(LOOKS_EVERY);
                continue;
            };
            match self.hear(&mut visitor) {
                Some(answered) => {
                    let page = if is_good(&answered) { ("200 OK", &pages.done) } else { ("400 Bad Request", &pages.failed) };
                    // What the browser shows of it changes nothing.
                    let _ = visitor.write_all(written(page.0, &pages.language, page.1).as_bytes());
                    return Ok(answered);
                }
                None => {
                    let _ = visitor.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                }
            }
        }
    }

    fn hear(&self, visitor: &mut TcpStream) -> Option<Answered> {
        visitor.set_nonblocking(false).ok()?;
        visitor.set_write_timeout(Some(ONE_VISITOR)).ok()?;
        let head = head(visitor)?;
        answer_in(&head, self.port)
    }
}

/// Until the empty line, and no longer than a visitor is waited for.
fn head(visitor: &mut TcpStream) -> Option<String> {
    let until = Instant::now() + ONE_VISITOR;
    let (mut head, mut some) = (vec![], [0; 2048]);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let left = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
        visitor.set_read_timeout(Some(left)).ok()?;
        let read = visitor.read(&mut some).ok().filter(|read| *read > 0)?;
        head.extend_from_slice(&some[..read]);
        if head.len() > LONGEST_HEAD {
            return None;
        }
    }
    String::from_utf8(head).ok()
}

/// Only a GET of our path that was meant for this very listener: another page in the browser could send its visitors here.
fn answer_in(head: &str, port: u16) -> Option<Answered> {
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (verb, target) = (first.next()?, first.next()?);
    let here = format!("127.0.0.1:{port}");
    let is_for_us = lines.filter_map(|line| line.split_once(':')).any(|(name, value)| name.eq_ignore_ascii_case("host") && value.trim() == here);
    let url = Url::parse(&format!("http://{here}{target}")).ok()?;
    if verb != "GET" || !is_for_us || url.path() != PATH || !target.starts_with(PATH) {
        return None;
    }
    let said = |name: &str| {
        let mut found = url.query_pairs().filter(|(known, _)| known == name).map(|(_, value)| value.into_owned());
        // Said twice is not said: the two would be read differently by different readers.
        found.next().filter(|_| found.next().is_none())
    };
    let answered = Answered { code: said("code"), state: said("state"), issuer: said("iss"), error: said("error") };
    (answered.state.is_some() || answered.code.is_some() || answered.error.is_some()).then_some(answered)
}

/// No script, no picture, nothing to load, nothing kept, and no address of this page for the next one.
fn written(status: &str, language: &str, page: &Page) -> String {
    let (language, title, text) = (as_text(language), as_text(&page.title), as_text(&page.text));
    let body = format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>body{{font:1.2rem/1.5 sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}}</style><h1>{title}</h1><p>{text}</p></html>"
    );
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn as_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
