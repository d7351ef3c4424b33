//! A display in memory whose pixels are read from a file while it is drawn on. Knows points of light, not which program made them.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::measure::{Outcome, said};

const WIDTH: usize = 1366;
const HEIGHT: usize = 768;
const BYTES: usize = 4;
/// Every fourth row and every second point in it: enough to see a line of text.
const ROW_STEP: usize = 4;
const POINT_STEP: usize = 2;

/// Red, green, blue.
pub type Point = [u8; 3];

pub struct Screen {
    server: Child,
    pub name: String,
    pixels: File,
    offset: u64,
}

/// What could be seen at one moment, as far as it is sampled.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture(Vec<Point>);

impl Screen {
    /// An Xvfb of its own, which keeps its frame buffer in `folder`: looking at it costs the drawing nothing.
    pub fn lit(folder: &Path) -> Outcome<Self> {
        fs::create_dir_all(folder).map_err(said)?;
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", &format!("{WIDTH}x{HEIGHT}x24"), "-nolisten", "tcp", "-noreset", "-fbdir"])
            .arg(folder);
        let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|error| format!("Xvfb: {error}"))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).map_err(said)?;
        }
        let pixels = File::open(folder.join("Xvfb_screen0")).map_err(|error| format!("Xvfb shows no frame buffer: {error}"))?;
        // The X window dump's header and colours come first; the pixels are the rest.
        let offset =
            pixels.metadata().map_err(said)?.len().checked_sub((WIDTH * HEIGHT * BYTES) as u64).ok_or("an unknown frame buffer")?;
        Ok(Self { server, name: format!(":{}", number.trim()), pixels, offset })
    }

    pub fn look(&mut self) -> Outcome<Picture> {
        let mut points = Vec::with_capacity(WIDTH * HEIGHT / ROW_STEP / POINT_STEP);
        let mut row = vec![0; WIDTH * BYTES];
        for number in (0..HEIGHT).step_by(ROW_STEP) {
            self.pixels.seek(SeekFrom::Start(self.offset + (number * row.len()) as u64)).map_err(said)?;
            self.pixels.read_exact(&mut row).map_err(said)?;
            points.extend(row.chunks_exact(BYTES * POINT_STEP).map(|point| [point[2], point[1], point[0]]));
        }
        Ok(Picture(points))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Picture {
    /// How many sampled points differ.
    pub fn distance(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).filter(|(one, other)| one != other).count()
    }

    /// Does this colour cover at least a third of the screen?
    pub fn is_mostly(&self, colour: Point) -> bool {
        self.0.iter().filter(|point| **point == colour).count() * 3 >= self.0.len()
    }
}
