//! What a difference between two occasions is called, by the least change of the source. Without one, nothing is said of it.

use serde::Serialize;

use super::definition::Direction;
use super::score::tidy;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "ChangeVerdict"))]
pub enum Verdict {
    Better,
    /// The difference is smaller than what the source calls a change.
    Same,
    Worse,
    /// The source gives no least change, or does not say which way is better.
    NotSaid,
}

/// What the source says of going from one value to another. The least change itself is a change.
pub fn verdict(from: f64, to: f64, min_change: Option<f64>, direction: Direction) -> Verdict {
    let up = tidy(to - from);
    match (min_change, direction) {
        (None, _) | (_, Direction::NotSaid) => Verdict::NotSaid,
        (Some(least), _) if up.abs() < tidy(least) => Verdict::Same,
        (_, Direction::HigherIsBetter) if up > 0.0 => Verdict::Better,
        (_, Direction::LowerIsBetter) if up < 0.0 => Verdict::Better,
        _ => Verdict::Worse,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{HigherIsBetter, LowerIsBetter};

    #[test]
    fn a_difference_is_a_change_from_the_least_change_of_the_source_on() {
        assert_eq!(verdict(40.0, 50.0, Some(10.0), HigherIsBetter), Verdict::Better);
        assert_eq!(verdict(40.0, 49.0, Some(10.0), HigherIsBetter), Verdict::Same);
        assert_eq!(verdict(50.0, 40.0, Some(10.0), HigherIsBetter), Verdict::Worse);
        assert_eq!(verdict(50.0, 40.0, Some(10.0), LowerIsBetter), Verdict::Better);
        assert_eq!(verdict(0.1, 0.3, Some(0.2), HigherIsBetter), Verdict::Better, "floating point does not eat the least change");
    }

    #[test]
    fn without_a_least_change_or_a_direction_nothing_is_said() {
        assert_eq!(verdict(0.0, 10.0, None, HigherIsBetter), Verdict::NotSaid);
        assert_eq!(verdict(0.0, 10.0, Some(1.0), Direction::NotSaid), Verdict::NotSaid);
    }
}
