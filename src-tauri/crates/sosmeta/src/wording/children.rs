//! Whether the children of a home that was visited were thought of, as a sentence of the description.

use askel_domain::entry::{ChildrenNoted, Meeting};

use super::Passage;
use crate::labels::Labels;

pub fn children<'a>(meeting: &Meeting, labels: &Labels) -> Option<Passage<'a>> {
    let sentence = match meeting.children? {
        ChildrenNoted::Considered => &labels.children.considered,
        ChildrenNoted::NotCurrent => &labels.children.not_current,
    };
    Some(Passage::plain(sentence.clone()))
}
