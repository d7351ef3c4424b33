//! The shell: windows and what the operating system says. No rule of the work lives here.

mod backup;
pub mod bindings;
pub mod commands;
mod dialog;
mod idle;
mod memory;
mod owner;
mod places;
mod turn;
mod wire;
mod window;

use std::sync::{Arc, Mutex};

use askel_app::Askel;
use askel_app::surroundings::Surroundings;
use commands::Asked;
use serde_json::{Value, json};

/// What the commands share: Askel itself, one wish at a time.
pub struct Shell {
    pub askel: Mutex<Askel>,
}

/// Opens the window and runs until it is closed.
pub fn run() -> tauri::Result<()> {
    say_little_on_panic();
    places::refuse_remote_control();
    let mut surroundings = Surroundings::of_this_computer();
    surroundings.in_clear_text = places::planted_clear_text();
    let data = places::data_folder();
    let shell = Arc::new(Shell { askel: Mutex::new(Askel::new(data.clone(), surroundings)) });
    tauri::Builder::default()
        .manage(shell.clone())
        .invoke_handler(tauri::generate_handler![wire::call])
        .setup(move |app| {
            window::open(app, &data, &what_is_known(&shell))?;
            backup::watch(shell.clone());
            idle::watch(app.handle().clone(), shell);
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// The status of the locked bags, or null where it cannot be read: the page then asks, and is told why.
fn what_is_known(shell: &Shell) -> Value {
    let status = wire::dispatch(shell, commands::STATUS, Asked { args: json!({}), path: None });
    status.map_or(Value::Null, |mut answer| answer["value"].take())
}

/// A panic names the place in the code and nothing that was being handled.
fn say_little_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        eprintln!("Askel stopped at {place}");
    }));
}
