//! The shell: windows and what the operating system says. No rule of the work lives here.

mod away;
mod backup;
mod browser;
pub mod bindings;
pub mod commands;
mod dialog;
pub mod keychain;
mod limits;
mod lock;
mod memory;
mod owner;
mod places;
mod search;
mod sync;
mod turn;
mod wire;
mod window;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use askel_app::Askel;
use askel_app::surroundings::Surroundings;
use commands::Asked;
use serde_json::{Value, json};

/// What the commands share: Askel itself, one wish at a time.
pub struct Shell {
    pub askel: Mutex<Askel>,
    /// The application's own folder.
    pub data: PathBuf,
}

impl Shell {
    /// The status of the locked bags, or null where it cannot be read: the page then asks, and is told why.
    fn what_is_known(&self) -> Value {
        let status = wire::dispatch(self, commands::STATUS, Asked { args: json!({}), path: None });
        status.map_or(Value::Null, |mut answer| answer["value"].take())
    }
}

/// Opens the window and runs until it is closed.
pub fn run() -> tauri::Result<()> {
    limits::set();
    say_little_on_panic();
    places::refuse_remote_control();
    let mut surroundings = Surroundings::of_this_computer();
    surroundings.in_clear_text = places::planted_clear_text();
    surroundings.keychain = keychain::of_this_computer();
    let data = places::data_folder();
    let shell = Arc::new(Shell { askel: Mutex::new(Askel::new(data.clone(), surroundings)), data });
    wired(shell.clone())
        .setup(move |app| {
            window::open(app.handle(), &shell)?;
            backup::watch(shell.clone());
            search::watch(shell.clone());
            lock::watch(app.handle().clone(), shell.clone());
            sync::watch(app.handle().clone(), shell.clone());
            away::listen(app.handle().clone(), shell);
            Ok(())
        })
        .run(context())
}

/// The program with its one door, and no window yet.
pub fn wired(shell: Arc<Shell>) -> tauri::Builder<tauri::Wry> {
    tauri::Builder::default().manage(shell).invoke_handler(tauri::generate_handler![wire::call])
}

/// The settings, the page and who may do what, as they were built in.
pub fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// A panic names the place in the code and nothing that was being handled.
fn say_little_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        eprintln!("Askel stopped at {place}");
    }));
}
