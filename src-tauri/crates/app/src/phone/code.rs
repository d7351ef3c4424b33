//! Text as a code for a camera.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use super::PhoneCode;
use crate::failure::{Failure, FailureCode};

/// A seventh of it may be hidden by a reflection and it is still read.
const LEVEL: EcLevel = EcLevel::M;

/// # Errors
/// None for a text that [`told`](super::told) has cut to size.
pub(super) fn of(text: &str, says: Vec<String>) -> Result<PhoneCode, Failure> {
    let code = QrCode::with_error_correction_level(text, LEVEL).map_err(|_| FailureCode::Internal)?;
    let (side, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (row, modules) in colors.chunks(side).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            if run[0] == Color::Dark {
                // Writing into a text does not fail.
                let _ = write!(path, "M{column} {row}h{}v1H{column}z", run.len());
            }
            column += run.len();
        }
    }
    Ok(PhoneCode { says, side: u32::try_from(side).unwrap_or_default(), path })
}
