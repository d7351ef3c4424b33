//! Runs `cargo test` and says how each suite went; must not know what the suites test.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::libtest::{Reader, Suite};
use crate::log;
use crate::stop::Stop;
use crate::tally::Tally;

pub fn run(command: &mut Command, log: &Path) -> Result<Tally, Stop> {
    let mut file = File::create(log).map_err(|error| Stop::file(log, error))?;
    let (mut child, output) =
        start(command).map_err(|error| Stop::new(format!("cargo test could not be started ({error})"), "Check the PATH."))?;
    let mut tally = listen(output, &mut file).map_err(|error| Stop::file(log, error))?;
    let status = child.wait().map_err(|error| Stop::new(error.to_string(), "Run it again."))?;
    if !status.success() && tally.failed == 0 {
        // Nothing was compiled, or a process failed after it had reported success.
        tally += Tally::ONE_FAILED;
        println!("      FAIL cargo test itself ({status})");
        for line in log::tail(log, 30) {
            println!("      | {line}");
        }
    }
    if tally.failed > 0 {
        println!("      all of the output: {}", log.display());
    }
    Ok(tally)
}

// One pipe for both: cargo names the suite on stderr, the harness counts on stdout, and order is the only link.
fn start(command: &mut Command) -> io::Result<(Child, io::PipeReader)> {
    let (reader, writer) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let child = command.spawn()?;
    // The command holds our ends for writing; while they live the pipe never ends.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok((child, reader))
}

fn listen(output: impl io::Read, log: &mut File) -> io::Result<Tally> {
    let mut reader = Reader::default();
    let mut tally = Tally::default();
    let mut input = BufReader::new(output);
    let mut bytes = Vec::new();
    while input.read_until(b'\n', &mut bytes)? > 0 {
        log.write_all(&bytes)?;
        let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        tally += reader.line(&line).map_or_else(Tally::default, |suite| report(&suite));
        bytes.clear();
    }
    tally += reader.finish().map_or_else(Tally::default, |suite| report(&suite));
    Ok(tally)
}

fn report(suite: &Suite) -> Tally {
    // Most libraries have no examples and most programs no tests: not worth a line.
    if !suite.tally.is_empty() {
        let took = if suite.took.is_empty() { "did not end" } else { &suite.took };
        suite.tally.print(&suite.name, took);
    }
    if suite.tally.failed > 0 {
        for name in suite.failed_names() {
            println!("           failed: {name}");
        }
        for line in suite.explanation() {
            println!("      | {line}");
        }
    }
    suite.tally
}
