//! Saving a session: what was typed so far, again and again, and the finished entry with all that follows from it.
//! Bare writes the same bytes in one commit each. Aim: our median at most 1.2 times the bare one.
//! A finished session is written by ours first, since only then its bytes are known; every other round of typing by bare first.

use askel_app::Open;
use askel_app::entry::{self, DraftPage, DraftRequest, DraftSave};
use askel_app::session::{self, SessionForm};
use askel_domain::draft::{Draft, EntryForm, NextMeetingForm, StepMarkForm, TaskMarkForm};
use askel_domain::entry::{EntryBody, Mark};
use askel_domain::goal::StepState;
use askel_domain::id::{ClientId, EntryId, SessionId};
use askel_domain::moment::write_date;
use askel_domain::session::ContactMode;
use askel_store::{Read, StoreFailure};
use askel_tests::fixture::stage::said;
use chrono::Days;

use crate::caseload::Caseload;
use crate::measure::{Aim, Measured, Outcome, Samples, timed};
use crate::piece::{Piece, row_of_draft};
use crate::season::{form, today};

/// Sessions saved.
const RUNS: usize = 300;
/// Saves while typing one of them, each with more text.
const TYPED: usize = 2;
const AIM: Aim = Aim::Ratio(1.2);

#[derive(Default)]
struct Taken {
    typing: [Samples; 2],
    finishing: [Samples; 2],
}

pub fn run(caseload: &mut Caseload) -> Outcome<Vec<Measured>> {
    let mut taken = Taken::default();
    for run in 0..RUNS {
        let client = caseload.clients[caseload.client(run)];
        save(caseload, client, &mut taken)?;
    }
    let measured = |name, [ours, bare]: [Samples; 2]| Measured { name, clients: Some(caseload.size), ours, bare, aim: Some(AIM) };
    Ok(vec![measured("save draft", taken.typing), measured("save session", taken.finishing)])
}

/// One planned session from its plan to its entry. Only saving is timed; bare follows ours step by step.
fn save(caseload: &mut Caseload, client_id: ClientId, taken: &mut Taken) -> Outcome<()> {
    let open = caseload.stage.open()?;
    let session_id = plan(open, client_id)?;
    let page = entry::open_draft(open, DraftRequest { client_id, session_id: Some(session_id) }).map_err(said)?.value;
    let begun = vec![
        Piece::Session(found(open, |read| askel_store::session::get(read, session_id))?),
        Piece::DraftBegun(Box::new(draft(open, &page)?)),
    ];
    let rows: Vec<_> = begun.iter().map(|piece| piece.rows(&mut caseload.log)).collect::<Outcome<_>>()?;
    caseload.bare.write(&rows.into_iter().flatten().collect::<Vec<_>>())?;

    let filled = filled(&page);
    for typed in 1..=TYPED {
        type_on(caseload, &page, partly(&filled, typed), typed % 2 == 0, taken)?;
    }

    let open = caseload.stage.open()?;
    let kept = draft(open, &page)?;
    let finished = timed(&mut taken.finishing[0], || entry::finalise(open, DraftSave { id: page.id, form: filled }).map_err(said))?.value;
    let pieces = written(open, finished.entry_id, session_id, kept)?;
    let rows: Vec<_> = pieces.iter().map(|piece| piece.rows(&mut caseload.log)).collect::<Outcome<_>>()?;
    let rows: Vec<_> = rows.into_iter().flatten().collect();
    timed(&mut taken.finishing[1], || caseload.bare.write(&rows))
}

/// One save while typing. The clock stands still, so what ours will write is known beforehand and either may go first.
fn type_on(caseload: &mut Caseload, page: &DraftPage, form: EntryForm, bare_first: bool, taken: &mut Taken) -> Outcome<()> {
    let open = caseload.stage.open()?;
    let row = [row_of_draft(&Draft { form: form.clone(), saved_at: open.now(), ..draft(open, page)? })?];
    let [ours, bare] = &mut taken.typing;
    if bare_first {
        timed(bare, || caseload.bare.write(&row))?;
    }
    timed(ours, || entry::save_draft(open, DraftSave { id: page.id, form }).map_err(said))?;
    if !bare_first {
        timed(bare, || caseload.bare.write(&row))?;
    }
    Ok(())
}

fn plan(open: &mut Open, client_id: ClientId) -> Outcome<SessionId> {
    let form = SessionForm {
        id: None,
        client_id,
        date: write_date(today()),
        starts: "13.00".into(),
        ends: "14.00".into(),
        mode: Some(ContactMode::HomeVisit),
        place: String::new(),
        second_worker: String::new(),
    };
    Ok(session::plan(open, form).map_err(said)?.value.id)
}

/// The page as a worker leaves it: every open task and the step being taken are marked.
fn filled(page: &DraftPage) -> EntryForm {
    let task_marks = page.tasks.iter().map(|task| TaskMarkForm { task_id: task.id, mark: Some(Mark::Done), obstacle: String::new(), helped: None });
    let steps = page
        .goals
        .iter()
        .take(1)
        .flat_map(|goal| goal.steps.iter().filter(|step| step.state == StepState::Now).map(|step| (goal.id, step.id)));
    let step_marks = steps.map(|(goal_id, step_id)| StepMarkForm { goal_id, step_id, mark: Some(Mark::Done), obstacle: String::new() });
    let next = NextMeetingForm {
        date: write_date(today() + Days::new(7)),
        starts: "13.00".into(),
        mode: Some(ContactMode::HomeVisit),
        ..NextMeetingForm::default()
    };
    EntryForm {
        date: page.form.date.clone(),
        participants: page.form.participants.clone(),
        task_marks: task_marks.collect(),
        step_marks: step_marks.collect(),
        next,
        ..form()
    }
}

/// As far as it was typed at this save; the last one is the whole.
fn partly(whole: &EntryForm, typed: usize) -> EntryForm {
    let part = |text: &str| text.chars().take(text.chars().count() * typed / TYPED).collect();
    EntryForm {
        client_tells: part(&whole.client_tells),
        observations: part(&whole.observations),
        assessment: part(&whole.assessment),
        agreed: part(&whole.agreed),
        ..whole.clone()
    }
}

fn draft(open: &Open, page: &DraftPage) -> Outcome<Draft> {
    found(open, |read| askel_store::draft::get(read, page.id))
}

/// Everything the finished session wrote, read back from the vault, so that bare writes the same.
fn written(open: &Open, id: EntryId, session_id: SessionId, draft: Draft) -> Outcome<Vec<Piece>> {
    let entry = found(open, |read| askel_store::entry::get(read, id))?;
    let EntryBody::Meeting(meeting) = &entry.body else { return Err("the entry is no meeting".into()) };
    let mut pieces = vec![];
    let tasks = meeting.new_tasks.iter().map(|task| task.task_id).chain(meeting.task_marks.iter().map(|mark| mark.task_id));
    for task in tasks {
        pieces.push(Piece::Task(found(open, |read| askel_store::task::get(read, task))?));
    }
    for mark in &meeting.step_marks {
        pieces.push(Piece::Goal(found(open, |read| askel_store::goal::get(read, mark.goal_id))?));
    }
    let waiting = |read: &Read| askel_store::session::waiting_of(read, entry.client_id).map(|mut waiting| waiting.pop());
    pieces.push(Piece::Session(found(open, waiting)?));
    pieces.push(Piece::Session(found(open, |read| askel_store::session::get(read, session_id))?));
    pieces.push(Piece::DraftFinished(Box::new(draft)));
    pieces.insert(0, Piece::Entry(Box::new(entry)));
    Ok(pieces)
}

fn found<T>(open: &Open, get: impl FnOnce(&Read) -> Result<Option<T>, StoreFailure>) -> Outcome<T> {
    open.store().read(get).map_err(|failure| failure.to_string())?.ok_or_else(|| "what was just written is not there".into())
}
