//! All that typst can see: one page's values, one look and two fonts. No file, no network, no package, no clock.

use std::sync::LazyLock;

use askel_export::page::Page;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::values::inputs;

/// Whatever is to be read must be in these: nothing of the system's is looked for.
pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 2] = [include_bytes!("../fonts/SourceSans3-Regular.ttf"), include_bytes!("../fonts/SourceSans3-Semibold.ttf")];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LOOK: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("page.typ")));

pub(crate) struct OnePage {
    library: LazyHash<Library>,
}

impl OnePage {
    pub fn of(page: &Page) -> Self {
        Self { library: LazyHash::new(Library::builder().with_inputs(inputs(page)).build()) }
    }
}

impl World for OnePage {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        LOOK.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == LOOK.id() { Ok(LOOK.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
