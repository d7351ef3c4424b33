//! What is agreed with a client: periods, goals, tasks.

use askel_domain::entry::Mark;
use askel_domain::goal::{FactorEffect, Goal, GoalDirection, SituationFactor, SmallStep};
use askel_domain::id::{ClientId, EntryId, GoalId, PeriodId, StepId, TaskId};
use askel_domain::period::{AgreedReview, Basis, Course, Deputy, FixedTerm, ServicePeriod, TermChange};
use askel_domain::task::{Helped, InterimTask, Responsible, TaskKind, TaskOutcome};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{code, day, days, id, maybe_words, moment, one_of, words};

pub fn period() -> impl Strategy<Value = ServicePeriod> {
    let codes = (prop_oneof![Just(String::new()), code()], prop_oneof![Just(String::new()), code()]);
    (id(), id(), codes, maybe_words(), term(), basis(), course()).prop_map(|(id, client, codes, own_worker, term, basis, course)| {
        ServicePeriod {
            id: PeriodId(id),
            client_id: ClientId(client),
            service_task: codes.0,
            social_service: codes.1,
            own_worker,
            term,
            basis,
            course,
        }
    })
}

fn term() -> impl Strategy<Value = FixedTerm> {
    days().prop_map(|(starts_on, ends_on)| FixedTerm { starts_on, ends_on })
}

fn basis() -> impl Strategy<Value = Basis> {
    let maybe = || option::of(day());
    (maybe(), maybe(), maybe(), maybe(), maybe()).prop_map(|days| Basis {
        assessment_on: days.0,
        plan_on: days.1,
        decision_on: days.2,
        decision_from: days.3,
        decision_until: days.4,
    })
}

fn course() -> impl Strategy<Value = Course> {
    let change = (term(), term(), words(), maybe_words(), moment()).prop_map(|(from, to, reason, decided_by, changed_at)| TermChange {
        from,
        to,
        reason,
        decided_by,
        changed_at,
    });
    let review = (day(), any::<bool>()).prop_map(|(on, held)| AgreedReview { on, held });
    let deputy = (words(), days()).prop_map(|(name, (from, until))| Deputy { name, from, until });
    let limits = (option::of(one_of(&[6u8, 4, 2])), option::of(any::<u16>()));
    (vec(change, 0..3), vec(review, 0..3), vec(deputy, 0..3), limits).prop_map(|(term_changes, reviews, deputies, limits)| Course {
        term_changes,
        reviews,
        deputies,
        reminded_weeks: limits.0,
        remote_alone_days: limits.1,
    })
}

pub fn goal() -> impl Strategy<Value = Goal> {
    let step = (id(), words(), option::of(day())).prop_map(|(id, text, done_on)| SmallStep { id: StepId(id), text, done_on });
    let factor =
        (words(), one_of(&[FactorEffect::Helps, FactorEffect::Hinders])).prop_map(|(text, effect)| SituationFactor { text, effect });
    let scale = ([maybe_words(), maybe_words(), maybe_words(), maybe_words(), maybe_words()], 1u8..5, -2i8..3, -2i8..3);
    let direction = one_of(&[GoalDirection::Improve, GoalDirection::PreventDecline]);
    (id(), id(), words(), maybe_words(), direction, scale, vec(step, 0..4), vec(factor, 0..3)).prop_map(
        |(id, client, client_words, area, direction, scale, steps, factors)| Goal {
            id: GoalId(id),
            client_id: ClientId(client),
            client_words,
            area,
            direction,
            levels: scale.0,
            weight: scale.1,
            start_level: scale.2,
            level: scale.3,
            steps,
            factors,
        },
    )
}

pub fn mark() -> impl Strategy<Value = Mark> {
    one_of(&[Mark::Done, Mark::Partly, Mark::NotDone, Mark::Dropped])
}

pub fn helped() -> impl Strategy<Value = Option<Helped>> {
    option::of(one_of(&[Helped::Yes, Helped::Some, Helped::No]))
}

pub fn task_kind() -> impl Strategy<Value = TaskKind> {
    one_of(&[TaskKind::Task, TaskKind::Programme, TaskKind::Game])
}

pub fn responsible() -> impl Strategy<Value = Responsible> {
    prop_oneof![Just(Responsible::Client), Just(Responsible::Worker), words().prop_map(Responsible::Other)]
}

pub fn task() -> impl Strategy<Value = InterimTask> {
    let outcome = (mark(), maybe_words(), helped(), moment()).prop_map(|(mark, obstacle, helped, marked_at)| TaskOutcome {
        mark,
        obstacle,
        helped,
        marked_at,
    });
    let ids = (id(), id(), option::of(id()), option::of(id()));
    (ids, task_kind(), words(), responsible(), option::of(day()), maybe_words(), option::of(outcome), any::<bool>()).prop_map(
        |(ids, kind, what, responsible, due_on, may_hinder, outcome, withdrawn)| InterimTask {
            id: TaskId(ids.0),
            client_id: ClientId(ids.1),
            goal_id: ids.2.map(GoalId),
            agreed_in: ids.3.map(EntryId),
            kind,
            what,
            responsible,
            due_on,
            may_hinder,
            outcome,
            withdrawn,
        },
    )
}
