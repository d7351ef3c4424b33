//! A display in memory whose pixels are read from a file while it is drawn on: looking costs the drawing nothing, and what is seen is
//! what stands on the glass, not what a program says of itself. Knows points of light, not which program made them.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const WIDTH: usize = 1366;
const HEIGHT: usize = 768;
/// Of one point.
pub const BYTES: usize = 4;
/// Every fourth row and every second point in it: enough to see a line of text.
const ROW_STEP: usize = 4;
const POINT_STEP: usize = 2;

/// Red, green, blue.
pub type Point = [u8; 3];

/// Ends with its value.
pub struct Screen {
    server: Child,
    pub name: String,
    pixels: File,
    offset: u64,
    _folder: TempDir,
}

/// Looks at one part of a screen, from any thread.
pub struct Eye {
    pixels: File,
    offset: u64,
    part: Part,
}

/// In points from the screen's upper left corner, cut to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub left: usize,
    pub top: usize,
    pub width: usize,
    pub height: usize,
}

impl Part {
    pub const ALL: Self = Self { left: 0, top: 0, width: WIDTH, height: HEIGHT };
}

/// What could be seen at one moment, as far as it is sampled.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture(Vec<Point>);

impl Screen {
    /// An Xvfb of its own, so that two proofs never draw over each other.
    ///
    /// # Errors
    /// Xvfb is not installed, or does not show its frame buffer.
    pub fn lit() -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", &format!("{WIDTH}x{HEIGHT}x24"), "-nolisten", "tcp", "-noreset", "-fbdir"])
            .arg(folder.path());
        let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let pixels = File::open(folder.path().join("Xvfb_screen0"))?;
        // The X window dump's header and colours come first; the pixels are the rest.
        let offset = pixels.metadata()?.len().checked_sub((WIDTH * HEIGHT * BYTES) as u64).ok_or_else(|| io::Error::other("an unknown frame buffer"))?;
        Ok(Self { server, name: format!(":{}", number.trim()), pixels, offset, _folder: folder })
    }

    /// # Errors
    /// The frame buffer is gone.
    pub fn look(&self) -> io::Result<Picture> {
        let mut points = Vec::with_capacity(WIDTH * HEIGHT / ROW_STEP / POINT_STEP);
        let mut row = vec![0; WIDTH * BYTES];
        for number in (0..HEIGHT).step_by(ROW_STEP) {
            self.pixels.read_exact_at(&mut row, self.offset + (number * WIDTH * BYTES) as u64)?;
            points.extend(row.chunks_exact(BYTES * POINT_STEP).map(|point| [point[2], point[1], point[0]]));
        }
        Ok(Picture(points))
    }

    /// # Errors
    /// The frame buffer is gone.
    pub fn eye(&self, part: Part) -> io::Result<Eye> {
        let (left, top) = (part.left.min(WIDTH), part.top.min(HEIGHT));
        let part = Part { left, top, width: part.width.min(WIDTH - left), height: part.height.min(HEIGHT - top) };
        Ok(Eye { pixels: self.pixels.try_clone()?, offset: self.offset, part })
    }

    /// The window as it is drawn, as a PNG. WebDriver's own picture waits for a repaint that a page at rest never makes.
    ///
    /// # Panics
    /// When ImageMagick takes no picture.
    pub fn picture(&self, path: &Path, (width, height): (u64, u64)) {
        let size = format!("{width}x{height}+0+0");
        let status = Command::new("import").args(["-window", "root", "-crop", &size, "+repage"]).arg(path).env("DISPLAY", &self.name).status();
        assert!(status.is_ok_and(|status| status.success()), "ImageMagick's import takes the picture");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Eye {
    /// Every point of its part.
    ///
    /// # Errors
    /// The frame buffer is gone.
    pub fn look(&self) -> io::Result<Vec<u8>> {
        let Part { left, top, width, height } = self.part;
        let mut seen = vec![0; width * height * BYTES];
        for (number, row) in seen.chunks_exact_mut(width * BYTES).enumerate() {
            self.pixels.read_exact_at(row, self.offset + (((top + number) * WIDTH + left) * BYTES) as u64)?;
        }
        Ok(seen)
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
