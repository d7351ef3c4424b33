//! A proxy of our own between Askel and a server: it counts what passes and does to it what networks do.
//! Knows HTTP as bytes with a length; nothing of FHIR, of Askel, or of what its requests mean.

mod bad_link;
mod carry;
mod fault;
mod front;
pub(crate) mod http;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use rustls::ServerConfig;

pub use bad_link::{BadLink, LinkClock};
pub use fault::{Asked, Exchange, Fault, Treatment};
pub use front::Authority;

type Plan = Box<dyn FnMut(&Asked) -> Treatment + Send>;

/// Listens on a port of loopback from the start, so that a server can be told its address before it runs.
pub struct FaultProxy {
    address: SocketAddr,
    scheme: &'static str,
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    inner: Mutex<Inner>,
}

struct Inner {
    server: Option<SocketAddr>,
    plan: Plan,
    exchanges: Vec<Exchange>,
    asked: usize,
    opened: u64,
    open: HashMap<u64, TcpStream>,
    ended: bool,
}

impl FaultProxy {
    /// # Panics
    /// When loopback has no port left.
    pub fn new() -> Self {
        Self::listening(None)
    }

    /// Speaks TLS with its clients, and plain with the server behind it, as a gateway does.
    ///
    /// # Panics
    /// As `new`.
    pub fn with_tls(authority: &Authority) -> Self {
        Self::listening(Some(authority.config()))
    }

    fn listening(tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port of loopback");
        let address = listener.local_addr().expect("an address");
        let plan: Plan = Box::new(|_| Fault::None.into());
        let inner = Inner { server: None, plan, exchanges: vec![], asked: 0, opened: 0, open: HashMap::new(), ended: false };
        let shared = Arc::new(Shared { inner: Mutex::new(inner) });
        let listening = Arc::clone(&shared);
        let scheme = if tls.is_some() { "https" } else { "http" };
        thread::spawn(move || listen(&listener, tls.as_ref(), &listening));
        Self { address, scheme, shared }
    }

    /// Where to carry things from now on. Until then every request is lost.
    pub fn toward(&self, port: u16) {
        self.shared.lock().server = Some((Ipv4Addr::LOCALHOST, port).into());
    }

    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// What happens to each request from now on, in the order they arrive.
    pub fn plan(&self, plan: impl FnMut(&Asked) -> Treatment + Send + 'static) {
        self.shared.lock().plan = Box::new(plan);
    }

    /// All is well again.
    pub fn mend(&self) {
        self.plan(|_| Fault::None.into());
    }

    /// Every connection breaks now, whatever is under way on it.
    pub fn cut(&self) {
        self.shared.lock().cut();
    }

    /// What has passed since the last time this was asked.
    pub fn passed(&self) -> Vec<Exchange> {
        std::mem::take(&mut self.shared.lock().exchanges)
    }
}

impl Default for FaultProxy {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        let mut inner = self.shared.lock();
        inner.ended = true;
        inner.cut();
        drop(inner);
        // The listener waits for a connection; it gets one, and looks.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn decide(&self, verb: &str, path: &str, connected: Instant) -> Treatment {
        let mut inner = self.lock();
        let asked = Asked { number: inner.asked, verb: verb.to_owned(), path: path.to_owned(), connected };
        inner.asked += 1;
        (inner.plan)(&asked)
    }

    fn server(&self) -> Option<SocketAddr> {
        self.lock().server
    }

    fn keep(&self, exchange: Exchange) {
        self.lock().exchanges.push(exchange);
    }
}

impl Inner {
    fn cut(&mut self) {
        for (_, stream) in self.open.drain() {
            // It may have been closed by the other end already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn listen(listener: &TcpListener, tls: Option<&Arc<ServerConfig>>, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        let mut inner = shared.lock();
        if inner.ended {
            return;
        }
        let Ok(copy) = stream.try_clone() else { continue };
        inner.opened += 1;
        let number = inner.opened;
        inner.open.insert(number, copy);
        drop(inner);
        let (shared, tls) = (Arc::clone(shared), tls.cloned());
        thread::spawn(move || {
            // An error here is a connection that ended, which is what a connection does.
            let _ = attend(stream, tls, &shared);
            if let Some(stream) = shared.lock().open.remove(&number) {
                let _ = stream.shutdown(Shutdown::Both);
            }
        });
    }
}

fn attend(stream: TcpStream, tls: Option<Arc<ServerConfig>>, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    match tls {
        Some(config) => carry::connection(front::greet(stream, config)?, "https", shared),
        None => carry::connection(stream, "http", shared),
    }
}
