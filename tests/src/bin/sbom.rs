//! `sbom [FILE]` writes the bill of materials to a file, or to the screen. Knows no part.

use std::path::Path;
use std::process::ExitCode;

use askel_tests::bill;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    match write(root, std::env::args().nth(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("sbom: {why}");
            ExitCode::FAILURE
        }
    }
}

fn write(root: &Path, file: Option<String>) -> Result<(), String> {
    let bill = format!("{:#}\n", bill::of(root)?);
    match file {
        Some(file) => std::fs::write(&file, bill).map_err(|error| format!("{file}: {error}")),
        None => {
            print!("{bill}");
            Ok(())
        }
    }
}
