//! The next version of a finished document: a correction with its reason, or the annulment that takes it out of count.
//! The earlier version stays as it is. Pure; the rules are those of entries (`correct`, `annul`).

use super::answer::{Answer, Answers, Row};
use super::check::{Known, check, settle};
use super::form::{FieldDef, FieldKind, FormDef};
use super::record::{DocumentDraft, NationalDocument};
use crate::correct::read_reason;
use crate::entry::{AnnulmentGround, Author, Change};
use crate::moment::Moment;
use crate::problem::{Problem, ProblemCode, Problems};

/// Path of the reason for a correction.
const REASON: &str = "correctionReason";

/// The form a document is corrected on: as it is asked of this client, and whole.
pub struct Asked<'a> {
    pub form: &'a FormDef,
    pub whole: &'a FormDef,
}

/// The next version of `newest`, as `draft` corrects it.
///
/// # Errors
/// Every field that must be mended; a missing reason; that nothing differs from the version before.
pub fn correct(draft: &DocumentDraft, newest: &NationalDocument, asked: &Asked, known: &Known, author: Author, now: Moment) -> Result<NationalDocument, Vec<Problem>> {
    let mut problems = Problems::default();
    let reason = read_reason(REASON, &draft.reason, &mut problems);
    let checked = check(asked.form, &draft.answers, known);
    let mut answers = settle(asked.form, &draft.answers, known.today);
    keep_unasked(&asked.whole.fields().collect::<Vec<_>>(), &asked.form.fields().collect::<Vec<_>>(), &newest.answers, &mut answers);
    if problems.is_empty() && checked.is_empty() && answers == newest.answers {
        problems.add(REASON, ProblemCode::NothingCorrected);
    }
    problems.done_after(if checked.is_empty() { Ok(()) } else { Err(checked) })?;
    Ok(NationalDocument {
        version: newest.version + 1,
        answers,
        author,
        written_at: now,
        first_written_at: Some(newest.made_at()),
        change: Some(Change::Correction { reason, draft_id: draft.id }),
        ..newest.clone()
    })
}

/// The version that annuls `newest`. It repeats the content, so that no version depends on another.
///
/// # Errors
/// A missing ground, a missing or too long reason.
pub fn annul(newest: &NationalDocument, ground: Option<AnnulmentGround>, reason: &str, author: Author, now: Moment) -> Result<NationalDocument, Vec<Problem>> {
    let mut problems = Problems::default();
    if ground.is_none() {
        problems.add("ground", ProblemCode::GroundMissing);
    }
    let reason = read_reason("reason", reason, &mut problems);
    problems.done()?;
    let change = Some(Change::Annulment { ground: ground.unwrap_or(AnnulmentGround::Mistake), reason });
    Ok(NationalDocument { version: newest.version + 1, author, written_at: now, first_written_at: Some(newest.made_at()), change, ..newest.clone() })
}

/// What nobody was shown nobody corrected: the places of a protected client stay as the version before had them.
fn keep_unasked(whole: &[&FieldDef], asked: &[&FieldDef], before: &Answers, after: &mut Answers) {
    for field in whole {
        let Some(earlier) = before.get(&field.id) else { continue };
        let Some(here) = asked.iter().find(|one| one.id == field.id) else {
            after.set(&field.id, earlier.clone());
            continue;
        };
        if field.kind != FieldKind::List {
            continue;
        }
        let (inner, shown): (Vec<_>, Vec<_>) = (field.fields.iter().collect(), here.fields.iter().collect());
        for row in after.rows_mut(&field.id).into_iter().flatten() {
            if let Some(earlier) = before.rows(&field.id).iter().find(|earlier| earlier.key == row.key) {
                keep_unasked(&inner, &shown, &earlier.answers, &mut row.answers);
            }
        }
    }
}

/// The answers that the form asks, as they were typed: what a protected client's form leaves out does not reach the page.
pub(super) fn only_asked(fields: &[&FieldDef], answers: &Answers) -> Answers {
    let of_row = |field: &FieldDef, row: &Row| Row { answers: only_asked(&field.fields.iter().collect::<Vec<_>>(), &row.answers), ..row.clone() };
    let own = |field: &FieldDef| {
        let answer = match answers.get(&field.id)? {
            Answer::Rows(rows) => Answer::Rows(rows.iter().map(|row| of_row(field, row)).collect()),
            other => other.clone(),
        };
        Some((field.id.clone(), answer))
    };
    fields.iter().copied().filter_map(own).collect()
}

#[cfg(test)]
#[path = "version_tests.rs"]
mod tests;
