//! The conversation: how this laptop's record and the county's server come to agree, in the order it happens:
//! probe, push, pull, plan, apply, settle. Opens no connection: it says what to ask and is told what came back.

mod answer;
mod apply;
mod audit;
mod caseload;
mod chunk;
pub mod claim;
mod directory;
mod engine;
mod forms;
mod hear;
mod manifest;
pub mod merge;
mod newcomers;
mod open;
mod outcome;
mod packing;
mod plan;
mod planted;
mod prepare;
mod probe;
mod pull;
mod push;
mod question;
mod readings;
mod ready;
mod rows;
mod settle;
mod state;
mod untaken;

pub use answer::{answer_case, case_now, send_again};
pub use directory::colleagues;
pub use engine::{Doubtless, Engine, Errand, Now, Step};
pub use forms::Forms;
pub use outcome::{Doubt, Ended, Outcome, Phase, Progress, Reason, Strange};
pub use planted::Planted;
pub use state::{doubted, record_state, server_facts, tally};

#[cfg(test)]
mod tests;
