//! What an organisation asks before enhanced support: its own criteria, and the ages the service is for.
//! Configuration, never a gate: an age outside the limits gives a sentence. Pure.

use serde::{Deserialize, Serialize};

use crate::document::ListChoice;
use crate::problem::{Problem, ProblemCode, Problems};

const LONGEST_NAME: u32 = 300;
const MOST: usize = 60;
/// Nobody is older; a year typed into the field is noticed by it.
const OLDEST: u32 = 130;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criteria {
    /// In the order of the list; those out of use stay, because old documents name them.
    pub criteria: Vec<Criterion>,
    #[serde(default)]
    pub ages: AgeLimits,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub named: ListChoice,
    pub in_use: bool,
}

/// Both ends included; an end that is absent has no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeLimits {
    pub from: Option<u32>,
    pub until: Option<u32>,
}

/// One criterion as typed. An empty code is a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CriterionForm {
    pub code: String,
    pub fi: String,
    pub sv: String,
    pub en: String,
    pub in_use: bool,
}

/// The organisation's page as typed, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CriteriaForm {
    pub rows: Vec<CriterionForm>,
    pub age_from: String,
    pub age_until: String,
}

impl Criteria {
    /// The choices of a form: those in use, in their order.
    pub fn in_use(&self) -> impl Iterator<Item = &ListChoice> {
        self.criteria.iter().filter(|criterion| criterion.in_use).map(|criterion| &criterion.named)
    }

    pub fn form(&self) -> CriteriaForm {
        let age = |limit: Option<u32>| limit.map(|age| age.to_string()).unwrap_or_default();
        let row = |Criterion { named, in_use }: &Criterion| CriterionForm {
            code: named.code.clone(),
            fi: named.fi.clone(),
            sv: named.sv.clone(),
            en: named.en.clone(),
            in_use: *in_use,
        };
        CriteriaForm { rows: self.criteria.iter().map(row).collect(), age_from: age(self.ages.from), age_until: age(self.ages.until) }
    }

    /// The list as the form has it. A criterion the form leaves out stays, out of use; a new one gets a code from `new_code`.
    ///
    /// # Errors
    /// A criterion without Finnish words or named twice, a name too long, ages that are no ages or the wrong way round.
    pub fn changed(&self, form: &CriteriaForm, mut new_code: impl FnMut() -> String) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut criteria = vec![];
        for (index, row) in form.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            criteria.push(row.read(index, &criteria, &mut problems, &mut new_code));
        }
        if criteria.len() > MOST {
            problems.add_limit("rows", ProblemCode::TooMany, MOST as u32);
        }
        let sent = |code: &str| form.rows.iter().any(|row| row.code == code && !row.is_blank());
        let left = self.criteria.iter().filter(|kept| !sent(&kept.named.code));
        criteria.extend(left.map(|kept| Criterion { in_use: false, ..kept.clone() }));
        let ages = AgeLimits { from: age("ageFrom", &form.age_from, &mut problems), until: age("ageUntil", &form.age_until, &mut problems) };
        if ages.from.zip(ages.until).is_some_and(|(from, until)| until < from) {
            problems.add("ageUntil", ProblemCode::AgesWrongWay);
        }
        problems.done()?;
        Ok(Self { criteria, ages })
    }
}

impl CriterionForm {
    fn is_blank(&self) -> bool {
        [&self.fi, &self.sv, &self.en].iter().all(|name| name.trim().is_empty())
    }

    fn read(&self, index: usize, before: &[Criterion], problems: &mut Problems, new_code: &mut impl FnMut() -> String) -> Criterion {
        let fi = problems.text(&format!("rows.{index}.fi"), &self.fi, LONGEST_NAME).unwrap_or_default();
        let sv = problems.optional_text(&format!("rows.{index}.sv"), &self.sv, LONGEST_NAME).unwrap_or_default();
        let en = problems.optional_text(&format!("rows.{index}.en"), &self.en, LONGEST_NAME).unwrap_or_default();
        let same = |other: &&Criterion| other.in_use && self.in_use && other.named.fi.to_lowercase() == fi.to_lowercase();
        if !fi.is_empty() && before.iter().find(same).is_some() {
            problems.add(format!("rows.{index}.fi"), ProblemCode::NamedTwice);
        }
        let code = if self.code.is_empty() { new_code() } else { self.code.clone() };
        Criterion { named: ListChoice { code, fi, sv, en, demo: false }, in_use: self.in_use }
    }
}

fn age(path: &str, text: &str, problems: &mut Problems) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let age = text.parse().ok().filter(|age| *age <= OLDEST);
    if age.is_none() {
        problems.add(path, ProblemCode::AgeNotUnderstood);
    }
    age
}

impl AgeLimits {
    /// Is an age outside? Without limits nobody is.
    pub fn leave_out(&self, age: u32) -> bool {
        self.from.is_some_and(|from| age < from) || self.until.is_some_and(|until| age > until)
    }
}

#[cfg(test)]
#[path = "criteria_tests.rs"]
mod tests;
