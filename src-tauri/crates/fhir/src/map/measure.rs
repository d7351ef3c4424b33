//! Measures ↔ Questionnaire: the file is one already; its own text goes along, since answers are only ever read with the
//! very file they were given to.

use askel_domain::measure::DefinitionRef;
use serde_json::{Value, json};

use super::elements;
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{BASE, ROW, measure_id};
use crate::numbers::{from_bytes, guarded};
use crate::r4::Extension;
use crate::record::{MeasureFile, Noun};
use crate::resource::{Json, Resource};

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Questionnaire {
    extension: Vec<Extension>,
    url: String,
    version: String,
}

/// Canonical address of a measure, without its version.
pub(super) fn canonical(definition: &DefinitionRef) -> String {
    format!("{BASE}Questionnaire/{}", definition.id)
}

pub fn write(file: &MeasureFile) -> Vec<Resource> {
    let id = measure_id(&file.definition).to_string();
    // A text that is no Questionnaire was refused at its import; should one stand there all the same, it is carried as it is.
    let mut json = match from_bytes(file.text.as_bytes()) {
        Ok(Value::Object(json)) if json.get("resourceType").is_some_and(|kind| kind == "Questionnaire") => json,
        _ => Json::from_iter([("resourceType".to_owned(), json!("Questionnaire")), ("status".to_owned(), json!("unknown"))]),
    };
    let url = canonical(&file.definition);
    match json.insert("url".into(), url.clone().into()) {
        Some(Value::String(own)) if own != url => json.insert("derivedFrom".into(), json!([own])),
        _ => None,
    };
    let own = serde_json::to_value(Own::default().with(ours::MEASURE_FILE, &file.text).done()).ok().and_then(crate::r4::tidy).map(guarded);
    if let (Value::Array(extensions), Some(Value::Array(own))) = (json.entry("extension").or_insert_with(|| json!([])), own) {
        extensions.extend(own);
    }
    json.insert("id".into(), id.clone().into());
    json.insert("version".into(), file.definition.version.clone().into());
    json.insert("meta".into(), json!({"tag": [{"system": ROW, "code": Noun::Measure.name()}]}));
    vec![Resource { kind: Noun::Measure.kind().into(), id, json }]
}

/// The file's text is only carried here: whoever takes it in reads it as strictly as any other file.
pub fn read(resource: &Resource) -> Result<MeasureFile, Misfit> {
    let made: Questionnaire = elements(resource)?;
    let id = made.url.strip_prefix(BASE).and_then(|rest| rest.strip_prefix("Questionnaire/")).ok_or(Misfit::BadValue)?;
    let definition = DefinitionRef { id: id.to_owned(), version: made.version };
    if measure_id(&definition) != resource.uuid()? {
        return Err(Misfit::BadValue);
    }
    let text: Option<String> = take(ours::MEASURE_FILE, &made.extension)?;
    Ok(MeasureFile { definition, text: text.filter(|text| !text.is_empty()).ok_or(Misfit::Missing)? })
}
