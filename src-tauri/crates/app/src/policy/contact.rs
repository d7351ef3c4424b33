//! The organisation's server was heard, or has closed this laptop: for the one who carries the conversation.

use askel_domain::lease::{Contact, Standing};
use askel_domain::moment::in_helsinki;
use chrono::DateTime;

use crate::Open;
use crate::failure::Failure;

/// After a reply that was given to this laptop's own token. `date`: the reply's `Date` header, where it had one.
///
/// # Errors
/// What kept it from being written down; the lease runs on as before then.
pub fn note_heard(open: &mut Open, date: Option<&str>) -> Result<(), Failure> {
    let server = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()).map(in_helsinki);
    let contact = Contact::heard(open.now(), server);
    let was_closed = matches!(open.standing(), Standing::Over | Standing::Revoked);
    // Each sync is a contact; only those that open something are worth a row of the log.
    open.write_log(|tx| if was_closed { askel_store::policy::note_contact(tx, &contact) } else { askel_store::policy::put_contact(tx, &contact) })?;
    let days = open.lease().days();
    open.lease().set(days, Some(contact));
    Ok(())
}

/// After a reply of which [`askel_network::says_revoked`] is true, or a sign-in that failed as revoked. Deletes nothing.
///
/// # Errors
/// What kept it from being written down. It holds until the lock all the same.
pub fn note_revoked(open: &mut Open) -> Result<(), Failure> {
    let Some(contact) = open.lease().contact().cloned().map(Contact::refused) else { return Ok(()) };
    let days = open.lease().days();
    open.lease().set(days, Some(contact.clone()));
    open.write_log(|tx| askel_store::policy::note_contact(tx, &contact))
}
