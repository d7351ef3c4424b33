//! What was asked for on the command line. Knows the names of measurements, not what they do.

use crate::measure::Outcome;

const USAGE: &str = "Usage: bench [NAME] [--json] [--check] [--sizes 60,600]";
/// Clients in the vaults: one worker's, a unit's, a county's.
const SIZES: [u32; 3] = [60, 600, 6_000];

#[derive(Debug, PartialEq, Eq)]
pub struct Wanted {
    name: Option<String>,
    pub sizes: Vec<u32>,
    pub as_json: bool,
    pub check: bool,
}

impl Wanted {
    /// # Errors
    /// The usage, or the names there are.
    pub fn read(words: impl Iterator<Item = String>, names: &[&str]) -> Outcome<Self> {
        let mut wanted = Self { name: None, sizes: SIZES.to_vec(), as_json: false, check: false };
        let mut words = words;
        while let Some(word) = words.next() {
            match word.as_str() {
                "--json" => wanted.as_json = true,
                "--check" => wanted.check = true,
                "--sizes" => wanted.sizes = sizes(&words.next().unwrap_or_default())?,
                option if option.starts_with('-') => return Err(USAGE.into()),
                _ if wanted.name.is_some() => return Err(USAGE.into()),
                _ => wanted.name = Some(word),
            }
        }
        match &wanted.name {
            Some(name) if !names.iter().any(|known| known.contains(name.as_str())) => {
                Err(format!("there is no {name} among {}", names.join(", ")))
            }
            _ => Ok(wanted),
        }
    }

    pub fn asks_for(&self, name: &str) -> bool {
        self.name.as_ref().is_none_or(|wanted| name.contains(wanted.as_str()))
    }
}

/// The today screen needs a few clients to have a day at all.
fn sizes(text: &str) -> Outcome<Vec<u32>> {
    let read = text.split(',').map(|size| size.trim().parse().ok().filter(|size| (20..=100_000).contains(size)));
    read.collect::<Option<_>>().ok_or_else(|| format!("--sizes takes numbers from 20 to 100000. {USAGE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Outcome<Wanted> {
        Wanted::read(text.split_whitespace().map(str::to_owned), &["save", "today"])
    }

    #[test]
    fn everything_is_measured_when_nothing_is_named() {
        let wanted = read("").expect("reads");
        assert!(wanted.asks_for("save") && wanted.asks_for("today") && !wanted.check);
        assert_eq!(wanted.sizes, SIZES);
    }

    #[test]
    fn a_name_and_sizes_leave_the_rest_out() {
        let wanted = read("sav --sizes 60,600 --check").expect("reads");
        assert!(wanted.asks_for("save") && !wanted.asks_for("today") && wanted.check);
        assert_eq!(wanted.sizes, [60, 600]);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for text in ["tomorrow", "save today", "--jsn", "--sizes", "--sizes 0", "--sizes 60,"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
