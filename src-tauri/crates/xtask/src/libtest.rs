//! Reads what `cargo test` prints, line by line, into suites; must not know how it was started.

use std::collections::VecDeque;

use crate::tally::Tally;

const RECENT: usize = 30;
/// A suite in which everything fails should not bury the rest; the log has it all.
const FAILURE_LINES: usize = 300;

/// One test binary, or the examples in the documentation of one crate.
#[derive(Debug, Default)]
pub struct Suite {
    pub name: String,
    pub tally: Tally,
    /// As the harness says it; empty when the suite did not end.
    pub took: String,
    failures: Vec<String>,
    recent: VecDeque<String>,
}

impl Suite {
    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    fn hear(&mut self, line: &str) {
        if line == "failures:" || !self.failures.is_empty() {
            if self.failures.len() < FAILURE_LINES || is_failed_name(line) {
                self.failures.push(line.to_owned());
            }
        } else {
            self.recent.push_back(line.to_owned());
            if self.recent.len() > RECENT {
                self.recent.pop_front();
            }
        }
    }

    /// The harness lists failures twice: first their output, then their names.
    pub fn failed_names(&self) -> Vec<&str> {
        let names = self.failures.iter().rev().take_while(|line| line.as_str() != "failures:");
        let mut names: Vec<&str> = names.map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        names.reverse();
        names
    }

    /// What to show when something failed; the last lines when the suite did not get to say it.
    pub fn explanation(&self) -> Vec<&str> {
        let output = self.failures.iter().skip(1).take_while(|line| line.as_str() != "failures:");
        let output: Vec<&str> = output.map(String::as_str).collect();
        if output.is_empty() { self.recent.iter().map(String::as_str).collect() } else { output }
    }
}

fn is_failed_name(line: &str) -> bool {
    line == "failures:" || line.starts_with("    ")
}

#[derive(Debug, Default)]
pub struct Reader {
    open: Option<Suite>,
    latest: String,
}

impl Reader {
    /// Gives a suite back as soon as it is known how it went.
    pub fn line(&mut self, line: &str) -> Option<Suite> {
        if let Some(name) = suite_name(line) {
            let unfinished = self.finish();
            self.open = Some(Suite::named(&name));
            self.latest = name;
            return unfinished;
        }
        // Examples in documentation come in two lots with a result each, under one heading.
        if self.open.is_none() && line.starts_with("running ") && !self.latest.is_empty() {
            self.open = Some(Suite::named(&self.latest));
        }
        match result(line) {
            Some((tally, took)) => {
                let mut suite = self.open.take()?;
                suite.tally = tally;
                suite.took = took.to_owned();
                Some(suite)
            }
            None => {
                if let Some(suite) = &mut self.open {
                    suite.hear(line);
                }
                None
            }
        }
    }

    /// A suite that began and gave no result has crashed, and counts as one failure.
    pub fn finish(&mut self) -> Option<Suite> {
        let mut suite = self.open.take()?;
        suite.tally = Tally::ONE_FAILED;
        Some(suite)
    }
}

// `     Running unittests src/lib.rs (target/debug/deps/askel_domain-1f2e)`, `   Doc-tests askel_domain`
fn suite_name(line: &str) -> Option<String> {
    if let Some(library) = line.strip_prefix("   Doc-tests ") {
        return Some(format!("{} (documentation)", library.trim()));
    }
    let (what, path) = line.strip_prefix("     Running ")?.strip_suffix(')')?.rsplit_once(" (")?;
    let file = path.rsplit(['/', '\\']).next()?;
    let name = file.rsplit_once('-').map_or(file, |(name, _hash)| name);
    // A package's library and its program often share a name.
    let suffix = if what.ends_with("main.rs") && what.starts_with("unittests") { " (program)" } else { "" };
    Some(format!("{name}{suffix}"))
}

// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s`;
// something a child of a test wrote may stand before it on the line.
fn result(line: &str) -> Option<(Tally, &str)> {
    let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
    let count = |label: &str| {
        let words = counts.split(';').find_map(|part| part.trim().strip_suffix(label));
        words.and_then(|number| number.trim().parse().ok())
    };
    let tally = Tally { passed: count(" passed")?, failed: count(" failed")?, skipped: count(" ignored")? };
    let took = counts.split_once("finished in ").map_or("", |(_, took)| took.trim());
    Some((tally, took))
}

#[cfg(test)]
mod tests;
