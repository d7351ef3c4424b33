//! Chance that follows from its seed alone (SplitMix64), cheap enough for a million worlds. Knows nothing of what it decides.

use uuid::Uuid;

#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn from(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Evenly from zero up to, not including, `below`.
    pub fn roll(&mut self, below: usize) -> usize {
        (self.next() % below as u64) as usize
    }

    /// Once in so many.
    pub fn once_in(&mut self, many: usize) -> bool {
        self.roll(many) == 0
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }

    /// Another chance, which what is rolled here later does not change.
    pub fn apart(&mut self) -> Self {
        Self(self.next())
    }

    /// A time-ordered id, as the product makes them.
    pub fn id(&mut self, unix_millis: i64) -> Uuid {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.next().to_le_bytes());
        random[8..].copy_from_slice(&(self.next() as u16).to_le_bytes());
        askel_domain::id::time_ordered(unix_millis.unsigned_abs(), &random)
    }
}
