//! Writes a definition as a measure file: what `read` makes the same definition of again.

mod extensions;
mod item;

use askel_domain::measure::{Band, Definition, Direction, Method, Missing, Mode};
use serde_json::{Map, Value, json};

use crate::extension::{BAND, DIRECTION, HOLDER, HOME, LANGUAGE, MODE, QUESTION_CHANGE, SCORING, SOURCE};
use extensions::{ours, part, put_wording, wording_part};

/// The file's text, indented, with a newline at its end.
pub fn write(definition: &Definition) -> String {
    let mut text = format!("{:#}", questionnaire(definition));
    text.push('\n');
    text
}

fn questionnaire(definition: &Definition) -> Value {
    let own = definition.languages.first().copied().unwrap_or_default();
    let mut root = Map::new();
    root.insert("resourceType".into(), json!("Questionnaire"));
    root.insert("id".into(), json!(definition.id));
    root.insert("url".into(), json!(format!("{HOME}{}", definition.id)));
    root.insert("version".into(), json!(definition.version));
    root.insert("status".into(), json!("active"));
    root.insert("language".into(), json!(own.code()));
    put_wording(&mut root, "title", &definition.title, own);
    root.insert("copyright".into(), json!(definition.licence));
    root.insert("extension".into(), Value::Array(extensions_of(definition)));
    root.insert("item".into(), item::items(&definition.items, own));
    Value::Object(root)
}

fn extensions_of(definition: &Definition) -> Vec<Value> {
    let own = definition.languages.first().copied().unwrap_or_default();
    let mode = match definition.mode {
        Mode::SelfReport => "self-report",
        Mode::Interview => "interview",
        Mode::Either => "either",
    };
    let direction = match definition.direction {
        Direction::HigherIsBetter => "higher-is-better",
        Direction::LowerIsBetter => "lower-is-better",
        Direction::NotSaid => "not-said",
    };
    let mut all: Vec<Value> =
        definition.languages.iter().skip(1).map(|language| ours(LANGUAGE, "valueCode", json!(language.code()))).collect();
    all.push(ours(HOLDER, "valueString", json!(definition.holder)));
    let kind = if definition.source.contains(':') && !definition.source.contains(' ') { "valueUri" } else { "valueString" };
    all.push(ours(SOURCE, kind, json!(definition.source)));
    all.push(ours(MODE, "valueCode", json!(mode)));
    all.push(ours(DIRECTION, "valueCode", json!(direction)));
    all.push(ours(SCORING, "extension", Value::Array(scoring(definition))));
    for (of, bands) in [("total", &definition.total.bands), ("question", &definition.each.bands)] {
        all.extend(bands.iter().map(|band| ours(BAND, "extension", Value::Array(band_parts(of, band, own)))));
    }
    all.extend(definition.each.min_change.map(|least| ours(QUESTION_CHANGE, "valueDecimal", json!(least))));
    all
}

fn scoring(definition: &Definition) -> Vec<Value> {
    let total = &definition.total;
    let (method, factor, rows) = match &total.method {
        Method::None => ("none", None, vec![]),
        Method::Sum { factor } => ("sum", Some(*factor), vec![]),
        Method::Mean { factor } => ("mean", Some(*factor), vec![]),
        Method::Table { rows } => ("table", None, rows.clone()),
    };
    let mut parts = vec![part("method", "valueCode", json!(method))];
    let numbers = [("factor", factor), ("low", total.range.map(|range| range.0)), ("high", total.range.map(|range| range.1))];
    let numbers = numbers.into_iter().chain([("min-change", total.min_change)]);
    parts.extend(numbers.filter_map(|(name, number)| Some(part(name, "valueDecimal", json!(number?)))));
    if let Missing::MeanOfOthers { at_most } = total.missing {
        parts.push(part("missing", "valueCode", json!("mean-of-others")));
        parts.push(part("missing-at-most", "valueInteger", json!(at_most)));
    }
    let row = |row: askel_domain::measure::TableRow| {
        let parts = vec![part("sum", "valueDecimal", json!(row.sum)), part("score", "valueDecimal", json!(row.score))];
        part("row", "extension", Value::Array(parts))
    };
    parts.extend(rows.into_iter().map(row));
    parts
}

fn band_parts(of: &str, band: &Band, own: askel_domain::worker::Language) -> Vec<Value> {
    vec![
        part("of", "valueCode", json!(of)),
        part("from", "valueDecimal", json!(band.from)),
        part("to", "valueDecimal", json!(band.to)),
        wording_part("text", &band.text, own),
        part("source", "valueString", json!(band.source)),
    ]
}
