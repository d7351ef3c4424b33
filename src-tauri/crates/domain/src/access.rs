//! Who may look at a client's record, and what the access log (käyttöloki) says of it.
//! Source: 703/2023 (processing needs a client relationship or another duty; the client may learn who, when and why); security.md T9.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::period::ServicePeriod;

/// Days after a service has ended during which its worker still finishes the record: the closing talk, the final evaluation.
pub const DAYS_TO_FINISH: u64 = 30;

/// What was done with a client's data, beside changing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The name stood in a list: today, clients, promises, delivery.
    List,
    /// Some words of the record stood among what a search found.
    Search,
    /// A page of the record was opened.
    Open,
    /// The whole identity code was shown.
    Reveal,
    /// Documents were written to a folder.
    Export,
    /// The answer to "who has handled my data" was opened.
    Log,
    /// Something of the client's was asked for and not shown.
    Refuse,
}

/// What gives the right to look; of a refusal, what was missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The worker's own client, by a service period.
    OwnClient,
    /// Somebody else's client, looked after while the own worker is away.
    Deputy,
    /// No service period yet: whoever opens the record is making contact.
    NewClient,
    /// The record is on this worker's laptop: enough for a name in a list, not for opening it.
    Caseload,
    /// None of these: the worker gave a reason.
    Reason,
    /// Refused: somebody else's client, and no reason was given.
    NoReason,
    /// Refused: the passphrase was not given once more.
    NoProof,
    /// Refused: it was asked for as if it were another client's.
    OtherClient,
}

/// How the worker stands to the client today. `None`: only a reason opens the record.
///
/// `worker` is the worker's name as service periods carry it; a period without a name is this laptop's own.
pub fn relationship(periods: &[ServicePeriod], worker: &str, today: NaiveDate) -> Option<Why> {
    if periods.is_empty() {
        return Some(Why::NewClient);
    }
    let same = |name: &str| name.trim().is_empty() || name.trim().to_lowercase() == worker.trim().to_lowercase();
    let in_force = |period: &&ServicePeriod| period.term.ends_on.checked_add_days(Days::new(DAYS_TO_FINISH)).is_none_or(|last| today <= last);
    let own = |period: &ServicePeriod| same(&period.own_worker);
    let stands_in = |period: &ServicePeriod| period.course.deputies.iter().any(|deputy| !deputy.name.trim().is_empty() && same(&deputy.name) && (deputy.from..=deputy.until).contains(&today));
    let mut running = periods.iter().filter(in_force);
    if running.clone().any(own) { Some(Why::OwnClient) } else { running.any(stands_in).then_some(Why::Deputy) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ClientId, PeriodId};
    use crate::period::{Basis, Course, FixedTerm};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
    }

    fn period(own_worker: &str) -> ServicePeriod {
        ServicePeriod {
            id: PeriodId(uuid::Uuid::nil()),
            client_id: ClientId(uuid::Uuid::nil()),
            service_task: String::new(),
            social_service: String::new(),
            own_worker: own_worker.to_owned(),
            term: FixedTerm { starts_on: day(2, 1), ends_on: day(6, 30) },
            basis: Basis::default(),
            course: Course::default(),
        }
    }

    #[test]
    fn a_client_without_a_period_is_somebody_one_is_getting_to_know() {
        assert_eq!(relationship(&[], "Kaisa Niemi", day(3, 1)), Some(Why::NewClient));
    }

    #[test]
    fn ones_own_client_opens_until_the_record_has_been_finished() {
        let periods = [period("kaisa niemi ")];
        assert_eq!(relationship(&periods, "Kaisa Niemi", day(3, 1)), Some(Why::OwnClient));
        assert_eq!(relationship(&periods, "Kaisa Niemi", day(7, 30)), Some(Why::OwnClient));
        assert_eq!(relationship(&periods, "Kaisa Niemi", day(7, 31)), None);
        assert_eq!(relationship(&[period("")], "Kaisa Niemi", day(3, 1)), Some(Why::OwnClient));
    }

    #[test]
    fn a_deputy_looks_after_the_client_for_the_days_agreed_and_no_longer() {
        let mut others = period("Olli Aalto");
        others.course.deputies = vec![crate::period::Deputy { name: "Kaisa Niemi".into(), from: day(5, 4), until: day(5, 17) }];
        let on = |on| relationship(std::slice::from_ref(&others), "Kaisa Niemi", on);
        assert_eq!([day(5, 3), day(5, 4), day(5, 17), day(5, 18)].map(on), [None, Some(Why::Deputy), Some(Why::Deputy), None]);
    }

    #[test]
    fn another_workers_client_asks_for_a_reason_unless_one_period_is_ones_own() {
        assert_eq!(relationship(&[period("Olli Aalto")], "Kaisa Niemi", day(3, 1)), None);
        assert_eq!(relationship(&[period("Olli Aalto"), period("Kaisa Niemi")], "Kaisa Niemi", day(3, 1)), Some(Why::OwnClient));
    }
}
