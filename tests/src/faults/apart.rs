//! Starts other programs at a moment when nobody here takes a vault's lock. Knows neither the programs nor the vaults.
//!
//! Between fork and exec a new process holds every file that is open here, and with it the lock of every open vault.
//! Whoever gives such a lock back and takes it again in that moment is told that the vault is open. The system lets
//! the parent go on a little before the end of exec, so only a sign of life from the other program says that it is over.

use std::sync::{PoisonError, RwLock};

static STARTING: RwLock<()> = RwLock::new(());

/// `start` starts a program and answers when that program has shown itself, or has ended.
pub fn starting<T>(start: impl FnOnce() -> T) -> T {
    let _nobody_takes_a_lock = STARTING.write().unwrap_or_else(PoisonError::into_inner);
    start()
}

pub fn while_nobody_starts<T>(act: impl FnOnce() -> T) -> T {
    let _nobody_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
    act()
}
