//! Runs campaigns in parts, as many at a time as there are cores, each part in a process of its own: every one puts its own disk
//! under SQLite. Tells each campaign in the order asked for, as soon as it and those before it are done. Knows no campaign.

use std::collections::{BTreeMap, VecDeque};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use crate::outcome::Told;
use crate::results::{Done, Results};
use crate::wanted::{Order, PART, Part};

/// One part of one campaign.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    pub name: &'a str,
    pub part: Part,
}

/// Every part of the campaign.
pub fn tasks(name: &str, parts: usize) -> impl Iterator<Item = Task<'_>> {
    (0..parts).map(move |number| Task { name, part: Part { number, of: parts } })
}

/// Answers whether all held. `tell` gets a line for each campaign.
pub fn run(campaigns: &[(&str, usize)], order: &Order, results: &Results, mut tell: impl FnMut(String)) -> bool {
    let (mut parts, mut left) = (Parts::of(campaigns), VecDeque::new());
    for task in campaigns.iter().flat_map(|(name, count)| tasks(name, *count)) {
        match results.get(task, order) {
            Some(done) => parts.add(task.name, done),
            None => left.push_back(task),
        }
    }
    let left = Mutex::new(left);
    let (sent, heard) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (sent, left) = (sent.clone(), &left);
            scope.spawn(move || {
                while let Some(task) = left.lock().unwrap_or_else(PoisonError::into_inner).pop_front() {
                    if sent.send((task, alone(task, order))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sent);
        parts.tell_those_that_are_done(&mut tell);
        for (task, done) in heard {
            results.keep(task, order, &done);
            parts.add(task.name, done);
            parts.tell_those_that_are_done(&mut tell);
        }
    });
    parts.all_held
}

/// What is kept of each campaign, whole or not, and nothing is run.
pub fn so_far(campaigns: &[(&str, usize)], order: &Order, results: &Results, mut tell: impl FnMut(String)) {
    for (name, count) in campaigns {
        let kept: Vec<Done> = tasks(name, *count).filter_map(|task| results.get(task, order)).collect();
        let of = format!("{} of {count} parts", kept.len());
        match kept.into_iter().reduce(Done::join) {
            Some(done) => tell(format!("{} | {of}", done.line(name))),
            None => tell(format!("none   {name:<11} {of}")),
        }
    }
}

/// The parts that are there, and the campaigns that were told of.
struct Parts<'a> {
    wanted: &'a [(&'a str, usize)],
    there: BTreeMap<String, Vec<Done>>,
    told: usize,
    all_held: bool,
}

impl<'a> Parts<'a> {
    fn of(wanted: &'a [(&'a str, usize)]) -> Self {
        Self { wanted, there: BTreeMap::new(), told: 0, all_held: true }
    }

    fn add(&mut self, name: &str, done: Done) {
        self.there.entry(name.to_owned()).or_default().push(done);
    }

    fn tell_those_that_are_done(&mut self, tell: &mut impl FnMut(String)) {
        while let Some((name, count)) = self.wanted.get(self.told) {
            let Some(there) = self.there.get_mut(*name).filter(|there| there.len() >= *count) else { break };
            if let Some(whole) = std::mem::take(there).into_iter().reduce(Done::join) {
                self.all_held &= whole.told.held();
                tell(whole.line(name));
            }
            self.told += 1;
        }
    }
}

/// This program once more, for one part. Whatever it cannot say is a fault.
fn alone(task: Task, order: &Order) -> Done {
    let (begun, Part { number, of }) = (Instant::now(), task.part);
    let output = std::env::current_exe().and_then(|program| {
        let mut command = Command::new(program);
        command.args([task.name, "--scale", order.scale.name(), "--seed", &order.seed.to_string(), PART, &format!("{number}/{of}")]);
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()
    });
    let said = output.map(|output| output.stdout).unwrap_or_default();
    let (told, cpu) = serde_json::from_slice(&said).unwrap_or_else(|_| (Told::broke_off(), Duration::ZERO));
    Done { told, took: begun.elapsed(), cpu }
}

impl Done {
    /// Of two parts of one campaign; how long they took is added up, though they may have run at the same time.
    fn join(self, other: Self) -> Self {
        Self { told: self.told.join(other.told), took: self.took + other.took, cpu: self.cpu + other.cpu }
    }

    pub fn line(&self, name: &str) -> String {
        self.told.line(name, self.took, self.cpu)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{Control, Did};

    fn done(number: usize, held: bool) -> Done {
        let control = if held { Control::Caught("x".into()) } else { Control::Missed("x".into()) };
        Done { told: Told { did: Did::default().and(number, "cuts"), faults: vec![], control }, took: Duration::from_secs(2), cpu: Duration::from_secs(1) }
    }

    #[test]
    fn campaigns_are_told_in_their_order_and_whole() {
        let wanted = [("a", 2), ("b", 1)];
        let (mut parts, mut lines) = (Parts::of(&wanted), vec![]);
        for (name, number) in [("b", 5), ("a", 1), ("a", 2)] {
            assert!(lines.is_empty(), "told before it was whole");
            parts.add(name, done(number, true));
            parts.tell_those_that_are_done(&mut |line| lines.push(line));
        }
        assert!(lines.len() == 2 && lines[0].contains("3 cuts") && lines[0].contains("4.0 s") && lines[1].contains("5 cuts"), "{lines:?}");
        assert!(parts.all_held);
        let mut parts = Parts::of(&wanted[1..]);
        parts.add("b", done(1, false));
        parts.tell_those_that_are_done(&mut drop);
        assert!(!parts.all_held);
    }
}
