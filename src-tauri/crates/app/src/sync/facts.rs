//! What this room keeps in the vault beside what the conversation keeps: the setting, how the last one ended.

use askel_store::{Read, StoreResult, Tx};
use askel_store::sync::{server_fact, set_server_fact};

use super::LastSync;

const SIGNED_OUT_BY_SERVER: &str = "sign_in_again";
const LAST: &str = "last";

/// `again`: the organisation no longer takes the sign-in of before, and the worker is to know.
pub(super) fn set_asked_again(tx: &Tx, again: bool) -> StoreResult<()> {
    set_server_fact(tx, SIGNED_OUT_BY_SERVER, if again { "yes" } else { "" })
}

pub(super) fn is_asked_again(read: &Read) -> StoreResult<bool> {
    Ok(filled(server_fact(read, SIGNED_OUT_BY_SERVER)?).is_some())
}

pub(super) fn last(read: &Read) -> StoreResult<Option<LastSync>> {
    Ok(server_fact(read, LAST)?.and_then(|text| serde_json::from_str(&text).ok()))
}

pub(super) fn set_last(tx: &Tx, last: &LastSync) -> StoreResult<()> {
    set_server_fact(tx, LAST, &serde_json::to_string(last).unwrap_or_default())
}

/// When everything was last looked through, in Unix seconds.
pub(super) fn manifest_utc(read: &Read) -> StoreResult<Option<i64>> {
    Ok(server_fact(read, "looked_through")?.and_then(|text| text.parse().ok()))
}

pub(super) fn set_manifest_utc(tx: &Tx) -> StoreResult<()> {
    set_server_fact(tx, "looked_through", &tx.at().timestamp().to_string())
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
