//! A page as a typesetter takes it: a title, a language and parts from above. Knows no typesetter, no word and no file.

/// What a person reads.
pub struct Page {
    /// The first heading, and the name that a reader shows in its window. Not empty: an accessible PDF has one.
    pub title: String,
    /// `fi`, `sv` or `en`: in which language a screen reader says it.
    pub language: &'static str,
    pub type_size: TypeSize,
    /// A4 upright, or on its side for a table with many columns.
    pub wide: bool,
    pub parts: Vec<Part>,
    /// What is said at the end where the font has no sign for a letter. Takes `%{sign}`, which stands in its place.
    pub letters_missing: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TypeSize {
    /// 11 points.
    Usual,
    /// 16 points: for those who read little or see badly.
    Large,
}

/// Empty texts and empty lists leave nothing on the page.
#[derive(Clone)]
pub enum Part {
    Heading(String),
    /// Under a heading.
    Subheading(String),
    /// Lines stay lines; an empty line begins a paragraph.
    Text(String),
    List(Vec<String>),
    /// Names and what they are; those without a value are left out.
    Fields(Vec<(String, String)>),
    Table(Table),
}

/// Each row has as many cells as the head; of others the rest is left out.
#[derive(Clone)]
pub struct Table {
    pub head: Vec<String>,
    /// How wide each column is beside the others; as many as the head has.
    pub widths: Vec<u8>,
    pub rows: Vec<Vec<String>>,
}
