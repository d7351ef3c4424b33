//! A stay in together mode: one client, and no way to another. Knows no screen and writes nothing by itself.

use askel_domain::draft::{Draft, EntryForm};
use askel_domain::goal::Goal;
use askel_domain::id::{ClientId, DraftId, GoalId, MeasureResponseId, TaskId};
use askel_domain::measure::Response;
use askel_domain::task::InterimTask;
use askel_store::Read;

use crate::failure::{Failure, FailureCode};
use crate::{Askel, Open};

/// What is kept while the mode is on.
pub(crate) struct Stay {
    pub client: ClientId,
    pub draft: Option<DraftId>,
    /// Wrong codes since the mode was entered.
    pub wrong: u8,
}

/// The open bag as a client may see it. Every wish of the mode takes this and nothing else.
pub struct Together<'a> {
    pub(super) open: &'a mut Open,
    pub(super) client: ClientId,
    pub(super) draft: Option<DraftId>,
}

impl Askel {
    pub fn is_together(&self) -> bool {
        self.opened().is_some_and(|open| open.stay.is_some())
    }

    /// The bag for a wish of together mode.
    ///
    /// # Errors
    /// [`FailureCode::Locked`]; [`FailureCode::BadRequest`] outside the mode: no client looks on there.
    pub fn together(&mut self) -> Result<Together<'_>, Failure> {
        let open = self.asked_open()?;
        let (client, draft) = open.stay.as_ref().map(|stay| (stay.client, stay.draft)).ok_or(FailureCode::BadRequest)?;
        Ok(Together { open, client, draft })
    }
}

impl Together<'_> {
    /// # Errors
    /// [`FailureCode::OnlyTogether`] for a goal of anybody else, and for one that is not there: the page is not told which.
    pub(super) fn goal(&self, read: &Read, id: GoalId) -> Result<Goal, Failure> {
        self.own(askel_store::goal::get(read, id)?, |goal| goal.client_id)
    }

    /// The same for a task.
    pub(super) fn task(&self, read: &Read, id: TaskId) -> Result<InterimTask, Failure> {
        self.own(askel_store::task::get(read, id)?, |task| task.client_id)
    }

    /// The same for a filling of a measure.
    pub(super) fn filling(&self, read: &Read, id: MeasureResponseId) -> Result<Response, Failure> {
        self.own(askel_store::measure::response(read, id)?, |filling| filling.client_id)
    }

    fn own<T>(&self, found: Option<T>, of: impl FnOnce(&T) -> ClientId) -> Result<T, Failure> {
        let client = self.client;
        found.map(|row| (of(&row) == client, row)).filter(|(own, _)| *own).map(|(_, row)| row).ok_or(FailureCode::OnlyTogether.into())
    }

    /// The visit that is being written, where one is.
    pub(super) fn visit(&self, read: &Read) -> Result<Option<Draft>, Failure> {
        let Some(id) = self.draft else { return Ok(None) };
        Ok(askel_store::draft::get(read, id)?.filter(|draft| draft.client_id == self.client))
    }

    /// Changes the visit's form. When this answers, the disk has it.
    ///
    /// # Errors
    /// [`FailureCode::NotFound`] when no visit is being written.
    pub(super) fn write_visit(&mut self, act: impl FnOnce(&mut EntryForm) -> Result<(), Failure>) -> Result<(), Failure> {
        let kept = self.open.look(|read| self.visit(read))?.ok_or(FailureCode::NotFound)?;
        let mut form = kept.form.clone();
        act(&mut form)?;
        let draft = Draft { form, saved_at: self.open.now(), ..kept };
        self.open.write_unfinished_of(&[self.client], |tx| Ok(askel_store::draft::save(tx, &draft)?))
    }

    pub(super) fn has_visit(&self) -> Result<bool, Failure> {
        Ok(self.open.look(|read| self.visit(read))?.is_some())
    }
}
