//! What was asked for on the command line, and the orders that a campaign gets from it. Knows no campaign.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use askel_tests::faults::typed::Dice;

/// How much is done: on each submission, in a night, before a release (security.md §5).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    Pr,
    Night,
    Release,
}

impl Scale {
    const ALL: [Self; 3] = [Self::Pr, Self::Night, Self::Release];

    pub fn name(self) -> &'static str {
        match self {
            Self::Pr => "pr",
            Self::Night => "night",
            Self::Release => "release",
        }
    }

    pub fn of(self, pr: usize, night: usize, release: usize) -> usize {
        match self {
            Self::Pr => pr,
            Self::Night => night,
            Self::Release => release,
        }
    }
}

#[derive(Clone, Copy)]
pub struct Order {
    pub scale: Scale,
    pub seed: u64,
}

impl Order {
    /// Chance of one campaign's own, the same for the same seed.
    pub fn dice(&self, salt: u64) -> Dice {
        Dice::from(self.seed ^ salt << 48)
    }
}

pub struct Wanted {
    names: Vec<String>,
    pub order: Order,
}

impl Wanted {
    pub fn read(words: impl IntoIterator<Item = String>, known: &[&str]) -> Result<Self, String> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let mut wanted = Self { names: vec![], order: Order { scale: Scale::Pr, seed: now } };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--scale" => {
                    let name = words.next().unwrap_or_default();
                    let found = Scale::ALL.into_iter().find(|scale| scale.name() == name);
                    wanted.order.scale = found.ok_or("--scale takes pr, night or release")?;
                }
                "--seed" => wanted.order.seed = words.next().and_then(|seed| seed.parse().ok()).ok_or("--seed takes a number")?,
                name if known.contains(&name) => wanted.names.push(word),
                _ => return Err(format!("there is no campaign {word}; there are {}", known.join(", "))),
            }
        }
        Ok(wanted)
    }

    pub fn asks_for(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|wanted| wanted == name)
    }
}

/// A line now and then for whoever waits for a long campaign.
pub struct Progress {
    name: &'static str,
    of: usize,
    told: Instant,
}

impl Progress {
    const EVERY: Duration = Duration::from_secs(30);

    pub fn of(name: &'static str, of: usize) -> Self {
        Self { name, of, told: Instant::now() }
    }

    pub fn at(&mut self, done: usize) {
        if self.told.elapsed() > Self::EVERY {
            self.told = Instant::now();
            eprintln!("faults: {} {done} of {}", self.name, self.of);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_the_seed_and_the_names_are_understood_and_rubbish_is_not() {
        let read = |words: &[&str]| Wanted::read(words.iter().map(ToString::to_string), &["kills", "idle"]);
        let wanted = read(&["idle", "--scale", "night", "--seed", "7"]).expect("understood");
        assert_eq!((wanted.order.scale, wanted.order.seed), (Scale::Night, 7));
        assert!(wanted.asks_for("idle") && !wanted.asks_for("kills"));
        assert!(read(&[]).is_ok_and(|wanted| wanted.asks_for("kills") && wanted.order.scale == Scale::Pr));
        for rubbish in [["--scale", "huge"], ["--seed", "x"], ["kill", "idle"]] {
            assert!(read(&rubbish).is_err());
        }
    }
}
