//! How long this disk takes to promise that it has something: the floor under every commit. Knows no database.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::measure::{Outcome, Samples, said, timed};

const RUNS: usize = 200;
/// One page of the database.
const PAGE: [u8; 4096] = [0; 4096];

/// Appends a page and flushes it, again and again. One line for the report.
pub fn flushed(folder: &Path) -> Outcome<String> {
    let path = folder.join("flushed");
    let mut file = File::create(&path).map_err(said)?;
    let mut samples = Samples::default();
    for _ in 0..RUNS {
        timed(&mut samples, || file.write_all(&PAGE).and_then(|()| file.sync_data()).map_err(said))?;
    }
    std::fs::remove_file(&path).map_err(said)?;
    Ok(format!("4 kB flushed in {:.2} ms (p50), {:.2} ms (p95)", samples.percentile(50), samples.percentile(95)))
}
