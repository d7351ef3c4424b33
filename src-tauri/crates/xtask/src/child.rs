//! A child process that never outlives us; must not know what it does.

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::machine;

/// How long a process may take to leave after it was asked to.
const PATIENCE: Duration = Duration::from_secs(3);

pub struct Kept {
    pub child: Child,
}

impl Kept {
    pub fn start(command: &mut Command) -> io::Result<Self> {
        Ok(Self { child: command.spawn()? })
    }

    /// Waits for a time; `Some` as soon as the process has ended.
    pub fn ended_within(&mut self, time: Duration) -> io::Result<Option<ExitStatus>> {
        let begun = Instant::now();
        loop {
            let status = self.child.try_wait()?;
            if status.is_some() || begun.elapsed() >= time {
                return Ok(status);
            }
            sleep(Duration::from_millis(50));
        }
    }

    // A killed Xvfb leaves its lock and socket in /tmp, so it is asked first.
    // A shell's `kill` is always there; the program of that name is not.
    fn ask_to_leave(&self) {
        if cfg!(unix) {
            let request = format!("kill -TERM {}", self.child.id());
            // If asking fails there is still `Child::kill`.
            let _ = Command::new("sh").args(["-c", &request]).status();
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        self.ask_to_leave();
        if cfg!(unix) && matches!(self.ended_within(PATIENCE), Ok(Some(_))) {
            return;
        }
        // Both fail only when the process is gone, which is what we want.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A guard does not run when we are killed by a signal, so the kernel is asked to end the child
/// with us where `setpriv` (util-linux, on every Debian) can ask it.
pub fn tied_to_us(program: &str) -> Command {
    if !(machine::IS_LINUX && machine::on_path("setpriv")) {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM", "--", program]);
    command
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Kept, tied_to_us};
    use std::path::Path;
    use std::time::Duration;

    #[test]
    fn a_kept_child_is_gone_once_dropped() {
        let kept = Kept::start(tied_to_us("sleep").arg("60")).expect("sleep starts");
        let entry = format!("/proc/{}", kept.child.id());
        drop(kept);
        assert!(!Path::new(&entry).exists());
    }

    #[test]
    fn a_child_that_ends_by_itself_is_noticed() {
        let mut kept = Kept::start(&mut tied_to_us("true")).expect("true starts");
        let status = kept.ended_within(Duration::from_secs(20)).expect("it can be waited for");
        assert!(status.is_some_and(|status| status.success()));
    }
}
