//! How much room the vault's disk has left: said in time, and below the least nothing new is taken.

use std::path::Path;
use std::time::Duration;

use askel_domain::space::Space;
use serde::Serialize;

use crate::Open;
use crate::answer::{Answer, Empty, of_no_client};
use crate::failure::Failure;
use crate::surroundings::Surroundings;

/// A disk does not fill in less.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The last look, and when it was by the steady clock.
#[derive(Default)]
pub(crate) struct SpaceWatch(Option<(Duration, Space)>);

impl SpaceWatch {
    /// While there is too little, each time anew: whoever frees room need not wait. A disk that cannot be asked is not held against anybody.
    pub(crate) fn look(&mut self, surroundings: &Surroundings, folder: &Path) -> Space {
        let now = surroundings.clock.uptime();
        match self.0 {
            Some((at, space)) if space != Space::TooLittle && now < at + LOOK_EVERY => space,
            _ => {
                let space = surroundings.disk.free(folder).map_or(Space::Enough, Space::of);
                self.0 = Some((now, space));
                space
            }
        }
    }
}

#[derive(Serialize, ts_rs::TS)]
pub struct SpaceView {
    pub space: SpaceState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SpaceState {
    Enough,
    /// Under 500 MB.
    Low,
    /// Under 100 MB: nothing is written.
    TooLittle,
}

of_no_client!(SpaceView);

pub fn space(open: &mut Open, _: Empty) -> Result<Answer<SpaceView>, Failure> {
    let space = match open.space_left() {
        Space::Enough => SpaceState::Enough,
        Space::Low => SpaceState::Low,
        Space::TooLittle => SpaceState::TooLittle,
    };
    Ok(Answer::read(SpaceView { space }))
}
