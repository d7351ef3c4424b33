//! Mid and final evaluation: what is evaluated, and what its answers say to the documents that come after it.
//! No goal is lost on the way: each is evaluated or left out with its reason, and goes on or ends with its reason. Pure.

use super::answer::{Answer, Answers, Row};
use super::begin::Begun;
use super::facts;
use super::form::{FieldDef, FormDef};
use super::record::DocumentDraft;

/// Name of the source that an evaluation is to the documents after it.
pub const EVALUATION: &str = "evaluation";
/// A list that takes this source tells how far each evaluated goal was reached.
pub const EVALUATED: &str = "evaluation.evaluated_goals";

/// Fields of the evaluation's form that are put together here.
const GOALS: &str = "evaluated_goals";
const OWN_WORDS: [&str; 3] = ["how_it_went", "what_helped", "what_was_hard"];

/// What an evaluation stands on, as its source `previous`: every goal that goes on in a plan, then those of the client's
/// goals that no plan has, each once; and the services of the first plan that names some. Without a plan the client's
/// goals are evaluated.
///
/// `plans`: answers of the finished plans, the client plan before the implementation plan. `goals`: as [`facts::of_goals`].
pub fn evaluated(plans: &[&Answers], goals: &Answers) -> Answers {
    let mut rows: Vec<Row> = vec![];
    let of_plans = plans.iter().flat_map(|plan| plan.rows("goals"));
    for row in of_plans.chain(goals.rows("goals")).filter(|row| row.dropped.is_none() && !row.is_blank()) {
        let words = words_of(row);
        let is_here = |kept: &Row| kept.key == row.key || (!words.is_empty() && words_of(kept) == words);
        if !rows.iter().any(is_here) {
            rows.push(Row::new(row.key.clone(), row.answers.clone().with("description", words)));
        }
    }
    let services = plans.iter().find_map(|plan| plan.get("services"));
    let known = Answers::default().with("goals", rows);
    match services {
        Some(services) => known.with("services", services.clone()),
        None => known,
    }
}

/// What a draft must still hold: the goals it began with, in the shape of the source they came from.
pub fn begun_with(prefilled: &Answers) -> Answers {
    Answers::default().with("goals", prefilled.rows(GOALS).to_vec())
}

/// A finished evaluation as the source `evaluation`: its own answers, and put together of them
/// `client_words`, `goals_client`, `goals_worker`, `story`, `agreed`, and `attainment` where all goals were reached alike.
/// `label` gives the words of a field's label.
pub fn source(answers: &Answers, label: impl Fn(&str) -> String) -> Answers {
    let rows = || answers.rows(GOALS).iter().filter(|row| row.dropped.is_none());
    let of_goals = |view: &str| {
        let said = rows().map(|row| (words_of(row), row.answers.text(view))).filter(|(_, said)| !said.is_empty());
        said.map(|(goal, said)| format!("{goal}: {said}")).collect::<Vec<_>>().join("\n")
    };
    let own_words = OWN_WORDS.map(|id| (id, answers.text(id))).into_iter().filter(|(_, said)| !said.is_empty());
    let client_words = own_words.map(|(id, said)| format!("{} {said}", label(id))).collect::<Vec<_>>().join("\n");
    let goals_worker = of_goals("attainment_worker");
    let mut attained = rows().map(|row| row.answers.text("attainment"));
    let first = attained.next().unwrap_or_default();
    let alike = if attained.all(|code| code == first) { first } else { "" };
    answers
        .clone()
        .with("client_words", client_words)
        .with("goals_client", of_goals("attainment_client"))
        .with("story", joined([answers.text("worker_view"), &goals_worker]))
        .with("goals_worker", goals_worker)
        .with("agreed", joined([answers.text("next_actions"), answers.text("open_tasks")]))
        .with("attainment", alike)
}

/// Lays an evaluation over a document that has been begun: in a plan that evaluates, each goal's row takes what was said of it;
/// among the goals that go on, one that does not ends with the reason given. A goal that the earlier plan did not have is added.
/// `has_previous`: there is an earlier plan, so that its evaluation is asked.
pub fn lay_over(begun: &mut Begun, def: &FormDef, evaluation: &Answers, has_previous: bool) {
    let rows = evaluation.rows(GOALS);
    for field in def.sections.iter().filter(|section| has_previous || !section.later).flat_map(|section| &section.fields) {
        if takes(field, EVALUATED) {
            lay(begun, field, rows, |kept, row| Row { dropped: row.dropped.clone(), ..told(field, kept, row) });
        } else if takes(field, facts::GOALS) {
            lay(begun, field, rows, |kept, row| Row { dropped: why_it_ends(row).or(kept.dropped.clone()), ..kept.clone() });
        }
    }
}

fn takes(field: &FieldDef, source: &str) -> bool {
    field.from.iter().any(|from| from == source)
}

fn lay(begun: &mut Begun, field: &FieldDef, evaluated: &[Row], change: impl Fn(&Row, &Row) -> Row) {
    let mut rows = begun.answers.rows(&field.id).to_vec();
    for row in evaluated {
        match rows.iter_mut().find(|kept| kept.key == row.key) {
            Some(kept) => *kept = change(kept, row),
            None => rows.push(change(&told(field, &Row::new(row.key.clone(), Answers::default()), row), row)),
        }
    }
    if !rows.is_empty() {
        begun.answers.set(&field.id, Answer::Rows(rows));
        begun.taken.insert(field.id.clone(), EVALUATION.to_owned());
    }
}

/// The row with everything the evaluation says under the names of its fields.
fn told(field: &FieldDef, kept: &Row, evaluated: &Row) -> Row {
    let mut row = kept.clone();
    for sub in &field.fields {
        let names = [sub.id.as_str()].into_iter().chain(sub.from.iter().map(String::as_str));
        if let Some(answer) = names.into_iter().find_map(|name| evaluated.answers.get(name)) {
            row.answers.set(&sub.id, answer.clone());
        }
    }
    row
}

fn why_it_ends(row: &Row) -> Option<String> {
    (row.dropped.is_none() && row.answers.flag("goes_on") == Some(false)).then(|| row.answers.text("why_ends").to_owned())
}

/// An implementation plan names its goals, a client plan describes them.
fn words_of(row: &Row) -> &str {
    let description = row.answers.text("description");
    if description.is_empty() { row.answers.text("name") } else { description }
}

fn joined(parts: [&str; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A draft that is being written, with everything a fresh one says where it has no words of its own: what was typed stays.
pub fn taken_into(draft: &DocumentDraft, fresh: &DocumentDraft) -> DocumentDraft {
    let mut filled = draft.clone();
    for (id, answer) in fresh.answers.iter() {
        let (own, was) = (draft.answers.get(id), draft.prefilled.get(id));
        let merged = filled_in(own, was, answer);
        if own != Some(&merged) {
            filled.answers.set(id, merged);
            filled.prefilled.set(id, answer.clone());
            filled.taken.extend(fresh.taken.get(id).map(|source| (id.to_owned(), source.clone())));
        }
    }
    filled
}

/// Row by row in a list; elsewhere the worker's own answer, where there is one.
fn filled_in(own: Option<&Answer>, was: Option<&Answer>, fresh: &Answer) -> Answer {
    match (own, fresh) {
        (Some(Answer::Rows(own)), Answer::Rows(fresh)) => {
            let was = match was {
                Some(Answer::Rows(was)) => was.as_slice(),
                _ => &[],
            };
            Answer::Rows(rows_filled_in(own, was, fresh))
        }
        (Some(own), _) if Some(own) != was => own.clone(),
        _ => fresh.clone(),
    }
}

fn rows_filled_in(own: &[Row], was: &[Row], fresh: &[Row]) -> Vec<Row> {
    let nothing = Answers::default();
    let mut rows = own.to_vec();
    for new in fresh {
        let before = was.iter().find(|row| row.key == new.key);
        match rows.iter_mut().find(|row| row.key == new.key) {
            Some(row) => {
                let was = before.map_or(&nothing, |row| &row.answers);
                for (id, answer) in new.answers.iter() {
                    let merged = filled_in(row.answers.get(id), was.get(id), answer);
                    row.answers.set(id, merged);
                }
                row.dropped = row.dropped.clone().or(new.dropped.clone());
            }
            // A row that the worker took away stays away.
            None if before.is_none() => rows.push(new.clone()),
            None => {}
        }
    }
    rows
}
