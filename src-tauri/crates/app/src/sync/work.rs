//! One piece of the conversation on its way: taken from the open bag, carried by another thread, told to the bag again. The bag is
//! not held meanwhile; what comes back after a cancel or a lock is not heard.

use std::sync::Arc;

use askel_fhir::rest::{Reply, Request, Unheard};
use askel_network::sign_in::{Granted, Pages, RefreshToken, SignIn, SignInFailure, renew};
use askel_network::{AccessToken, Channel, Policy};

use super::talk::Stop;

/// Whoever takes it runs it and tells.
pub struct SyncWork {
    pub(super) stop: Arc<Stop>,
    pub(super) errand: Errand,
}

pub(super) enum Errand {
    Ask { policy: Policy, place: Place, request: Request, channel: Option<Channel>, token: AccessToken },
    Renew { policy: Policy, refresh: RefreshToken },
    SignIn { policy: Policy, pages: Pages },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Fhir,
    Audit,
}

pub struct SyncDone {
    pub(super) stop: Arc<Stop>,
    pub(super) heard: Heard,
}

pub(super) enum Heard {
    Answer { place: Place, answer: Result<Reply, Unheard>, channel: Option<Channel> },
    Renewed(Result<Granted, SignInFailure>),
    SignedIn(Result<Granted, SignInFailure>),
}

impl SyncWork {
    /// Takes as long as the network does. `browse` opens an address in the system's browser: it is given the issuer's own and no other.
    pub fn run(self, browse: &dyn Fn(&str) -> bool) -> SyncDone {
        let Self { stop, errand } = self;
        let heard = match errand {
            Errand::Ask { policy, place, request, channel, token } => ask(&stop, &policy, place, &request, channel, &token),
            Errand::Renew { policy, refresh } => Heard::Renewed(renew(&policy, &refresh)),
            Errand::SignIn { policy, pages } => Heard::SignedIn(sign_in(&stop, &policy, &pages, browse)),
        };
        SyncDone { stop, heard }
    }
}

fn ask(stop: &Stop, policy: &Policy, place: Place, request: &Request, channel: Option<Channel>, token: &AccessToken) -> Heard {
    let opened = match (channel, place) {
        (Some(channel), _) => Ok(channel),
        (None, Place::Fhir) => Channel::new(policy),
        (None, Place::Audit) => Channel::to_audit(policy).and_then(|channel| channel.ok_or(Unheard::NoConnection)),
    };
    match opened {
        Ok(mut channel) => {
            stop.carries(channel.stopper());
            let answer = channel.ask(request, Some(token));
            Heard::Answer { place, answer, channel: Some(channel) }
        }
        Err(unheard) => Heard::Answer { place, answer: Err(unheard), channel: None },
    }
}

fn sign_in(stop: &Stop, policy: &Policy, pages: &Pages, browse: &dyn Fn(&str) -> bool) -> Result<Granted, SignInFailure> {
    let begun = SignIn::begin(policy)?;
    stop.signs_in(begun.stopper());
    if !is_of(policy.issuer(), begun.url()) || !browse(begun.url()) {
        return Err(SignInFailure::NotAProvider);
    }
    begun.wait(pages)
}

/// The same scheme, host and port.
fn is_of(issuer: &str, address: &str) -> bool {
    let origin = |address: &str| address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/").to_ascii_lowercase();
    origin(issuer) == origin(address) && !origin(issuer).contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_issuer_is_opened_in_the_browser() {
        let issuer = "https://tunnistus.alue.example/realms/sote";
        assert!(is_of(issuer, "https://tunnistus.alue.example/realms/sote/auth?client_id=askel"));
        assert!(is_of(issuer, "https://Tunnistus.alue.example/auth"));
        for other in ["https://alue.example/auth", "http://tunnistus.alue.example/auth", "https://tunnistus.alue.example:8443/auth", "https://tunnistus.alue.example@paha.example/auth", "https://tunnistus.alue.example.paha.example/", "file:///etc/passwd", ""] {
            assert!(!is_of(issuer, other), "{other}");
        }
    }
}
