//! The measure files that Askel brings along: our own, in `measures/`. They are texts a person reads, so they stand as
//! whole files beside the code; everything else is imported by the organisation that has the right to use it.

use askel_domain::measure::Definition;

use crate::read::read;

/// File name and content, in the order they are offered.
pub fn shipped_files() -> [(&'static str, &'static str); 1] {
    [("askel-life-areas.json", include_str!("../measures/askel-life-areas.json"))]
}

/// The measures of Askel's own. A test reads every file, so none is lost on the way.
pub fn shipped() -> Vec<Definition> {
    shipped_files().iter().filter_map(|(_, text)| read(text.as_bytes()).ok()).map(|loaded| loaded.definition).collect()
}
