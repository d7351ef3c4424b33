//! What became of a request that brought no reply. "Not trusted" and "no connection" are said only where no byte of it had left.

use std::io;

use askel_fhir::rest::Unheard;
use ureq::Error;

/// `sent`: whether a byte of the request may have left.
pub(crate) fn unheard(error: &Error, sent: bool) -> Unheard {
    if sent { after(error) } else { before(error) }
}

fn before(error: &Error) -> Unheard {
    match error {
        Error::Io(error) if is_of_tls(error) => Unheard::NotTrusted,
        // What is asked for is no address of ours, or would go in clear text.
        Error::Tls(_) | Error::TlsRequired | Error::RequireHttpsOnly(_) | Error::BadUri(_) | Error::Http(_) => Unheard::NotTrusted,
        _ => Unheard::NoConnection,
    }
}

fn after(error: &Error) -> Unheard {
    match error {
        Error::LargeResponseHeader(..) | Error::BodyExceedsLimit(_) => Unheard::TooLarge,
        Error::Protocol(_) | Error::Http(_) | Error::StatusCode(_) => Unheard::Garbled,
        Error::RedirectFailed | Error::TooManyRedirects => Unheard::Redirected,
        _ => Unheard::BrokenOff,
    }
}

fn is_of_tls(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>())
}

/// The same for what went wrong while the reply was read.
pub(crate) fn unread(error: io::Error) -> Unheard {
    let packed_wrongly = matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData) && error.get_ref().is_none_or(|inner| !inner.is::<rustls::Error>() && !inner.is::<Error>());
    if packed_wrongly { Unheard::Garbled } else { after(&Error::from(error)) }
}
