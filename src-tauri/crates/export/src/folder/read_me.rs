//! The note in the folder: what this is, that it is not encrypted, and what to do with it. Names nobody.

use crate::paper::Paper;

/// The same name in every language, so that an export in another one replaces the note instead of adding a second.
pub const READ_ME: &str = "LUE MINUT.txt";

/// Whole paragraphs.
#[derive(Clone)]
pub struct FolderLabels {
    pub title: String,
    pub what: String,
    pub files: String,
    pub not_encrypted: String,
    pub delete: String,
    /// Said only when some document uses made-up codes.
    pub demo: String,
}

pub fn text(labels: &FolderLabels, demo_codes: bool) -> String {
    let mut paper = Paper::default();
    paper.title(&labels.title);
    if demo_codes {
        paper.text(&labels.demo);
    }
    for paragraph in [&labels.not_encrypted, &labels.what, &labels.files, &labels.delete] {
        paper.text(paragraph);
    }
    paper.plain()
}
