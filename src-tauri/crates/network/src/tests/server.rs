//! A real TLS server on this laptop that counts what it hears of requests. Plays whatever part it is given.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::crypto::ring;
use rustls::crypto::ring::sign::any_supported_type;
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{ServerConfig, ServerConnection, StreamOwned, SupportedProtocolVersion};

use super::town::Shown;

pub trait Line: Read + Write + Send {}
impl<T: Read + Write + Send> Line for T {}

/// What it does with each visitor: given the line and the head of the request.
type Part = dyn Fn(&mut dyn Line, &str) + Send + Sync;

#[derive(Clone, Default)]
pub struct Heard {
    /// Bytes of requests, after the handshake.
    pub bytes: Arc<AtomicUsize>,
    pub connections: Arc<AtomicUsize>,
    /// Heads of requests.
    pub heads: Arc<Mutex<Vec<String>>>,
}

impl Heard {
    pub fn bytes(&self) -> usize {
        self.bytes.load(Ordering::SeqCst)
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("heard").clone()
    }
}

pub struct Server {
    pub port: u16,
    pub heard: Heard,
}

pub const TLS13: &[&SupportedProtocolVersion] = &[&rustls::version::TLS13];
pub const TLS12: &[&SupportedProtocolVersion] = &[&rustls::version::TLS12];

impl Server {
    /// Answers every request with these bytes.
    pub fn answering(shown: Shown, reply: impl Into<Vec<u8>>) -> Self {
        let reply = reply.into();
        Self::playing(shown, TLS13, move |line, _| drop(line.write_all(&reply)))
    }

    pub fn playing(shown: Shown, versions: &'static [&'static SupportedProtocolVersion], part: impl Fn(&mut dyn Line, &str) + Send + Sync + 'static) -> Self {
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider())).with_protocol_versions(versions).expect("versions");
        // Whether the key fits the certificate is for the visitor to find out.
        let signing = any_supported_type(&shown.key).expect("a key");
        let shows = SingleCertAndKey::from(CertifiedKey::new(shown.chain, signing));
        let config = Arc::new(builder.with_no_client_auth().with_cert_resolver(Arc::new(shows)));
        Self::with(part, move |socket| {
            let mut connection = ServerConnection::new(config.clone()).ok()?;
            let mut socket = socket;
            while connection.is_handshaking() {
                connection.complete_io(&mut socket).ok()?;
            }
            Some(Box::new(StreamOwned::new(connection, socket)))
        })
    }

    /// Without TLS; also what is not HTTP at all is heard.
    pub fn plain(part: impl Fn(&mut dyn Line, &str) + Send + Sync + 'static) -> Self {
        Self::with(part, |socket| Some(Box::new(socket)))
    }

    fn with(part: impl Fn(&mut dyn Line, &str) + Send + Sync + 'static, secure: impl Fn(TcpStream) -> Option<Box<dyn Line>> + Send + Sync + 'static) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = socket.local_addr().expect("a port").port();
        let heard = Heard::default();
        let (part, secure, told): (Arc<Part>, _, _) = (Arc::new(part), Arc::new(secure), heard.clone());
        thread::spawn(move || {
            for visitor in socket.incoming().flatten() {
                let (part, secure, heard) = (part.clone(), secure.clone(), told.clone());
                heard.connections.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || {
                    let _ = visitor.set_read_timeout(Some(Duration::from_secs(10)));
                    if let Some(mut line) = secure(visitor) {
                        while let Some(head) = hear(line.as_mut(), &heard) {
                            part(line.as_mut(), &head);
                        }
                    }
                });
            }
        });
        Self { port, heard }
    }
}

/// One request with its body; `None` at the end of the line.
fn hear(line: &mut dyn Line, heard: &Heard) -> Option<String> {
    let (mut all, mut some) = (vec![], [0; 4096]);
    loop {
        let end = all.windows(4).position(|end: &[u8]| end == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&all[..end]).into_owned();
            let length: usize = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").and_then(|length| length.parse().ok())).unwrap_or(0);
            if all.len() >= end + 4 + length {
                heard.heads.lock().expect("heard").push(format!("{head}\n\n{}", String::from_utf8_lossy(&all[end + 4..])));
                return Some(head);
            }
        }
        let read = line.read(&mut some).ok().filter(|read| *read > 0)?;
        heard.bytes.fetch_add(read, Ordering::SeqCst);
        all.extend_from_slice(&some[..read]);
    }
}

/// A whole reply with this body.
pub fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}
