//! What a campaign tells at its end: one line, and what was wrong below it. Knows no campaign.

use std::time::Duration;

/// Faults shown below the line; the rest are counted.
const SHOWN: usize = 10;

/// Whether the planted bug was seen. A campaign whose control is not caught has shown nothing.
pub enum Control {
    Caught(String),
    Missed(String),
}

pub struct Told {
    /// What was done and counted, in words.
    pub did: String,
    /// One sentence each.
    pub faults: Vec<String>,
    /// What cannot be held yet, and what it waits for.
    pub waits: Option<String>,
    pub control: Control,
}

impl Told {
    pub fn broke_off() -> Self {
        let faults = vec!["the campaign itself broke off; its words are above".to_owned()];
        Self { did: String::new(), faults, waits: None, control: Control::Missed("not reached".into()) }
    }

    pub fn held(&self) -> bool {
        self.faults.is_empty() && matches!(self.control, Control::Caught(_))
    }

    fn verdict(&self) -> &'static str {
        match (self.held(), &self.waits) {
            (false, _) => "FAILED",
            (true, Some(_)) => "NOT DONE",
            (true, None) => "ok",
        }
    }

    pub fn line(&self, name: &str, took: Duration) -> String {
        let control = match &self.control {
            Control::Caught(how) => format!("control caught: {how}"),
            Control::Missed(how) => format!("control MISSED: {how}"),
        };
        let waits = self.waits.as_ref().map_or(String::new(), |waits| format!(" | {waits}"));
        let mut line = format!("{:<8} {name:<11} {}{waits} | {control} | {:.1} s", self.verdict(), self.did, took.as_secs_f32());
        for fault in self.faults.iter().take(SHOWN) {
            line.push_str(&format!("\n         fault: {fault}"));
        }
        if self.faults.len() > SHOWN {
            line.push_str(&format!("\n         and {} faults more", self.faults.len() - SHOWN));
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(faults: &[&str], waits: Option<&str>, control: Control) -> String {
        let faults = faults.iter().map(ToString::to_string).collect();
        Told { did: "did".into(), faults, waits: waits.map(Into::into), control }.line("name", Duration::from_secs(1))
    }

    #[test]
    fn a_fault_and_a_control_that_is_not_caught_both_fail_and_what_waits_is_not_ok() {
        assert!(told(&[], None, Control::Caught("x".into())).starts_with("ok "));
        assert!(told(&[], Some("waits"), Control::Caught("x".into())).starts_with("NOT DONE"));
        assert!(told(&["lost"], None, Control::Caught("x".into())).starts_with("FAILED"));
        assert!(told(&[], Some("waits"), Control::Missed("x".into())).starts_with("FAILED"));
    }
}
