//! The program: starts the shell.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    if let Err(error) = askel::run() {
        // Nothing of a vault is open here, so the reason can be shown.
        eprintln!("Askel could not open its window: {error}");
        std::process::exit(1);
    }
}
