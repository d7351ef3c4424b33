//! The conversation: how this laptop's record and the county's server come to agree, in the order it happens:
//! probe, push, pull, plan, apply, settle. Opens no connection: it says what to ask and is told what came back.

mod apply;
mod caseload;
pub mod cases;
pub mod claim;
mod engine;
mod hear;
mod manifest;
pub mod merge;
mod open;
mod outcome;
mod plan;
mod probe;
mod pull;
mod push;
mod question;
mod ready;
mod rows;
mod settle;
mod state;

pub use engine::{Doubtless, Engine, Errand, Now, Step};
pub use outcome::{Doubt, Ended, Outcome, Phase, Progress, Reason, Strange};
pub use state::{record_state, server_facts, tally};
