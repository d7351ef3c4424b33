//! Which occasions belong to one course of a measure: from its newest start on, or from a day where there was no start.

use chrono::NaiveDate;

use super::gas::GasRecord;
use super::response::{Occasion, Response};

/// When something was answered or scored, and on which occasion.
pub trait Occurred {
    fn occasion(&self) -> Occasion;
    fn on(&self) -> NaiveDate;
}

impl Occurred for Response {
    fn occasion(&self) -> Occasion {
        self.occasion
    }

    fn on(&self) -> NaiveDate {
        self.on
    }
}

impl Occurred for GasRecord {
    fn occasion(&self) -> Occasion {
        self.occasion
    }

    fn on(&self) -> NaiveDate {
        self.on
    }
}

/// Those of the newest course: from the newest start on, which may be before the service began; without a start, from `since` on.
/// What an earlier service answered is not set beside what this one answers.
pub fn newest_course<T: Occurred>(all: Vec<T>, since: Option<NaiveDate>) -> Vec<T> {
    let started = all.iter().filter(|one| one.occasion() == Occasion::Start).map(Occurred::on).max();
    match started.or(since) {
        Some(from) => all.into_iter().filter(|one| one.on() >= from).collect(),
        None => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Once(Occasion, u32);

    impl Occurred for Once {
        fn occasion(&self) -> Occasion {
            self.0
        }

        fn on(&self) -> NaiveDate {
            day(self.1)
        }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).expect("a day of the test")
    }

    fn days(all: Vec<Once>, since: Option<u32>) -> Vec<u32> {
        newest_course(all, since.map(day)).into_iter().map(|once| once.1).collect()
    }

    #[test]
    fn a_course_begins_with_its_newest_start_even_before_the_service() {
        use Occasion::*;
        assert_eq!(days(vec![Once(Start, 1), Once(End, 2), Once(Start, 5), Once(Mid, 8), Once(End, 9)], Some(7)), [5, 8, 9]);
        assert_eq!(days(vec![Once(Mid, 6), Once(Mid, 8), Once(End, 9)], Some(7)), [8, 9], "without a start, from the service on");
        assert_eq!(days(vec![Once(Mid, 6), Once(End, 9)], None), [6, 9]);
    }
}
