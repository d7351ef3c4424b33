//! Carries one request at a time to one host over our wire, within limits of time and size. Follows nothing, remembers nothing,
//! asks no environment. Knows neither FHIR nor sign-in.

use std::sync::Arc;
use std::time::Duration;

use askel_fhir::rest::{Reply, Unheard};
use rustls::ClientConfig;
use ureq::http::{HeaderValue, Method, Request as HttpRequest, Response};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector, TcpConnector};
use ureq::{Agent, Body};
use url::Url;

use crate::packing;
use crate::tls::{self, Trust};
use crate::unheard::unheard;
use crate::wire::{Secured, Sent};

/// What one request may take. The product uses [`Limits::OF_THE_PRODUCT`] for all.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until somebody answers at the other end.
    pub connect: Duration,
    /// Without a single byte in either direction.
    pub silence: Duration,
    /// From the first to the last byte of all.
    pub whole: Duration,
    pub header_bytes: usize,
    /// The body as it comes, packed or not.
    pub packed_bytes: u64,
    /// The body when it is unpacked.
    pub unpacked_bytes: u64,
}

impl Limits {
    /// A page of 1,000 resources is about two megabytes, and takes a minute and a half over a bad link.
    pub const OF_THE_PRODUCT: Self = Self {
        connect: Duration::from_secs(20),
        silence: Duration::from_secs(30),
        whole: Duration::from_secs(120),
        header_bytes: 64 * 1024,
        packed_bytes: 16 * 1024 * 1024,
        unpacked_bytes: 64 * 1024 * 1024,
    };
}

/// Breaks off what is being carried, from another thread: a locked bag waits for nobody. The carrier carries nothing more.
#[derive(Clone)]
pub struct Stopper(Agent);

impl Stopper {
    pub fn stop(&self) {
        self.0.clone().shutdown();
    }
}

pub(crate) struct Carrier {
    agent: Agent,
    sent: Sent,
    limits: Limits,
}

pub(crate) struct Parcel<'a> {
    pub method: Method,
    pub url: &'a Url,
    pub headers: Vec<(&'a str, &'a str)>,
    pub body: Option<&'a [u8]>,
}

impl Carrier {
    /// # Errors
    /// [`Unheard::NotTrusted`]: with these rules nobody could be trusted.
    pub fn new(trust: &Trust, limits: Limits) -> Result<Self, Unheard> {
        let config = tls::rules(trust).map_err(|_| Unheard::NotTrusted)?;
        Ok(Self::with(config, trust.pins.clone(), limits))
    }

    pub(crate) fn with(config: Arc<ClientConfig>, pins: Vec<tls::Pin>, limits: Limits) -> Self {
        let sent = Sent::default();
        let secured = Secured { config, pins, sent: sent.clone() };
        let connector = ().chain(TcpConnector::default()).chain(secured);
        Self { agent: Agent::with_parts(settings(&limits), connector, DefaultResolver::default()), sent, limits }
    }

    pub fn stopper(&self) -> Stopper {
        Stopper(self.agent.clone())
    }

    pub fn carry(&mut self, parcel: Parcel) -> Result<Reply, Unheard> {
        let mut request = HttpRequest::builder().method(parcel.method).uri(parcel.url.as_str());
        for (name, value) in parcel.headers {
            let mut value = HeaderValue::from_str(value).map_err(|_| Unheard::NotTrusted)?;
            value.set_sensitive(name == "authorization");
            request = request.header(name, value);
        }
        self.sent.begin();
        // A request that cannot be written is our own fault, and nothing was sent.
        let answered = match parcel.body {
            Some(body) => self.agent.run(request.body(body).map_err(|_| Unheard::NotTrusted)?),
            None => self.agent.run(request.body(()).map_err(|_| Unheard::NotTrusted)?),
        };
        self.read(answered.map_err(|error| unheard(&error, self.sent.any()))?)
    }

    fn read(&self, response: Response<Body>) -> Result<Reply, Unheard> {
        let status = response.status();
        if status.is_redirection() && status.as_u16() != 304 {
            return Err(Unheard::Redirected);
        }
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers: Vec<(String, String)> = response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let reply = Reply { status: status.as_u16(), headers, body: vec![] };
        let body = response.into_body().into_with_config().limit(self.limits.packed_bytes).reader();
        let body = packing::read(body, reply.header("content-encoding").unwrap_or_default(), self.limits.unpacked_bytes)?;
        Ok(Reply { body, ..reply })
    }
}

fn settings(limits: &Limits) -> ureq::config::Config {
    Agent::config_builder()
        .http_status_as_error(false)
        // A proxy named by the environment could be anybody's. Where a network lets nobody out without one, this is not enough.
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .user_agent("Askel")
        .accept("")
        .accept_encoding("gzip")
        .max_response_header_size(limits.header_bytes)
        .timeout_global(Some(limits.whole))
        .timeout_connect(Some(limits.connect))
        .timeout_per_read(Some(limits.silence))
        .timeout_per_write(Some(limits.silence))
        .max_idle_connections(1)
        .max_idle_connections_per_host(1)
        .build()
}
