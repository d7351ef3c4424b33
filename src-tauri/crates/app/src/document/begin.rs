//! A document begins with what is already known: the documents before it, the period, the goals, the team, the record.

use std::collections::BTreeMap;

use askel_domain::client::Client;
use askel_domain::document::begin::{PREVIOUS, begin as first_answers};
use askel_domain::document::{Answers, DocumentDraft, FormKind, NationalDocument, counts, facts};
use askel_domain::draft::Purpose;
use askel_domain::id::DraftId;
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
pub fn begin(open: &mut Open, request: DocumentBegin) -> Result<Answer<DocumentBegun>, Failure> {
    let begun = open.read(|read| askel_store::document::drafts_of(read, request.client_id))?;
    if let Some(draft) = begun.iter().find(|draft| draft.kind == request.kind && draft.purpose == Purpose::New) {
        return Ok(Answer::read(DocumentBegun { id: draft.id }));
    }
    let (id, now, worker) = (DraftId(open.new_id()), open.now(), open.worker().clone());
    let first = open.look(|read| {
        let client = crate::client::require(read, request.client_id)?;
        let known = Known::of(read, &client, &worker, request.kind, now.date_naive())?;
        let form = draft::form_of(request.kind, &client)?;
        let begun = first_answers(&form, &known.sources());
        Ok(DocumentDraft {
            id,
            client_id: client.id,
            period_id: known.period.map(|period| period.id),
            kind: request.kind,
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
    })?;
    open.write(|tx| Ok(askel_store::document::begin(tx, &first)?))?;
    Ok(Answer::changed(DocumentBegun { id }, &[Noun::Document]))
}

/// What stands in the record when a document is begun.
struct Known {
    previous: Option<NationalDocument>,
    period: Option<ServicePeriod>,
    by_source: BTreeMap<&'static str, Answers>,
}

impl Known {
    fn of(read: &Read, client: &Client, worker: &Worker, kind: FormKind, today: NaiveDate) -> Result<Self, Failure> {
        let documents = askel_store::document::counting_of(read, client.id)?;
        let newest = |kind: FormKind| documents.iter().find(|document| document.kind == kind);
        let period = askel_store::period::of_client_on(read, client.id, today)?;
        let previous = newest(kind).filter(|_| kind.has_next_version()).cloned();
        let mut by_source = BTreeMap::new();
        let earlier = [("initiation", FormKind::Initiation), ("assessment", FormKind::NeedsAssessment), ("plan", FormKind::ClientPlan)];
        for (source, kind) in earlier {
            by_source.extend(newest(kind).map(|document| (source, document.answers.clone())));
        }
        by_source.extend(previous.as_ref().map(|previous| (PREVIOUS, previous.answers.clone())));
        by_source.extend(period.as_ref().map(|period| ("period", facts::of_period(period))));
        by_source.insert("worker", facts::of_worker(worker, ""));
        by_source.insert("goals", facts::of_goals(&askel_store::goal::of_client(read, client.id)?));
        by_source.insert("team", team(&askel_store::team::of_client(read, client.id)?));
        let counted_term = counted_term(previous.as_ref(), period.as_ref(), today);
        by_source.insert("facts", record(read, client, counted_term, worker.language)?);
        Ok(Self { previous, period, by_source })
    }

    fn sources(&self) -> BTreeMap<&str, &Answers> {
        self.by_source.iter().map(|(source, answers)| (*source, answers)).collect()
    }
}

/// An evaluation counts from the day of the plan it evaluates; everything else counts the term.
fn counted_term(previous: Option<&NationalDocument>, period: Option<&ServicePeriod>, today: NaiveDate) -> Option<FixedTerm> {
    match previous {
        Some(previous) => Some(FixedTerm { starts_on: previous.made_at().date_naive(), ends_on: today }),
        None => period.map(|period| FixedTerm { ends_on: period.term.ends_on.min(today), ..period.term }),
    }
}

fn record(read: &Read, client: &Client, term: Option<FixedTerm>, language: Language) -> Result<Answers, Failure> {
    let entries = askel_store::entry::counting_of(read, client.id)?;
    let tasks = askel_store::task::of_client(read, client.id)?;
    let counted = |term| askel_text::counted_in(language, &counts::count(&entries, &tasks, term), term);
    Ok(facts::of_record(&term.map(counted).unwrap_or_default(), &askel_text::open_tasks(language, &tasks), ""))
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
