//! `run`: from a bare machine to an open window; must not know how any one step is done.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::apt;
use crate::cargo;
use crate::machine;
use crate::packages;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;
use crate::ui;

mod demo;
mod window;

/// System packages, UI packages, UI, Rust, window.
const STEPS: usize = 5;

#[derive(Debug, Default, PartialEq, Eq)]
struct Wish {
    demo: bool,
    release: bool,
}

impl Wish {
    fn of(args: &[String]) -> Result<Self, Stop> {
        let mut wish = Self::default();
        for arg in args {
            match arg.as_str() {
                "--demo" => wish.demo = true,
                "--release" => wish.release = true,
                other => {
                    return Err(Stop::new(format!("`run` does not know `{other}`"), "It knows --demo and --release."));
                }
            }
        }
        Ok(wish)
    }

    /// The folder under `target/`.
    fn profile(&self) -> &'static str {
        if self.release { "release" } else { "debug" }
    }
}

pub fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let wish = Wish::of(args)?;
    let places = Places::find();
    let without_display = machine::lacks_display();
    let total = STEPS + usize::from(wish.demo);
    let mut steps = Steps::new(total, places.folder("step-logs")?);
    apt::ensure(&mut steps, &packages::to_run(without_display))?;
    ui::install(&mut steps, &places)?;
    ui::build(&mut steps, &places)?;
    build(&mut steps, &places, &wish)?;
    let mut app = AppStart { binary: places.binary(wish.profile(), "askel"), data: None };
    if wish.demo {
        let vault = demo::make(&mut steps, &places, wish.profile())?;
        eprintln!("\n      Passphrase of the demo vault:  {}\n", vault.passphrase);
        app.data = Some(vault.folder);
    }
    if without_display { window::open_unseen(&mut steps, &places, &app) } else { window::open(&mut steps, &app) }
}

// The product itself: without what the tests add.
fn build(steps: &mut Steps, places: &Places, wish: &Wish) -> Result<(), Stop> {
    let mut command = cargo::cargo(places, "build");
    command.args(cargo::EVERYTHING).args(["--bin", "askel"]);
    if wish.demo {
        command.args(["--bin", "fixture"]);
    }
    if wish.release {
        command.arg("--release");
    }
    steps.run("Rust (cargo build; the first time takes minutes)", "cargo-build", &mut command, cargo::ADVICE)
}

/// What is started, and on whose data when not the person's own.
struct AppStart {
    binary: std::path::PathBuf,
    data: Option<std::path::PathBuf>,
}

impl AppStart {
    fn dress(&self, command: &mut Command) {
        if let Some(folder) = &self.data {
            command.env("ASKEL_DATA_DIR", folder);
        }
    }

    fn binary(&self) -> &Path {
        &self.binary
    }
}

#[cfg(test)]
mod tests {
    use super::Wish;

    #[test]
    fn a_wish_is_read_from_the_arguments_in_any_order() {
        let args = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(Wish::of(&[]).ok(), Some(Wish::default()));
        let both = Wish { demo: true, release: true };
        assert_eq!(Wish::of(&args(&["--release", "--demo"])).ok(), Some(both));
        assert!(Wish::of(&args(&["--dmeo"])).is_err());
    }
}
