//! Items, options and conditions of a definition as FHIR spells them.

use askel_domain::measure::{AnswerValue, Condition, Item, ItemKind, ResponseOption, Safety, ShownBy, Wording};
use askel_domain::worker::Language;
use serde_json::{Map, Value, json};

use super::extensions::{ours, part, put_wording, wording_part};
use crate::extension::{HIGH_LABEL, LOW_LABEL, MAX_VALUE, MIN_VALUE, NOT_COUNTED, ORDINAL, SAFETY, SHORT_TEXT, ours as address};

pub fn items(items: &[Item], own: Language) -> Value {
    items.iter().map(|one| item(one, own)).collect()
}

fn item(item: &Item, own: Language) -> Value {
    let mut fields = Map::new();
    let mut extensions: Vec<Value> = label(SHORT_TEXT, &item.short, own).into_iter().collect();
    fields.insert("linkId".into(), json!(item.link_id));
    put_wording(&mut fields, "text", &item.text, own);
    fields.insert("type".into(), json!(type_of(&item.kind)));
    match &item.kind {
        ItemKind::Group { items: children } => {
            fields.insert("item".into(), items(children, own));
        }
        ItemKind::Choice { options } => {
            fields.insert("answerOption".into(), options.iter().map(|one| option(one, own)).collect());
        }
        ItemKind::Integer { low, high, low_label, high_label } => {
            extensions.push(part(MIN_VALUE, "valueInteger", json!(low)));
            extensions.push(part(MAX_VALUE, "valueInteger", json!(high)));
            extensions.extend(
                [(LOW_LABEL, low_label), (HIGH_LABEL, high_label)].into_iter().filter_map(|(name, text)| label(&address(name), text, own)),
            );
        }
        ItemKind::Display | ItemKind::YesNo | ItemKind::Text => {}
    }
    if !item.shown_when.is_empty() {
        fields.insert("enableWhen".into(), item.shown_when.iter().map(condition).collect());
    }
    if item.shown_by == ShownBy::Any || item.shown_when.len() > 1 {
        fields.insert("enableBehavior".into(), json!(if item.shown_by == ShownBy::Any { "any" } else { "all" }));
    }
    if !item.counted {
        extensions.push(ours(NOT_COUNTED, "valueBoolean", json!(true)));
    }
    extensions.extend(item.safety.as_ref().map(|one| safety(one, own)));
    if !extensions.is_empty() {
        fields.insert("extension".into(), Value::Array(extensions));
    }
    Value::Object(fields)
}

fn type_of(kind: &ItemKind) -> &'static str {
    match kind {
        ItemKind::Group { .. } => "group",
        ItemKind::Display => "display",
        ItemKind::Choice { .. } => "choice",
        ItemKind::Integer { .. } => "integer",
        ItemKind::YesNo => "boolean",
        ItemKind::Text => "text",
    }
}

fn label(url: &str, text: &Wording, own: Language) -> Option<Value> {
    (!text.is_empty()).then(|| wording_part(url, text, own))
}

fn option(option: &ResponseOption, own: Language) -> Value {
    let mut coding = Map::new();
    coding.insert("code".into(), json!(option.code));
    put_wording(&mut coding, "display", &option.text, own);
    let mut fields = Map::new();
    if let Some(score) = option.score {
        fields.insert("extension".into(), json!([part(ORDINAL, "valueDecimal", json!(score))]));
    }
    fields.insert("valueCoding".into(), Value::Object(coding));
    Value::Object(fields)
}

fn condition(condition: &Condition) -> Value {
    let mut fields = Map::new();
    fields.insert("question".into(), json!(condition.question));
    fields.insert("operator".into(), json!("="));
    let (name, value) = match &condition.answer {
        AnswerValue::Option { code } => ("answerCoding", json!({ "code": code })),
        AnswerValue::Number { number } => ("answerInteger", json!(number)),
        AnswerValue::YesNo { yes } => ("answerBoolean", json!(yes)),
        AnswerValue::Text { text } => ("answerString", json!(text)),
    };
    fields.insert(name.into(), value);
    Value::Object(fields)
}

fn safety(safety: &Safety, own: Language) -> Value {
    let answer = |answer: &AnswerValue| match answer {
        AnswerValue::Option { code } => part("answer", "valueCode", json!(code)),
        AnswerValue::Number { number } => part("answer", "valueInteger", json!(number)),
        AnswerValue::YesNo { yes } => part("answer", "valueBoolean", json!(yes)),
        AnswerValue::Text { text } => part("answer", "valueString", json!(text)),
    };
    let mut parts: Vec<Value> = safety.answers.iter().map(answer).collect();
    parts.push(wording_part("text", &safety.text, own));
    ours(SAFETY, "extension", Value::Array(parts))
}
