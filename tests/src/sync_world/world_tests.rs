//! A world without mischief comes to rest, and its checker finds what is planted.

use askel_domain::goal::{Goal, SmallStep};
use askel_domain::id::{GoalId, StepId};
use askel_fhir::Record;
use askel_sync::Engine;
use askel_store::goal;

use super::chance::Chance;
use super::mischief::Mischief;
use super::round::{calm, live};
use super::world::{Setting, World};
use super::{judge, work};

fn setting(mischiefs: &[Mischief], steps: usize) -> Setting<'_> {
    Setting { mischiefs, steps, begin: Engine::begin, disk: None, manifests: true }
}

#[test]
fn a_world_comes_out_the_same_every_time_and_another_does_not() {
    let setting = setting(Mischief::ALL, 60);
    let ends = |seed: u64| live(&mut World::new(seed, &setting), seed);
    let (first, second, other) = (ends(5), ends(5), ends(6));
    assert_eq!((first.sum.clone(), first.rounds), (second.sum, second.rounds));
    assert_ne!(first.sum, other.sum);
}

#[test]
fn where_nothing_goes_wrong_all_agree_at_once() {
    let setting = setting(&[], 60);
    for seed in 1..6 {
        let ended = live(&mut World::new(seed, &setting), seed);
        assert_eq!(ended.faults, Vec::<String>::new(), "world {seed}");
        assert!(ended.rounds <= 3, "world {seed}: {} rounds", ended.rounds);
    }
}

/// What the closest relative loses or garbles (sync.md §2, W1): one thing edited twice before it is sent.
#[test]
fn what_is_edited_twice_before_it_is_sent_arrives_as_it_stands() {
    let step = |number: u64, text: &str| SmallStep { id: StepId(Chance::from(number).id(0)), text: text.into(), done_on: None };
    type Edit<'a> = Box<dyn Fn(&mut Goal) + 'a>;
    let twice: [(&str, [Edit; 2]); 4] = [
        ("a field that is added, then changed", [Box::new(|goal| goal.area = "arki".into()), Box::new(|goal| goal.area = "arjen asiat".into())]),
        ("a step that is appended, then mended", [Box::new(|goal| goal.steps.push(step(7, "soitan velipolle"))), Box::new(|goal| goal.steps.iter_mut().last().expect("a step").text = "soitan veljelle".into())]),
        ("a step that is added, then taken away", [Box::new(|goal| goal.steps.push(step(8, "turha"))), Box::new(|goal| _ = goal.steps.pop())]),
        ("the first step taken away twice", [Box::new(|goal| _ = goal.steps.remove(0)), Box::new(|goal| _ = goal.steps.remove(0))]),
    ];
    let setting = setting(&[], 0);
    for (what, edits) in twice {
        let mut world = World::new(3, &setting);
        let now_ms = world.now_ms;
        let mut edited = goal_of(&mut world);
        work::put(&mut world.laptops[0], &Record::Goal(edited.clone()), now_ms).expect("written");
        calm(&mut world);
        for edit in &edits {
            edit(&mut edited);
            work::put(&mut world.laptops[0], &Record::Goal(edited.clone()), now_ms).expect("written");
        }
        calm(&mut world);
        assert_eq!(judge::unsettled(&world), Vec::<String>::new(), "{what}");
        let arrived = world.laptops[2].store().read(|read| goal::get(read, edited.id)).expect("read");
        assert!(arrived == Some(edited), "{what}");
    }
}

fn goal_of(world: &mut World) -> Goal {
    let mut chance = Chance::from(11);
    let now_ms = world.now_ms;
    match work::new_goal(&mut chance, work::clients()[0], "Haluan taas käydä kirjastossa", now_ms) {
        Record::Goal(goal) => Goal { id: GoalId(chance.id(now_ms)), ..goal },
        _ => unreachable!("a goal"),
    }
}

#[test]
fn a_save_that_is_on_no_server_is_found() {
    let setting = setting(&[], 40);
    let mut world = World::new(4, &setting);
    let ended = live(&mut world, 4);
    assert!(ended.faults.is_empty() && !world.saves.is_empty());
    let save = world.saves.iter().rev().find(|save| !world.saves.iter().any(|later| later.instead_of.as_ref() == Some(&save.words))).expect("one that stands").clone();
    world.server.kept.retain(|_, versions| !versions.last().is_some_and(|version| version.json.to_string().contains(&format!("{}\"", save.words))));
    assert!(judge::faults(&world).iter().any(|fault| fault.contains(&save.words)), "lost, and nobody says so");
}
