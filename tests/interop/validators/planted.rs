//! Defects, one of each class that validators are there for, planted in resources of ours. A period that ends before it
//! begins is not among them: none of the three sees it, so Askel's own test looks for it (`no_period_ends_before_it_begins`).

use serde_json::{Value, json};

pub struct Defect {
    pub name: &'static str,
    pub of: &'static str,
    /// Whether the resource has what is spoiled.
    pub fits: fn(&Value) -> bool,
    pub plant: fn(&mut Value),
}

const fn defect(name: &'static str, of: &'static str, plant: fn(&mut Value)) -> Defect {
    Defect { name, of, fits: |_| true, plant }
}

fn without(json: &mut Value, name: &str) {
    json.as_object_mut().and_then(|fields| fields.remove(name));
}

pub const DEFECTS: &[Defect] = &[
    defect("a required element is missing", "Goal", |json| without(json, "description")),
    defect("a code that its required value set has not", "Goal", |json| json["lifecycleStatus"] = json!("vireillä")),
    defect("a code of a nested required value set", "Composition", |json| json["attester"][0]["mode"] = json!("friend")),
    defect("an invariant: a detail without a measure (gol-1)", "Goal", |json| without(&mut json["target"][0], "measure")),
    Defect {
        name: "an invariant: a section of nothing (cmp-1)",
        of: "Composition",
        fits: |json| json["section"][0]["text"].is_object(),
        plant: |json| without(&mut json["section"][0], "text"),
    },
    defect("an invariant: a value and parts in one extension (ext-1)", "Goal", |json| {
        json["extension"][0]["extension"] = json!([{"url": "x", "valueString": "y"}])
    }),
    defect("a day that does not exist", "Patient", |json| json["birthDate"] = json!("1968-13-45")),
    defect("words for a moment", "EpisodeOfCare", |json| json["period"]["start"] = json!("eilen")),
    defect("a text for a yes or no", "Group", |json| json["active"] = json!("yes")),
    defect("a number for a text", "Task", |json| json["description"] = json!(7)),
    defect("one thing for a list of them", "Goal", |json| json["target"] = json["target"][0].take()),
    defect("a list for one thing", "EpisodeOfCare", |json| json["period"] = json!([json["period"].take()])),
    defect("a reference to what cannot stand there", "EpisodeOfCare", |json| json["patient"] = json!({"reference": "Goal/1"})),
    defect("an element that R4 has not", "Flag", |json| json["severity"] = json!("high")),
    defect("an element that R4 has not, further in", "Task", |json| json["restriction"] = json!({"until": "2026-06-30"})),
    defect("an empty list", "Goal", |json| json["note"] = json!([])),
    defect("an empty text", "Goal", |json| json["description"]["text"] = json!("")),
    defect("an empty thing", "Goal", |json| json["startCodeableConcept"] = json!({})),
    Defect {
        name: "two values where one of several types may stand",
        of: "Observation",
        fits: |json| json["valueQuantity"].is_object(),
        plant: |json| json["valueString"] = json!("63"),
    },
    defect("an id with letters that an id has not", "Flag", |json| json["id"] = json!("ä ö")),
    defect("no such type of resource", "Flag", |json| json["resourceType"] = json!("Warning")),
];
