//! The one door, asked everything in every wrong way: locked, by unknown names, with requests of any shape.
//! It never panics, and while locked it answers only what the lock screen may know.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use askel::commands::{self, Asked, WHEN_OPEN, WHILE_LOCKED};
use askel_app::Askel;
use askel_app::failure::{Failure, FailureCode};
use askel_tests::faults::bench::{Bench, visit};
use askel_tests::faults::typed::Dice;
use serde_json::{Value, json};

use crate::outcome::{Control, Did, Told};
use crate::payloads::{mutated, seeds};
use crate::wanted::{Order, Progress};

type Door = fn(&mut Askel, &str, Asked) -> Result<Value, Failure>;

/// Stands only in the record: a locked door that says it has said too much.
const SECRETS: [&str; 3] = ["Virtala", "100190-999P", "salaisuutta"];
const SAID: &str = "Tämä on salaisuutta.";

struct Visitor {
    bench: Bench,
    door: Door,
    asked: usize,
    answered: usize,
    faults: Vec<String>,
}

const GIVE_THE_PASSPHRASE: [&str; 5] = ["vault_prove", "vault_change_passphrase", "vault_bind_to_keychain", "vault_free_from_keychain", "recovery_place"];
const LONGEST_SLOW_DOWN: Duration = Duration::from_secs(16 * 60);

impl Visitor {
    fn new(door: Door) -> Self {
        let mut bench = Bench::new();
        let id = bench.draft().id;
        bench.finalise(id, &visit(SAID)).expect("ready");
        Self { bench, door, asked: 0, answered: 0, faults: vec![] }
    }

    /// `None` after a panic, which is a fault.
    fn ask(&mut self, command: &str, args: Value, path: Option<&Path>) -> Option<Result<Value, FailureCode>> {
        self.asked += 1;
        let asked = Asked { args: args.clone(), path: path.map(Path::to_owned) };
        let (door, askel) = (self.door, &mut self.bench.askel);
        match catch_unwind(AssertUnwindSafe(|| door(askel, command, asked))) {
            Ok(answer) => {
                self.answered += usize::from(answer.is_ok());
                Some(answer.map_err(|failure| failure.code))
            }
            Err(_) => {
                self.faults.push(format!("{command} panicked on {}", shortened(&args)));
                None
            }
        }
    }

    fn locked_answers_only_what_it_may(&mut self, each: usize, dice: &mut Dice) {
        let seeds = seeds(&mut self.bench);
        self.bench.lock();
        for command in WHEN_OPEN {
            for _ in 0..each {
                let answer = self.ask(command, mutated(&seeds, dice), Some(Path::new("/nowhere")));
                if answer.is_some_and(|answer| answer != Err(FailureCode::Locked)) {
                    self.faults.push(format!("{command} answered while locked"));
                    break;
                }
            }
        }
        // Making and opening vaults is for `tests/faults/doors.rs`; here they get requests of other shapes.
        for command in WHILE_LOCKED {
            for _ in 0..each {
                let args = mutated(&seeds, dice);
                let answer = self.ask(command, args, None).and_then(Result::ok).unwrap_or_default().to_string();
                if SECRETS.iter().any(|secret| answer.contains(secret)) {
                    self.faults.push(format!("{command} told of the record while locked"));
                }
                self.bench.askel.lock();
            }
        }
        self.bench.unlock();
    }

    fn unknown_names_are_refused(&mut self) {
        let near = WHEN_OPEN
            .iter()
            .chain(WHILE_LOCKED)
            .flat_map(|name| [name.to_uppercase(), format!("{name} "), format!("{name}\0"), name[1..].into()]);
        for name in near.chain(["", "..", "SELECT", "__proto__"].map(String::from)) {
            if WHEN_OPEN.contains(&name.as_str()) || WHILE_LOCKED.contains(&name.as_str()) {
                continue;
            }
            if self.ask(&name, json!({}), None).is_some_and(|answer| answer != Err(FailureCode::BadRequest)) {
                self.faults.push(format!("an unknown name was answered: {name}"));
            }
        }
    }

    /// A wish that gives the passphrase locks the bag after three wrong ones, and slows the next try down; no other wish locks.
    fn open_again_after(&mut self, command: &str) {
        // After the third wrong one nothing is answered; the shell locks in its next breath.
        if !self.bench.askel.lock_if_due() && self.bench.askel.is_open() {
            return;
        }
        if !GIVE_THE_PASSPHRASE.contains(&command) {
            self.faults.push(format!("{command} locked the bag"));
        }
        self.bench.clock.wait(LONGEST_SLOW_DOWN);
        self.bench.unlock();
    }

    fn open_never_panics(&mut self, each: usize, dice: &mut Dice) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut progress = Progress::of("door", WHEN_OPEN.len());
        for (number, command) in WHEN_OPEN.iter().enumerate() {
            let seeds = seeds(&mut self.bench);
            // Those that the command understands as they are; of the others mostly the shape is refused.
            let shaped = |visitor: &mut Self, seed: &Value| {
                let answer = visitor.ask(command, seed.clone(), None);
                visitor.open_again_after(command);
                answer.is_some_and(|answer| answer != Err(FailureCode::BadRequest))
            };
            let fitting: Vec<Value> = seeds.iter().filter(|seed| shaped(self, seed)).cloned().collect();
            for _ in 0..each {
                let fits = !fitting.is_empty() && dice.roll(4) > 0;
                let args = mutated(if fits { &fitting } else { &seeds }, dice);
                let path = (dice.roll(20) == 0).then(|| folder.path());
                self.ask(command, args, path);
                self.open_again_after(command);
            }
            progress.at(number);
        }
        self.bench.reopen();
        self.bench.assert_sound();
    }
}

fn shortened(args: &Value) -> String {
    args.to_string().chars().take(200).collect()
}

pub fn run(order: &Order) -> Told {
    let (each, mut dice) = (order.share(100, 1_000, 10_000), order.dice(10));
    let mut visitor = Visitor::new(commands::run);
    visitor.unknown_names_are_refused();
    visitor.locked_answers_only_what_it_may(each.min(1_000), &mut dice);
    visitor.open_never_panics(each, &mut dice);
    let Visitor { asked, answered, faults, .. } = visitor;
    let did = Did::default()
        .most(WHEN_OPEN.len() + WHILE_LOCKED.len(), "commands")
        .and(each, "payloads for each of them")
        .and(asked, "requests with those while locked and by unknown names")
        .and(answered, "answered");
    Told { did, faults, control: control(order) }
}

/// The planted bug: one command answers although the bag is locked.
fn control(order: &Order) -> Control {
    fn ajar(askel: &mut Askel, command: &str, asked: Asked) -> Result<Value, Failure> {
        if command == "overview" && !askel.is_open() { Ok(json!({ "value": 1 })) } else { commands::run(askel, command, asked) }
    }
    let mut visitor = Visitor::new(ajar);
    visitor.locked_answers_only_what_it_may(1, &mut order.dice(11));
    match &visitor.faults[..] {
        [only] if only.starts_with("overview") => Control::Caught(only.clone()),
        faults => Control::Missed(format!("{} faults where one was planted", faults.len())),
    }
}
