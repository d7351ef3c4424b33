//! How much room a disk must have for work to be written. Bytes only; knows no disk.
//! Source: security.md T13.

/// Bytes.
pub const WARN_BELOW: u64 = 500 * 1000 * 1000;
pub const READ_ONLY_BELOW: u64 = 100 * 1000 * 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    Enough,
    /// Said, so that it does not come as a surprise.
    Low,
    /// What is there can be read; nothing new is taken, since it may not fit whole.
    TooLittle,
}

impl Space {
    /// `free` in bytes.
    pub fn of(free: u64) -> Self {
        match free {
            ..READ_ONLY_BELOW => Self::TooLittle,
            READ_ONLY_BELOW..WARN_BELOW => Self::Low,
            _ => Self::Enough,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_five_hundred_megabytes_it_is_said_and_below_a_hundred_nothing_is_taken() {
        let megabytes = |free: u64| Space::of(free * 1_000_000);
        assert_eq!([500, 499, 100, 99, 0].map(megabytes), [Space::Enough, Space::Low, Space::Low, Space::TooLittle, Space::TooLittle]);
    }
}
