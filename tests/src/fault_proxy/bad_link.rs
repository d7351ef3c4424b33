//! A link as in a stairwell: it loses, it is slow, it breaks at regular times. Knows its own clock and dice, no socket.

use std::time::{Duration, Instant};

use super::fault::{Asked, Fault, Treatment};

/// Time on the link runs `faster` times as fast as on the wall, so that an hour of bad network fits into a test.
/// What waits on the other side (a client that pauses between two tries) has to be hurried alike.
pub struct BadLink {
    pub lost_percent: u64,
    pub round_trip: Duration,
    pub cut_every: Duration,
    pub faster: u32,
    dice: u64,
    begun: Instant,
}

impl BadLink {
    /// 30 % loss, two seconds there and back, cut every twenty.
    pub fn stairwell(faster: u32, seed: u64) -> Self {
        let [round_trip, cut_every] = [2, 20].map(Duration::from_secs);
        Self { lost_percent: 30, round_trip, cut_every, faster, dice: seed | 1, begun: Instant::now() }
    }

    pub fn treat(&mut self, asked: &Asked) -> Treatment {
        let on_the_link = |at: Instant| at.saturating_duration_since(self.begun) * self.faster;
        let (connected, now) = (on_the_link(asked.connected), on_the_link(Instant::now()));
        let (lost, there) = (self.roll() % 100 < self.lost_percent, self.roll().is_multiple_of(2));
        let fault = self.fate(connected, now, lost.then_some(there));
        let half = self.round_trip / 2 / self.faster;
        Treatment { fault, delay: [half, half] }
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
        let link = BadLink::stairwell(1, 7);
        assert_eq!(link.fate(at(1), at(5), None), Fault::None);
        assert_eq!(link.fate(at(19), at(21), None), Fault::LoseRequest, "its connection is from before the cut");
        assert_eq!(link.fate(at(15), at(19), None), Fault::LoseRequest, "cut at 20 while on the way");
        assert_eq!(link.fate(at(15), Duration::from_millis(18_500), None), Fault::LoseReply, "cut at 20 on the way back");
        assert_eq!(link.fate(at(1), at(5), Some(true)), Fault::LoseRequest);
        assert_eq!(link.fate(at(1), at(5), Some(false)), Fault::LoseReply);
    }

    #[test]
    fn about_three_of_ten_are_lost() {
        let mut link = BadLink::stairwell(1, 1);
        let lost = (0..10_000).filter(|_| link.roll() % 100 < link.lost_percent).count();
        assert!((2_800..3_200).contains(&lost), "{lost}");
    }
}
