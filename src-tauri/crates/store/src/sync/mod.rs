//! What is kept for the conversation with the server: what has not arrived, what was read back, whose records are asked for.
//! Knows how it is kept, not how it is said: bodies of resources are text here.

mod conflict;
mod kind;
mod mirror;
mod outbox;
mod refused;
mod scope;
mod sent;
mod server;

pub use conflict::{Answer, Case, CaseSort, answer, cases_of_row, find_case, note_case, open_cases, count_open_cases};
pub use kind::{RowKey, RowKind};
pub use mirror::{Mirrored, count_on_server, drop_mirror, every_leading, mirrored, mirrored_of_client, mirrored_of_kind, mirrored_of_row, newest_mirrored, note_missed, note_seen, put_mirror, unsettle_all};
pub use outbox::{
    Counts, OutboxState, Queued, back_to_waiting, count_of_client, free_stranded, counts, hold_for_case, note_read, note_sending, note_unsure, open_visits, queued, reopen, requeue,
    set_aside, settle, undelivered, sent_in_vain,
};
pub(crate) use outbox::enqueue;
pub use refused::{Refused, count_refused, drop_refused, note_refused, refused};
pub use scope::{Pulled, Scoped, fill_scope, join_scope, leave_scope, note_whole, pulled, pulled_of, put_pulled, scope};
pub use sent::{Sent, drop_sent_of_row, note_answered, put_sent, sent, sent_names, sent_of_row};
pub use server::{forget_server, laptop, sends_by_itself, server_fact, set_sends_by_itself, set_server_fact};

#[cfg(test)]
mod tests;
