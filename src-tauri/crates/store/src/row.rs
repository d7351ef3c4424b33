//! Between a stored row and a value: bodies are JSON of the domain's own types.

use rusqlite::{Row, types::Type};
use serde::{Serialize, de::DeserializeOwned};

use crate::failure::StoreFailure;

/// Reads the JSON in the named column.
pub fn body<T: DeserializeOwned>(row: &Row, column: &str) -> rusqlite::Result<T> {
    let index = row.as_ref().column_index(column)?;
    let text = row.get_ref(index)?.as_str()?;
    // The parser's message could quote the row, so only its kind goes on.
    serde_json::from_str(text).map_err(|_| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, "the row's JSON".into()))
}

pub fn json<T: Serialize>(value: &T) -> Result<String, StoreFailure> {
    serde_json::to_string(value).map_err(|_| StoreFailure::Row("to JSON"))
}
