//! Counts of tests and the line that ends a run; must not know where the counts come from.

use std::fmt;
use std::ops::AddAssign;
use std::process::ExitCode;

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    pub const ONE_PASSED: Tally = Tally { passed: 1, failed: 0, skipped: 0 };
    /// Also what a suite counts for that could not be built or did not end.
    pub const ONE_FAILED: Tally = Tally { passed: 0, failed: 1, skipped: 0 };

    pub fn is_empty(&self) -> bool {
        *self == Tally::default()
    }

    /// A run that tried nothing has shown nothing.
    pub fn is_good(&self) -> bool {
        self.failed == 0 && self.passed > 0
    }

    pub fn exit_code(&self) -> ExitCode {
        if self.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// The line of one suite.
    pub fn print(&self, suite: &str, took: &str) {
        let verdict = if self.failed == 0 { "ok  " } else { "FAIL" };
        println!("      {verdict} {suite:<32} {self}  {took}");
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(line, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(line, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn the_closing_line_names_skipped_tests_only_when_there_are_any() {
        assert_eq!(Tally { passed: 12, failed: 0, skipped: 0 }.to_string(), "12 passed, 0 failed");
        assert_eq!(Tally { passed: 12, failed: 1, skipped: 3 }.to_string(), "12 passed, 1 failed, 3 skipped");
    }

    #[test]
    fn a_run_is_good_only_when_something_passed_and_nothing_failed() {
        assert!(Tally::ONE_PASSED.is_good());
        assert!(!Tally::ONE_FAILED.is_good());
        assert!(!Tally { passed: 0, failed: 0, skipped: 4 }.is_good());
        let mut sum = Tally::ONE_PASSED;
        sum += Tally::ONE_FAILED;
        assert_eq!(sum, Tally { passed: 1, failed: 1, skipped: 0 });
        assert!(!sum.is_good());
    }
}
