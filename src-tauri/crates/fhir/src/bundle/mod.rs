//! Bundles: several wishes to a server in one request, and what it answers to each. Knows no connection.

mod ask;
mod reply;

pub use ask::{Put, batch_of_searches, if_match, transaction};
pub use reply::{Answered, Page, read_entries, read_page, version_of_etag};
