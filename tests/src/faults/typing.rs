//! A typist in a process of its own: started, listened to, killed. Judges nothing.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::apart;
use super::typed::{Ack, GREETING};

/// Far longer than any opening of a vault, on any machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Typing {
    child: Child,
    /// One for each write that is acknowledged; its sender goes when the output ends.
    writes: Receiver<()>,
    listener: Option<JoinHandle<Vec<Ack>>>,
}

impl Typing {
    pub fn begin(data: &Path, ack_early: bool) -> Self {
        let mut command = Command::new(program("typist"));
        command.arg(data).args(ack_early.then_some("--ack-early"));
        let (typing, greeting) = Self::of(command);
        assert_eq!(greeting, format!("{GREETING}\n"));
        typing
    }

    /// Within so many bytes of addresses, by `prlimit` of util-linux. It may die before it says a word.
    pub fn within(data: &Path, bytes: u64) -> Self {
        let mut command = Command::new("prlimit");
        command.arg(format!("--as={bytes}")).arg(program("typist")).arg(data);
        Self::of(command).0
    }

    /// And the first line it said.
    fn of(mut command: Command) -> (Self, String) {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let (child, out, greeting) = apart::starting(|| {
            let mut child = command.spawn().expect("the typist starts");
            let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
            let mut first = String::new();
            out.read_line(&mut first).expect("text");
            (child, out, first)
        });
        let (told, writes) = mpsc::channel();
        let listener = thread::spawn(move || {
            let acks = out.lines().map(|line| line.expect("text").parse().expect("an acknowledgement"));
            acks.inspect(|_| _ = told.send(())).collect()
        });
        (Self { child, writes, listener: Some(listener) }, greeting)
    }

    /// Waits until so many more writes were acknowledged. `false`: the typist gave up.
    pub fn has_written(&self, writes: usize) -> bool {
        (0..writes).all(|_| match self.writes.recv_timeout(PATIENCE) {
            Ok(()) => true,
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => panic!("the typist wrote nothing in {PATIENCE:?}"),
        })
    }

    /// Kills it as `kill -9` does. Answers what it had been told by then.
    pub fn kill(mut self) -> Vec<Ack> {
        self.child.kill().expect("killed");
        let (status, said) = self.end();
        assert_ne!(status.code(), Some(3), "the typist gave up by itself: {said}");
        self.listener.take().expect("once").join().expect("every line is an acknowledgement")
    }

    /// Leaves it alone for a while, then kills it. Answers what it was told, and whether it had ended by itself.
    pub fn starved(mut self, leave: Duration) -> (Vec<Ack>, bool) {
        // Its output ends with it.
        let begun = Instant::now();
        while begun.elapsed() < leave && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(10));
        }
        let by_itself = !matches!(self.child.try_wait(), Ok(None));
        _ = self.child.kill();
        _ = self.child.wait();
        (self.listener.take().expect("once").join().expect("every line is an acknowledgement"), by_itself)
    }

    /// Waits for its own end. Answers how it ended and what it said about that.
    pub fn end(&mut self) -> (ExitStatus, String) {
        let mut said = String::new();
        self.child.stderr.take().expect("once").read_to_string(&mut said).expect("text");
        (self.child.wait().expect("ends"), said)
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        // After a proof that failed half-way; killing one that has ended is an error that says nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A program of this room, beside the one that runs or one folder above the tests.
pub fn program(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("this program's own place");
    let folders = own.ancestors().skip(1).take(2);
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    folders.map(|folder| folder.join(&name)).find(|path| path.is_file()).unwrap_or_else(|| panic!("{name} is not built"))
}
