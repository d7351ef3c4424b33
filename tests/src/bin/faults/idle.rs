//! The lock that comes by itself, under random days: input, waiting, sleep, lost timers, clocks set by years, both nights of
//! the clock change. Never open longer than the limit and a second, never locked early unless the wall clock leapt.

use std::time::Duration;

use askel_app::IDLE_MINUTES;
use askel_app::answer::Empty;
use askel_app::surroundings::Clock;
use askel_app::vault;
use askel_domain::id::DraftId;
use askel_tests::faults::bench::{Bench, beginning, visit};
use askel_tests::faults::two_hands::TwoHands;
use askel_tests::faults::typed::Dice;
use chrono::{DateTime, TimeDelta};

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

const LIMIT: Duration = Duration::from_secs(IDLE_MINUTES as u64 * 60);
const SECOND: Duration = Duration::from_secs(1);
const EVENTS: usize = 40;
const TYPED: &str = "Kesken jäi, koska kansi sulkeutui.";
/// Just before the hour that is skipped and the hour that comes twice.
const NIGHTS: [&str; 2] = ["2026-03-29T02:58:00+02:00", "2026-10-25T03:58:00+03:00"];

/// What is watched: Askel, or the planted one.
trait Watched {
    fn input(&mut self);
    /// A look of the timer. `true`: it locked now.
    fn look(&mut self) -> bool;
    fn open_again(&mut self);
}

struct OfAskel {
    bench: Bench,
    draft: DraftId,
}

impl Watched for OfAskel {
    fn input(&mut self) {
        vault::note_activity(self.bench.open(), Empty {}).expect("noted");
    }

    fn look(&mut self) -> bool {
        self.bench.askel.lock_if_due()
    }

    fn open_again(&mut self) {
        self.bench.unlock();
        // A clock that was years off makes the service look ended; the worker says why the draft is opened.
        self.bench.give_a_reason();
        assert_eq!(self.bench.kept(self.draft).map(|form| form.client_tells).as_deref(), Ok(TYPED), "the lock cost a draft");
    }
}

/// The planted bug: looks at the steady hand alone, which stands while the laptop sleeps.
struct Planted {
    clock: TwoHands,
    since: Duration,
}

impl Watched for Planted {
    fn input(&mut self) {
        self.since = self.clock.uptime();
    }

    fn look(&mut self) -> bool {
        self.clock.uptime() - self.since >= LIMIT
    }

    fn open_again(&mut self) {
        self.input();
    }
}

/// One random day, and what is known of it: how long really nobody was there.
struct Day<'a, W> {
    watched: &'a mut W,
    clock: TwoHands,
    idle: Duration,
    /// The wall clock was set forward since the last input; locking early is then the safe side.
    leapt: bool,
    locked: bool,
    faults: Vec<String>,
}

impl<W: Watched> Day<'_, W> {
    fn look(&mut self, after: &str) {
        if self.locked {
            return;
        }
        self.locked = self.watched.look();
        if self.locked && self.idle < LIMIT && !self.leapt {
            self.faults.push(format!("locked {:?} too early after {after}", LIMIT - self.idle));
        }
        if !self.locked && self.idle >= LIMIT + SECOND {
            self.faults.push(format!("open after {:?} without anybody, {after}", self.idle));
            self.locked = true;
        }
    }

    fn wait(&mut self, seconds: usize, timers_lost: bool) {
        for second in 1..=seconds {
            self.clock.wait(SECOND);
            self.idle += SECOND;
            if !timers_lost || second == seconds {
                self.look(if timers_lost { "waiting with lost timers" } else { "waiting" });
            }
        }
    }

    fn event(&mut self, dice: &mut Dice) {
        match dice.roll(12) {
            0..4 => {
                self.watched.input();
                (self.idle, self.leapt) = (Duration::ZERO, false);
            }
            4..7 => self.wait(1 + dice.roll(320), false),
            7 => self.wait(1 + dice.roll(320), true),
            8 | 9 => {
                let slept = Duration::from_secs(1 + dice.roll(10_800) as u64);
                self.clock.sleep(slept);
                self.idle += slept;
                self.look("sleeping");
            }
            10 => self.set_wall(self.clock.now() + TimeDelta::seconds(dice.roll(630_000_000) as i64 - 315_000_000)),
            _ => {
                self.set_wall(DateTime::parse_from_rfc3339(NIGHTS[dice.roll(2)]).expect("a moment"));
                self.wait(240, false);
            }
        }
    }

    fn set_wall(&mut self, to: askel_domain::moment::Moment) {
        self.leapt |= to > self.clock.now();
        self.clock.set_wall(to);
        self.look("setting the clock");
    }
}

/// Answers how many days ended locked, and every fault.
fn days<W: Watched>(watched: &mut W, clock: &TwoHands, number: usize, dice: &mut Dice) -> (usize, Vec<String>) {
    let (mut locks, mut faults, mut progress) = (0, vec![], Progress::of("idle", number));
    for day in 0..number {
        watched.input();
        let mut today = Day { watched, clock: clock.clone(), idle: Duration::ZERO, leapt: false, locked: false, faults: vec![] };
        for _ in 0..EVENTS {
            today.event(dice);
            if today.locked {
                break;
            }
        }
        let locked = today.locked;
        faults.extend(today.faults.into_iter().map(|fault| format!("day {day}: {fault}")));
        if locked {
            locks += 1;
            watched.open_again();
        }
        progress.at(day);
    }
    (locks, faults)
}

pub fn run(order: &Order) -> Told {
    let number = order.share(60, 1_000, 10_000);
    let mut bench = Bench::new();
    let draft = bench.draft().id;
    bench.save(draft, &visit(TYPED)).expect("kept");
    let (clock, mut dice) = (bench.clock.clone(), order.dice(8));
    let (locks, faults) = days(&mut OfAskel { bench, draft }, &clock, number, &mut dice);
    let did = Did::default().and(number, "random days").and(locks, "ended locked, the draft there each time");
    Told { did, faults, control: control(order) }
}

fn control(order: &Order) -> Control {
    let clock = TwoHands::at(beginning());
    let mut planted = Planted { clock: clock.clone(), since: Duration::ZERO };
    let (_, faults) = days(&mut planted, &clock, 200, &mut order.dice(9));
    match faults.first() {
        Some(first) => Control::Caught(format!("a lock by the steady clock alone: {first}")),
        None => Control::Missed("a lock that does not see sleep".into()),
    }
}
