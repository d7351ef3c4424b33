//! cargo-deny: built once from its own lock file, then asked with `deny.toml`; must not know what is allowed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use super::database::Database;
use super::planted::{self, Planted};
use super::Answer;
use crate::cargo;
use crate::log;
use crate::places::Places;
use crate::step::Steps;
use crate::stop::Stop;

/// Raised by hand, like every other version.
const VERSION: &str = "0.20.2";
const ADVICE: &str = "Check that cargo reaches its registry: cargo-deny is built from there, once.";

pub struct Deny<'a> {
    places: &'a Places,
    program: PathBuf,
}

impl<'a> Deny<'a> {
    /// Builds it where it is missing: three minutes of one processor.
    pub fn ready(steps: &mut Steps, places: &'a Places) -> Result<Self, Stop> {
        let root = places.folder("tools")?.join(format!("cargo-deny-{VERSION}"));
        let program = root.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
        if program.is_file() {
            steps.skip("Supply chain (cargo-deny)", VERSION);
            return Ok(Self { places, program });
        }
        let build = places.folder("tools/build")?;
        let mut install = cargo::cargo(places, "install");
        install.args(["cargo-deny", "--version", VERSION, "--locked", "--no-default-features", "--root"]).arg(&root);
        install.arg("--target-dir").arg(&build);
        steps.run("Supply chain (building cargo-deny, once)", "cargo-deny", &mut install, ADVICE)?;
        // 300 MB that nobody needs again; a folder that stays only takes room.
        let _ = fs::remove_dir_all(&build);
        Ok(Self { places, program })
    }

    /// One of its checks, then the same with a fault in it: a check that lets that through has shown nothing.
    pub fn asked(&self, check: &str) -> Result<Answer, Stop> {
        let advisories = check == "advisories";
        if advisories && let Err(why) = Database::of(self.places).ready()? {
            return Ok(Answer::NotAsked(why));
        }
        let said = self.run(check, &self.places.root.join("deny.toml"))?;
        if !said.status.success() {
            return Ok(Answer::Fails(lines(&said)));
        }
        let planted = planted::of(check, &self.places.folder("tools")?)?;
        Ok(self.caught(check, &planted)?.unwrap_or_else(|| {
            if advisories {
                println!("      | {}", Database::of(self.places).age());
            }
            Answer::Holds
        }))
    }

    fn caught(&self, check: &str, planted: &Planted) -> Result<Option<Answer>, Stop> {
        let said = self.run(check, &planted.config)?;
        let seen = !said.status.success() && String::from_utf8_lossy(&said.stderr).contains(planted.seen_by);
        let missed = || Answer::Fails([vec![format!("the planted fault was MISSED: {}", planted.what)], lines(&said)].concat());
        Ok((!seen).then(missed))
    }

    fn run(&self, check: &str, config: &Path) -> Result<Output, Stop> {
        let mut command = std::process::Command::new(&self.program);
        command.current_dir(&self.places.root).args(["--locked", "--color", "never", "--config"]).arg(config);
        // The database is a file of ours; whoever lets it be fetched gets another answer each day.
        command.args((check == "advisories").then_some("--offline"));
        command.args(["check", "--hide-inclusion-graph", check]);
        command.output().map_err(|error| Stop::file(&self.program, error))
    }
}

fn lines(said: &Output) -> Vec<String> {
    log::last_lines(&String::from_utf8_lossy(&said.stderr), 60)
}
