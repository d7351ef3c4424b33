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

/// One part of a campaign, counted from 0. Most have one part only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    pub number: usize,
    pub of: usize,
}

impl Part {
    pub const WHOLE: Self = Self { number: 0, of: 1 };

    /// `3/40`
    fn read(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let part = Self { number: number.parse().ok()?, of: of.parse().ok()? };
        (part.number < part.of).then_some(part)
    }
}

#[derive(Clone, Copy)]
pub struct Order {
    pub scale: Scale,
    pub seed: u64,
    pub part: Part,
}

impl Order {
    /// Chance of one campaign's own, the same for the same seed.
    pub fn dice(&self, salt: u64) -> Dice {
        Dice::from(self.seed ^ salt << 48)
    }

    /// How many of all that the scale asks for are this part's.
    pub fn share(&self, pr: usize, night: usize, release: usize) -> usize {
        let (all, Part { number, of }) = (self.scale.of(pr, night, release), self.part);
        all * (number + 1) / of - all * number / of
    }

    /// The orders for one part. Far from the seeds that a campaign makes of its own by counting on.
    pub fn for_part(self, part: Part) -> Self {
        Self { seed: self.seed + part.number as u64 * 1_000_000, part, ..self }
    }
}

pub struct Wanted {
    /// In the order they were asked for; none: all.
    pub names: Vec<String>,
    pub order: Order,
    pub has_seed: bool,
    /// Tell what an earlier run kept, and run nothing.
    pub so_far: bool,
    /// This program was started for this one part.
    pub alone: Option<Part>,
}

impl Wanted {
    pub fn read(words: impl IntoIterator<Item = String>, known: &[&str]) -> Result<Self, String> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let mut wanted = Self { names: vec![], order: Order { scale: Scale::Pr, seed: now, part: Part::WHOLE }, has_seed: false, so_far: false, alone: None };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--scale" => {
                    let name = words.next().unwrap_or_default();
                    let found = Scale::ALL.into_iter().find(|scale| scale.name() == name);
                    wanted.order.scale = found.ok_or("--scale takes pr, night or release")?;
                }
                "--seed" => {
                    wanted.order.seed = words.next().and_then(|seed| seed.parse().ok()).ok_or("--seed takes a number")?;
                    wanted.has_seed = true;
                }
                "--so-far" => wanted.so_far = true,
                PART => wanted.alone = Some(words.next().as_deref().and_then(Part::read).ok_or("a part is 0/1")?),
                name if known.contains(&name) => wanted.names.push(word),
                _ => return Err(format!("there is no campaign {word}; there are {}", known.join(", "))),
            }
        }
        Ok(wanted)
    }

    /// The campaigns that were asked for; all of those known, when none was named.
    pub fn names<'a>(&self, known: &[&'a str]) -> Vec<&'a str> {
        let named = self.names.iter().filter_map(|name| known.iter().find(|known| *known == name)).copied();
        if self.names.is_empty() { known.to_vec() } else { named.collect() }
    }
}

/// Between this program and itself.
pub const PART: &str = "--part";

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
        let known = ["kills", "idle", "door"];
        let read = |words: &[&str]| Wanted::read(words.iter().map(ToString::to_string), &known);
        let wanted = read(&["idle", "kills", "--scale", "night", "--seed", "7"]).expect("understood");
        assert_eq!((wanted.order.scale, wanted.order.seed), (Scale::Night, 7));
        assert_eq!(wanted.names(&known), ["idle", "kills"]);
        assert!(read(&[]).is_ok_and(|wanted| wanted.names(&known) == known && wanted.order.scale == Scale::Pr));
        for rubbish in [["--scale", "huge"], ["--seed", "x"], ["kill", "idle"], ["--part", "2/2"], ["--part", "x"]] {
            assert!(read(&rubbish).is_err());
        }
    }

    #[test]
    fn the_shares_of_all_parts_are_all_and_no_two_parts_have_the_same_chance() {
        let whole = Order { scale: Scale::Release, seed: 9, part: Part::WHOLE };
        for (all, of) in [(10_000, 40), (7, 3), (2, 5)] {
            let parts: Vec<Order> = (0..of).map(|number| whole.for_part(Part { number, of })).collect();
            assert_eq!(parts.iter().map(|part| part.share(1, 2, all)).sum::<usize>(), all);
            assert!(parts.windows(2).all(|two| two[0].seed != two[1].seed));
        }
        assert_eq!(whole.for_part(Part::WHOLE).seed, 9, "a campaign of one part is the same as ever");
    }
}
