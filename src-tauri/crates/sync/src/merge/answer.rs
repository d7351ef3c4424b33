//! What a worker chose where two edits met.

use serde_json::{Map, Value};

use super::{Mark, Merged, Trail, shape};

/// Whose text stands from now on.
#[derive(Clone, PartialEq)]
pub enum Keep {
    Ours,
    Theirs,
    /// Neither as it was: what the worker wrote out of both.
    Written(Value),
}

askel_domain::redact::redacted!(Keep);

impl Merged {
    /// Settles one case. `false`: there is no such case, or what the answer was to has gone with another one.
    pub fn answer(&mut self, trail: &Trail, keep: Keep) -> bool {
        let Some(at) = self.cases.iter().position(|case| case.trail == *trail) else { return false };
        let case = self.cases.remove(at);
        let chosen = match keep {
            Keep::Ours => case.ours,
            Keep::Theirs => case.theirs,
            Keep::Written(value) => Some(value),
        };
        set(&mut self.value, &case.trail.0, chosen)
    }
}

fn set(within: &mut Value, trail: &[Mark], chosen: Option<Value>) -> bool {
    match (trail, within) {
        ([], within) => {
            *within = chosen.unwrap_or(Value::Null);
            true
        }
        ([Mark::Field(name)], Value::Object(fields)) => set_field(fields, name, chosen),
        ([Mark::Field(name), rest @ ..], Value::Object(fields)) => fields.get_mut(name).is_some_and(|inner| set(inner, rest, chosen)),
        ([Mark::Element(id), rest @ ..], Value::Array(list)) => set_element(list, id, rest, chosen),
        ([Mark::Place(place), rest @ ..], Value::Array(list)) => list.get_mut(*place).is_some_and(|inner| set(inner, rest, chosen)),
        ([Mark::Order], Value::Array(list)) => sort(list, chosen.as_ref()),
        _ => false,
    }
}

fn set_field(fields: &mut Map<String, Value>, name: &str, chosen: Option<Value>) -> bool {
    if let Some(parts) = shape::together(name).filter(|_| !fields.contains_key(name)) {
        parts.iter().for_each(|part| _ = fields.remove(*part));
        if let Some(Value::Object(taken)) = chosen {
            fields.extend(taken);
        }
        return true;
    }
    match chosen {
        Some(value) => _ = fields.insert(name.to_owned(), value),
        None => _ = fields.remove(name),
    }
    true
}

fn set_element(list: &mut Vec<Value>, id: &str, rest: &[Mark], chosen: Option<Value>) -> bool {
    let at = list.iter().position(|element| element["id"] == id);
    match (at, rest, chosen) {
        (Some(at), [], None) => _ = list.remove(at),
        (Some(at), rest, chosen) => return set(&mut list[at], rest, chosen),
        // Taken out here, edited there, and there is what stands: it comes last, since its place is gone.
        (None, [], Some(value)) => list.push(value),
        (None, [], None) => {}
        (None, ..) => return false,
    }
    true
}

/// What the order does not name stays where it was, behind what it does.
fn sort(list: &mut [Value], order: Option<&Value>) -> bool {
    let Some(ids) = order.and_then(Value::as_array) else { return false };
    let mut slots: Vec<usize> = (0..list.len()).filter(|at| ids.contains(&list[*at]["id"])).collect();
    let mut named: Vec<Value> = slots.iter().map(|at| list[*at].clone()).collect();
    named.sort_by_key(|element| ids.iter().position(|id| *id == element["id"]));
    for (slot, element) in slots.drain(..).zip(named) {
        list[slot] = element;
    }
    true
}
