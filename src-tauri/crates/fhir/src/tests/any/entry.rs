//! Entries, in every kind of body and every kind of version.

use askel_domain::entry::{
    AgreedTask, AnnulmentGround, Author, Cancelled, CancelledBy, Change, ChildrenNoted, Entry, EntryBody, Event, Meeting, NotMet, ReadTogether, StepMark,
    TaskMark, Voices,
};
use askel_domain::id::{ClientId, DraftId, EntryId, GoalId, PeriodId, SessionId, StepId, TaskId, WorkerId};
use askel_domain::session::{ContactMode, RemoteObstacle};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::work::{helped, mark, responsible, task_kind};
use super::{code, day, id, maybe_words, moment, one_of, span, words};

pub fn entry() -> impl Strategy<Value = Entry> {
    let ids = (id(), id(), id(), option::of(id()));
    (ids, version(), event(), body(), author(), moment()).prop_map(|(ids, (version, change), event, body, author, written_at)| Entry {
        id: EntryId(ids.0),
        version,
        client_id: ClientId(ids.1),
        period_id: PeriodId(ids.2),
        session_id: ids.3.map(SessionId),
        event,
        body,
        author,
        written_at,
        change,
    })
}

/// The first version has no change, and each later one has.
pub fn version() -> impl Strategy<Value = (u32, Option<Change>)> {
    let correction = (words(), id()).prop_map(|(reason, draft)| Change::Correction { reason, draft_id: DraftId(draft) });
    let annulment = (one_of(&[AnnulmentGround::WrongPerson, AnnulmentGround::Mistake]), words())
        .prop_map(|(ground, reason)| Change::Annulment { ground, reason });
    prop_oneof![Just((1, None)), (2u32..9, prop_oneof![correction, annulment]).prop_map(|(version, change)| (version, Some(change)))]
}

pub fn author() -> impl Strategy<Value = Author> {
    (id(), words(), words(), words(), words(), prop_oneof![Just(String::new()), Just("1.2.246.10.1".to_owned())]).prop_map(
        |(id, family_name, given_names, title, unit_name, unit_oid)| Author {
            worker_id: WorkerId(id),
            family_name,
            given_names,
            title,
            unit_name,
            unit_oid,
        },
    )
}

fn event() -> BoxedStrategy<Event> {
    let obstacle = option::of(one_of(&[RemoteObstacle::Device, RemoteObstacle::Connection, RemoteObstacle::Skill]));
    (span(), one_of(&ContactMode::ALL), maybe_words(), maybe_words(), (code(), code()), obstacle)
        .prop_map(|((starts_at, ends_at), mode, place, participants, codes, remote_obstacle)| Event {
            starts_at,
            ends_at,
            mode,
            place,
            participants,
            service_task: codes.0,
            social_service: codes.1,
            remote_obstacle,
        })
        .boxed()
}

fn body() -> BoxedStrategy<EntryBody> {
    let by = one_of(&[CancelledBy::Client, CancelledBy::Worker, CancelledBy::Other]);
    let cancelled = (by, option::of(code()), maybe_words(), option::of(moment()))
        .prop_map(|(by, reason, details, next_meeting)| Cancelled { by, reason, details, next_meeting });
    let not_met = (maybe_words(), option::of(moment())).prop_map(|(what_was_done, next_attempt)| NotMet { what_was_done, next_attempt });
    prop_oneof![3 => meeting().prop_map(EntryBody::Meeting), 1 => not_met.prop_map(EntryBody::NotMet), 1 => cancelled.prop_map(EntryBody::Cancelled)]
        .boxed()
}

fn meeting() -> BoxedStrategy<Meeting> {
    let voices = (maybe_words(), maybe_words(), maybe_words(), maybe_words())
        .prop_map(|(client_tells, observations, assessment, agreed)| Voices { client_tells, observations, assessment, agreed });
    let children = option::of(one_of(&[ChildrenNoted::Considered, ChildrenNoted::NotCurrent]));
    (
        maybe_words(),
        voices,
        vec(task_mark(), 0..3),
        vec(step_mark(), 0..3),
        vec(agreed_task(), 0..3),
        option::of(moment()),
        (any::<bool>(), option::of(one_of(&[ReadTogether::Agrees, ReadTogether::Disagrees])), maybe_words()),
        children,
    )
        .prop_map(|(group_did, voices, task_marks, step_marks, new_tasks, next_meeting, (recorded_together, read_together, dissent), children)| Meeting {
            group_did,
            voices,
            task_marks,
            step_marks,
            new_tasks,
            next_meeting,
            recorded_together,
            children,
            read_together,
            dissent,
        })
        .boxed()
}

fn task_mark() -> impl Strategy<Value = TaskMark> {
    (id(), words(), mark(), maybe_words(), helped()).prop_map(|(id, what, mark, obstacle, helped)| TaskMark {
        task_id: TaskId(id),
        what,
        mark,
        obstacle,
        helped,
    })
}

fn step_mark() -> impl Strategy<Value = StepMark> {
    (id(), id(), words(), mark(), maybe_words()).prop_map(|(goal, step, text, mark, obstacle)| StepMark {
        goal_id: GoalId(goal),
        step_id: StepId(step),
        text,
        mark,
        obstacle,
    })
}

fn agreed_task() -> impl Strategy<Value = AgreedTask> {
    (id(), task_kind(), words(), responsible(), option::of(day()), maybe_words(), option::of(id())).prop_map(
        |(id, kind, what, responsible, due_on, may_hinder, goal)| AgreedTask {
            task_id: TaskId(id),
            kind,
            what,
            responsible,
            due_on,
            may_hinder,
            goal_id: goal.map(GoalId),
        },
    )
}
