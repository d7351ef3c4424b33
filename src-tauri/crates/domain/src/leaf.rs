//! The client's copy "Mitä sovimme": whether the paper may be left at home, as the client answered it. A paper is read by whoever
//! finds it, so the answer holds for the day it was given and for the protection that was known then.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::client::{Client, NonDisclosure};
use crate::entry::Author;
use crate::id::ClientId;
use crate::moment::Moment;
use crate::redact::redacted;

/// The newest answer of one client; the older ones are in the log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeafAnswer {
    pub client_id: ClientId,
    pub may_stay_at_home: bool,
    pub answered_at: Moment,
    /// Who asked, as they were then.
    pub asked_by: Author,
    /// What was known of a non-disclosure order when it was asked.
    pub non_disclosure: NonDisclosure,
}

redacted!(LeafAnswer);

impl LeafAnswer {
    /// Whether the answer holds on `day` for the client as they are now. Yesterday's does not: who is at home changes.
    pub fn holds(&self, client: &Client, day: NaiveDate) -> bool {
        self.answered_at.date_naive() == day && self.non_disclosure == client.non_disclosure
    }
}

/// Whether a paper may be made: only a *yes* that holds lets one out.
pub fn may_leave(answer: Option<&LeafAnswer>, client: &Client, day: NaiveDate) -> bool {
    answer.is_some_and(|answer| answer.may_stay_at_home && answer.holds(client, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::tests::client;
    use crate::id::WorkerId;

    fn answer(may_stay_at_home: bool) -> LeafAnswer {
        let asked_by = Author { worker_id: WorkerId(uuid::Uuid::nil()), family_name: "Niemi".into(), given_names: "Kaisa".into(), title: String::new(), unit_name: String::new(), unit_oid: String::new() };
        let answered_at = chrono::DateTime::parse_from_rfc3339("2026-02-03T23:30:00+02:00").expect("a moment");
        LeafAnswer { client_id: client().id, may_stay_at_home, answered_at, asked_by, non_disclosure: client().non_disclosure }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 2, day).expect("a day")
    }

    #[test]
    fn only_a_yes_of_the_same_day_lets_a_paper_out() {
        assert!(may_leave(Some(&answer(true)), &client(), day(3)));
        assert!(!may_leave(Some(&answer(true)), &client(), day(4)));
        assert!(!may_leave(Some(&answer(true)), &client(), day(2)));
        assert!(!may_leave(Some(&answer(false)), &client(), day(3)));
        assert!(!may_leave(None, &client(), day(3)));
    }

    #[test]
    fn an_order_that_came_since_asks_again() {
        let protected = Client { non_disclosure: NonDisclosure::Yes, ..client() };
        assert!(!may_leave(Some(&answer(true)), &protected, day(3)));
    }
}
