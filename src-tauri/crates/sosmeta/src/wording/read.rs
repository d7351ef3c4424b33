//! What the client said when the entry was read together: agreement as a sentence, a differing view under a heading of its own.

use askel_domain::entry::{Meeting, ReadTogether};

use super::Passage;
use crate::labels::Labels;

pub fn read_together<'a>(meeting: &Meeting, labels: &'a Labels) -> Option<Passage<'a>> {
    match meeting.read_together? {
        ReadTogether::Agrees => Some(Passage::plain(labels.read.agrees.clone())),
        ReadTogether::Disagrees => Passage::under(&labels.read.disagrees, &meeting.dissent),
    }
}
