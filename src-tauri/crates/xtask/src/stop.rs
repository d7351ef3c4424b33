//! Why a command cannot go on, and one sentence on what to do; must not know who asks.

use std::fmt::Display;

#[derive(Debug)]
pub struct Stop {
    what: String,
    advice: String,
}

impl Stop {
    pub fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), advice: advice.into() }
    }

    /// For file system errors, where the path says more than any advice.
    pub fn file(path: &std::path::Path, error: impl Display) -> Self {
        Self::new(format!("{}: {error}", path.display()), "Check that the folder exists and can be written to.")
    }

    pub fn print(&self) {
        eprintln!("\nxtask: {}", self.what);
        eprintln!("       {}", self.advice);
    }
}
