//! Open tasks over all clients, and marking one.

use askel_domain::client::Client;
use askel_domain::draft::Who;
use askel_domain::finalise::LONGEST_OBSTACLE;
use askel_domain::problem::Problems;
use askel_domain::task::{InterimTask, Responsible, TaskOutcome};
use askel_store::log::Noun as Kept;
use chrono::NaiveDate;

use super::{Promises, TaskMarkRequest, TaskView};
use crate::Open;
use crate::answer::{Answer, Empty, Noun};
use crate::client::PAGE;
use crate::failure::{Failure, FailureCode};
use crate::undo::Deed;

pub fn list(open: &mut Open, _: Empty) -> Result<Answer<Promises>, Failure> {
    let today = open.today();
    open.show(|read, looks| {
        let shown = |own| -> Result<Vec<TaskView>, _> {
            let tasks = askel_store::task::open_by(read, own, PAGE)?;
            Ok::<_, askel_store::StoreFailure>(tasks.iter().map(|(task, client)| view(task, client, today)).collect())
        };
        let promises = Promises { own: shown(true)?, others: shown(false)?, total: askel_store::task::count_open(read)? };
        promises.own.iter().chain(&promises.others).for_each(|task| looks.listed(Kept::Task, task.client_id));
        Ok(promises)
    })
    .map(Answer::shown)
}

/// Marks how a task went, or takes the mark away so that it is open again.
///
/// # Errors
/// The field, when what stood in the way is longer than an entry would take; and a reason, as where the record is opened.
pub fn mark(open: &mut Open, request: TaskMarkRequest) -> Result<Answer<TaskView>, Failure> {
    let (now, today) = (open.now(), open.today());
    let mut problems = Problems::default();
    let obstacle = problems.optional_text("obstacle", &request.obstacle, LONGEST_OBSTACLE).unwrap_or_default();
    problems.done()?;
    let client = open.look(|read| Ok(askel_store::task::get(read, request.id)?.ok_or(FailureCode::NotFound)?.client_id))?;
    let shown = open.show_change(client, |tx| {
        let mut task = askel_store::task::get(tx, request.id)?.ok_or(FailureCode::NotFound)?;
        let helped = request.helped.filter(|_| task.kind.is_tried());
        task.outcome = request.mark.map(|mark| TaskOutcome { mark, obstacle, helped, marked_at: now });
        askel_store::task::put(tx, &task, None)?;
        Ok(view(&task, &crate::client::require(tx, task.client_id)?, today))
    })?;
    let deed = if request.mark.is_some() { Deed::TaskMarked } else { Deed::TaskUnmarked };
    Ok(Answer::shown_changed(shown, &[Noun::Task]).undoable(open, deed))
}

fn who(responsible: &Responsible) -> (Who, String) {
    match responsible {
        Responsible::Client => (Who::Client, String::new()),
        Responsible::Worker => (Who::Worker, String::new()),
        Responsible::Other(name) => (Who::Other, name.clone()),
    }
}

pub(crate) fn view(task: &InterimTask, client: &Client, today: NaiveDate) -> TaskView {
    let (who, who_name) = who(&task.responsible);
    let outcome = task.outcome.as_ref();
    TaskView {
        id: task.id,
        client_id: task.client_id,
        client_name: client.name(),
        goal_id: task.goal_id,
        kind: task.kind,
        what: task.what.clone(),
        who,
        who_name,
        due_on: task.due_on,
        may_hinder: task.may_hinder.clone(),
        open: task.is_open(),
        mark: outcome.map(|outcome| outcome.mark),
        obstacle: outcome.map(|outcome| outcome.obstacle.clone()).unwrap_or_default(),
        helped: outcome.and_then(|outcome| outcome.helped),
        marked_at: outcome.map(|outcome| outcome.marked_at),
        late: task.is_open() && task.due_on.is_some_and(|due| due < today),
    }
}
