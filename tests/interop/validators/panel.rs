//! The three validators, each a process that answers line by line. Knows no resource.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

struct Voice {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

pub struct Panel {
    node: Voice,
    python: Voice,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/validators")
}

impl Panel {
    /// # Panics
    /// When the validators are not there: `cargo xtask test` installs them.
    pub fn convene() -> Self {
        for (packages, how) in [
            ("node_modules", "npm ci"),
            ("python_modules", "pip install --require-hashes --no-deps --target python_modules -r requirements.txt"),
        ] {
            assert!(
                folder().join(packages).is_dir(),
                "no validators in {}: run `{how}` there, or `cargo xtask test`",
                folder().join(packages).display()
            );
        }
        let mut node = Command::new("node");
        node.arg("validate.mjs");
        let mut python = Command::new("python3");
        python.arg("validate.py").env("PYTHONPATH", folder().join("python_modules"));
        Self { node: Voice::start(node), python: Voice::start(python) }
    }

    /// What any of them has against the resource, with its name before it.
    pub fn ask(&mut self, resource: &Value) -> Vec<String> {
        let line = resource.to_string();
        let (of_npm, of_pypi) = (self.node.ask(&line), self.python.ask(&line));
        let said = |name: &str, errors: &Value| -> Vec<String> {
            errors
                .as_array()
                .expect("a list of errors")
                .iter()
                .map(|error| format!("{name}: {}", error.as_str().unwrap_or_default()))
                .collect()
        };
        [said("medplum", &of_npm["medplum"]), said("fhir", &of_npm["fhir"]), said("fhirkit", &of_pypi)].concat()
    }
}

impl Voice {
    fn start(mut command: Command) -> Self {
        let mut child =
            command.current_dir(folder()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node and python3 are installed");
        let input = child.stdin.take().expect("piped");
        let output = BufReader::new(child.stdout.take().expect("piped")).lines();
        Self { child, input, output }
    }

    fn ask(&mut self, line: &str) -> Value {
        writeln!(self.input, "{line}").expect("the validator listens");
        let answer = self.output.next().expect("the validator answers").expect("text");
        serde_json::from_str(&answer).expect("JSON")
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
