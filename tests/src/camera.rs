//! A phone's camera: reads the codes in a picture, by a reader that others wrote. Knows nothing of what stands in them.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use png::{ColorType, Decoder, OutputInfo, Transformations};
use rqrr::PreparedImage;

/// How many points a module of a drawn path is wide, and the white around.
const SCALE: usize = 4;
const QUIET: usize = 4;

/// The points of a picture, without what its file tells of when it was made.
///
/// # Panics
/// When the file is no picture.
pub fn points_of(picture: &Path) -> (OutputInfo, Vec<u8>) {
    let mut decoder = Decoder::new(BufReader::new(File::open(picture).expect("a picture")));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut bytes).expect("its points");
    (frame, bytes)
}

/// Every code in the picture, from left to right.
///
/// # Panics
/// When the file is no picture.
pub fn codes_in(picture: &Path) -> Vec<String> {
    let (frame, bytes) = points_of(picture);
    let (width, height, points) = (frame.width as usize, frame.height as usize, frame.color_type.samples());
    // Of a transparent picture the last sample is no light.
    let lights = if matches!(frame.color_type, ColorType::Rgb | ColorType::Rgba) { 3 } else { 1 };
    read(width, height, |x, y| {
        let at = (y * width + x) * points;
        let sum: usize = bytes[at..at + lights].iter().map(|light| usize::from(*light)).sum();
        u8::try_from(sum / lights).unwrap_or(u8::MAX)
    })
}

/// The code whose dark modules are drawn by `path` (`M{x} {y}h{n}v1H{x}z` for each run), `side` of them in a row.
///
/// # Panics
/// When the path is drawn otherwise, or shows no code.
pub fn code_of(side: usize, path: &str) -> String {
    let mut dark = vec![false; side * side];
    for run in path.split('M').filter(|run| !run.is_empty()) {
        let (at, rest) = run.split_once('h').expect("a run");
        let (x, y) = at.split_once(' ').expect("a place");
        let many: usize = rest.split('v').next().expect("a length").parse().expect("a number");
        let start = y.parse::<usize>().expect("a row") * side + x.parse::<usize>().expect("a column");
        dark[start..start + many].fill(true);
    }
    let whole = (side + 2 * QUIET) * SCALE;
    let mut found = read(whole, whole, |x, y| {
        let [column, row] = [x, y].map(|point| (point / SCALE).checked_sub(QUIET).filter(|module| *module < side));
        if column.zip(row).is_some_and(|(column, row)| dark[row * side + column]) { 0 } else { u8::MAX }
    });
    assert_eq!(found.len(), 1, "one code");
    found.remove(0)
}

fn read(width: usize, height: usize, light: impl FnMut(usize, usize) -> u8) -> Vec<String> {
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, light);
    let mut grids = picture.detect_grids();
    grids.sort_by_key(|grid| grid.bounds[0].x);
    grids.iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}
