//! The scoring and the bands of a measure file. Knows their shape; whether they make sense is asked of the definition.

use askel_domain::measure::{Band, Method, Missing, Scale, TableRow, Wording};

use super::Reading;
use super::element::Element;
use crate::refusal::FileFault;

impl Reading {
    pub(super) fn scale(&mut self, mut scoring: Element<'_>) -> Scale {
        let method = self.word(&mut scoring, "method");
        let factor = self.part_number(&mut scoring, "factor").unwrap_or(1.0);
        let rows: Vec<TableRow> = scoring.parts("row", self).into_iter().filter_map(|row| self.row(row)).collect();
        let method = match method.as_deref() {
            Some("none") => Method::None,
            Some("sum") => Method::Sum { factor },
            Some("mean") => Method::Mean { factor },
            Some("table") => Method::Table { rows },
            _ => {
                self.refuse(scoring.path("method"), FileFault::ScoringUnknown);
                Method::None
            }
        };
        let missing = self.missing(&mut scoring);
        let (low, high) = (self.part_number(&mut scoring, "low"), self.part_number(&mut scoring, "high"));
        if low.is_some() != high.is_some() {
            self.refuse(scoring.at(), FileFault::FieldForm);
        }
        let min_change = self.part_number(&mut scoring, "min-change");
        scoring.done(self);
        Scale { method, missing, range: low.zip(high), bands: vec![], min_change }
    }

    fn missing(&mut self, scoring: &mut Element<'_>) -> Missing {
        let at_most = scoring.part("missing-at-most", self).and_then(|mut part| part.whole("valueInteger", self));
        match (self.word(scoring, "missing").as_deref(), at_most.map(u16::try_from)) {
            (None | Some("all-needed"), None) => Missing::AllNeeded,
            (Some("mean-of-others"), Some(Ok(at_most))) => Missing::MeanOfOthers { at_most },
            _ => {
                self.refuse(scoring.path("missing"), FileFault::MissingRuleUnknown);
                Missing::AllNeeded
            }
        }
    }

    fn row(&mut self, mut row: Element<'_>) -> Option<TableRow> {
        let (sum, score) = (self.part_number(&mut row, "sum"), self.part_number(&mut row, "score"));
        if sum.is_none() || score.is_none() {
            self.refuse(row.at(), FileFault::FieldForm);
        }
        row.done(self);
        Some(TableRow { sum: sum?, score: score? })
    }

    pub(super) fn band(&mut self, mut found: Element<'_>, total: &mut Vec<Band>, question: &mut Vec<Band>) {
        let of = self.word(&mut found, "of");
        let (from, to) = (self.part_number(&mut found, "from"), self.part_number(&mut found, "to"));
        let text = self.part_wording(&mut found, "text");
        let source = self.word(&mut found, "source").unwrap_or_default();
        let kept = match of.as_deref() {
            Some("total") => Some(total),
            Some("question") => Some(question),
            _ => None,
        };
        match (kept, from, to) {
            (Some(bands), Some(from), Some(to)) => bands.push(Band { from, to, text, source }),
            _ => self.refuse(found.at(), FileFault::FieldForm),
        }
        found.done(self);
    }

    pub(super) fn word(&mut self, element: &mut Element<'_>, name: &str) -> Option<String> {
        element.part(name, self).and_then(|mut part| part.value_text(self))
    }

    fn part_number(&mut self, element: &mut Element<'_>, name: &str) -> Option<f64> {
        element.part(name, self).and_then(|mut part| part.value_number(self))
    }

    pub(super) fn part_wording(&mut self, element: &mut Element<'_>, name: &str) -> Wording {
        let Some(mut part) = element.part(name, self) else { return Wording::default() };
        let wording = part.wording("valueString", self);
        part.done(self);
        wording
    }
}
