//! The place a document may name. The entry's own rule has already dropped a protected client's place; here it is checked again.

use askel_domain::client::Client;
use askel_domain::entry::Entry;
use askel_domain::session::ContactMode;

use crate::labels::Labels;

/// The place a document may name. For a protected client "at the client's" and nothing more exact,
/// even if the entry was written before the order came into force (domain.md §6, turvakielto).
pub fn place<'a>(entry: &'a Entry, client: &Client, labels: &'a Labels) -> Option<&'a str> {
    let place = match (client.is_protected(), entry.event.mode) {
        (true, ContactMode::HomeVisit) => &labels.at_clients,
        (true, _) => return None,
        (false, _) => entry.event.place.trim(),
    };
    (!place.is_empty()).then_some(place)
}
