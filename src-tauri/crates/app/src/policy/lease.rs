//! Watches how long the organisation's server has not been heard, by both clocks. The rule is the domain's.

use std::time::Duration;

use askel_domain::lease::{Contact, Standing};
use askel_network::Policy;
use askel_store::{StoreFailure, Store, log, policy};

use crate::Open;
use crate::failure::Failure;
use crate::surroundings::Clock;

/// What the lease is, and up to where it has been counted.
pub(crate) struct LeaseWatch {
    days: Option<u16>,
    contact: Option<Contact>,
    /// What is kept could not be read: until the next opening it counts as over, and nothing is written in its place.
    unread: bool,
    looked: Duration,
}

impl LeaseWatch {
    /// Time has come at least as far as the newest row of the log, whatever the wall clock says at this opening.
    pub fn begin(store: &Store, clock: &dyn Clock) -> Self {
        let kept = store.read(|read| Ok::<_, StoreFailure>((policy::policy(read)?, policy::contact(read)?, log::newest_at(read)?)));
        let unread = kept.is_err();
        let (text, mut contact, newest) = kept.unwrap_or_default();
        // What is kept was found sound when it was placed. Should a later Askel read it otherwise, the shortest lease holds.
        let days = text.map(|kept| Policy::read(kept.text.as_bytes()).map_or(1, |policy| policy.lease_days()));
        if let (Some(contact), Some(newest)) = (&mut contact, newest) {
            contact.passed(newest, Duration::ZERO);
        }
        Self { days, contact, unread, looked: clock.uptime() }
    }

    pub fn look(&mut self, clock: &dyn Clock) -> Standing {
        let (uptime, now) = (clock.uptime(), clock.now());
        if let Some(contact) = &mut self.contact {
            contact.passed(now, uptime.saturating_sub(self.looked));
        }
        self.looked = uptime;
        if self.unread { Standing::Over } else { Standing::of(self.days, self.contact.as_ref()) }
    }

    pub fn contact(&self) -> Option<&Contact> {
        self.contact.as_ref()
    }

    pub fn set(&mut self, days: Option<u16>, contact: Option<Contact>) {
        (self.days, self.contact) = (days, contact);
    }

    pub fn days(&self) -> Option<u16> {
        self.days
    }
}

impl Open {
    /// Writes down how far time has come.
    pub(crate) fn keep_time(&mut self) -> Result<(), Failure> {
        self.standing();
        match self.lease().contact().cloned() {
            Some(contact) => self.write_log(|tx| policy::put_contact(tx, &contact)),
            None => Ok(()),
        }
    }
}
