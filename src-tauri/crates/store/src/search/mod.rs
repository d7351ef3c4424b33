//! Search inside the encrypted file: which rows hold which words. Taken in after the row was written, asked by what words mean.
//! The text itself is not kept here; whoever shows a passage reads the row.

mod beside;
mod find;
mod index;
mod meaning;
mod names;

use askel_domain::id::ClientId;

pub use beside::{take_in_beside, texts_beside};
pub use find::{Hit, hits};
pub use index::{due, gather, is_scattered, take_in};
pub use meaning::{Meaning, Word, meaning, widened};
pub use names::{Named, named};

/// What can be found by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Entry,
    Document,
    Goal,
    Task,
    /// By name only.
    Client,
}

/// Room for the moments of one kind: microseconds, of which the seconds are the row's own.
const OF_A_KIND: i64 = 1_000_000_000_000_000_000;
const OF_A_SECOND: i64 = 1_000_000;
/// Seconds are counted back from this one, so that the newest row has the lowest number: FTS5 reads backwards through whole lists,
/// forwards no further than is asked.
const LAST_SECOND: i64 = OF_A_KIND / OF_A_SECOND - 1;

impl Kind {
    const ALL: [Self; 5] = [Self::Entry, Self::Document, Self::Goal, Self::Task, Self::Client];

    /// As the schema numbers it.
    const fn number(self) -> i64 {
        match self {
            Self::Entry => 1,
            Self::Document => 2,
            Self::Goal => 3,
            Self::Task => 4,
            Self::Client => 5,
        }
    }

    /// The first and the last number that a row of this kind may have.
    pub const fn range(self) -> (i64, i64) {
        (self.number() * OF_A_KIND, (self.number() + 1) * OF_A_KIND - 1)
    }

    /// The numbers of one moment, Unix seconds.
    fn moment(self, seconds: i64) -> (i64, i64) {
        let first = self.range().0 + (LAST_SECOND - seconds.clamp(0, LAST_SECOND)) * OF_A_SECOND;
        (first, first + OF_A_SECOND - 1)
    }
}

/// Stands among a row's words and says whose it is. No word of a text looks like it.
fn mark_of(client: ClientId) -> String {
    format!("client{}", client.0.simple())
}
