//! The files that travel: JSON with the name of its kind first, so that one is never taken for another.

use serde::{Serialize, de::DeserializeOwned};

use crate::failure::{RecoveryFailure, RecoveryResult};

/// Bytes; every file of recovery is a few kilobytes.
pub const LARGEST: u64 = 256 * 1024;

/// A file that travels, and the name its first line gives it.
pub(crate) trait Kind {
    const NAME: &'static str;
}

#[allow(private_bounds)]
pub fn write_form<T: Serialize + Kind>(value: &T) -> RecoveryResult<Vec<u8>> {
    let mut object = serde_json::Map::from_iter([("kind".to_owned(), T::NAME.into())]);
    if let serde_json::Value::Object(fields) = serde_json::to_value(value).map_err(|_| RecoveryFailure::NotUnderstood)? {
        object.extend(fields);
    }
    serde_json::to_vec_pretty(&object).map_err(|_| RecoveryFailure::NotUnderstood)
}

/// # Errors
/// [`RecoveryFailure::NotUnderstood`]: another kind of file, or none of ours.
#[allow(private_bounds)]
pub fn read_form<T: DeserializeOwned + Kind>(bytes: &[u8]) -> RecoveryResult<T> {
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| RecoveryFailure::NotUnderstood)?;
    if bytes.len() as u64 > LARGEST || value.get("kind").and_then(|kind| kind.as_str()) != Some(T::NAME) {
        return Err(RecoveryFailure::NotUnderstood);
    }
    serde_json::from_value(value).map_err(|_| RecoveryFailure::NotUnderstood)
}
