//! A clock whose two hands move apart: the wall's, which jumps and runs on while the laptop sleeps, and the steady one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::fixture::surroundings::{Repeatable, Roomy};
use askel_app::KeyCost;
use askel_app::surroundings::{Clock, Surroundings};
use askel_domain::moment::{Moment, in_helsinki};

/// Stands until somebody moves it. Clones show the same time.
#[derive(Clone)]
pub struct TwoHands(Arc<Mutex<(Moment, Duration)>>);

impl TwoHands {
    pub fn at(wall: Moment) -> Self {
        Self(Arc::new(Mutex::new((wall, Duration::ZERO))))
    }

    /// Both hands, as when somebody waits.
    pub fn wait(&self, time: Duration) {
        self.hands().1 += time;
        self.sleep(time);
    }

    /// The wall alone, as when the lid is closed.
    pub fn sleep(&self, time: Duration) {
        let wall = self.hands().0;
        self.set_wall(wall + time);
    }

    /// The wall alone, as when somebody sets the clock.
    pub fn set_wall(&self, wall: Moment) {
        self.hands().0 = in_helsinki(wall);
    }

    pub fn surroundings(&self) -> Surroundings {
        Surroundings {
            clock: Box::new(self.clone()),
            random: Box::new(Repeatable::from(9)),
            disk: Box::new(Roomy),
            keychain: std::sync::Arc::new(askel_store::keys::NoKeychain),
            key_cost: KeyCost::FOR_PROOFS,
            in_clear_text: false,
        }
    }

    fn hands(&self) -> MutexGuard<'_, (Moment, Duration)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for TwoHands {
    fn now(&self) -> Moment {
        self.hands().0
    }

    fn uptime(&self) -> Duration {
        self.hands().1
    }
}
