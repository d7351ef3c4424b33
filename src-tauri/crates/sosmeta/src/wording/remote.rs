//! What stood in the way of a remote contact, as a sentence of the description.

use askel_domain::session::RemoteObstacle;

use super::Passage;
use crate::labels::Labels;

pub fn remote_obstacle<'a>(obstacle: Option<RemoteObstacle>, labels: &Labels) -> Option<Passage<'a>> {
    let words = &labels.remote;
    let sentence = match obstacle? {
        RemoteObstacle::Device => &words.device,
        RemoteObstacle::Connection => &words.connection,
        RemoteObstacle::Skill => &words.skill,
    };
    Some(Passage::plain(sentence.clone()))
}
