//! The conversation: how this laptop's record and the county's server come to agree, in the order it happens:
//! push, pull, plan, apply, settle. Opens no connection: it says what to ask and is told what came back.

pub mod claim;
pub mod merge;
