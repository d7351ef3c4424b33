//! A page as an accessible PDF (PDF/UA-1), made on this computer by typst. Knows headings, paragraphs, lists and tables; no word of
//! its own, no client, no file. A room by itself, since typst is large: whoever works on another file that leaves does not build it.

mod letters;
mod values;
mod world;

use askel_export::page::Page;
use typst::comemo;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use world::OnePage;

/// The page could not be made. Typst's own words could quote the record, so only the fact goes on.
#[derive(Debug)]
pub struct Untypeset;

/// The bytes of a PDF: tagged, with its title and language, no date and no name of a writer.
///
/// # Errors
/// None that a page of ours is known to bring about.
pub fn pdf(page: &Page) -> Result<Vec<u8>, Untypeset> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Untypeset)?;
    write(page, PdfOptions { creator: Smart::Custom(Some("Askel".into())), standards, ..PdfOptions::default() })
}

/// The same without anything for a screen reader: what a check of the other must refuse.
#[cfg(feature = "planted-faults")]
pub fn untagged(page: &Page) -> Result<Vec<u8>, Untypeset> {
    write(page, PdfOptions { tagged: false, ..PdfOptions::default() })
}

fn write(page: &Page, options: PdfOptions) -> Result<Vec<u8>, Untypeset> {
    let world = OnePage::of(page);
    let made = typst::compile::<PagedDocument>(&world).output.map_err(|_| Untypeset);
    let bytes = made.and_then(|document| typst_pdf::pdf(&document, &options).map_err(|_| Untypeset));
    // What typst remembers for a next time is what the page said.
    comemo::evict(0);
    bytes
}
