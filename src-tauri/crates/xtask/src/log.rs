//! Reads the end of what a step has written; must not know which step.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Enough for thirty long lines of a compiler.
const WINDOW: u64 = 64 * 1024;

/// The last lines; a log that cannot be read is an empty one, for there is a worse failure to report.
pub fn tail(path: &Path, count: usize) -> Vec<String> {
    let text = end_of(path).unwrap_or_default();
    last_lines(&text, count)
}

pub fn last_lines(text: &str, count: usize) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let from = lines.len().saturating_sub(count);
    lines.iter().skip(from).map(|line| (*line).to_owned()).collect()
}

fn end_of(path: &Path) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(WINDOW)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::last_lines;

    #[test]
    fn the_tail_is_the_last_lines_that_say_something() {
        assert_eq!(last_lines("a\n\nb\nc  \n\n", 2), ["b", "c"]);
        assert_eq!(last_lines("a", 30), ["a"]);
        assert!(last_lines("", 30).is_empty());
    }
}
