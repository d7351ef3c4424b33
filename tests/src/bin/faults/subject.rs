//! This program once more, as another process: started in a role, listened to, killed. Knows no role.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use askel_tests::faults::apart;

/// Far longer than any opening of a vault, on any machine.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Subject {
    pub child: Child,
    said: Receiver<String>,
    listener: Option<JoinHandle<()>>,
}

impl Subject {
    /// `home`: where everything lies that a program may leave by itself, and where its words on stderr go.
    pub fn start(role: &str, words: &[&str], home: Option<&Path>) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg(role).args(words).stdin(Stdio::piped()).stdout(Stdio::piped());
        if let Some(home) = home {
            let complaints = std::fs::File::create(home.join("stderr.log")).expect("a file");
            command.env("HOME", home).env("TMPDIR", home).env("XDG_CACHE_HOME", home.join(".cache")).current_dir(home).stderr(complaints);
        }
        let (mut child, mut out) = apart::starting(|| {
            let mut child = command.spawn().expect("starts");
            let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
            // Its sign of life, as `main` gives it.
            out.read_line(&mut String::new()).expect("text");
            (child, out)
        });
        let (tell, said) = mpsc::channel();
        let listener = Some(thread::spawn(move || listen(&mut out, &tell)));
        _ = child.try_wait();
        Self { child, said, listener }
    }

    /// The next thing it says; `None` when it has ended.
    pub fn next(&self) -> Option<String> {
        self.said.recv_timeout(PATIENCE).ok()
    }

    /// Kills it as `kill -9` does. Answers what it had said and nobody had heard yet.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("killed");
        self.child.wait().expect("ends");
        self.listener.take().map(JoinHandle::join);
        self.said.try_iter().collect()
    }
}

impl Drop for Subject {
    fn drop(&mut self) {
        // After a campaign that broke off; killing one that has ended is an error that says nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(out: &mut BufReader<ChildStdout>, tell: &mpsc::Sender<String>) {
    for line in out.lines().map_while(Result::ok) {
        if tell.send(line).is_err() {
            break;
        }
    }
}

/// What a subject says when it has come so far; one write, so that a kill leaves a whole line or none.
pub fn say(line: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}

/// Waits until somebody has looked, or has gone.
pub fn wait_to_be_looked_at() {
    use std::io::Read;
    let _ = std::io::stdin().read(&mut [0]);
}
