//! A link as in a stairwell: it loses, it is slow, it breaks at regular times. Knows its own clock and dice, no socket.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::fault::{Asked, Fault, Treatment};

/// The link's own time, which nobody waits for: each trip and each pause moves it on, and an hour of bad network fits into a test.
/// What the two ends work takes no time of it, so that a busy machine makes no worse a link.
#[derive(Clone, Default)]
pub struct LinkClock(Arc<Mutex<Duration>>);

impl LinkClock {
    pub fn now(&self) -> Duration {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn pass(&self, time: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += time;
    }
}

pub struct BadLink {
    pub lost_percent: u64,
    pub round_trip: Duration,
    pub cut_every: Duration,
    pub clock: LinkClock,
    dice: u64,
    /// When each connection was first heard of.
    opened: HashMap<Instant, Duration>,
}

impl BadLink {
    /// 30 % loss, two seconds there and back, cut every twenty.
    pub fn stairwell(seed: u64) -> Self {
        let [round_trip, cut_every] = [2, 20].map(Duration::from_secs);
        Self { lost_percent: 30, round_trip, cut_every, clock: LinkClock::default(), dice: seed | 1, opened: HashMap::new() }
    }

    pub fn treat(&mut self, asked: &Asked) -> Treatment {
        let now = self.clock.now();
        let opened = *self.opened.entry(asked.connected).or_insert(now);
        let (lost, there) = (self.roll() % 100 < self.lost_percent, self.roll().is_multiple_of(2));
        self.clock.pass(self.round_trip);
        self.fate(opened, now, lost.then_some(there)).into()
    }

    /// `lost_there`: nothing is lost, the request is, or the reply.
    fn fate(&self, connected: Duration, now: Duration, lost_there: Option<bool>) -> Fault {
        let cuts_until = |at: Duration| at.as_nanos() / self.cut_every.as_nanos();
        let half = self.round_trip / 2;
        match lost_there {
            // The connection was cut while nothing passed on it, or will be before the request arrives.
            _ if cuts_until(connected) != cuts_until(now + half) => Fault::LoseRequest,
            Some(true) => Fault::LoseRequest,
            _ if cuts_until(now + half) != cuts_until(now + half * 2) => Fault::LoseReply,
            Some(false) => Fault::LoseReply,
            None => Fault::None,
        }
    }

    // xorshift64*: the same seed, the same losses.
    fn roll(&mut self) -> u64 {
        self.dice ^= self.dice >> 12;
        self.dice ^= self.dice << 25;
        self.dice ^= self.dice >> 27;
        self.dice.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_cut_loses_what_is_under_way_and_connections_from_before() {
        let link = BadLink::stairwell(7);
        assert_eq!(link.fate(at(1), at(5), None), Fault::None);
        assert_eq!(link.fate(at(19), at(21), None), Fault::LoseRequest, "its connection is from before the cut");
        assert_eq!(link.fate(at(15), at(19), None), Fault::LoseRequest, "cut at 20 while on the way");
        assert_eq!(link.fate(at(15), Duration::from_millis(18_500), None), Fault::LoseReply, "cut at 20 on the way back");
        assert_eq!(link.fate(at(1), at(5), Some(true)), Fault::LoseRequest);
        assert_eq!(link.fate(at(1), at(5), Some(false)), Fault::LoseReply);
    }

    #[test]
    fn about_three_of_ten_are_lost() {
        let mut link = BadLink::stairwell(1);
        let lost = (0..10_000).filter(|_| link.roll() % 100 < link.lost_percent).count();
        assert!((2_800..3_200).contains(&lost), "{lost}");
    }
}
