//! The conversation: how this laptop's record and the county's server come to agree, in the order it happens:
//! probe, push, pull, plan, apply, settle. Opens no connection: it says what to ask and is told what came back.

pub mod claim;
mod engine;
pub mod merge;
mod outcome;
mod state;

pub use engine::{Doubtless, Engine, Errand, Now, Step};
pub use outcome::{Doubt, Ended, Outcome, Phase, Progress, Reason, Strange};
pub use state::{record_state, server_facts, tally};
