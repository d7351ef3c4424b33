//! The wire below HTTP: TCP, then TLS by our rules, and a note of whether a byte of the request has gone into it.
//! Decides nothing about requests.

use std::fmt;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport, TransportAdapter};

use crate::tls::{Pin, is_pinned};

/// Set when the first byte of a request may have left.
#[derive(Clone, Default)]
pub(crate) struct Sent(Arc<AtomicBool>);

impl Sent {
    pub fn begin(&self) {
        self.0.store(false, Ordering::SeqCst);
    }

    fn note(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    pub fn any(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Puts TLS on a connection. Nothing goes on without it but a proof's own server on this laptop.
pub(crate) struct Secured {
    pub config: Arc<ClientConfig>,
    pub pins: Vec<Pin>,
    pub sent: Sent,
}

impl<In: Transport> Connector<In> for Secured {
    type Out = Box<dyn Transport>;

    fn connect(&self, details: &ConnectionDetails, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        let Some(plain) = chained else { return Ok(None) };
        if !details.needs_tls() {
            return self.unsecured(details, plain).map(Some);
        }
        let host = details.uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let name = ServerName::try_from(host.to_owned()).map_err(|_| ureq::Error::Tls("no host name"))?;
        let mut connection = ClientConnection::new(self.config.clone(), name).map_err(io::Error::other)?;
        let mut socket = TransportAdapter::new(plain.boxed(), details.current_time.clone());
        socket.set_timeout(details.timeout);
        while connection.is_handshaking() {
            connection.complete_io(&mut socket)?;
        }
        if !is_pinned(&connection, &self.pins) {
            return Err(ureq::Error::Tls("another key than the policy names"));
        }
        let buffers = LazyBuffers::new(details.config.input_buffer_size(), details.config.output_buffer_size());
        Ok(Some(Box::new(Wire { stream: StreamOwned::new(connection, socket), buffers, sent: self.sent.clone() })))
    }
}

impl Secured {
    #[cfg(not(any(test, feature = "planted-faults")))]
    fn unsecured<In: Transport>(&self, _: &ConnectionDetails, _: In) -> Result<Box<dyn Transport>, ureq::Error> {
        Err(ureq::Error::TlsRequired)
    }

    #[cfg(any(test, feature = "planted-faults"))]
    fn unsecured<In: Transport>(&self, details: &ConnectionDetails, plain: In) -> Result<Box<dyn Transport>, ureq::Error> {
        let here = details.addrs.iter().all(|address| address.ip().is_loopback());
        if here { Ok(Box::new(Beside { plain, sent: self.sent.clone() })) } else { Err(ureq::Error::TlsRequired) }
    }
}

impl fmt::Debug for Secured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secured")
    }
}

struct Wire {
    stream: StreamOwned<ClientConnection, TransportAdapter>,
    buffers: LazyBuffers,
    sent: Sent,
}

impl Transport for Wire {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.stream.get_mut().set_timeout(timeout);
        self.sent.note();
        Ok(self.stream.write_all(&self.buffers.output()[..amount])?)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.stream.get_mut().set_timeout(timeout);
        let amount = self.stream.read(self.buffers.input_append_buf()).map_err(cut)?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.stream.get_mut().get_mut().is_open()
    }

    fn is_tls(&self) -> bool {
        true
    }
}

/// A line that ended without TLS's own good-bye. ureq takes these kinds for the end of a reply that says no length, and then a
/// reply cut on the way would pass for a whole one; another kind it tells.
fn cut(error: io::Error) -> io::Error {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    if matches!(error.kind(), UnexpectedEof | ConnectionAborted | ConnectionReset) { BrokenPipe.into() } else { error }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

/// To a server beside a proof, without TLS.
#[cfg(any(test, feature = "planted-faults"))]
#[derive(Debug)]
struct Beside<In> {
    plain: In,
    sent: Sent,
}

#[cfg(any(test, feature = "planted-faults"))]
impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sent")
    }
}

#[cfg(any(test, feature = "planted-faults"))]
impl<In: Transport> Transport for Beside<In> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.plain.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.sent.note();
        self.plain.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.plain.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.plain.is_open()
    }
}
