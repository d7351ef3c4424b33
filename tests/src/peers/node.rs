//! A script of `tests/interop/peers` as a process: says its port in one line, obeys line by line, ends when we do.
//! Knows no script.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::faults::apart;

pub struct Node {
    child: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
    /// Its first line.
    pub told: Value,
}

impl Node {
    /// # Panics
    /// When Node.js or the packages are not there: `cargo xtask test` installs them.
    pub fn start(script: &str, arguments: &[(&str, &str)]) -> Self {
        let folder = folder();
        assert!(folder.join("node_modules").is_dir(), "no packages in {}: run `npm ci` there, or `cargo xtask test`", folder.display());
        let mut command = Command::new("node");
        command.arg(script).current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        // What it has to say is development advice; a script that fails says so by ending.
        command.stderr(Stdio::null());
        for (name, value) in arguments {
            command.arg(format!("--{name}")).arg(value);
        }
        apart::starting(|| {
            let mut child = command.spawn().expect("Node.js is installed");
            let input = child.stdin.take();
            let mut output = BufReader::new(child.stdout.take().expect("piped")).lines();
            let told = next(&mut output, script);
            Self { child, input, output, told }
        })
    }

    pub fn port(&self) -> u16 {
        self.told["port"].as_u64().and_then(|port| port.try_into().ok()).expect("a port")
    }

    /// # Panics
    /// When the script does not know the act or fails at it.
    pub fn act(&mut self, command: &Value) -> Value {
        let input = self.input.as_mut().expect("open until dropped");
        writeln!(input, "{command}").expect("the script listens");
        let told = next(&mut self.output, "the script");
        assert!(told["error"].is_null(), "{command}: {told}");
        told
    }
}

fn next(output: &mut Lines<BufReader<ChildStdout>>, who: &str) -> Value {
    let line = output.next().and_then(Result::ok).unwrap_or_else(|| panic!("{who} has ended: start it by hand to see why"));
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{who} says {line}: {error}"))
}

impl Drop for Node {
    fn drop(&mut self) {
        // The end of its input is the sign to leave; it is also what it sees when this process is killed.
        self.input = None;
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_secs(2) {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/peers")
}
