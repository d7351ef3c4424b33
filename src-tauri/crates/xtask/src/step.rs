//! Numbered steps with one line each; must not know what any step is for.
//!
//! Progress goes to stderr, so that stdout carries only what was asked for (results, JSON).

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::log;
use crate::stop::Stop;

const TAIL: usize = 30;

pub struct Steps {
    at: usize,
    total: usize,
    logs: PathBuf,
}

/// How an attempted step went.
pub struct Outcome {
    pub ok: bool,
    pub log: PathBuf,
}

impl Steps {
    pub fn new(total: usize, logs: PathBuf) -> Self {
        Self { at: 0, total, logs }
    }

    fn head(&mut self, title: &str) -> String {
        self.at += 1;
        format!("[{}/{}] {title}", self.at, self.total)
    }

    /// A step with nothing to do.
    pub fn skip(&mut self, title: &str, reason: &str) {
        eprintln!("{}: {reason}", self.head(title));
    }

    /// A step that prints lines of its own, and at its end how long it took.
    pub fn announce(&mut self, title: &str) -> Announced {
        eprintln!("{}…", self.head(title));
        Announced { begun: Instant::now() }
    }

    /// Runs to the end; a failure shows the end of the output and becomes a `Stop`.
    pub fn run(&mut self, title: &str, log: &str, command: &mut Command, advice: &str) -> Result<(), Stop> {
        let outcome = self.attempt(title, log, command, advice)?;
        if outcome.ok {
            return Ok(());
        }
        for line in log::tail(&outcome.log, TAIL) {
            eprintln!("      | {line}");
        }
        Err(Stop::new(format!("{title} failed; all of its output: {}", outcome.log.display()), advice))
    }

    /// Runs to the end and leaves the judgement to the caller.
    pub fn attempt(&mut self, title: &str, log: &str, command: &mut Command, advice: &str) -> Result<Outcome, Stop> {
        let mut line = Line::start(self.head(title));
        let log = self.logs.join(format!("{log}.log"));
        let status = start(command, &log).and_then(|mut child| line.follow(&mut child, &log));
        let ok = status.as_ref().is_ok_and(ExitStatus::success);
        line.end(ok);
        match status {
            Ok(_) => Ok(Outcome { ok, log }),
            Err(error) => {
                let program = command.get_program().to_string_lossy().into_owned();
                Err(Stop::new(format!("{title}: {program} could not be started ({error})"), advice))
            }
        }
    }
}

pub struct Announced {
    begun: Instant,
}

impl Announced {
    pub fn done(self) {
        eprintln!("      done in {}", seconds(self.begun.elapsed()));
    }
}

fn start(command: &mut Command, log: &Path) -> io::Result<Child> {
    let file = File::create(log)?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).spawn()
}

pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// The one line of a running step: rewritten on a terminal, dotted once a minute in a file.
struct Line {
    head: String,
    begun: Instant,
    rewrites: bool,
    shown: u64,
}

impl Line {
    fn start(head: String) -> Self {
        eprint!("{head}…");
        Self { head, begun: Instant::now(), rewrites: io::stderr().is_terminal(), shown: 0 }
    }

    fn follow(&mut self, child: &mut Child, log: &Path) -> io::Result<ExitStatus> {
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            self.show_life(log);
            sleep(Duration::from_millis(50));
        }
    }

    // Silence for minutes looks like a hang, to a person and to a CI that waits for output.
    fn show_life(&mut self, log: &Path) {
        let beat = self.begun.elapsed().as_secs() / if self.rewrites { 1 } else { 60 };
        if beat <= self.shown {
            return;
        }
        self.shown = beat;
        if self.rewrites {
            let latest: String = log::tail(log, 1).concat().trim().chars().take(40).collect();
            eprint!("\r\x1b[K{}… {beat} s  {latest}", self.head);
        } else {
            eprint!(".");
        }
        // Not being able to draw progress is no reason to stop.
        let _ = io::stderr().flush();
    }

    fn end(&self, ok: bool) {
        if self.rewrites {
            eprint!("\r\x1b[K{}…", self.head);
        }
        let time = seconds(self.begun.elapsed());
        eprintln!(" {}", if ok { time } else { format!("FAILED after {time}") });
    }
}
