//! What a campaign tells at its end: one line, and what was wrong below it; and how the parts of a long one become one.
//! Knows no campaign.

use std::fmt::Write;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Faults shown below the line; the rest are counted.
const SHOWN: usize = 10;

/// Whether the planted bug was seen. A campaign whose control is not caught has shown nothing.
#[derive(Clone, Serialize, Deserialize)]
pub enum Control {
    Caught(String),
    Missed(String),
}

/// What was done, as numbers with a few words after each.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Did(Vec<Count>);

#[derive(Clone, Serialize, Deserialize)]
struct Count {
    number: usize,
    of: String,
    how: How,
}

/// What becomes of the same number of another part.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
enum How {
    Added,
    Largest,
}

impl Did {
    /// So many were done. The numbers of the parts are added up.
    pub fn and(self, number: usize, of: impl Into<String>) -> Self {
        self.with(number, of, How::Added)
    }

    /// As many at most. Of the parts the largest number counts.
    pub fn most(self, number: usize, of: impl Into<String>) -> Self {
        self.with(number, of, How::Largest)
    }

    fn with(mut self, number: usize, of: impl Into<String>, how: How) -> Self {
        self.0.push(Count { number, of: of.into(), how });
        self
    }

    fn join(&mut self, other: Self) {
        for count in other.0 {
            match self.0.iter_mut().find(|known| known.of == count.of) {
                Some(known) if known.how == How::Largest => known.number = known.number.max(count.number),
                Some(known) => known.number += count.number,
                None => self.0.push(count),
            }
        }
    }

    fn told(&self) -> String {
        self.0.iter().map(|count| format!("{} {}", count.number, count.of)).collect::<Vec<_>>().join(", ")
    }
}

/// What a part says of the control where another part of the same campaign has it.
pub const ELSEWHERE: &str = "in another part";

#[derive(Clone, Serialize, Deserialize)]
pub struct Told {
    pub did: Did,
    /// One sentence each.
    pub faults: Vec<String>,
    pub control: Control,
}

impl Told {
    pub fn broke_off() -> Self {
        let faults = vec!["the campaign itself broke off; its words are above".to_owned()];
        Self { did: Did::default(), faults, control: Control::Missed("not reached".into()) }
    }

    pub fn held(&self) -> bool {
        self.faults.is_empty() && matches!(self.control, Control::Caught(_))
    }

    /// With what another part of the same campaign tells. A control that one part missed is missed.
    pub fn join(mut self, other: Self) -> Self {
        self.did.join(other.did);
        self.faults.extend(other.faults);
        self.control = match (self.control, other.control) {
            (Control::Caught(how), other) if how == ELSEWHERE => other,
            (Control::Caught(_), missed @ Control::Missed(_)) => missed,
            (own, _) => own,
        };
        self
    }

    pub fn line(&self, name: &str, took: Duration, cpu: Duration) -> String {
        let control = match &self.control {
            Control::Caught(how) => format!("control caught: {how}"),
            Control::Missed(how) => format!("control MISSED: {how}"),
        };
        let verdict = if self.held() { "ok" } else { "FAILED" };
        let mut line =
            format!("{verdict:<6} {name:<11} {}: {} faults | {control} | {:.1} s, {:.1} s of a core", self.did.told(), self.faults.len(), took.as_secs_f32(), cpu.as_secs_f32());
        for fault in self.faults.iter().take(SHOWN) {
            let _ = write!(line, "\n       fault: {fault}");
        }
        if self.faults.len() > SHOWN {
            let _ = write!(line, "\n       and {} faults more", self.faults.len() - SHOWN);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(did: Did, faults: &[&str], control: Control) -> Told {
        Told { did, faults: faults.iter().map(ToString::to_string).collect(), control }
    }

    fn caught() -> Control {
        Control::Caught("x".into())
    }

    fn line(told: &Told) -> String {
        told.line("name", Duration::from_secs(1), Duration::ZERO)
    }

    #[test]
    fn a_fault_and_a_control_that_is_not_caught_both_fail() {
        assert!(line(&told(Did::default(), &[], caught())).starts_with("ok "));
        assert!(line(&told(Did::default(), &["lost"], caught())).starts_with("FAILED"));
        assert!(line(&told(Did::default(), &[], Control::Missed("x".into()))).starts_with("FAILED"));
        assert!(line(&Told::broke_off()).starts_with("FAILED"));
    }

    #[test]
    fn parts_add_up_and_one_that_failed_fails_the_whole() {
        let part = |kills, memory| Did::default().and(kills, "kills").most(memory, "MB");
        let whole = told(part(3, 90), &[], caught()).join(told(part(4, 70), &[], caught()));
        assert!(line(&whole).contains("7 kills, 90 MB: 0 faults"), "{}", line(&whole));
        assert!(!told(part(1, 1), &[], caught()).join(told(part(1, 1), &["lost"], caught())).held());
        for (one, other) in [(caught(), Control::Missed("x".into())), (Control::Missed("x".into()), caught())] {
            assert!(!told(part(1, 1), &[], one).join(told(part(1, 1), &[], other)).held());
        }
    }
}
