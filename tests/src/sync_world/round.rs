//! The calm after the storm: everybody asks again, somebody answers what is to be answered, and within ten rounds all agree.

use askel_store::sync::{self, OutboxState};
use askel_sync::{Doubtless, Reason};
use askel_sync::merge::Keep;

use super::judge;
use super::laptop::LAPTOPS;
use super::world::World;

pub const ROUNDS: usize = 10;
/// Far more than any conversation of so few records needs.
const STEPS: usize = 2_000;

/// How a world ended.
pub struct Ended {
    pub seed: u64,
    pub faults: Vec<String>,
    pub sum: String,
    pub rounds: usize,
}

/// Storm, calm, judgement.
pub fn live(world: &mut World, seed: u64) -> Ended {
    world.storm();
    let rounds = calm(world);
    let found = judge::faults(world);
    world.faults.extend(found);
    Ended { seed, faults: std::mem::take(&mut world.faults), sum: world.sum(), rounds }
}

/// Answers after how many rounds all agreed.
pub fn calm(world: &mut World) -> usize {
    world.rate = 0;
    if let Some(disk) = world.setting.disk {
        disk.mend();
    }
    world.now_ms += 600_000;
    let now_ms = world.now_ms;
    world.way.deliver_late(&mut world.server, now_ms);
    for round in 1..=ROUNDS {
        for number in 0..LAPTOPS {
            converse(world, number, round % 2 == 1 && world.setting.manifests);
            answer_cases(world, number);
            mend(world, number);
        }
        if judge::unsettled(world).is_empty() {
            return round;
        }
        world.now_ms += 3_600_000;
    }
    let left = judge::unsettled(world);
    world.faults.extend(left.into_iter().map(|left| format!("after {ROUNDS} rounds: {left}")));
    ROUNDS
}

fn converse(world: &mut World, number: usize, manifest: bool) {
    world.laptops[number].engine = None;
    world.begin(number, manifest);
    for _ in 0..STEPS {
        world.now_ms = world.now_ms.max(world.laptops[number].rests_until) + 1;
        if world.step(number).is_some() || world.laptops[number].engine.is_none() {
            return;
        }
    }
    world.faults.push(format!("laptop {number}: a conversation that does not end"));
    world.laptops[number].engine = None;
}

/// Somebody chooses: by chance, one side or the other.
fn answer_cases(world: &mut World, number: usize) {
    let now_ms = world.now_ms;
    let cases = world.laptops[number].store().read(|read| sync::open_cases(read, 100)).expect("read");
    for case in cases {
        let is_ours = world.laptops[number].chance.once_in(2);
        let keep = || if is_ours { Keep::Ours } else { Keep::Theirs };
        let chosen = world.laptops[number].store().read(|read| askel_sync::case_now(read, &case.id)).expect("read").map(|mut merged| {
            for open in merged.cases.clone() {
                merged.answer(&open.trail, keep());
            }
            merged.value
        });
        let answer = if is_ours { sync::Answer::Ours } else { sync::Answer::Theirs };
        world.note(&format!("{number} answers {} {answer:?}", case.id));
        let written = world.laptops[number].write(now_ms, |tx| askel_sync::answer_case(tx, &case.id, chosen.unwrap_or_default(), answer));
        written.expect("written");
    }
}

/// What a press on the button does not try again is sent again by name, and a doubt is answered.
fn mend(world: &mut World, number: usize) {
    let now_ms = world.now_ms;
    let aside = world.laptops[number].store().read(|read| sync::open_visits(read, OutboxState::SetAside, 1_000)).expect("read");
    for queued in aside.into_iter().filter(|queued| !queued.reason.as_deref().and_then(Reason::of).is_some_and(Reason::is_tried_again)) {
        world.laptops[number].write(now_ms, |tx| sync::back_to_waiting(tx, &queued.key)).expect("written");
    }
    let doubt = world.laptops[number].store().read(askel_sync::server_facts).expect("read").is_some_and(|facts| facts.doubted);
    if doubt {
        world.answer[number] = Some(Doubtless::SayAllAgain);
    }
}
