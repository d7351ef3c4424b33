//! Notices that the wall clock was set, or ran on while the laptop slept: the log orders by its rows, and says when times jump.
//! Source: security.md T16.

use std::time::Duration;

use askel_domain::moment::Moment;
use chrono::TimeDelta;

use crate::surroundings::Clock;

/// Less is what clocks do when the network sets them right.
const JUMP_MINUTES: i64 = 2;

/// The two clocks as they stood together.
pub(crate) struct ClockWatch {
    uptime: Duration,
    wall: Moment,
}

impl ClockWatch {
    pub(crate) fn begin(clock: &dyn Clock) -> Self {
        Self { uptime: clock.uptime(), wall: clock.now() }
    }

    /// How far the wall clock has gone apart from the steady one, once for each jump.
    pub(crate) fn jumped(&mut self, clock: &dyn Clock) -> Option<TimeDelta> {
        let steady = TimeDelta::from_std(clock.uptime().saturating_sub(self.uptime)).unwrap_or_default();
        let jump = (clock.now() - self.wall) - steady;
        if jump.abs() <= TimeDelta::minutes(JUMP_MINUTES) {
            return None;
        }
        *self = Self::begin(clock);
        Some(jump)
    }
}
