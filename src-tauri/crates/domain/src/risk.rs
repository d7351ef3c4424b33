//! Risk information (riskitieto): what may make a meeting unsafe, from when until when, and who said so.
//! Source: domain.md §2.3 (1505.1 `riskitieto`: only valid risks are shown; a description names its source).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{ClientId, RiskId};
use crate::problem::{Problem, ProblemCode, Problems};
use crate::redact::redacted;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskNote {
    pub id: RiskId,
    pub client_id: ClientId,
    /// Facts about the situation, not an opinion about the person.
    pub description: String,
    /// Where it is known from.
    pub source: String,
    pub starts_on: NaiveDate,
    /// Last day in force; absent while no end is known.
    pub ends_on: Option<NaiveDate>,
    /// A home visit is made by two.
    pub second_worker: bool,
    /// Why it was ended before its day.
    pub ended_because: String,
}

redacted!(RiskNote);

impl RiskNote {
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }

    /// Ends the note so that `day` is its first day out of force. It stays in the history.
    ///
    /// # Errors
    /// No reason.
    pub fn end(&mut self, day: NaiveDate, because: &str) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        let because = problems.text("endedBecause", because, 1_000);
        problems.done()?;
        self.ended_because = because.unwrap_or_default();
        let last = day.pred_opt().unwrap_or(day);
        self.ends_on = Some(self.ends_on.map_or(last, |planned| planned.min(last)));
        Ok(())
    }

    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        problems.text("description", &self.description, 2_000);
        problems.text("source", &self.source, 300);
        if self.ends_on.is_some_and(|last| last < self.starts_on) {
            problems.add("endsOn", ProblemCode::EndBeforeStart);
        }
        problems.done()
    }
}

/// Must somebody come along on a home visit of that day?
pub fn needs_second_worker(notes: &[RiskNote], day: NaiveDate) -> bool {
    notes.iter().any(|note| note.second_worker && note.in_force(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
    }

    fn note() -> RiskNote {
        RiskNote {
            id: RiskId(uuid::Uuid::nil()),
            client_id: ClientId(uuid::Uuid::nil()),
            description: "Asunnossa on irti oleva koira".into(),
            source: "Kotikäynti 2.2.".into(),
            starts_on: day(2, 2),
            ends_on: Some(day(3, 1)),
            second_worker: true,
            ended_because: String::new(),
        }
    }

    #[test]
    fn a_note_is_in_force_from_its_first_day_to_its_last() {
        assert_eq!([day(2, 1), day(2, 2), day(3, 1), day(3, 2)].map(|on| note().in_force(on)), [false, true, true, false]);
        assert!(RiskNote { ends_on: None, ..note() }.in_force(day(12, 31)));
    }

    #[test]
    fn two_go_only_while_the_note_is_in_force() {
        assert!(needs_second_worker(&[note()], day(2, 10)));
        assert!(!needs_second_worker(&[note()], day(3, 2)));
        assert!(!needs_second_worker(&[RiskNote { second_worker: false, ..note() }], day(2, 10)));
    }

    #[test]
    fn an_ended_note_is_out_of_force_at_once_and_says_why() {
        let mut kept = note();
        assert!(kept.end(day(2, 10), " ").is_err());
        assert_eq!(kept, note());
        kept.end(day(2, 10), "Koira on annettu pois").expect("a reason");
        assert!(!kept.in_force(day(2, 10)) && kept.in_force(day(2, 9)));
        kept.end(day(2, 20), "uudelleen").expect("a reason");
        assert_eq!(kept.ends_on, Some(day(2, 9)), "ending never lengthens");
    }

    #[test]
    fn a_note_names_what_it_is_and_where_it_is_known_from() {
        let paths: Vec<_> = RiskNote { description: String::new(), source: " ".into(), ends_on: Some(day(1, 1)), ..note() }.check().expect_err("three").into_iter().map(|problem| problem.path).collect();
        assert_eq!(paths, ["description", "source", "endsOn"]);
    }
}
