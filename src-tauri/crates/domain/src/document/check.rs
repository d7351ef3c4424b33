//! What must be mended before a document is finished, with paths that lead to the fields; and its answers written in full.
//! Pure: the day, the code lists and the earlier plan are handed in.

use chrono::NaiveDate;

use super::answer::{Answer, Answers, MomentForm, PersonForm, Row};
use super::begin::PREVIOUS;
use super::choice::CodeLists;
use super::facts;
use super::form::{FieldDef, FieldKind, FormDef, When};
use crate::goal::Goal;
use crate::moment::{at, read_date, read_time, write_date, write_time};
use crate::period::FixedTerm;
use crate::problem::{Problem, ProblemCode, Problems};

/// The longest reason for ending a row.
const LONGEST_REASON: u32 = 1000;

/// What is known besides the answers.
pub struct Known<'a> {
    pub today: NaiveDate,
    pub lists: &'a CodeLists,
    /// Settled answers of the plan that this one follows.
    pub previous: Option<&'a Answers>,
    pub term: Option<FixedTerm>,
    /// The client's goals; a plan's row is about the goal whose id is its key.
    pub goals: &'a [Goal],
}

/// Every field that must be mended. Drafts are never held back by this.
pub fn check(def: &FormDef, answers: &Answers, known: &Known) -> Vec<Problem> {
    let mut problems = Problems::default();
    for section in &def.sections {
        if section.later && known.previous.is_none() {
            if let Some(field) = section.fields.iter().find(|field| answers.get(&field.id).is_some()) {
                problems.add(&field.id, ProblemCode::EvaluationWithoutPlan);
            }
            continue;
        }
        Scope { known, row: answers, form: answers, path: String::new() }.fields(&section.fields, &mut problems);
    }
    problems.done().err().unwrap_or_default()
}

/// Is the field asked, as the answers stand? `row` is where it is answered, `form` the whole form.
pub fn is_shown(field: &FieldDef, row: &Answers, form: &Answers) -> bool {
    field.shown_when.as_ref().is_none_or(|when| holds(when, row, form))
}

fn holds(when: &When, row: &Answers, form: &Answers) -> bool {
    let answer = row.get(&when.field).or_else(|| form.get(&when.field));
    let is = |value: &str| when.is.iter().any(|wanted| wanted == value);
    match answer {
        Some(Answer::Flag(flag)) => is(if *flag { "yes" } else { "no" }),
        Some(Answer::Text(code)) => is(code.trim()),
        Some(Answer::Chosen(codes)) => codes.iter().any(|code| is(code)),
        _ => false,
    }
}

/// The answers of one form or row, and where they are.
struct Scope<'a> {
    known: &'a Known<'a>,
    row: &'a Answers,
    form: &'a Answers,
    path: String,
}

impl Scope<'_> {
    fn fields(&self, fields: &[FieldDef], problems: &mut Problems) {
        for field in fields.iter().filter(|field| is_shown(field, self.row, self.form)) {
            let path = format!("{}{}", self.path, field.id);
            if field.kept {
                self.kept(field, &path, problems);
            }
            match self.row.get(&field.id) {
                Some(answer) => self.answer(field, &path, answer, problems),
                None if self.is_required(field) => problems.add(path, ProblemCode::Required),
                None => {}
            }
        }
    }

    /// A code that nobody can choose yet holds no document back here; the export says what it waits for.
    fn is_required(&self, field: &FieldDef) -> bool {
        let asked = field.required || field.required_when.as_ref().is_some_and(|when| holds(when, self.row, self.form));
        asked && (field.codes.is_empty() || !self.known.lists.choices(&field.codes).is_empty())
    }

    fn answer(&self, field: &FieldDef, path: &str, answer: &Answer, problems: &mut Problems) {
        match (field.kind, answer) {
            (FieldKind::Text | FieldKind::Line, Answer::Text(text)) => {
                problems.optional_text(path, text, field.limit());
            }
            (FieldKind::Code, Answer::Text(code)) => self.code(field, path, code.trim(), problems),
            (FieldKind::Codes, Answer::Chosen(codes)) => codes.iter().for_each(|code| self.code(field, path, code, problems)),
            (FieldKind::Date, Answer::Text(text)) => self.date(field, path, text, problems),
            (FieldKind::Moment, Answer::Moment(moment)) => self.moment(path, moment, problems),
            (FieldKind::Person, Answer::Person(person)) => check_person(path, person, problems),
            (FieldKind::List, Answer::Rows(rows)) => self.rows(field, path, rows, problems),
            (FieldKind::YesNo, Answer::Flag(_)) => {}
            _ => problems.add(path, ProblemCode::Required), // an answer of another shape is no answer
        }
    }

    fn code(&self, field: &FieldDef, path: &str, code: &str, problems: &mut Problems) {
        if self.known.lists.find(&field.codes, code).is_none() || !field.accepts(code) {
            problems.add(path, ProblemCode::CodeUnknown);
        }
    }

    fn date(&self, field: &FieldDef, path: &str, text: &str, problems: &mut Problems) {
        let today = self.known.today;
        let Some(day) = problems.take(path, read_date(text, today)) else { return };
        if field.not_future && day > today {
            problems.add(path, ProblemCode::DateInFuture);
        }
        if field.within_term && self.known.term.is_some_and(|term| !term.contains(day)) {
            problems.add(path, ProblemCode::OutsideTerm);
        }
        let earlier = field.not_before.as_ref().and_then(|other| read_date(self.row.text(other), today).ok());
        if earlier.is_some_and(|earlier| day < earlier) {
            problems.add(path, ProblemCode::EndBeforeStart);
        }
    }

    fn moment(&self, path: &str, moment: &MomentForm, problems: &mut Problems) {
        let day = problems.take(&format!("{path}.date"), read_date(&moment.date, self.known.today));
        let time = problems.take(&format!("{path}.time"), read_time(&moment.time));
        if let Some((day, time)) = day.zip(time) {
            problems.take(&format!("{path}.time"), at(day, time, None));
        }
    }

    fn rows(&self, field: &FieldDef, path: &str, rows: &[Row], problems: &mut Problems) {
        if rows.iter().filter(|row| !row.is_blank()).count() > field.most_rows() {
            problems.add_limit(path, ProblemCode::TooMany, field.most_rows() as u32);
        }
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            let path = format!("{path}.{index}.");
            match &row.dropped {
                Some(reason) if reason.trim().is_empty() => problems.add(format!("{path}dropped"), ProblemCode::ReasonMissing),
                Some(reason) => {
                    problems.optional_text(&format!("{path}dropped"), reason, LONGEST_REASON);
                }
                None => {
                    self.levels(field, &path, row, problems);
                    Scope { known: self.known, row: &row.answers, form: self.form, path }.fields(&field.fields, problems);
                }
            }
        }
    }

    /// A goal of Askel's without its five levels cannot be evaluated later.
    fn levels(&self, field: &FieldDef, path: &str, row: &Row, problems: &mut Problems) {
        let about_goals = field.from.iter().any(|from| from == facts::GOALS);
        let goal = self.known.goals.iter().find(|goal| about_goals && goal.id.to_string() == row.key);
        if goal.is_some_and(|goal| goal.levels.iter().any(|level| level.trim().is_empty())) {
            let first = field.fields.first().map_or("", |sub| &sub.id);
            problems.add(format!("{path}{first}"), ProblemCode::GoalWithoutLevels);
        }
    }

    /// Each row of the earlier plan is still there, live or ended with its reason.
    fn kept(&self, field: &FieldDef, path: &str, problems: &mut Problems) {
        let source = field.from.iter().find_map(|from| from.strip_prefix(PREVIOUS)?.strip_prefix('.'));
        let (Some(previous), Some(source)) = (self.known.previous, source) else { return };
        let here = self.row.rows(&field.id);
        let live = previous.rows(source).iter().filter(|row| row.dropped.is_none() && !row.is_blank());
        // A row emptied of its words is as gone as one taken away.
        let is_here = |key: &str| here.iter().any(|row| row.key == key && !row.is_blank());
        let lost = live.filter(|row| !is_here(&row.key)).count();
        if lost > 0 {
            problems.add_limit(path, ProblemCode::KeptRowMissing, lost as u32);
        }
    }
}

fn check_person(path: &str, person: &PersonForm, problems: &mut Problems) {
    problems.text(&format!("{path}.given"), &person.given, 200);
    problems.text(&format!("{path}.family"), &person.family, 200);
    problems.optional_text(&format!("{path}.role"), &person.role, 200);
    if !person.phone.trim().is_empty() {
        problems.take(&format!("{path}.phone"), crate::contact::Phone::read(&person.phone));
    }
}

/// The answers as they are kept: days and times in full, nothing blank, nothing that the form does not ask as it stands.
/// What cannot be read stays as it was typed; [`check`] names it.
pub fn settle(def: &FormDef, answers: &Answers, today: NaiveDate) -> Answers {
    settle_fields(def.fields(), answers, answers, today)
}

fn settle_fields<'a>(fields: impl Iterator<Item = &'a FieldDef>, row: &Answers, form: &Answers, today: NaiveDate) -> Answers {
    let settled = |field: &FieldDef| Some((field.id.clone(), settle_answer(field, row.get(&field.id)?, form, today)));
    fields.filter(|field| is_shown(field, row, form)).filter_map(settled).collect()
}

fn settle_answer(field: &FieldDef, answer: &Answer, form: &Answers, today: NaiveDate) -> Answer {
    match answer {
        Answer::Text(text) if field.kind == FieldKind::Date => Answer::Text(full_date(text, today)),
        Answer::Text(text) => Answer::Text(text.trim().to_owned()),
        Answer::Moment(moment) => Answer::Moment(MomentForm {
            date: full_date(&moment.date, today),
            time: read_time(&moment.time).map_or_else(|_| moment.time.clone(), write_time),
        }),
        Answer::Rows(rows) => {
            Answer::Rows(rows.iter().filter(|row| !row.is_blank()).map(|row| settle_row(field, row, form, today)).collect())
        }
        other => other.clone(),
    }
}

fn settle_row(field: &FieldDef, row: &Row, form: &Answers, today: NaiveDate) -> Row {
    Row { answers: settle_fields(field.fields.iter(), &row.answers, form, today), ..row.clone() }
}

fn full_date(text: &str, today: NaiveDate) -> String {
    read_date(text, today).map_or_else(|_| text.trim().to_owned(), write_date)
}

#[cfg(test)]
#[path = "check_tests.rs"]
pub(super) mod tests;
