//! A database of a proof's own on a PostgreSQL that others have started. Knows no table.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// `postgresql://user:password@127.0.0.1:port`, from `cargo xtask interop`.
const SERVER: &str = "ASKEL_INTEROP_POSTGRES";

static MADE: AtomicU32 = AtomicU32::new(0);

pub struct Database {
    name: String,
}

impl Database {
    pub fn is_wanted() -> bool {
        std::env::var_os(SERVER).is_some()
    }

    pub fn new() -> Self {
        Self::made("template0")
    }

    /// Nobody may be connected to the one that is copied.
    pub fn copied(&self) -> Self {
        Self::made(&self.name)
    }

    fn made(template: &str) -> Self {
        let name = format!("askel_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        ask(&format!("create database {name} template {template}"));
        Self { name }
    }

    pub fn url(&self) -> String {
        format!("{}/{}", server(), self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        ask(&format!("drop database if exists {} with (force)", self.name));
    }
}

fn server() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| panic!("{SERVER} names the server"))
}

fn ask(statement: &str) {
    let said = Command::new("psql").args(["--no-psqlrc", "--quiet", "-c", statement]).arg(format!("{}/postgres", server())).output();
    let said = said.expect("psql is installed");
    assert!(said.status.success(), "{statement}: {}", String::from_utf8_lossy(&said.stderr));
}
