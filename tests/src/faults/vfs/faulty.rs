//! A disk on which the n-th call that writes goes wrong, once or from then on. Knows no vault.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Act, Answer, Disk, SQLITE_FULL, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Input/output error.
    Eio,
    /// No space left on the device.
    Full,
    /// Half of the bytes, then no space.
    Short,
    /// The planted bug: says that all is well and does nothing.
    Lie,
}

impl Fault {
    pub const REAL: [Self; 3] = [Self::Eio, Self::Full, Self::Short];

    fn answer(self, act: &Act) -> Answer {
        match (self, act) {
            (Self::Lie, _) => Answer::Lie,
            // A flush that finds no room says so as an error of the flush.
            (_, Act::Sync) => Answer::Fail(SQLITE_IOERR_FSYNC),
            (Self::Eio, Act::Write { .. }) => Answer::Fail(SQLITE_IOERR_WRITE),
            (_, Act::Truncate { .. }) => Answer::Fail(SQLITE_IOERR_TRUNCATE),
            (Self::Full, _) => Answer::Fail(SQLITE_FULL),
            (Self::Short, _) => Answer::Half(SQLITE_FULL),
        }
    }
}

#[derive(Clone, Copy)]
pub struct Plan {
    pub fault: Fault,
    /// From 1.
    pub at: u64,
    /// Every later call too.
    pub stays: bool,
}

#[derive(Default)]
struct Counted {
    plan: Option<Plan>,
    calls: u64,
    struck: u64,
}

/// Sound until a plan is set.
#[derive(Clone, Default)]
pub struct FaultyDisk(Arc<Mutex<Counted>>);

impl FaultyDisk {
    /// Counts anew from here.
    pub fn plan(&self, plan: Plan) {
        *self.state() = Counted { plan: Some(plan), ..Counted::default() };
    }

    /// Mends the disk. Answers how many calls went wrong since the plan.
    pub fn mend(&self) -> u64 {
        let mut state = self.state();
        state.plan = None;
        state.struck
    }

    fn state(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Disk for FaultyDisk {
    fn before(&mut self, _: &Path, act: &Act) -> Answer {
        let mut state = self.state();
        state.calls += 1;
        let Some(plan) = state.plan else { return Answer::Pass };
        let strikes = if plan.stays { state.calls >= plan.at } else { state.calls == plan.at };
        if !strikes {
            return Answer::Pass;
        }
        state.struck += 1;
        plan.fault.answer(act)
    }
}
