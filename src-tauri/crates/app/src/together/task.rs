//! What was agreed between the meetings: how each went, and what is agreed next.

use askel_domain::draft::{TaskForm, TaskMarkForm, Who};
use askel_domain::finalise::LONGEST_OBSTACLE;
use askel_domain::moment::read_date;
use askel_domain::problem::{ProblemCode, Problems};

use super::{Together, TogetherAgree, TogetherDrop, TogetherPage, TogetherTaskMark, open};
use crate::answer::{Answer, Empty};
use crate::failure::{Failure, FailureCode};
use crate::task::{self, TaskMarkRequest};

const LONGEST_LINE: u32 = 500;

/// While a visit is written, the mark is the visit's and counts when it is finished; without one it is marked at once.
pub fn mark_task(mut together: Together, request: TogetherTaskMark) -> Result<Answer<TogetherPage>, Failure> {
    let mut problems = Problems::default();
    let obstacle = problems.optional_text("obstacle", &request.obstacle, LONGEST_OBSTACLE).unwrap_or_default();
    problems.done()?;
    let task = together.open.look(|read| together.task(read, request.id))?;
    if together.has_visit()? {
        let helped = request.helped.filter(|_| task.kind.is_tried());
        together.write_visit(|form| {
            form.task_marks.retain(|kept| kept.task_id != request.id);
            form.task_marks.extend(request.mark.map(|mark| TaskMarkForm { task_id: request.id, mark: Some(mark), obstacle, helped }));
            Ok(())
        })?;
    } else {
        task::mark(together.open, TaskMarkRequest { id: task.id, mark: request.mark, obstacle, helped: request.helped })?;
    }
    open(together, Empty {})
}

/// One more task, agreed in this meeting.
///
/// # Errors
/// The fields to mend; [`FailureCode::NotFound`] when no visit is being written.
pub fn agree_task(mut together: Together, request: TogetherAgree) -> Result<Answer<TogetherPage>, Failure> {
    let mut problems = Problems::default();
    let what = problems.optional_text("what", &request.what, LONGEST_LINE).unwrap_or_default();
    if what.is_empty() {
        problems.add("what", ProblemCode::TaskWithoutWhat);
    }
    let who_name = problems.optional_text("whoName", &request.who_name, LONGEST_LINE).unwrap_or_default();
    if request.who == Who::Other && who_name.is_empty() {
        problems.add("whoName", ProblemCode::TaskWithoutName);
    }
    if !request.due.trim().is_empty() {
        problems.take("due", read_date(&request.due, together.open.today()));
    }
    problems.done()?;
    let task = TaskForm { what, who: request.who, who_name: if request.who == Who::Other { who_name } else { String::new() }, due: request.due.trim().to_owned(), ..TaskForm::default() };
    together.write_visit(|form| {
        form.new_tasks.retain(|kept| !kept.is_blank());
        form.new_tasks.push(task);
        Ok(())
    })?;
    open(together, Empty {})
}

/// Takes back a task that was agreed in this meeting.
pub fn drop_task(mut together: Together, request: TogetherDrop) -> Result<Answer<TogetherPage>, Failure> {
    together.write_visit(|form| {
        form.new_tasks.retain(|kept| !kept.is_blank());
        let place = usize::try_from(request.place).ok().filter(|place| *place < form.new_tasks.len()).ok_or(FailureCode::NotFound)?;
        form.new_tasks.remove(place);
        Ok(())
    })?;
    open(together, Empty {})
}
