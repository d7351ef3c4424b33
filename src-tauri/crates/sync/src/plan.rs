//! What becomes of a row that stands here and has come: decided from three values, before anything is written. Pure.

use serde_json::{Map, Value};

use crate::merge::{Merged, Side, merge};

pub(crate) enum Plan {
    /// Both say the same.
    Adopt,
    /// Nothing was changed here: theirs stands.
    Take,
    /// Theirs is where ours came from: ours stands and goes out.
    Keep,
    /// Different places were changed: both changes stand.
    Merge(Merged),
    /// The same place was changed: somebody must choose.
    Choose(Merged),
}

/// `base`: the row as both last agreed on it; absent where they never did.
pub(crate) fn plan(base: Option<&Value>, ours: &Value, theirs: &Value) -> Plan {
    if ours == theirs {
        return Plan::Adopt;
    }
    if base == Some(ours) {
        return Plan::Take;
    }
    if base == Some(theirs) {
        return Plan::Keep;
    }
    let nothing = Value::Object(Map::new());
    let merged = merge(base.unwrap_or(&nothing), ours, theirs);
    match merged.cases.is_empty() {
        false => Plan::Choose(merged),
        true if merged.value == *theirs => Plan::Take,
        true if merged.value == *ours => Plan::Keep,
        true => Plan::Merge(merged),
    }
}

/// Whether anything of theirs went into it: a merge that only keeps ours is nothing to tell anybody of.
pub(crate) fn is_worth_a_note(merged: &Merged) -> bool {
    merged.notes.iter().any(|note| note.side == Side::Theirs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn name(plan: &Plan) -> &'static str {
        match plan {
            Plan::Adopt => "adopt",
            Plan::Take => "take",
            Plan::Keep => "keep",
            Plan::Merge(_) => "merge",
            Plan::Choose(_) => "choose",
        }
    }

    fn of(base: Option<Value>, ours: Value, theirs: Value) -> &'static str {
        name(&plan(base.as_ref(), &ours, &theirs))
    }

    #[test]
    fn one_side_that_changed_stands_alone() {
        assert_eq!(of(Some(json!({"a": 1})), json!({"a": 1}), json!({"a": 2})), "take");
        assert_eq!(of(Some(json!({"a": 1})), json!({"a": 2}), json!({"a": 1})), "keep");
        assert_eq!(of(Some(json!({"a": 1})), json!({"a": 2}), json!({"a": 2})), "adopt", "our own echo is no conflict");
    }

    #[test]
    fn different_places_merge_and_the_same_place_is_somebodys_choice() {
        let base = || Some(json!({"a": 1, "b": 1}));
        assert_eq!(of(base(), json!({"a": 2, "b": 1}), json!({"a": 1, "b": 2})), "merge");
        assert_eq!(of(base(), json!({"a": 2, "b": 1}), json!({"a": 3, "b": 1})), "choose");
    }

    #[test]
    fn two_that_never_agreed_are_merged_only_where_they_say_the_same() {
        assert_eq!(of(None, json!({"a": 1}), json!({"a": 1})), "adopt");
        assert_eq!(of(None, json!({"a": 1}), json!({"a": 2})), "choose");
    }
}
