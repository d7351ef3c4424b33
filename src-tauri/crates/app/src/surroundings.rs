//! What the intentions are given instead of reaching for it: time, randomness, the disk, the keychain, the cost of a key.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use askel_domain::moment::{Moment, in_helsinki};
use askel_store::keys::{KeyCost, NoKeychain, SharedKeychain};

/// Wall time in Helsinki, and a clock that never jumps. Tests bring one they can set.
pub trait Clock: Send {
    fn now(&self) -> Moment;
    /// Since some fixed point; only ever grows.
    fn uptime(&self) -> Duration;
}

/// Bytes nobody can foresee. Tests bring repeatable ones.
pub trait Random: Send {
    fn fill(&mut self, bytes: &mut [u8]);

    /// The same for what must stay secret. `false`: the computer had none to give, and `bytes` are not to be used.
    fn fill_secret(&mut self, bytes: &mut [u8]) -> bool {
        self.fill(bytes);
        true
    }
}

/// The disk that the vaults are on.
pub trait Disk: Send {
    /// Bytes that this program may still write where `folder` is; `None` when the disk does not say.
    fn free(&self, folder: &Path) -> Option<u64>;
}

pub struct Surroundings {
    pub clock: Box<dyn Clock>,
    pub random: Box<dyn Random>,
    pub disk: Box<dyn Disk>,
    /// Where a secret of this computer may be kept. The shell knows the system's; here there is none.
    pub keychain: SharedKeychain,
    pub key_cost: KeyCost,
    /// The canary proof's planted weakness; builds without planted faults ignore it.
    pub in_clear_text: bool,
}

impl Surroundings {
    /// The real ones.
    pub fn of_this_computer() -> Self {
        Self { clock: Box::new(ComputerClock(Instant::now())), random: Box::new(ComputerRandom), disk: Box::new(ComputerDisk), keychain: Arc::new(NoKeychain), key_cost: KeyCost::RECOMMENDED, in_clear_text: false }
    }
}

struct ComputerDisk;

impl Disk for ComputerDisk {
    fn free(&self, folder: &Path) -> Option<u64> {
        askel_store::backup::free_space(folder).ok()
    }
}

struct ComputerClock(Instant);

impl Clock for ComputerClock {
    fn now(&self) -> Moment {
        in_helsinki(chrono::Utc::now())
    }

    fn uptime(&self) -> Duration {
        self.0.elapsed()
    }
}

struct ComputerRandom;

impl Random for ComputerRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        // These bytes only tell identifiers apart; secrets are drawn below and in the store, where a failure is an error.
        if getrandom::fill(bytes).is_err() {
            bytes.copy_from_slice(&std::process::id().to_le_bytes().iter().copied().cycle().take(bytes.len()).collect::<Vec<_>>());
        }
    }

    fn fill_secret(&mut self, bytes: &mut [u8]) -> bool {
        getrandom::fill(bytes).is_ok()
    }
}
