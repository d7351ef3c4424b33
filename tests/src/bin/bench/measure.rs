//! What a measurement is: two rows of times taken turn by turn, ours and what it is held against. Knows not what was timed.

use std::fmt::Display;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What stopped a measurement, in one line.
pub type Outcome<T> = Result<T, String>;

pub fn said(error: impl Display) -> String {
    error.to_string()
}

#[derive(Default)]
pub struct Samples(Vec<Duration>);

impl Samples {
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    pub fn extend(&mut self, others: Samples) {
        self.0.extend(others.0);
    }

    pub fn runs(&self) -> usize {
        self.0.len()
    }

    /// The time that `percent` of the runs did not exceed (nearest rank), in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(rank).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

/// A measurement slower than this is cut short; its count of runs says so.
const LONGEST: Duration = Duration::from_secs(90);
const FEWEST: usize = 10;

/// What the issue asks for.
#[derive(Clone, Copy)]
pub enum Aim {
    /// Our median at most so many times the other's.
    Ratio(f64),
    /// Our 95th percentile at most so many milliseconds.
    Milliseconds(f64),
}

pub struct Measured {
    pub name: &'static str,
    pub clients: Option<u32>,
    pub ours: Samples,
    pub bare: Samples,
    pub aim: Option<Aim>,
}

impl Measured {
    pub fn ratio(&self, percent: usize) -> f64 {
        self.ours.percentile(percent) / self.bare.percentile(percent)
    }

    /// `None` without an aim. No runs is no success.
    pub fn met(&self) -> Option<bool> {
        Some(match self.aim? {
            Aim::Ratio(most) => self.ratio(50) <= most,
            Aim::Milliseconds(most) => self.ours.percentile(95) <= most,
        })
    }
}

/// Runs the act and adds its time.
///
/// # Errors
/// The act's own; its time is not kept then.
pub fn timed<T>(samples: &mut Samples, act: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let start = Instant::now();
    let value = black_box(act()?);
    samples.add(start.elapsed());
    Ok(value)
}

/// Ours and the other in the same loop, each first in every second round, so that the machine's noise hits both.
pub fn turn_by_turn(
    runs: usize,
    mut ours: impl FnMut(usize) -> Outcome<Duration>,
    mut bare: impl FnMut(usize) -> Outcome<Duration>,
) -> Outcome<(Samples, Samples)> {
    let (mut our_times, mut bare_times) = (Samples::default(), Samples::default());
    let start = Instant::now();
    for round in 0..runs {
        if round >= FEWEST && start.elapsed() > LONGEST {
            break;
        }
        if round % 2 == 0 {
            our_times.add(ours(round)?);
            bare_times.add(bare(round)?);
        } else {
            bare_times.add(bare(round)?);
            our_times.add(ours(round)?);
        }
    }
    Ok((our_times, bare_times))
}

/// The act's time alone.
pub fn time<T>(act: impl FnOnce() -> Outcome<T>) -> Outcome<Duration> {
    let start = Instant::now();
    black_box(act()?);
    Ok(start.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(millis: impl IntoIterator<Item = u64>) -> Samples {
        Samples(millis.into_iter().map(Duration::from_millis).collect())
    }

    fn measured(ours: Samples, bare: Samples, aim: Aim) -> Measured {
        Measured { name: "planted", clients: None, ours, bare, aim: Some(aim) }
    }

    #[test]
    fn percentiles_are_the_nearest_rank() {
        let hundred = samples((1..=100).rev());
        assert_eq!((hundred.percentile(50), hundred.percentile(95)), (50.0, 95.0));
        assert_eq!(samples([7]).percentile(95), 7.0);
        assert!(Samples::default().percentile(50).is_nan());
    }

    #[test]
    fn a_planted_slowness_misses_its_aim() {
        assert_eq!(measured(samples([12; 20]), samples([10; 20]), Aim::Ratio(1.2)).met(), Some(true));
        assert_eq!(measured(samples([13; 20]), samples([10; 20]), Aim::Ratio(1.2)).met(), Some(false));
        assert_eq!(measured(samples(40..=60), samples([1]), Aim::Milliseconds(50.0)).met(), Some(false));
        assert_eq!(measured(Samples::default(), Samples::default(), Aim::Ratio(1.2)).met(), Some(false));
    }
}
