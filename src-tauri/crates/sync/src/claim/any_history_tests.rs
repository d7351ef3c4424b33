//! Ten thousand random histories of four records, a laptop and a server that may lie, lose answers or come back older.
//! What is said is held against what the server truly held, which the laptop never sees. Three liars must be found.

use std::collections::{BTreeMap, HashSet};
use std::mem::discriminant;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;

const ROWS: usize = 4;
const HISTORIES: u32 = 10_000;

#[derive(Clone, Copy, Debug)]
enum Event {
    Write(usize),
    /// `arrives`: the server takes it; `answer`: a word of success is heard, be it true or not.
    Send { row: usize, arrives: bool, answer: bool },
    /// The server is read, and what it holds compared with what was sent.
    Read(usize),
    Reject(usize),
    Collide(usize),
    /// Somebody has chosen, or mended what was set aside.
    Choose(usize),
    /// A whole round ends; it sees an older server, because the newest thing is not there any more.
    Round,
    Restore,
    Answered,
    Hours(i64),
    ClockBack(i64),
    Network(bool),
}

fn event() -> impl Strategy<Value = Event> {
    let row = || 0..ROWS;
    prop_oneof![
        3 => row().prop_map(Event::Write),
        6 => (row(), prop::bool::weighted(0.7), prop::bool::weighted(0.6)).prop_map(|(row, arrives, answer)| Event::Send { row, arrives, answer }),
        9 => row().prop_map(Event::Read),
        2 => row().prop_map(Event::Reject),
        1 => row().prop_map(Event::Collide),
        2 => row().prop_map(Event::Choose),
        4 => Just(Event::Round),
        1 => Just(Event::Restore),
        2 => Just(Event::Answered),
        1 => (1..40_i64).prop_map(Event::Hours),
        1 => (1..60_i64).prop_map(Event::ClockBack),
        1 => any::<bool>().prop_map(Event::Network),
    ]
}

/// Which writing of each row something holds.
type Held = BTreeMap<usize, u64>;

#[derive(Clone, Copy)]
enum OutboxStand {
    Waiting { only_here: bool },
    Sending { sent: u64, answered: bool },
    SetAside,
    TwoVersions,
}

/// The world: what is true, and what the laptop has written down.
struct World {
    /// True seconds, and what the laptop's clock is off.
    time: i64,
    clock_off: i64,
    server: Held,
    /// What the server held from each moment on.
    was: Vec<(i64, Held)>,
    /// What a backup may be of.
    backups: Vec<Held>,
    written: [u64; ROWS],
    /// Every writing that ever reached the server.
    reached: Vec<(usize, u64)>,
    outbox: [Option<(OutboxStand, i64)>; ROWS],
    mirror: [Option<(u64, i64)>; ROWS],
    /// What the next round must still find: all that was read back since the last one, and the newest of that one. Places in `reached`.
    watched: Vec<usize>,
    checked: Option<(i64, i64)>,
    doubted: bool,
    network: bool,
}

impl World {
    fn new() -> Self {
        let none = || std::array::from_fn(|_| None);
        Self {
            time: 1_000_000, clock_off: 0, server: Held::new(), was: vec![(0, Held::new())], backups: vec![Held::new()], written: [0; ROWS], reached: vec![], outbox: [None; ROWS],
            mirror: none(), watched: vec![], checked: None, doubted: false, network: true,
        }
    }

    fn now(&self) -> i64 {
        self.time + self.clock_off
    }

    fn held_at(&self, time: i64, row: usize) -> Option<u64> {
        self.was.iter().rev().find(|(since, _)| *since <= time).and_then(|(_, held)| held.get(&row).copied())
    }

    fn happens(&mut self, event: Event) {
        self.time += 1;
        match event {
            Event::Write(row) => self.write(row),
            Event::Send { row, arrives, answer } => self.send(row, arrives, answer),
            Event::Read(row) => self.read(row),
            Event::Reject(row) => self.restand(row, OutboxStand::SetAside),
            Event::Collide(row) => self.restand(row, OutboxStand::TwoVersions),
            Event::Choose(row) => match self.outbox[row] {
                Some((OutboxStand::SetAside | OutboxStand::TwoVersions, _)) => self.write(row),
                _ => {}
            },
            Event::Round => self.round(),
            Event::Restore => {
                self.backups.truncate(self.backups.len() / 2 + 1);
                self.server = self.backups.last().cloned().unwrap_or_default();
            }
            Event::Answered => self.unsettle(),
            Event::Hours(hours) => self.time += hours * 3_600,
            Event::ClockBack(hours) => self.clock_off -= hours * 3_600,
            Event::Network(there) => self.network = there,
        }
        self.was.push((self.time, self.server.clone()));
        self.backups.push(self.server.clone());
    }

    fn write(&mut self, row: usize) {
        self.written[row] += 1;
        self.outbox[row] = match self.outbox[row] {
            Some((stand @ OutboxStand::Sending { .. }, since)) => Some((stand, since)),
            // A new writing has never left.
            Some((_, since)) => Some((OutboxStand::Waiting { only_here: true }, since)),
            None => Some((OutboxStand::Waiting { only_here: true }, self.now())),
        };
    }

    fn send(&mut self, row: usize, arrives: bool, answer: bool) {
        let Some((OutboxStand::Waiting { .. }, since)) = self.outbox[row] else { return };
        if !self.network {
            return;
        }
        let sent = self.written[row];
        if arrives {
            self.server.insert(row, sent);
            self.reached.push((row, sent));
        }
        self.outbox[row] = Some((OutboxStand::Sending { sent, answered: answer }, since));
    }

    fn read(&mut self, row: usize) {
        let Some((OutboxStand::Sending { sent, .. }, since)) = self.outbox[row].filter(|_| self.network) else { return };
        let is_there = self.server.get(&row) == Some(&sent);
        if is_there {
            self.mirror[row] = Some((sent, self.time));
            self.watched.extend(self.reached.iter().rposition(|reached| *reached == (row, sent)));
        }
        self.outbox[row] = (!is_there || sent < self.written[row]).then_some((OutboxStand::Waiting { only_here: true }, since));
    }

    /// A row that the server does not take, or has another version of.
    fn restand(&mut self, row: usize, stand: OutboxStand) {
        if let Some((OutboxStand::Sending { .. }, since)) = self.outbox[row].filter(|_| self.network) {
            self.outbox[row] = Some((stand, since));
        }
    }

    fn round(&mut self) {
        if !self.network || self.doubted {
            return;
        }
        let stands = self.watched.iter().all(|watched| {
            let (row, written) = self.reached[*watched];
            self.server.get(&row).is_some_and(|held| *held >= written)
        });
        match stands {
            true => {
                self.checked = Some((self.time, self.now()));
                self.watched = self.watched.iter().max().copied().into_iter().collect();
            }
            false => self.doubted = true,
        }
    }

    /// Somebody has said that the server is an older one: nothing that was read before is proven.
    fn unsettle(&mut self) {
        if !self.doubted {
            return;
        }
        (self.doubted, self.checked, self.mirror) = (false, None, [None; ROWS]);
        self.watched.clear();
        for row in (0..ROWS).filter(|row| self.written[*row] > 0) {
            let was_sent = self.outbox[row].is_none_or(|(stand, _)| matches!(stand, OutboxStand::Sending { .. }));
            if was_sent {
                self.outbox[row] = Some((OutboxStand::Waiting { only_here: false }, self.now()));
            }
        }
    }

    fn facts(&self, row: usize) -> RowFacts<'static> {
        let queued = self.outbox[row].map(|(stand, since_utc)| Queued {
            stand: match stand {
                OutboxStand::Waiting { only_here } => Stand::Waiting { only_here },
                OutboxStand::Sending { sent, answered } => Stand::Sending { changed: sent < self.written[row], answered: answered.then_some("1") },
                OutboxStand::SetAside => Stand::SetAside { reason: "rejected" },
                OutboxStand::TwoVersions => Stand::TwoVersions,
            },
            since_utc,
        });
        RowFacts { is_draft: self.written[row] == 0, queued, read_back: self.mirror[row].map(|(_, at_utc)| ReadBack { version: "1", at_utc }) }
    }

    fn header_facts(&self, states: &[RecordState]) -> Facts {
        let network = if self.network { Network::Reached } else { Network::Away };
        let server = ServerFacts { checked_utc: self.checked.map(|(_, by_clock)| by_clock), doubted: self.doubted, network };
        Facts { server: Some(server), tally: Tally::of(states), now_utc: self.now() }
    }
}

/// Who speaks: the functions of this room, or a liar.
#[derive(Clone, Copy)]
struct Speaker {
    state: fn(&RowFacts) -> RecordState,
    header: fn(&Facts) -> Claim,
}

const HONEST: Speaker = Speaker { state, header };

/// Everything said now that is more than is true, one sentence each.
fn overclaims(world: &World, speaker: Speaker) -> Vec<String> {
    let states: Vec<RecordState> = (0..ROWS).map(|row| (speaker.state)(&world.facts(row))).collect();
    let mut faults: Vec<String> = states.iter().enumerate().filter_map(|(row, state)| overclaim_of_row(world, row, state)).collect();
    let claim = (speaker.header)(&world.header_facts(&states));
    faults.extend(overclaim_of_all(world, claim.sentence));
    faults
}

fn overclaim_of_row(world: &World, row: usize, state: &RecordState) -> Option<String> {
    let written = world.written[row];
    let fault = |what: &str| Some(format!("record {row}: {what}"));
    match state {
        RecordState::OnServer { at_utc, .. } if world.held_at(*at_utc, row) != Some(written) => fault("the server never held it so"),
        RecordState::Waiting { .. } if written == 0 => fault("nothing waits"),
        RecordState::ChangedWhileSending { .. } if !matches!(world.outbox[row], Some((OutboxStand::Sending { sent, .. }, _)) if sent < written) => fault("nothing changed"),
        RecordState::Draft if written > 0 => fault("no draft"),
        _ => None,
    }
}

fn overclaim_of_all(world: &World, sentence: Sentence) -> Option<String> {
    let written: Vec<usize> = (0..ROWS).filter(|row| world.written[*row] > 0).collect();
    let count = written.len() as u32;
    match sentence {
        Sentence::AllOnServer { records, checked_utc } => {
            let (checked, by_clock) = world.checked?;
            // Each was there when the server was last checked, or when it was itself read back since.
            let was_there = |row: &usize| {
                let read = world.mirror[*row].map_or(0, |(_, at)| at);
                world.held_at(checked.max(read), *row) == Some(world.written[*row])
            };
            let late = world.now() - by_clock > STALE_AFTER;
            (records != count || checked_utc != by_clock || late || !written.iter().all(was_there)).then(|| "all are not there".to_owned())
        }
        Sentence::OnlyHere { records, .. } => {
            let never_left = |row: &&usize| !world.reached.contains(&(**row, world.written[**row])) || world.held_at(world.time, **row) != Some(world.written[**row]);
            ((written.iter().filter(never_left).count() as u32) < records).then(|| "some are not only here".to_owned())
        }
        Sentence::NotConfirmed { records, .. } => (records > count).then(|| "more than were written".to_owned()),
        Sentence::NotChecked { days: Some(days), .. } => {
            let age = world.checked.map(|(_, by_clock)| world.now() - by_clock)?;
            (i64::from(days) * 86_400 > age).then(|| "longer ago than it was".to_owned())
        }
        Sentence::Nothing => (count > 0).then(|| "there is something".to_owned()),
        _ => None,
    }
}

/// The first overclaim of each of many histories. One seed, so that a failure is found again.
fn lies(speaker: Speaker, histories: u32) -> Vec<String> {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let history = prop::collection::vec(event(), 10..80);
    let mut found = vec![];
    for number in 0..histories {
        let events = history.new_tree(&mut runner).expect("a history").current();
        let mut world = World::new();
        for (step, event) in events.into_iter().enumerate() {
            world.happens(event);
            if let Some(fault) = overclaims(&world, speaker).into_iter().next() {
                found.push(format!("history {number}, step {step}, {event:?}: {fault}"));
                break;
            }
        }
    }
    found
}

#[test]
fn in_ten_thousand_histories_nothing_is_said_that_was_not_proven() {
    assert_eq!(lies(HONEST, HISTORIES), Vec::<String>::new());
}

#[test]
fn the_histories_come_to_every_state_and_every_sentence() {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let (mut said, mut stood) = (HashSet::new(), HashSet::new());
    for _ in 0..500 {
        let events = prop::collection::vec(event(), 10..80).new_tree(&mut runner).expect("a history").current();
        let mut world = World::new();
        for event in events {
            world.happens(event);
            let states: Vec<RecordState> = (0..ROWS).map(|row| state(&world.facts(row))).collect();
            said.insert(discriminant(&header(&world.header_facts(&states)).sentence));
            stood.extend(states.iter().map(discriminant));
        }
    }
    assert_eq!(stood.len(), 7, "every state");
    assert_eq!(said.len(), 6, "every sentence but the one about no server");
}

#[test]
fn planted_liars_are_found() {
    fn believes_an_answer(row: &RowFacts) -> RecordState {
        match row.queued {
            Some(Queued { stand: Stand::Sending { answered: Some(version), .. }, since_utc }) => RecordState::OnServer { version: version.into(), at_utc: since_utc },
            _ => state(row),
        }
    }
    fn forgets_a_new_edit(row: &RowFacts) -> RecordState {
        match row.read_back {
            Some(_) => state(&RowFacts { queued: None, ..*row }),
            None => state(row),
        }
    }
    fn says_all_while_one_is_set_aside(facts: &Facts) -> Claim {
        let all = Tally { on_server: facts.tally.on_server + facts.tally.needs_attention, needs_attention: 0, ..facts.tally };
        header(&Facts { tally: all, ..*facts })
    }
    fn trusts_a_look_for_ever(facts: &Facts) -> Claim {
        let now_utc = facts.server.and_then(|server| server.checked_utc).unwrap_or(facts.now_utc);
        header(&Facts { now_utc, ..*facts })
    }
    let liars = [
        ("an answer taken for a read-back", Speaker { state: believes_an_answer, ..HONEST }),
        ("a new edit forgotten", Speaker { state: forgets_a_new_edit, ..HONEST }),
        ("all, while one is set aside", Speaker { header: says_all_while_one_is_set_aside, ..HONEST }),
        ("a look that never grows old", Speaker { header: trusts_a_look_for_ever, ..HONEST }),
    ];
    for (what, liar) in liars {
        assert!(!lies(liar, 200).is_empty(), "{what} was not found");
    }
}
