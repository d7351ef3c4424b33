//! Keys that are put together while Askel runs. Each family names its members, so that no wildcard hides a lost text.

use askel_app::failure::FailureCode;
use askel_domain::problem::ProblemCode;
use askel_domain::session::ContactMode;

/// A pattern as the code says it, `*` for the part that varies, and everything the part may be.
pub struct Family {
    pub pattern: &'static str,
    pub members: Vec<String>,
    pub why: &'static str,
}

pub fn families() -> Vec<Family> {
    let family = |pattern, members: &[&str], why| Family { pattern, members: members.iter().map(|member| (*member).to_owned()).collect(), why };
    let modes = ContactMode::ALL.map(ContactMode::name);
    let directions = ["improve", "prevent_decline"];
    let effects = ["helps", "hinders"];
    vec![
        Family { pattern: "error.*", members: names(FailureCode::ALL), why: "the core answers a code, the window has the sentence" },
        Family { pattern: "problem.*", members: names(ProblemCode::ALL), why: "the core answers a code, the window has the sentence" },
        family("session.mode.*", &modes, "ContactMode"),
        family("goal.direction.*", &directions, "GoalDirection"),
        family("goal.factor.*", &effects, "FactorEffect"),
    ]
}

impl Family {
    /// Every key of the family.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.members.iter().map(|member| self.pattern.replace('*', member))
    }
}

/// The codes as they are spelled on the way to the window.
pub fn names<T: serde::Serialize>(codes: &[T]) -> Vec<String> {
    let spelled = codes.iter().map(|code| serde_json::to_value(code).expect("a code is a word"));
    spelled.map(|code| code.as_str().expect("a code is a word").to_owned()).collect()
}

#[test]
fn every_family_says_why_it_is_one() {
    assert!(families().iter().all(|family| !family.why.is_empty() && !family.members.is_empty() && family.pattern.matches('*').count() == 1));
}
