//! What comes into Askel from outside, asked of cargo-deny and npm: licences, banned crates, sources, known holes.
//! Each question is asked once more with a planted fault; must not know any crate's version.

mod database;
mod deny;
mod npm;
mod planted;

use std::time::Instant;

use crate::places::Places;
use crate::step::{Steps, seconds};
use crate::stop::Stop;
use crate::tally::Tally;

pub use database::Database;
use deny::Deny;

/// How one question went.
enum Answer {
    Holds,
    /// What is wrong, in lines.
    Fails(Vec<String>),
    /// Could not be asked here, and why.
    NotAsked(String),
}

/// The names that a filter can choose, and what cargo-deny calls them.
const OF_CARGO_DENY: [(&str, &str); 4] =
    [("supply licences", "licenses"), ("supply bans", "bans"), ("supply sources", "sources"), ("supply advisories", "advisories")];
/// Asks what the filter leaves; a filter that fits no name asks nothing and installs nothing.
pub fn check(steps: &mut Steps, places: &Places, filter: Option<&str>) -> Result<Tally, Stop> {
    let wanted = |name: &str| filter.is_none_or(|filter| name.contains(filter));
    let asked: Vec<_> = OF_CARGO_DENY.into_iter().filter(|(name, _)| wanted(name)).collect();
    let of_npm: Vec<_> = npm::folders(places).into_iter().filter(|(name, _)| wanted(name)).collect();
    if asked.is_empty() && of_npm.is_empty() {
        steps.skip("Supply chain", "left out, as the filter names none of it");
        return Ok(Tally::default());
    }
    let mut tally = Tally::default();
    if !asked.is_empty() {
        let deny = Deny::ready(steps, places)?;
        for (name, question) in asked {
            tally += told(name, || deny.asked(question))?;
        }
    }
    for (name, folder) in of_npm {
        tally += told(&name, || npm::audit(&folder))?;
    }
    Ok(tally)
}

fn told(name: &str, ask: impl FnOnce() -> Result<Answer, Stop>) -> Result<Tally, Stop> {
    let begun = Instant::now();
    let (tally, lines) = match ask()? {
        Answer::Holds => (Tally::ONE_PASSED, vec![]),
        Answer::Fails(lines) => (Tally::ONE_FAILED, lines),
        Answer::NotAsked(why) => (Tally { skipped: 1, ..Tally::default() }, vec![format!("not asked: {why}")]),
    };
    tally.print(name, &seconds(begun.elapsed()));
    for line in lines {
        println!("      | {line}");
    }
    Ok(tally)
}
