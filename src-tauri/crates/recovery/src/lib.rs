//! The organisation's spare key: what a laptop and a recovery officer hand each other, both sides of it in one room.
//! Knows age, four small files and one that holds many; knows no vault, no window and no client.

mod challenge;
mod code;
mod failure;
mod form;
mod hand_over;
mod identity;
mod recipients;
mod request;
mod sealed;

pub use challenge::{Answered, Challenge, Question, answer_challenge, make_challenge};
pub use code::{new_code, same_code};
pub use failure::{RecoveryFailure, RecoveryResult};
pub use form::{LARGEST, read_form, write_form};
pub use hand_over::{HandOver, HandOverFrom, HandedFile, LARGEST_HAND_OVER, open_hand_over, seal_hand_over};
pub use identity::{Identities, OneTime, new_identity_file};
pub use recipients::{Recipients, short};
pub use request::{Reply, Request, open_reply, open_request};
pub use sealed::{DataKeyBytes, seal_data_key};
