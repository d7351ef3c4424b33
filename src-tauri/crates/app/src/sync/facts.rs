//! What this room keeps in the vault beside what the conversation keeps: the sign-in, the setting, how the last one ended.

use askel_network::Policy;
use askel_network::sign_in::RefreshToken;
use askel_store::{Read, StoreResult, Tx};
use askel_store::sync::{server_fact, set_server_fact};
use secrecy::{ExposeSecret, SecretString};

use super::LastSync;

const POLICY: &str = "policy";
const REFRESH: &str = "refresh";
const SIGNED_OUT_BY_SERVER: &str = "sign_in_again";
const BY_ITSELF: &str = "by_itself";
const LAST: &str = "last";

/// The organisation's policy, read anew each time: what was kept was sound when it was kept.
pub(super) fn policy(read: &Read) -> StoreResult<Option<Policy>> {
    let text = filled(server_fact(read, POLICY)?);
    Ok(text.and_then(|text| Policy::read(text.as_bytes()).ok()))
}

/// The lasting token of the sign-in. It is in the vault and nowhere else.
pub(super) fn refresh(read: &Read) -> StoreResult<Option<RefreshToken>> {
    Ok(filled(server_fact(read, REFRESH)?).map(|text| RefreshToken::kept(SecretString::from(text))))
}

pub(super) fn keep_refresh(tx: &Tx, token: &RefreshToken) -> StoreResult<()> {
    set_server_fact(tx, REFRESH, token.for_the_vault().expose_secret())?;
    set_server_fact(tx, SIGNED_OUT_BY_SERVER, "")
}

/// `again`: the organisation no longer takes it, and the worker is to know.
pub(super) fn forget_sign_in(tx: &Tx, again: bool) -> StoreResult<()> {
    set_server_fact(tx, REFRESH, "")?;
    set_server_fact(tx, SIGNED_OUT_BY_SERVER, if again { "yes" } else { "" })
}

pub(super) fn is_asked_again(read: &Read) -> StoreResult<bool> {
    Ok(filled(server_fact(read, SIGNED_OUT_BY_SERVER)?).is_some())
}

/// Askel sends and fetches by itself until the worker says otherwise.
pub(super) fn by_itself(read: &Read) -> StoreResult<bool> {
    Ok(server_fact(read, BY_ITSELF)?.as_deref() != Some("no"))
}

pub(super) fn set_by_itself(tx: &Tx, on: bool) -> StoreResult<()> {
    set_server_fact(tx, BY_ITSELF, if on { "yes" } else { "no" })
}

pub(super) fn last(read: &Read) -> StoreResult<Option<LastSync>> {
    Ok(server_fact(read, LAST)?.and_then(|text| serde_json::from_str(&text).ok()))
}

pub(super) fn set_last(tx: &Tx, last: &LastSync) -> StoreResult<()> {
    set_server_fact(tx, LAST, &serde_json::to_string(last).unwrap_or_default())
}

/// When everything was last looked through, in Unix seconds.
pub(super) fn manifest_utc(read: &Read) -> StoreResult<Option<i64>> {
    Ok(server_fact(read, "manifest")?.and_then(|text| text.parse().ok()))
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
