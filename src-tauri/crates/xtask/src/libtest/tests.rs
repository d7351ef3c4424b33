//! Real output of cargo and its test harness, read back; must not run cargo.

use super::{Reader, Suite, result, suite_name};
use crate::tally::Tally;

const TWO_SUITES: &str = "\
   Compiling askel-domain v0.1.0 (/w)
    Finished `test` profile [optimized] target(s) in 0.50s
     Running unittests src/lib.rs (target/debug/deps/askel_domain-0f1e2d3c4b5a6978)

running 3 tests
test a::holds ... ok
test a::breaks ... FAILED
test a::waits ... ignored

failures:

---- a::breaks stdout ----

thread 'a::breaks' panicked at src/lib.rs:9:5:
assertion `left == right` failed

failures:
    a::breaks

test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s

error: test failed, to rerun pass `-p askel-domain --lib`
     Running tests/window/main.rs (target/debug/deps/window-aa11bb22cc33dd44)

running 1 test
test opens ... ok

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 5 filtered out; finished in 12.30s

   Doc-tests askel_domain

running 0 tests

test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

running 2 tests

test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.20s
";

const CRASH: &str = "     Running unittests src/lib.rs (target/debug/deps/askel_store-0f1e)

running 9 tests
test locks ... ok
error: test failed, to rerun pass `-p askel-store --lib`

Caused by:
  process didn't exit successfully: `/w/askel_store-0f1e` (signal: 11, SIGSEGV: invalid memory reference)
     Running tests/next.rs (target/debug/deps/next-0f1e)

running 1 test
test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

fn read(text: &str) -> Vec<Suite> {
    let mut reader = Reader::default();
    let mut suites: Vec<Suite> = text.lines().filter_map(|line| reader.line(line)).collect();
    suites.extend(reader.finish());
    suites
}

#[test]
fn a_result_line_gives_counts_and_time() {
    let line = "test result: ok. 41 passed; 0 failed; 2 ignored; 0 measured; 7 filtered out; finished in 1.25s";
    let wanted = Tally { passed: 41, failed: 0, skipped: 2 };
    assert_eq!(result(line), Some((wanted, "1.25s")));
    assert_eq!(result(&format!("(process:7): Gtk-WARNING {line}")), Some((wanted, "1.25s")));
    assert_eq!(result("test result_of_a_merge ... ok"), None);
    assert_eq!(result("test result: ok. many passed; 0 failed"), None);
}

#[test]
fn suites_are_named_after_their_binary() {
    let name = |line| suite_name(line).unwrap_or_default();
    assert_eq!(name("     Running unittests src/lib.rs (target/debug/deps/askel_domain-0f)"), "askel_domain");
    assert_eq!(name("     Running unittests src/main.rs (/abs/target/debug/deps/askel-0f)"), "askel (program)");
    assert_eq!(name(r"     Running tests\tidy.rs (target\debug\deps\tidy-0f.exe)"), "tidy");
    assert_eq!(name("   Doc-tests askel_domain"), "askel_domain (documentation)");
    assert_eq!(suite_name("running 3 tests"), None);
    assert_eq!(suite_name("Running late (again)"), None);
}

#[test]
fn every_suite_is_counted_once_and_both_lots_of_documentation() {
    let tallies: Vec<Tally> = read(TWO_SUITES).iter().map(|suite| suite.tally).collect();
    let counts = |passed, failed, skipped| Tally { passed, failed, skipped };
    assert_eq!(tallies, [counts(1, 1, 1), counts(1, 0, 0), counts(0, 0, 0), counts(2, 0, 0)]);
}

#[test]
fn a_failed_test_is_named_and_its_output_kept() {
    let suites = read(TWO_SUITES);
    let failed = &suites[0];
    assert_eq!(failed.failed_names(), ["a::breaks"]);
    let explanation = failed.explanation().join("\n");
    assert!(explanation.contains("left == right"));
    assert!(!explanation.contains("a::holds"));
    assert!(suites[1].failed_names().is_empty());
}

#[test]
fn a_crashed_suite_is_one_failure_with_its_last_words() {
    let suites = read(CRASH);
    assert_eq!(suites.len(), 2);
    assert_eq!((suites[0].name.as_str(), suites[0].tally), ("askel_store", Tally::ONE_FAILED));
    assert!(suites[0].explanation().join("\n").contains("SIGSEGV"));
    assert_eq!(suites[1].tally, Tally::ONE_PASSED);
}

#[test]
fn a_suite_cut_off_at_the_end_is_a_failure_too() {
    let cut = "     Running tests/last.rs (target/debug/deps/last-0f)\nrunning 2 tests\ntest one ... ok\n";
    assert_eq!(read(cut).first().map(|suite| suite.tally), Some(Tally::ONE_FAILED));
}
