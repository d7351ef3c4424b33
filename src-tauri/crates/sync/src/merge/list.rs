//! Lists: elements are merged by their ids, keep the order somebody gave them, and new ones stay behind what they were put after.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Case, Side, Three, Trail, Weaver};

pub(super) fn elements_of(list: Option<&Value>) -> &[Value] {
    list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn id_of(element: &Value) -> &str {
    element.get("id").and_then(Value::as_str).unwrap_or_default()
}

fn find<'a>(list: &'a [Value], id: &str) -> Option<&'a Value> {
    list.iter().find(|element| id_of(element) == id)
}

impl Weaver {
    pub(super) fn elements(&mut self, trail: &Trail, three: Three) -> Value {
        let [base, ours, theirs] = three.all().map(elements_of);
        let ids: BTreeSet<&str> = [base, ours, theirs].into_iter().flatten().map(id_of).collect();
        let mut kept: BTreeMap<&str, Value> = BTreeMap::new();
        for id in ids {
            let one = Three { base: find(base, id), ours: find(ours, id), theirs: find(theirs, id) };
            kept.extend(self.thing(&trail.element(id), one).map(|value| (id, value)));
        }
        let order = self.order(trail, [base, ours, theirs].map(|list| list.iter().map(id_of).filter(|id| kept.contains_key(id)).collect()));
        Value::Array(order.into_iter().filter_map(|id| kept.remove(id)).collect())
    }

    /// The elements that all know, in the order that somebody gave them; what only one side has stays behind its neighbour.
    fn order<'a>(&mut self, trail: &Trail, [base, ours, theirs]: [Vec<&'a str>; 3]) -> Vec<&'a str> {
        let known = |id: &&&'a str| base.contains(*id) && ours.contains(*id) && theirs.contains(*id);
        let [was, here, there] = [&base, &ours, &theirs].map(|list| list.iter().filter(known).copied().collect::<Vec<_>>());
        let common = if here == was { &there } else { &here };
        let order = |ids: &[&str]| Some(Value::from(ids.to_vec()));
        if here != there {
            match (here == was, there == was) {
                (true, _) => self.note(&trail.order(), Side::Theirs, order(&was).as_ref(), order(&there).as_ref()),
                (_, true) => self.note(&trail.order(), Side::Ours, order(&was).as_ref(), order(&here).as_ref()),
                _ => self.cases.push(Case { trail: trail.order(), base: order(&was), ours: order(&here), theirs: order(&there) }),
            }
        }
        // What both have added stands where one of them put it: the same one from whichever side one looks.
        let on_both: Vec<&str> = ours.iter().copied().filter(|id| theirs.contains(id)).collect();
        let added = [&ours, &theirs].map(|list| runs(&list.iter().copied().filter(|id| on_both.contains(id)).collect::<Vec<_>>(), common));
        let common = woven(common, added.into_iter().min().into_iter().collect());
        let alone = [&ours, &theirs].map(|list| runs(list, &common));
        woven(&common, alone.into())
    }

    /// What both have added at the end of a list that only grows.
    pub(super) fn growing(&mut self, trail: &Trail, three: Three) -> Value {
        let [base, ours, theirs] = three.all().map(elements_of);
        let mut both = [(Side::Ours, ours), (Side::Theirs, theirs)].map(|(side, list)| (side, &list[base.len()..]));
        for (side, added) in both {
            for element in added.iter().filter(|element| !(ours.contains(element) && theirs.contains(element))) {
                self.note(trail, side, None, Some(element));
            }
        }
        // The same from whichever side one looks.
        both.sort_by_key(|(_, added)| added.first().map(Value::to_string));
        let [(_, first), (_, second)] = both;
        let mut grown = [base, first].concat();
        grown.extend(second.iter().filter(|element| !first.contains(element)).cloned());
        Value::Array(grown)
    }
}

type Runs<'a> = BTreeMap<Option<&'a str>, Vec<&'a str>>;

/// What is not common, by the common element that it stands behind.
fn runs<'a>(list: &[&'a str], common: &[&'a str]) -> Runs<'a> {
    let (mut runs, mut neighbour) = (Runs::new(), None);
    for id in list.iter().copied() {
        if common.contains(&id) {
            neighbour = Some(id);
        } else {
            runs.entry(neighbour).or_default().push(id);
        }
    }
    runs
}

/// Each run behind its neighbour; two at one place by their first ids, which tell the time they were made: the same from whichever side one looks.
fn woven<'a>(common: &[&'a str], mut sides: Vec<Runs<'a>>) -> Vec<&'a str> {
    let mut woven = vec![];
    for neighbour in std::iter::once(None).chain(common.iter().copied().map(Some)) {
        woven.extend(neighbour);
        let mut behind: Vec<_> = sides.iter_mut().filter_map(|side| side.remove(&neighbour)).collect();
        behind.sort();
        woven.extend(behind.concat());
    }
    woven
}
