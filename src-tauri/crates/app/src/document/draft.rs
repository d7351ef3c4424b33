//! Drafts of documents: opened, kept with every change, taken away. Nothing typed is judged here.

use askel_domain::client::Client;
use askel_domain::document::evaluate::begun_with;
use askel_domain::document::section::{Progress, states};
use askel_domain::document::{Answers, CodeLists, DocumentDraft, FieldDef, FormDef, FormKind, Known, NationalDocument, check};
use askel_domain::draft::Purpose;
use askel_domain::goal::Goal;
use askel_domain::id::{ClientId, DraftId};
use askel_domain::period::FixedTerm;
use askel_sosmeta::national::{OWN_LISTS, asked, code_lists};
use askel_store::Read;
use askel_store::log::Noun as Kept;
use chrono::NaiveDate;

use super::{DocumentDraftRef, DocumentPage, DocumentSave, DocumentSaved, SectionView, correct};
use crate::{Open, criteria};
use crate::answer::{Answer, Noun};
use crate::failure::{Failure, FailureCode};

const CHANGED: [Noun; 1] = [Noun::Document];

pub fn open(open: &mut Open, request: DocumentDraftRef) -> Result<Answer<DocumentPage>, Failure> {
    let today = open.today();
    open.show_unfinished(|read, looks| {
        let draft = require(read, request.id)?;
        looks.opened(Kept::Draft, draft.id, draft.client_id);
        let client = crate::client::require(read, draft.client_id)?;
        let desk = Desk::of(read, &draft, &client)?;
        let follows = draft.follows.map(|followed| askel_store::document::get(read, followed.id)).transpose()?.flatten();
        Ok(DocumentPage {
            id: draft.id,
            client: crate::client::head(&client, today),
            sections: desk.sections(&draft, today),
            lists: desk.lists,
            gone_through: draft.gone_through.into_iter().collect(),
            // The order of non-disclosure may have come into force after the draft was begun.
            answers: desk.form.only_asked(&draft.answers),
            prefilled: desk.form.only_asked(&draft.prefilled),
            taken: draft.taken,
            caret: draft.caret,
            saved_at: draft.saved_at,
            follows: follows.map(|document| document.made_at()),
            correction: correct::correction_of(read, draft.purpose)?,
            reason: draft.reason,
            outside_ages: if draft.kind == FormKind::Initiation { criteria::outside_ages(read, &client, today)? } else { None },
            form: desk.form,
        })
    })
    .map(Answer::shown)
}

/// Keeps what was typed. When this answers, the disk has it.
pub fn save(open: &mut Open, save: DocumentSave) -> Result<Answer<DocumentSaved>, Failure> {
    let (saved_at, today) = (open.now(), open.today());
    let client = client_of(open, save.id)?;
    let sections = open.write_unfinished_of(&[client], |tx| {
        let gone_through = save.gone_through.into_iter().collect();
        let draft = DocumentDraft { answers: save.answers, gone_through, caret: save.caret, reason: save.reason, saved_at, ..require(tx, save.id)? };
        askel_store::document::save(tx, &draft)?;
        let client = crate::client::require(tx, draft.client_id)?;
        Ok(Desk::of(tx, &draft, &client)?.sections(&draft, today))
    })?;
    Ok(Answer::read(DocumentSaved { saved_at, sections }))
}

/// Takes a draft away because the worker said so. The log keeps that it was, not what it said.
pub fn discard(open: &mut Open, request: DocumentDraftRef) -> Result<Answer<()>, Failure> {
    let client = client_of(open, request.id)?;
    open.write_unfinished_of(&[client], |tx| {
        let draft = require(tx, request.id)?;
        Ok(askel_store::document::end(tx, &draft, "discarded")?)
    })?;
    Ok(Answer::changed((), &CHANGED))
}

pub(super) fn client_of(open: &Open, id: DraftId) -> Result<ClientId, Failure> {
    open.look(|read| Ok(require(read, id)?.client_id))
}

/// # Errors
/// [`FailureCode::AlreadyFinal`] when it became a document meanwhile, [`FailureCode::NotFound`] when there is none.
pub(crate) fn require(read: &Read, id: DraftId) -> Result<DocumentDraft, Failure> {
    if let Some(draft) = askel_store::document::draft(read, id)? {
        return Ok(draft);
    }
    let finished = askel_store::document::of_draft(read, id)?.is_some();
    Err(if finished { FailureCode::AlreadyFinal } else { FailureCode::NotFound }.into())
}

/// The form as it is asked of this client.
pub(crate) fn form_of(kind: FormKind, client: &Client) -> Result<FormDef, Failure> {
    Ok(asked(kind).ok_or(FailureCode::Internal)?.for_client(client))
}

/// For whom the code lists are: what a draft may choose and has chosen, or what a finished document says.
pub(super) enum ListsOf<'a> {
    Draft { answers: &'a Answers, corrects: Option<&'a NationalDocument> },
    Finished(&'a NationalDocument),
}

/// The code lists that a form names. A choice of the organisation's own lists is read in the words it had when the
/// document was finished; one out of use is offered only where it has been chosen.
pub(super) fn lists_of(read: &Read, form: &FormDef, of: &ListsOf) -> Result<CodeLists, Failure> {
    let own = match of {
        ListsOf::Finished(_) => criteria::own_lists(read, |_| true)?,
        ListsOf::Draft { answers, .. } => criteria::own_lists(read, |code| chosen(form, answers, code))?,
    };
    let mut every = code_lists(&crate::code::book(read)?, &own);
    if let ListsOf::Finished(document) | ListsOf::Draft { corrects: Some(document), .. } = of {
        every.as_named_in(&document.own_words);
    }
    let mut named = CodeLists::default();
    let mut left: Vec<&FieldDef> = form.fields().collect();
    while let Some(field) = left.pop() {
        left.extend(&field.fields);
        if !field.codes.is_empty() {
            named.set(&field.codes, every.choices(&field.codes).to_vec());
        }
    }
    Ok(named)
}

fn chosen(form: &FormDef, answers: &Answers, code: &str) -> bool {
    form.fields().filter(|field| OWN_LISTS.contains(&field.codes.as_str())).any(|field| answers.chosen(&field.id).iter().any(|one| one == code))
}

/// What a draft is checked against.
pub(super) struct Desk {
    pub form: FormDef,
    pub lists: CodeLists,
    previous: Option<Answers>,
    term: Option<FixedTerm>,
    goals: Vec<Goal>,
}

impl Desk {
    pub fn of(read: &Read, draft: &DocumentDraft, client: &Client) -> Result<Self, Failure> {
        let form = form_of(draft.kind, client)?;
        let corrects = match draft.purpose {
            Purpose::Correction { entry_id, .. } => askel_store::document::get(read, entry_id)?,
            _ => None,
        };
        let lists = lists_of(read, &form, &ListsOf::Draft { answers: &draft.answers, corrects: corrects.as_ref() })?;
        // An evaluation must hold the goals it began with, whatever becomes of the plans meanwhile.
        let previous = match draft.follows.filter(|_| !draft.kind.is_evaluation()) {
            Some(followed) => askel_store::document::get(read, followed.id)?.map(|document| document.answers),
            None => draft.kind.is_evaluation().then(|| begun_with(&draft.prefilled)),
        };
        let period = draft.period_id.map(|id| askel_store::period::get(read, id)).transpose()?.flatten();
        let goals = askel_store::goal::of_client(read, client.id)?;
        Ok(Self { form, lists, previous, term: period.map(|period| period.term), goals })
    }

    pub fn known(&self, today: NaiveDate) -> Known<'_> {
        Known { today, lists: &self.lists, previous: self.previous.as_ref(), term: self.term, goals: &self.goals }
    }

    fn sections(&self, draft: &DocumentDraft, today: NaiveDate) -> Vec<SectionView> {
        let known = self.known(today);
        let problems = check(&self.form, &draft.answers, &known);
        let progress =
            Progress { answers: &draft.answers, prefilled: &draft.prefilled, gone_through: &draft.gone_through, problems: &problems };
        let view = |(section, state): (&askel_domain::document::SectionDef, _)| SectionView { id: section.id.clone(), state };
        states(&self.form, &known, &progress).into_iter().map(view).collect()
    }
}
