//! The conversation with the server, in worlds that each follow from a seed: three laptops with real vaults and the real engine,
//! a model server and a network that misbehave in forty ways, laptops that lose their power, disks that fail. After the storm
//! everything is where it belongs within ten rounds, or the world's number is told, and with it the world can be had again.

use std::collections::BTreeMap;

use askel_sync::{Engine, Planted};
use askel_tests::faults::vfs::faulty::{Fault, FaultyDisk, Plan};
use askel_tests::faults::vfs::{heal, put_under};
use askel_tests::sync_world::mischief::Mischief;
use askel_tests::sync_world::round::{Ended, live};
use askel_tests::sync_world::world::{Begin, Setting, Spoil, World};

use crate::outcome::{Control, Did, ELSEWHERE, Told};
use crate::wanted::{Order, Progress};

const WORLDS: [usize; 3] = [1_000, 100_000, 1_000_000];
const STEPS: usize = 60;
/// Within so many worlds each planted fault is found.
const WORLDS_OF_CONTROL: u64 = 200;
/// Worlds that are lived twice, to see that they come out the same.
const TWICE: u64 = 5;

/// The process's one disk, under every laptop of the world.
struct OneDisk(FaultyDisk);

impl Spoil for OneDisk {
    fn spoil(&self, at: u64) {
        self.0.plan(Plan { fault: Fault::REAL[at as usize % 3], at, stays: at % 2 == 0 });
    }

    fn mend(&self) {
        self.0.mend();
    }
}

#[derive(Default)]
struct Counted {
    bad: Vec<String>,
    requests: u64,
    saves: usize,
    crashes: u32,
    spoilt: u32,
    put_back: u32,
    mischief: BTreeMap<Mischief, u32>,
}

/// Names one world by its number: it alone is lived, and everything that was said in it is printed.
const ONE: &str = "ASKEL_WORLD";

pub fn run(order: &Order) -> Told {
    if let Some(seed) = std::env::var(ONE).ok().and_then(|number| number.parse().ok()) {
        // It is lived once, however many parts there are.
        return if order.part.number == 0 { look_into(seed) } else { Told { did: Did::default(), faults: vec![], control: Control::Caught(ELSEWHERE.into()) } };
    }
    let worlds = order.share(WORLDS[0], WORLDS[1], WORLDS[2]) as u64;
    let disk = FaultyDisk::default();
    put_under(disk.clone());
    let disk = OneDisk(disk);
    let setting = Setting { mischiefs: Mischief::ALL, steps: STEPS, begin: Engine::begin, disk: Some(&disk), manifests: true };
    let mut counted = Counted::default();
    let mut progress = Progress::of("sync", worlds as usize);
    for number in 0..worlds {
        let seed = first(order) + number;
        let told = one(seed, &setting, &mut counted);
        if number < TWICE && one(seed, &setting, &mut Counted::default()).sum != told.sum {
            counted.bad.push(format!("world {seed} does not come out the same twice"));
        }
        progress.at(number as usize);
    }
    heal();
    let never: Vec<&Mischief> = Mischief::ALL.iter().filter(|mischief| !counted.mischief.contains_key(mischief)).collect();
    // The rarest comes once in a few hundred worlds.
    if !never.is_empty() && worlds >= WORLDS[0] as u64 {
        counted.bad.push(format!("never tried: {never:?}"));
    }
    let did = Did::default()
        .and(worlds as usize, "worlds")
        .and(counted.saves, "saves")
        .and(counted.requests as usize, "requests")
        .and(counted.mischief.values().sum::<u32>() as usize, "of them gone wrong")
        .most(counted.mischief.len(), "ways")
        .and(counted.crashes as usize, "crashes")
        .and(counted.spoilt as usize, "spoilt writes")
        .and(counted.put_back as usize, "older servers");
    let control = if order.part.number == 0 { control(order) } else { Control::Caught(ELSEWHERE.into()) };
    Told { did, faults: counted.bad, control }
}

fn look_into(seed: u64) -> Told {
    let disk = FaultyDisk::default();
    put_under(disk.clone());
    let disk = OneDisk(disk);
    let setting = Setting { mischiefs: Mischief::ALL, steps: STEPS, begin: Engine::begin, disk: Some(&disk), manifests: true };
    let mut world = World::new(seed, &setting);
    world.keep_a_log();
    let ended = live(&mut world, seed);
    world.log().iter().for_each(|line| eprintln!("{line}"));
    Told { did: Did::default().and(seed as usize, "is the one world that was lived"), faults: ended.faults, control: Control::Caught("not tried".into()) }
}

/// Seeds far apart give worlds that do not overlap.
fn first(order: &Order) -> u64 {
    order.seed << 20
}

fn one(seed: u64, setting: &Setting, counted: &mut Counted) -> Ended {
    let mut world = World::new(seed, setting);
    let told = live(&mut world, seed);
    counted.bad.extend(told.faults.iter().map(|fault| format!("world {seed}: {fault}")));
    counted.requests += u64::from(world.requests);
    counted.saves += world.saves.len();
    counted.crashes += world.crashes;
    counted.spoilt += world.spoilt;
    counted.put_back += world.put_back;
    for (mischief, many) in &world.way.counted {
        *counted.mischief.entry(*mischief).or_default() += many;
    }
    told
}

/// Where only the network and the keeping go wrong and nothing heals but the news, the engine as it is has no fault in the very world
/// that finds the planted one.
fn control(order: &Order) -> Control {
    // The third lies for the moment between a page's cursor and its rows: a crash has to fall there, so it gets a longer storm.
    let liars: [(&str, usize, Begin); 4] = [
        ("versions ignored", STEPS, |errand| Engine::begin_planted(errand, Planted::IgnoresVersions)),
        ("the cursor saved early", STEPS, |errand| Engine::begin_planted(errand, Planted::SavesCursorEarly)),
        ("the cursor saved ahead of its rows", 3 * STEPS, |errand| Engine::begin_planted(errand, Planted::SavesCursorAhead)),
        ("an answer believed", STEPS, |errand| Engine::begin_planted(errand, Planted::BelievesAnswers)),
    ];
    let mut caught = vec![];
    for (what, steps, begin) in liars {
        let faults = |begin: Begin, number: u64| {
            let setting = Setting { mischiefs: Mischief::BUT_TRUE_PAGES, steps, begin, disk: None, manifests: false };
            one(first(order) + number, &setting, &mut Counted::default()).faults
        };
        let found = (0..WORLDS_OF_CONTROL).find(|number| !faults(begin, *number).is_empty() && faults(Engine::begin, *number).is_empty());
        match found {
            Some(number) => caught.push(format!("{what} (world {number})")),
            None => return Control::Missed(format!("{what}, in {WORLDS_OF_CONTROL} worlds")),
        }
    }
    Control::Caught(caught.join(", "))
}
