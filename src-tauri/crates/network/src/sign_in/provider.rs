//! The provider the policy names: found by its own description, spoken to over the same wire as the FHIR server, and at no other
//! host than its issuer's.

use std::cell::{Cell, RefCell};

use askel_fhir::rest::Unheard;
use openidconnect::core::CoreErrorResponseType;
use openidconnect::{ClientId, DiscoveryError, HttpRequest, HttpResponse, IssuerUrl, RequestTokenError};
use ureq::http::{self, Method};
use url::Url;

use super::SignInFailure;
use super::claims::{Asker, ErrorReply, Metadata};
use crate::carrier::{Carrier, Limits, Parcel, Stopper};
use crate::policy::Policy;
use crate::refusal::DEVICE_REVOKED;

/// Its answers are small.
const LIMITS: Limits = Limits { packed_bytes: 1024 * 1024, unpacked_bytes: 1024 * 1024, ..Limits::OF_THE_PRODUCT };

pub(super) struct Provider {
    issuer: Url,
    /// As the policy writes it.
    pub named: String,
    carrier: RefCell<Carrier>,
    /// Why the last request brought nothing: the library only tells that it did not.
    unheard: Cell<Option<Unheard>>,
}

/// What the library is told when there is no reply.
#[derive(Debug, thiserror::Error)]
#[error("no reply")]
pub(super) struct NoReply;

impl Provider {
    pub fn of(policy: &Policy) -> Result<Self, SignInFailure> {
        let issuer = Url::parse(&policy.issuer).map_err(|_| SignInFailure::NotAProvider)?;
        // Pins are for the keys of the organisation's own servers; a sign-in elsewhere changes its keys when it likes.
        let own = |base: &Url| base.host() == issuer.host();
        let is_own = own(&policy.fhir_base) || policy.audit_base.as_ref().is_some_and(own);
        let pins = if is_own { policy.trust.pins.clone() } else { vec![] };
        let trust = crate::tls::Trust { pins, ..policy.trust.clone() };
        Ok(Self { named: policy.issuer.clone(), issuer, carrier: RefCell::new(Carrier::new(&trust, LIMITS)?), unheard: Cell::new(None) })
    }

    pub fn stopper(&self) -> Stopper {
        self.carrier.borrow().stopper()
    }

    pub fn discover(&self, policy: &Policy) -> Result<(Metadata, Asker), SignInFailure> {
        let issuer = IssuerUrl::new(policy.issuer.clone()).map_err(|_| SignInFailure::NotAProvider)?;
        let metadata = Metadata::discover(&issuer, &|request| self.carry(request)).map_err(|error| match error {
            DiscoveryError::Request(_) => self.why(),
            _ => SignInFailure::NotAProvider,
        })?;
        let challenges = &metadata.additional_metadata().code_challenge_methods_supported;
        let speaks_s256 = challenges.as_ref().is_none_or(|methods| methods.iter().any(|method| method == "S256"));
        let here = metadata.token_endpoint().is_some_and(|endpoint| endpoint.url().origin() == self.issuer.origin());
        if !speaks_s256 || !here || !self.may_open(metadata.authorization_endpoint().url()) {
            return Err(SignInFailure::NotAProvider);
        }
        let client = Asker::from_provider_metadata(metadata.clone(), ClientId::new(policy.client_id.clone()), None);
        Ok((metadata, client))
    }

    /// The browser is sent to no other host than the issuer's either, and never in clear text.
    fn may_open(&self, page: &Url) -> bool {
        page.origin() == self.issuer.origin()
    }

    pub fn carry(&self, request: HttpRequest) -> Result<HttpResponse, NoReply> {
        let reply = self.ask(&request).map_err(|unheard| {
            self.unheard.set(Some(unheard));
            NoReply
        })?;
        http::Response::builder().status(reply.status).header("content-type", reply.header("content-type").unwrap_or_default()).body(reply.body).map_err(|_| NoReply)
    }

    fn ask(&self, request: &HttpRequest) -> Result<askel_fhir::rest::Reply, Unheard> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Unheard::NotTrusted)?;
        if url.origin() != self.issuer.origin() {
            return Err(Unheard::NotTrusted);
        }
        let headers: Vec<(&str, &str)> = request.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
        let body = (request.method() != Method::GET).then_some(request.body().as_slice());
        self.carrier.borrow_mut().carry(Parcel { method: request.method().clone(), url: &url, headers, body })
    }

    fn why(&self) -> SignInFailure {
        self.unheard.take().map_or(SignInFailure::NotAProvider, SignInFailure::Unheard)
    }

    /// What the token endpoint's refusal means.
    pub fn refused(&self, error: RequestTokenError<NoReply, ErrorReply>) -> SignInFailure {
        match error {
            RequestTokenError::Request(_) => self.why(),
            RequestTokenError::ServerResponse(reply) => match reply.error() {
                CoreErrorResponseType::InvalidGrant => SignInFailure::Again,
                CoreErrorResponseType::Extension(word) if word == DEVICE_REVOKED => SignInFailure::Revoked,
                _ => SignInFailure::Refused,
            },
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => SignInFailure::NotAProvider,
        }
    }
}
