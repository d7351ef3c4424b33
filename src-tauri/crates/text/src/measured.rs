//! Measures as facts a document can take: what was measured on at least two occasions, told with its days and nothing added.
//! An instrument without a total is told question by question; what a change means is the worker's to say.

use askel_domain::measure::gas_course::{GasCourse, GasOccasion};
use askel_domain::measure::result::{ResultCell, ResultOccasion, ResultRow};
use askel_domain::measure::{MeasureResult, Occasion};
use askel_domain::moment::write_date;
use askel_domain::worker::Language;

use crate::catalogue::{text, text_with};

/// Fewer than two are no course.
const PAIR: usize = 2;
const ARROW: &str = " → ";

/// One line for each measure and one for the goals, of those that were measured at least twice; empty when nothing was.
pub fn measured(language: Language, results: &[MeasureResult], goals: &GasCourse) -> String {
    let say = Say(language);
    let lines = results.iter().filter_map(|result| say.result(result)).chain(say.goals(goals));
    lines.collect::<Vec<_>>().join("\n")
}

struct Say(Language);

impl Say {
    fn result(&self, result: &MeasureResult) -> Option<String> {
        if !result.has_total {
            return self.questions(result);
        }
        let at = |one: &ResultOccasion| Some(self.at(one.occasion, &self.number(one.total?), &write_date(one.on)));
        self.course(&result.title, result.occasions.iter().filter_map(at).collect())
    }

    /// `Elämän osa-alueet (alku 8.5.2026 → loppu 5.6.2026): Koti 3 → 7, Raha 2 → 2.`
    fn questions(&self, result: &MeasureResult) -> Option<String> {
        let rows: Vec<String> = result.rows.iter().filter_map(|row| self.question(row)).collect();
        if result.occasions.len() < PAIR || rows.is_empty() {
            return None;
        }
        let day = |one: &ResultOccasion| {
            let params = [("occasion", self.occasion(one.occasion)), ("date", write_date(one.on))];
            self.with("document_form.measured.day", &params)
        };
        let days = result.occasions.iter().map(day).collect::<Vec<_>>().join(ARROW);
        Some(self.with("document_form.measured.questions", &[("name", result.title.clone()), ("days", days), ("rows", rows.join(", "))]))
    }

    /// A question that has a value on at least two occasions; a dash where it was skipped, declined or not asked.
    fn question(&self, row: &ResultRow) -> Option<String> {
        let values: Vec<Option<f64>> = row.cells.iter().map(|cell| if let ResultCell::Value { value, .. } = cell { Some(*value) } else { None }).collect();
        let is_pair = values.iter().flatten().count() >= PAIR;
        let told = || values.iter().map(|value| value.map_or("–".to_owned(), |value| self.number(value))).collect::<Vec<_>>().join(ARROW);
        is_pair.then(|| format!("{} {}", row.text, told()))
    }

    fn goals(&self, course: &GasCourse) -> Option<String> {
        let at = |one: &GasOccasion| {
            let (t, date) = (self.decimals(&format!("{:.1}", one.t?)), write_date(one.on));
            if one.not_assessed == 0 {
                return Some(self.at(one.occasion, &t, &date));
            }
            let all = one.assessed + one.not_assessed;
            let counts = [("assessed", one.assessed.to_string()), ("all", all.to_string())];
            let params = [("occasion", self.occasion(one.occasion)), ("value", t), ("date", date)].into_iter().chain(counts);
            Some(self.with("document_form.measured.at_part", &params.collect::<Vec<_>>()))
        };
        self.course(&self.with("document_form.measured.gas", &[]), course.occasions.iter().filter_map(at).collect())
    }

    fn course(&self, name: &str, told: Vec<String>) -> Option<String> {
        (told.len() >= PAIR).then(|| self.with("document_form.measured.course", &[("name", name.to_owned()), ("course", told.join(ARROW))]))
    }

    fn at(&self, occasion: Occasion, value: &str, date: &str) -> String {
        self.with("document_form.measured.at", &[("occasion", self.occasion(occasion)), ("value", value.to_owned()), ("date", date.to_owned())])
    }

    fn occasion(&self, occasion: Occasion) -> String {
        let name = match occasion {
            Occasion::Start => "start",
            Occasion::Mid => "mid",
            Occasion::End => "end",
            Occasion::Other => "other",
        };
        text(self.0.code(), &format!("measure.occasion.{name}"))
    }

    /// At most two decimals, none that say nothing.
    fn number(&self, value: f64) -> String {
        let written = format!("{value:.2}");
        self.decimals(written.trim_end_matches('0').trim_end_matches('.'))
    }

    fn decimals(&self, number: &str) -> String {
        if self.0 == Language::En { number.to_owned() } else { number.replace('.', ",") }
    }

    fn with(&self, key: &str, params: &[(&str, String)]) -> String {
        let params: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
        text_with(self.0.code(), key, &params)
    }
}
