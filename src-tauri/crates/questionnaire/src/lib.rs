//! The dialect of measures: a FHIR R4 Questionnaire file becomes a definition, or is refused with reasons; and back again.
//! Pure: knows no file, no store and no word of its own. A room beside `fhir`-to-come, because a measure is read from a file
//! on a laptop that knows no server, and because what it refuses is a rule of ours and not of FHIR.

pub mod extension;
mod read;
mod refusal;
mod shipped;
mod write;

pub use read::{LARGEST_FILE, Loaded, read};
pub use refusal::{FileFault, Refusal, RefusalCode};
pub use shipped::{shipped, shipped_files};
pub use write::write;
