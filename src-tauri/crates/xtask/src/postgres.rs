//! A PostgreSQL of our own from Debian's package, in a folder that goes with us; must not know what is kept in it.
//! The cluster that the package may have made for the system is neither started nor touched.

use std::env;
use std::fs::{self, File};
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::child::Kept;
use crate::log;
use crate::machine;
use crate::stop::Stop;

const ADVICE: &str = "Check that the package postgresql is installed and that the folder for temporary files can be written to.";
const PATIENCE: Duration = Duration::from_secs(60);
const USER: &str = "askel";

pub struct Postgres {
    port: u16,
    password: String,
    // In this order: first the server goes, then its folder.
    _server: Kept,
    _folder: Folder,
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays is in the folder of temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Postgres {
    pub fn start(logs: &Path) -> Result<Self, Stop> {
        let programs = programs().ok_or_else(|| Stop::new("there is no PostgreSQL", ADVICE))?;
        let folder = Folder(env::temp_dir().join(format!("askel-interop-postgres-{}", std::process::id())));
        let password = format!("askel-{}", std::process::id());
        prepare(&programs, &folder.0, &password).map_err(|error| Stop::new(format!("PostgreSQL could not be prepared: {error}"), ADVICE))?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).map(|address| address.port());
        let port = port.map_err(|error| Stop::new(error.to_string(), ADVICE))?;
        let log = logs.join("postgres.log");
        let server = serve(&programs, &folder.0, port, &log).map_err(|error| Stop::file(&log, error))?;
        let mut postgres = Self { port, password, _server: server, _folder: folder };
        postgres.wait(&programs, &log)?;
        Ok(postgres)
    }

    /// Without a database.
    pub fn url(&self) -> String {
        format!("postgresql://{USER}:{}@127.0.0.1:{}", self.password, self.port)
    }

    fn wait(&mut self, programs: &Path, log: &Path) -> Result<(), Stop> {
        let begun = Instant::now();
        loop {
            let ready = Command::new(programs.join("pg_isready")).args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]).status();
            if ready.is_ok_and(|status| status.success()) {
                return Ok(());
            }
            let ended = self._server.ended_within(Duration::ZERO).is_ok_and(|ended| ended.is_some());
            if ended || begun.elapsed() > PATIENCE {
                return Err(Stop::new(format!("PostgreSQL did not start: {}", log::tail(log, 5).join("\n")), ADVICE));
            }
            sleep(Duration::from_millis(100));
        }
    }
}

/// The newest of `/usr/lib/postgresql/*/bin`: Debian puts them on nobody's path.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let number = |path: &Path| path.file_name().and_then(|name| name.to_string_lossy().parse::<u32>().ok());
    let newest = versions.map(|entry| entry.path()).filter(|path| path.join("bin/postgres").is_file()).max_by_key(|path| number(path));
    newest.map(|path| path.join("bin"))
}

fn prepare(programs: &Path, folder: &Path, password: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let secret = folder.join("password");
    fs::write(&secret, password)?;
    if machine::is_root() {
        succeeds(Command::new("chown").args(["-R", "postgres"]).arg(folder))?;
    }
    let mut initdb = as_its_user(&programs.join("initdb"));
    initdb.arg("-D").arg(folder.join("data")).args(["-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", "--no-sync"]);
    succeeds(initdb.arg("--pwfile").arg(&secret).stdout(Stdio::null()))
}

fn serve(programs: &Path, folder: &Path, port: u16, log: &Path) -> io::Result<Kept> {
    let mut command = as_its_user(&programs.join("postgres"));
    command.arg("-D").arg(folder.join("data")).args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-k"]).arg(folder);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(log)?);
    Kept::start(&mut command)
}

/// PostgreSQL refuses to run as root. It ends with us, as `child::tied_to_us` has it.
fn as_its_user(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM"]);
    if machine::is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    command.current_dir(env::temp_dir()).arg("--").arg(program);
    command
}

fn succeeds(command: &mut Command) -> io::Result<()> {
    let said = command.stderr(Stdio::piped()).spawn()?.wait_with_output()?;
    if said.status.success() { Ok(()) } else { Err(io::Error::other(String::from_utf8_lossy(&said.stderr).into_owned())) }
}
