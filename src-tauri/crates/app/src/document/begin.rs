//! A document begins with what is already known: the documents before it, the period, the goals, the team, the record.

use std::collections::BTreeMap;

use askel_domain::client::Client;
use askel_domain::document::begin::{PREVIOUS, begin as first_answers};
use askel_domain::document::evaluate::{self, EVALUATION, lay_over};
use askel_domain::document::{Answers, DocumentDraft, FormKind, NationalDocument, counts, facts};
use askel_domain::draft::Purpose;
use askel_domain::id::DraftId;
use askel_domain::moment::Moment;
use askel_domain::period::{FixedTerm, ServicePeriod};
use askel_domain::team::{MemberKind, TeamMember};
use askel_domain::worker::{Language, Worker};
use askel_store::Read;
use chrono::NaiveDate;

use super::{DocumentBegin, DocumentBegun, draft};
use crate::Open;
use crate::answer::{Answer, Noun};
use crate::failure::Failure;

/// Begins a document of a kind; where one is being written, that one. A plan that has been finished before is followed
/// by the next plan, which evaluates it.
///
/// # Errors
/// [`FailureCode::ReasonNeeded`](crate::failure::FailureCode::ReasonNeeded) for another worker's client, with nothing begun.
pub fn begin(open: &mut Open, request: DocumentBegin) -> Result<Answer<DocumentBegun>, Failure> {
    open.demand_right(request.client_id)?;
    let begun = open.read(|read| askel_store::document::drafts_of(read, request.client_id))?;
    if let Some(draft) = begun.iter().find(|draft| draft.kind == request.kind && draft.purpose == Purpose::New) {
        return Ok(Answer::read(DocumentBegun { id: draft.id }));
    }
    let (id, now, worker) = (DraftId(open.new_id()), open.now(), open.worker().clone());
    let first = open.look(|read| first_draft(read, &crate::client::require(read, request.client_id)?, &worker, request.kind, id, now))?;
    open.write_of(first.client_id, |tx| Ok(askel_store::document::begin(tx, &first)?))?;
    Ok(Answer::changed(DocumentBegun { id }, &[Noun::Document]))
}

/// A draft of a kind as it begins, with what is known of the client.
pub(crate) fn first_draft(read: &Read, client: &Client, worker: &Worker, kind: FormKind, id: DraftId, now: Moment) -> Result<DocumentDraft, Failure> {
    let known = Known::of(read, client, worker, kind, now.date_naive())?;
    let form = draft::form_of(kind, client)?;
    let mut begun = first_answers(&form, &known.sources());
    if let Some(evaluation) = known.by_source.get(EVALUATION) {
        lay_over(&mut begun, &form, evaluation, known.by_source.contains_key(PREVIOUS));
    }
    Ok(DocumentDraft {
        id,
        client_id: client.id,
        period_id: known.period.map(|period| period.id),
        kind,
        purpose: Purpose::New,
        follows: known.previous.map(|previous| previous.reference()),
        answers: begun.answers.clone(),
        prefilled: begun.answers,
        taken: begun.taken,
        gone_through: Default::default(),
        opened_at: now,
        saved_at: now,
        caret: String::new(),
        reason: String::new(),
    })
}

/// What stands in the record when a document is begun.
struct Known {
    /// The plan that this one follows or evaluates.
    previous: Option<NationalDocument>,
    period: Option<ServicePeriod>,
    by_source: BTreeMap<&'static str, Answers>,
}

impl Known {
    fn of(read: &Read, client: &Client, worker: &Worker, kind: FormKind, today: NaiveDate) -> Result<Self, Failure> {
        let documents = askel_store::document::counting_of(read, client.id)?;
        let newest = |kind: FormKind| documents.iter().find(|document| document.kind == kind);
        let period = askel_store::period::of_client_on(read, client.id, today)?;
        let plans: Vec<_> = [FormKind::ClientPlan, FormKind::ImplementationPlan].into_iter().filter_map(newest).collect();
        let previous = if kind.is_evaluation() { plans.first().copied() } else { newest(kind).filter(|_| kind.has_next_version()) }.cloned();
        let mut by_source = BTreeMap::new();
        let earlier = [("initiation", FormKind::Initiation), ("assessment", FormKind::NeedsAssessment), ("plan", FormKind::ClientPlan)];
        for (source, kind) in earlier {
            by_source.extend(newest(kind).map(|document| (source, document.answers.clone())));
        }
        let goals = facts::of_goals(&askel_store::goal::of_client(read, client.id)?);
        if kind.is_evaluation() {
            let plans: Vec<&Answers> = plans.iter().map(|plan| &plan.answers).collect();
            by_source.insert(PREVIOUS, evaluate::evaluated(&plans, &goals));
        } else {
            by_source.extend(previous.as_ref().map(|previous| (PREVIOUS, previous.answers.clone())));
            let evaluation = evaluation(&documents, kind, period.as_ref());
            let label = |id: &str| askel_text::field_label(worker.language, id);
            by_source.extend(evaluation.map(|document| (EVALUATION, evaluate::source(&document.answers, label))));
        }
        by_source.extend(period.as_ref().map(|period| ("period", facts::of_period(period))));
        by_source.insert("worker", facts::of_worker(worker, ""));
        by_source.insert("goals", goals);
        by_source.insert("team", team(&askel_store::team::of_client(read, client.id)?));
        let counted_term = counted_term(kind, previous.as_ref(), period.as_ref(), today);
        by_source.insert("facts", record(read, client, counted_term, worker.language)?);
        Ok(Self { previous, period, by_source })
    }

    fn sources(&self) -> BTreeMap<&str, &Answers> {
        self.by_source.iter().map(|(source, answers)| (*source, answers)).collect()
    }
}

/// The evaluation that a document begins with: of the same service, and written after the newest of its kind, which the
/// evaluation before that one has gone into already. What tells of the end of the service stands on a final one.
fn evaluation<'a>(documents: &'a [NationalDocument], kind: FormKind, period: Option<&ServicePeriod>) -> Option<&'a NationalDocument> {
    let since = documents.iter().find(|document| document.kind == kind).map(|document| document.made_at());
    let tells_of_the_end = matches!(kind, FormKind::ServiceEnd | FormKind::Summary);
    documents.iter().find(|document| {
        document.kind.is_evaluation()
            && document.period_id == period.map(|period| period.id)
            && since.is_none_or(|since| document.made_at() > since)
            && (document.kind == FormKind::FinalEvaluation || !tells_of_the_end)
    })
}

/// A plan that evaluates counts from the day of the plan before it, and a mid evaluation from the day of the plan in this
/// service; a final evaluation counts the whole term, as everything else does.
pub(crate) fn counted_term(kind: FormKind, plan: Option<&NationalDocument>, period: Option<&ServicePeriod>, today: NaiveDate) -> Option<FixedTerm> {
    let begun = plan.map(|plan| plan.made_at().date_naive());
    let term = period.map(|period| FixedTerm { ends_on: period.term.ends_on.min(today), ..period.term });
    match (kind, begun, term) {
        (FormKind::MidEvaluation, Some(begun), Some(term)) => Some(FixedTerm { starts_on: begun.max(term.starts_on), ..term }),
        (FormKind::FinalEvaluation, _, Some(term)) => Some(term),
        (_, Some(begun), _) => Some(FixedTerm { starts_on: begun, ends_on: today }),
        _ => term,
    }
}

/// Sentences of the record: what was counted in the term, what is open, and what was measured more than once.
pub(crate) fn record(read: &Read, client: &Client, term: Option<FixedTerm>, language: Language) -> Result<Answers, Failure> {
    let entries = askel_store::entry::counting_of(read, client.id)?;
    let tasks = askel_store::task::of_client(read, client.id)?;
    let counted = |term| askel_text::counted_in(language, &counts::count(&entries, &tasks, term), term);
    let (measures, goals) = crate::measure::newest_course_of(read, client.id, language, term.map(|term| term.starts_on))?;
    let measured = askel_text::measured(language, &measures, &goals);
    Ok(facts::of_record(&term.map(counted).unwrap_or_default(), &askel_text::open_tasks(language, &tasks), &measured))
}

/// One line a member, who is in the team now: `Pekka Virtala, veli`. No numbers.
fn team(members: &[TeamMember]) -> Answers {
    let lines = |close: bool| {
        let now = members.iter().filter(|member| member.left_on.is_none() && (member.kind == MemberKind::ClosePerson) == close);
        now.map(line).collect::<Vec<_>>().join("\n")
    };
    facts::of_team(&lines(false), &lines(true))
}

fn line(member: &TeamMember) -> String {
    let parts = [&member.name, &member.role, &member.organisation].map(|part| part.trim());
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
