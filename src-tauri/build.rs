//! Lets Tauri read its configuration into the program. Knows nothing of the program itself.

fn main() {
    tauri_build::build()
}
