//! Which edits a version of a row knows: of each laptop that wrote it, the newest. Two versions that do not know all of each other's
//! were written past one another, whatever the server and the network did between: a server that heeds no version, a request that
//! arrives hours late, a backup that was put back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::extension::{KNOWN_EDIT, Own, take};
use crate::r4::{Extension, tidy};
use crate::resource::Resource;

/// By the laptop's id, the number of its newest edit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(BTreeMap<String, i64>);

#[derive(Serialize, Deserialize)]
struct Edit {
    laptop: String,
    number: Option<i64>,
}

impl Edits {
    /// As the resource says; none where nobody of ours wrote it, or it cannot be read.
    pub fn of(resource: &Resource) -> Self {
        let listed = resource.json.get("extension").and_then(Value::as_array);
        let own: Vec<Extension> = listed.into_iter().flatten().filter(|one| is_ours(one)).filter_map(|one| serde_json::from_value(one.clone()).ok()).collect();
        let edits: Vec<Edit> = take(KNOWN_EDIT, &own).unwrap_or_default();
        Self(edits.into_iter().filter_map(|edit| Some((edit.laptop, edit.number?))).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every edit of the other is known here.
    pub fn know(&self, other: &Self) -> bool {
        other.0.iter().all(|(laptop, number)| self.0.get(laptop).is_some_and(|known| known >= number))
    }

    /// What both know together.
    pub fn and(mut self, other: &Self) -> Self {
        for (laptop, number) in &other.0 {
            let known = self.0.entry(laptop.clone()).or_insert(*number);
            *known = (*known).max(*number);
        }
        self
    }

    /// With one more of this laptop's. A laptop that was set up again from a backup counts on from what is known of it.
    pub fn with(mut self, laptop: &str, number: i64) -> Self {
        let known = self.0.get(laptop).copied().unwrap_or_default();
        self.0.insert(laptop.to_owned(), number.max(known + 1));
        self
    }

    /// In place of what the resource said of edits before.
    pub fn put_on(&self, resource: &mut Resource) {
        let mut kept: Vec<Value> = match resource.json.remove("extension") {
            Some(Value::Array(listed)) => listed.into_iter().filter(|one| !is_ours(one)).collect(),
            _ => vec![],
        };
        let edits: Vec<Edit> = self.0.iter().map(|(laptop, number)| Edit { laptop: laptop.clone(), number: Some(*number) }).collect();
        let made = Own::default().with(KNOWN_EDIT, &edits).done();
        kept.extend(made.iter().filter_map(|one| serde_json::to_value(one).ok().and_then(tidy)));
        if !kept.is_empty() {
            resource.json.insert("extension".into(), Value::Array(kept));
        }
    }
}

fn is_ours(extension: &Value) -> bool {
    extension["url"].as_str().is_some_and(|url| url == KNOWN_EDIT.url())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(edits: &[(&str, i64)]) -> Edits {
        Edits(edits.iter().map(|(laptop, number)| ((*laptop).to_owned(), *number)).collect())
    }

    fn goal(extension: Value) -> Resource {
        Resource::of(json!({"resourceType": "Goal", "id": "g", "extension": extension})).expect("a resource")
    }

    #[test]
    fn versions_written_past_each_other_know_not_all_of_each_other() {
        let (before, mine, theirs) = (of(&[("a", 3)]), of(&[("a", 3), ("b", 7)]), of(&[("a", 5)]));
        assert!(mine.know(&before) && theirs.know(&before) && !before.know(&mine));
        assert!(!mine.know(&theirs) && !theirs.know(&mine));
        let both = theirs.clone().and(&mine).with("b", 9);
        assert!(both.know(&mine) && both.know(&theirs));
        assert_eq!(both, of(&[("a", 5), ("b", 9)]));
    }

    #[test]
    fn a_laptop_from_a_backup_never_says_a_number_twice() {
        assert_eq!(of(&[("a", 100)]).with("a", 60), of(&[("a", 101)]));
    }

    #[test]
    fn what_others_put_beside_stays_and_what_is_odd_says_nothing() {
        let others = json!([{"url": "https://other.example/x", "valueString": "theirs"}]);
        let mut resource = goal(others.clone());
        assert!(Edits::of(&resource).is_empty());
        of(&[("a", 3), ("b", 7)]).put_on(&mut resource);
        of(&[("a", 4)]).and(&Edits::of(&resource)).put_on(&mut resource);
        assert_eq!(Edits::of(&resource), of(&[("a", 4), ("b", 7)]));
        assert_eq!(resource.json["extension"].as_array().map(Vec::len), Some(3));
        Edits::default().put_on(&mut resource);
        assert_eq!(resource.json["extension"], others);
        for odd in [json!(5), json!([{"url": KNOWN_EDIT.url(), "valueString": "x"}]), json!([{"url": KNOWN_EDIT.url(), "extension": 5}]), json!(["x"])] {
            assert!(Edits::of(&goal(odd)).is_empty());
        }
    }
}
