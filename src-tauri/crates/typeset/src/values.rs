//! A page as the values that its look is given. Knows no markup: every text goes over as a text.

use askel_export::page::{Page, Part, Table, TypeSize};
use typst::foundations::{Array, Dict, IntoValue, Value};

use crate::letters::Letters;

pub(crate) fn inputs(page: &Page) -> Dict {
    let mut letters = Letters::default();
    let mut parts: Vec<Value> = with_no_level_skipped(&page.parts).iter().filter_map(|part| value(part, &mut letters)).collect();
    let title = letters.line(&page.title);
    if letters.missed() {
        let note = page.letters_missing.replace("%{sign}", letters.instead());
        parts.extend(value(&Part::Text(note), &mut letters));
    }
    let size = match page.type_size {
        TypeSize::Usual => 11,
        TypeSize::Large => 16,
    };
    let page = dict([
        ("title", title.into_value()),
        ("language", page.language.into_value()),
        ("size", size.into_value()),
        ("wide", page.wide.into_value()),
        ("parts", array(parts)),
    ]);
    [("page".into(), page)].into_iter().collect()
}

/// PDF/UA-1 refuses a heading that skips a level: what would stand under a heading that is not there is a heading itself.
fn with_no_level_skipped(parts: &[Part]) -> Vec<Part> {
    let mut headed = false;
    let stands = |part: &Part| match part {
        Part::Subheading(text) if !headed => Part::Heading(text.clone()),
        other => {
            headed |= matches!(other, Part::Heading(text) if !text.trim().is_empty());
            other.clone()
        }
    };
    parts.iter().map(stands).collect()
}

/// `None` where there is nothing to show.
fn value(part: &Part, letters: &mut Letters) -> Option<Value> {
    let of = |kind: &str, name: &str, what: Vec<Value>| (!what.is_empty()).then(|| dict([("kind", kind.into_value()), (name, array(what))]));
    match part {
        Part::Heading(text) => heading(2, text, letters),
        Part::Subheading(text) => heading(3, text, letters),
        Part::Text(text) => of("text", "paragraphs", paragraphs(text, letters)),
        Part::List(items) => of("list", "items", items.iter().map(|item| letters.lines(item)).filter(|lines| !lines.is_empty()).map(array).collect()),
        Part::Fields(fields) => {
            let given = fields.iter().filter(|(_, value)| !value.trim().is_empty());
            let field = |(name, value): &(String, String)| dict([("name", letters.line(name).into_value()), ("value", letters.line(value).into_value())]);
            of("fields", "fields", given.map(field).collect())
        }
        Part::Table(table) => rows(table, letters),
    }
}

fn heading(level: i64, text: &str, letters: &mut Letters) -> Option<Value> {
    let text = letters.line(text);
    (!text.is_empty()).then(|| dict([("kind", "heading".into_value()), ("level", level.into_value()), ("text", text.into_value())]))
}

fn paragraphs(text: &str, letters: &mut Letters) -> Vec<Value> {
    let lines: Vec<&str> = text.lines().collect();
    let paragraphs = lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    paragraphs.map(|lines| array(letters.lines(&lines.join("\n")))).collect()
}

fn rows(table: &Table, letters: &mut Letters) -> Option<Value> {
    let head: Vec<Value> = table.head.iter().map(|cell| letters.line(cell).into_value()).collect();
    let columns = head.len();
    let mut cells = vec![];
    for row in &table.rows {
        let filled = row.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns);
        cells.extend(filled.map(|cell| match letters.lines(cell) {
            none if none.is_empty() => array(vec!["".into_value()]),
            lines => array(lines),
        }));
    }
    let widths = (0..columns).map(|column| i64::from(table.widths.get(column).copied().unwrap_or(1)).into_value()).collect();
    (columns > 0).then(|| dict([("kind", "table".into_value()), ("head", array(head)), ("widths", array(widths)), ("cells", array(cells))]))
}

fn array(values: Vec<Value>) -> Value {
    values.into_iter().collect::<Array>().into_value()
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Value {
    entries.into_iter().map(|(name, value)| (name.into(), value)).collect::<Dict>().into_value()
}
