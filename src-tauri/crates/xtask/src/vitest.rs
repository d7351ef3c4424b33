//! Reads the counts out of vitest's JSON report; must not know how it was made.
//!
//! A scan by hand instead of a parser: keys in quotes cannot occur inside a JSON string unescaped.

use crate::tally::Tally;

/// `None` when this is no report.
pub fn counts(report: &str) -> Option<Tally> {
    let failed = number(report, "numFailedTests")? + files_that_did_not_load(report);
    let skipped = number(report, "numPendingTests")? + number(report, "numTodoTests").unwrap_or(0);
    Some(Tally { passed: number(report, "numPassedTests")?, failed, skipped })
}

fn number(report: &str, key: &str) -> Option<usize> {
    let after = report.split_once(&format!("\"{key}\":"))?.1.trim_start();
    let end = after.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(after.len());
    after[..end].parse().ok()
}

// Such a file has no tests to count as failed; an empty file that loads is not a failure.
fn files_that_did_not_load(report: &str) -> usize {
    let after_empty = report.split("\"assertionResults\":[]").skip(1);
    let status = |rest: &str| rest.split_once("\"status\":").is_some_and(|(_, value)| value.starts_with("\"failed\""));
    after_empty.filter(|rest| status(rest)).count()
}

/// The part of the readable output that says what went wrong.
pub fn explanation(output: &str) -> Vec<&str> {
    let begins = |line: &str| ["Failed Tests", "Failed Suites", "Unhandled Errors"].iter().any(|head| line.contains(head));
    output.lines().skip_while(|line| !begins(line)).filter(|line| !line.trim().is_empty()).take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::{counts, explanation};
    use crate::tally::Tally;

    // Shortened from vitest 4.1.
    const REPORT: &str = r#"{"numTotalTestSuites":4,"numPassedTestSuites":1,"numFailedTestSuites":3,"numTotalTests":5,
        "numPassedTests":2,"numFailedTests":1,"numPendingTests":1,"numTodoTests":1,"success":false,"testResults":[
        {"assertionResults":[{"fullName":"says \"numPassedTests\":77","status":"failed"}],"status":"failed","name":"a"},
        {"assertionResults":[],"startTime":1,"endTime":1,"status":"failed","message":"Cannot find module","name":"b"},
        {"assertionResults":[],"startTime":1,"endTime":1,"status":"passed","message":"","name":"c"}]}"#;

    #[test]
    fn a_file_that_does_not_load_is_a_failure() {
        assert_eq!(counts(REPORT), Some(Tally { passed: 2, failed: 2, skipped: 2 }));
    }

    #[test]
    fn a_broken_report_is_no_report() {
        assert_eq!(counts(""), None);
        assert_eq!(counts(r#"{"numPassedTests":,"numFailedTests":0}"#), None);
        assert_eq!(counts("npm error code ENOENT"), None);
    }

    #[test]
    fn only_the_failures_are_shown() {
        let output = " ✓ src/a.test.ts\n\n⎯⎯ Failed Tests 1 ⎯⎯\n\n FAIL  src/b.test.ts > b\nAssertionError\n";
        assert_eq!(explanation(output), ["⎯⎯ Failed Tests 1 ⎯⎯", " FAIL  src/b.test.ts > b", "AssertionError"]);
        assert!(explanation(" ✓ all well\n").is_empty());
    }
}
