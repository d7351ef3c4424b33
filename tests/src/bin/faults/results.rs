//! What the parts of the longest scale told, a line each in a file under `target/`: whoever is broken off goes on from there.
//! Only what this very program told is taken; another build begins anew. Knows no campaign.

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use askel_tests::faults::typing::program;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::outcome::Told;
use crate::rounds::Task;
use crate::wanted::Order;

#[derive(Clone, Serialize, Deserialize)]
pub struct Done {
    pub told: Told,
    pub took: Duration,
    /// Of a core, with what the campaign itself started.
    pub cpu: Duration,
}

#[derive(Serialize, Deserialize)]
struct Row {
    build: String,
    scale: String,
    seed: u64,
    campaign: String,
    part: usize,
    of: usize,
    done: Done,
}

impl Row {
    fn is_of(&self, task: Task, order: &Order) -> bool {
        self.scale == order.scale.name() && self.seed == order.seed && self.campaign == task.name && (self.part, self.of) == (task.part.number, task.part.of)
    }
}

#[derive(Default)]
pub struct Results {
    /// `None`: a scale that is run in one go keeps nothing.
    file: Option<PathBuf>,
    build: String,
    rows: Vec<Row>,
}

impl Results {
    /// What this program kept there before.
    pub fn kept_in(file: PathBuf) -> Self {
        Self::of(file, fingerprint())
    }

    fn of(file: PathBuf, build: String) -> Self {
        let lines = fs::File::open(&file).map(|file| BufReader::new(file).lines().map_while(Result::ok).collect::<Vec<_>>()).unwrap_or_default();
        // A line that was cut off is no line.
        let rows = lines.iter().filter_map(|line| serde_json::from_str(line).ok()).filter(|row: &Row| row.build == build).collect();
        Self { file: Some(file), build, rows }
    }

    /// The seed that was begun with.
    pub fn seed(&self) -> Option<u64> {
        self.rows.last().map(|row| row.seed)
    }

    pub fn get(&self, task: Task, order: &Order) -> Option<Done> {
        self.rows.iter().find(|row| row.is_of(task, order)).map(|row| row.done.clone())
    }

    pub fn keep(&self, task: Task, order: &Order, done: &Done) {
        let Some(file) = &self.file else { return };
        let row = Row {
            build: self.build.clone(),
            scale: order.scale.name().into(),
            seed: order.seed,
            campaign: task.name.into(),
            part: task.part.number,
            of: task.part.of,
            done: done.clone(),
        };
        let line = serde_json::to_string(&row).unwrap_or_default();
        _ = file.parent().map(fs::create_dir_all);
        let written = OpenOptions::new().create(true).append(true).open(file).and_then(|mut file| file.write_all(format!("{line}\n").as_bytes()));
        if let Err(error) = written {
            eprintln!("faults: {} is not kept: {error}", file.display());
        }
    }
}

/// Of the programs that do the work.
fn fingerprint() -> String {
    let programs = [std::env::current_exe().ok(), Some(program("typist"))];
    let mut sum = Sha256::new();
    programs.iter().flatten().filter_map(|path: &PathBuf| fs::read(Path::new(path)).ok()).for_each(|bytes| sum.update(bytes));
    sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{Control, Did};
    use crate::wanted::{Part, Scale};

    #[test]
    fn what_was_kept_is_had_again_by_the_same_build_the_same_seed_and_for_the_same_part_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("below/release.jsonl");
        let order = Order { scale: Scale::Release, seed: 7, part: Part::WHOLE };
        let task = Task { name: "kills", part: Part { number: 1, of: 2 } };
        let told = Told { did: Did::default().and(5, "kills"), faults: vec!["lost".into()], control: Control::Caught("x".into()) };
        let done = Done { told, took: Duration::from_secs(3), cpu: Duration::from_secs(2) };
        let line = done.line("kills");
        Results::of(file.clone(), "one".into()).keep(task, &order, &done);
        let kept = Results::of(file.clone(), "one".into());
        assert_eq!(kept.seed(), Some(7));
        assert_eq!(kept.get(task, &order).map(|done| done.line("kills")), Some(line));
        assert!(kept.get(Task { part: Part { number: 0, of: 2 }, ..task }, &order).is_none());
        assert!(kept.get(task, &Order { seed: 8, ..order }).is_none());
        assert!(Results::of(file, "another".into()).get(task, &order).is_none());
    }
}
