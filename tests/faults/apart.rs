//! Starts other programs at a moment when nobody here takes a vault's lock. Knows neither the programs nor the vaults.
//!
//! Between fork and exec a new process holds every file that is open here, and with it the lock of every open vault.
//! Whoever gives such a lock back and takes it again in that moment is told that the vault is open.

use std::io;
use std::process::{Child, Command};
use std::sync::{PoisonError, RwLock};

static FORKING: RwLock<()> = RwLock::new(());

/// Answers when the new process has become its own program.
pub fn spawn(command: &mut Command) -> io::Result<Child> {
    let _nobody_takes_a_lock = FORKING.write().unwrap_or_else(PoisonError::into_inner);
    command.spawn()
}

pub fn while_nobody_forks<T>(act: impl FnOnce() -> T) -> T {
    let _nobody_forks = FORKING.read().unwrap_or_else(PoisonError::into_inner);
    act()
}
