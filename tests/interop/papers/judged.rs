//! A PDF and its judges, each a program of others. Knows nothing of what should stand in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

pub struct Judged {
    file: PathBuf,
    _folder: TempDir,
}

fn modules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/papers/python_modules")
}

impl Judged {
    pub fn of(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.pdf");
        fs::write(&file, bytes).expect("writes");
        Self { file, _folder: folder }
    }

    /// What any of the judges has against it, with its name before it.
    ///
    /// # Panics
    /// When they are not there: `cargo xtask test` installs them.
    pub fn faults(&self) -> Vec<String> {
        assert!(modules().is_dir(), "no pdfua in {}: run `pip install --require-hashes --no-deps --target python_modules -r requirements.txt` there, or `cargo xtask test`", modules().display());
        let mut pdfua = Command::new("python3");
        pdfua.args(["-m", "pdfua", "check", "--format", "text"]).env("PYTHONPATH", modules());
        let mut qpdf = Command::new("qpdf");
        qpdf.arg("--check");
        let asked = [("pdfua", pdfua), ("qpdf", qpdf)];
        asked.into_iter().filter_map(|(name, command)| self.refused_by(command).map(|why| format!("{name}: {why}"))).collect()
    }

    /// A field of `pdfinfo`; empty where it has none.
    pub fn told(&self, field: &str) -> String {
        let (_, said) = self.said(Command::new("pdfinfo"), &[]);
        said.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':')).unwrap_or_default().trim().to_owned()
    }

    /// The language of the whole document, as its catalogue has it.
    pub fn language(&self) -> String {
        let (_, said) = self.said(Command::new("qpdf"), &["--json", "--json-key=qpdf"]);
        let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let objects = json["qpdf"][1].as_object().expect("objects");
        let catalogue = objects.values().map(|object| &object["value"]).find(|value| value["/Type"] == "/Catalog").expect("a catalogue");
        catalogue["/Lang"].as_str().unwrap_or_default().trim_start_matches("u:").to_owned()
    }

    /// Each line that has something on it, from above.
    pub fn lines(&self) -> Vec<String> {
        let mut command = Command::new("pdftotext");
        command.arg("-layout").arg(&self.file).arg("-");
        let said = String::from_utf8(command.output().expect("pdftotext runs").stdout).expect("text");
        said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()).collect()
    }

    /// The tags as a tree, in the order in which they are read aloud.
    pub fn structure(&self) -> String {
        self.said(Command::new("pdfinfo"), &["-struct-text"]).1
    }

    fn refused_by(&self, command: Command) -> Option<String> {
        let (fine, said) = self.said(command, &[]);
        (!fine).then_some(said)
    }

    fn said(&self, mut command: Command, options: &[&str]) -> (bool, String) {
        let done = command.args(options).arg(&self.file).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let said = [done.stdout, done.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        (done.status.success(), said.concat())
    }
}

/// Whether the text stands in the tree below a tag of this name: the nearest lines above it that are less far in.
pub fn stands_under(structure: &str, tag: &str, text: &str) -> bool {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let lines: Vec<&str> = structure.lines().collect();
    lines.iter().enumerate().filter(|(_, line)| line.contains(text)).any(|(at, line)| {
        let mut least = depth(line);
        lines[..at].iter().rev().any(|above| {
            if above.trim().is_empty() || depth(above) >= least {
                return false;
            }
            least = depth(above);
            above.split_whitespace().next().is_some_and(|name| name.trim_end_matches(':') == tag)
        })
    })
}
