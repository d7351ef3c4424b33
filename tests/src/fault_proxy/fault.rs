//! What can happen to a request on its way, and what is remembered of it. Knows no socket.

use std::time::{Duration, Instant};

/// A request as the plan sees it.
pub struct Asked {
    /// 0 for the first since the proxy stands.
    pub number: usize,
    pub verb: String,
    pub path: String,
    /// When its connection was opened.
    pub connected: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    /// The connection breaks before the server has heard anything.
    LoseRequest,
    /// The server has done it; the connection breaks before a byte of its answer arrives.
    LoseReply,
    /// So many bytes of the answer's body arrive, then the connection breaks.
    CutBody(usize),
    /// So many bytes of the answer's body arrive, and its head says that this is all.
    ShortenBody(usize),
    /// Somebody on the way answers instead of the server, who hears nothing.
    Answer { status: u16, retry_after: Option<u32> },
    /// The hotel's page instead of the answer.
    Html,
    /// Somebody on the way sends the client elsewhere.
    Redirect(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Treatment {
    pub fault: Fault,
    /// On the way there, and on the way back.
    pub delay: [Duration; 2],
}

impl From<Fault> for Treatment {
    fn from(fault: Fault) -> Self {
        Self { fault, delay: [Duration::ZERO; 2] }
    }
}

/// A request that reached the proxy. Bytes are those of HTTP, heads included, packed as they were; without what TCP and TLS add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub verb: String,
    pub path: String,
    /// What the server answered, whether it arrived or not.
    pub status: Option<u16>,
    pub fault: Fault,
    pub up: usize,
    pub down: usize,
}
