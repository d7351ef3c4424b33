//! The channel to the organisation's FHIR server: a request in, a reply or the reason why there is none out.
//! Whatever is asked, it goes below the policy's own base, and the token with it.

use askel_fhir::rest::{Reply, Request, Unheard, Verb};
use ureq::http::Method;
use url::Url;
use zeroize::Zeroizing;

use crate::below::below;
use crate::carrier::{Carrier, Limits, Parcel, Stopper};
use crate::packing;
use crate::policy::Policy;
use crate::secret::AccessToken;

const FHIR_JSON: &str = "application/fhir+json";
/// What the one who asks may say beside the path. All else is the network's own business.
const ASKABLE: [&str; 8] = ["accept", "content-encoding", "content-type", "if-match", "if-modified-since", "if-none-exist", "if-none-match", "prefer"];

/// One conversation with one server. Its connection is kept open between requests and closed with it.
pub struct Channel {
    base: Url,
    carrier: Carrier,
}

impl Channel {
    /// To the FHIR server of the policy.
    ///
    /// # Errors
    /// [`Unheard::NotTrusted`] when the computer has nobody it trusts and the policy names nobody.
    pub fn new(policy: &Policy) -> Result<Self, Unheard> {
        Self::within(policy, Limits::OF_THE_PRODUCT)
    }

    /// The same with other limits.
    ///
    /// # Errors
    /// As [`Channel::new`].
    pub fn within(policy: &Policy, limits: Limits) -> Result<Self, Unheard> {
        Ok(Self { base: policy.fhir_base.clone(), carrier: Carrier::new(&policy.trust, limits)? })
    }

    /// To where the policy wants the access log; `None` when it names no such place.
    ///
    /// # Errors
    /// As [`Channel::new`].
    pub fn to_audit(policy: &Policy) -> Result<Option<Self>, Unheard> {
        let Some(base) = policy.audit_base.clone() else { return Ok(None) };
        Ok(Some(Self { base, carrier: Carrier::new(&policy.trust, Limits::OF_THE_PRODUCT)? }))
    }

    #[cfg(test)]
    pub(crate) fn planted(policy: &Policy, config: std::sync::Arc<rustls::ClientConfig>, limits: Limits) -> Self {
        Self { base: policy.fhir_base.clone(), carrier: Carrier::with(config, vec![], limits) }
    }

    pub fn stopper(&self) -> Stopper {
        self.carrier.stopper()
    }

    /// Asks and waits. A body whose request says `content-encoding: gzip` is packed here; it is given plain.
    ///
    /// # Errors
    /// Why nothing was heard; [`Unheard::NotTrusted`] also for a path that leads away from the base, and then nothing was sent.
    pub fn ask(&mut self, request: &Request, token: Option<&AccessToken>) -> Result<Reply, Unheard> {
        let url = below(&self.base, &request.path).ok_or(Unheard::NotTrusted)?;
        let said = |name: &str| request.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str());
        if request.headers.iter().any(|(name, _)| !ASKABLE.contains(&name.to_ascii_lowercase().as_str())) {
            return Err(Unheard::NotTrusted);
        }
        let packed = match (&request.body, said("content-encoding")) {
            (Some(body), Some("gzip")) => Some(packing::pack(body).map_err(|_| Unheard::NotTrusted)?),
            (_, None) => None,
            _ => return Err(Unheard::NotTrusted),
        };
        let mut headers: Vec<(&str, &str)> = request.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if said("accept").is_none() {
            headers.push(("accept", FHIR_JSON));
        }
        if request.body.is_some() && said("content-type").is_none() {
            headers.push(("content-type", FHIR_JSON));
        }
        let bearer = token.map(|token| Zeroizing::new(format!("Bearer {}", token.expose())));
        headers.extend(bearer.as_ref().map(|bearer| ("authorization", bearer.as_str())));
        let body = packed.as_deref().or(request.body.as_deref());
        self.carrier.carry(Parcel { method: method(request.verb), url: &url, headers, body })
    }
}

const fn method(verb: Verb) -> Method {
    match verb {
        Verb::Get => Method::GET,
        Verb::Post => Method::POST,
        Verb::Put => Method::PUT,
    }
}
