//! Each form description agrees with the published schema of its number: every path is there with the right kind and code
//! list, every required field is asked, and what is not asked is named with its reason.

use std::collections::BTreeSet;
use std::path::PathBuf;

use askel_domain::document::{FormKind, FieldDef, FieldKind};
use askel_sosmeta::national::{NationalForm, form, system_uri};
use serde_json::Value;

fn schema(form: &NationalForm) -> Option<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/sosmeta");
    if !folder.is_dir() {
        println!("skipped: ../shared/sosmeta is not here");
        return None;
    }
    let text = std::fs::read_to_string(folder.join(format!("{}.json", form.schema))).expect("the schema of the OID");
    Some(serde_json::from_str::<Value>(&text).expect("JSON")["properties"][&form.root].clone())
}

fn forms() -> impl Iterator<Item = &'static NationalForm> {
    FormKind::ALL.into_iter().map(|kind| form(kind).expect("it comes with Askel"))
}

/// The schema's node at the end of a path, without the frame of an array; and whether it is one.
fn node<'a>(root: &'a Value, path: &str) -> Option<(&'a Value, bool)> {
    path.split('/').try_fold((root, false), |(node, _), step| {
        let node = node.get("properties")?.get(step.trim_end_matches("[]"))?;
        Some(if node["type"] == "array" { (&node["items"], true) } else { (node, false) })
    })
}

fn representation(node: &Value) -> &str {
    node["sosmeta"]["representation"][0]["value"].as_str().unwrap_or("{}")
}

fn fits(field: &FieldDef, representation: &str) -> bool {
    if field.as_text {
        return representation == "Teksti";
    }
    match field.kind {
        FieldKind::Text => representation == "Teksti",
        FieldKind::Line => ["Teksti", "Nimi"].contains(&representation),
        FieldKind::Code | FieldKind::Codes => representation == "Koodi",
        FieldKind::Date => representation == "Pvm",
        FieldKind::Moment => representation == "Hetki",
        FieldKind::YesNo => representation == "Kytkin",
        FieldKind::Person | FieldKind::List => representation == "{}",
    }
}

/// What is wrong with a field and the fields in it, and every path it covers.
fn faults(fields: &[FieldDef], root: &Value, under: &str, covered: &mut BTreeSet<String>) -> Vec<String> {
    fields.iter().flat_map(|field| field_faults(field, root, under, covered)).collect()
}

fn field_faults(field: &FieldDef, root: &Value, under: &str, covered: &mut BTreeSet<String>) -> Vec<String> {
    let Some(path) = &field.path else { return vec![] };
    let name = format!("{under}{}", path.replace("[]", ""));
    covered.insert(name.clone());
    let Some((node, several)) = node(root, path) else { return vec![format!("{name}: no such path")] };
    let mut found = vec![];
    if !fits(field, representation(node)) {
        found.push(format!("{name}: {:?} where the schema has {}", field.kind, representation(node)));
    }
    if several != path.ends_with("[]") {
        found.push(format!("{name}: one where the schema has several, or the other way round"));
    }
    if matches!(field.kind, FieldKind::Code | FieldKind::Codes) && !field.as_text {
        found.extend(system_fault(field, node).map(|fault| format!("{name}: {fault}")));
    }
    if field.kind == FieldKind::Codes && !field.as_text && !several {
        found.push(format!("{name}: several codes where the schema has one"));
    }
    if field.kind == FieldKind::Person && !field.as_text {
        let parts = node["properties"].as_object().expect("an object").keys().map(|key| format!("{name}/{key}"));
        covered.extend(parts.chain([format!("{name}/yhteystiedot/puhelinnumero")]));
    }
    if field.kind == FieldKind::List {
        found.extend(faults(&field.fields, node, &format!("{name}/"), covered));
    }
    found
}

fn system_fault(field: &FieldDef, node: &Value) -> Option<String> {
    let uri = system_uri(&field.codes)?;
    let system = &node["properties"]["system"];
    let named = system["enum"].as_array().map(|names| names.iter().any(|name| *name == *uri.as_str()));
    let oid = || node["sosmeta"]["classificationOid"][0]["value"].as_str();
    let agrees = named.unwrap_or_else(|| system.get("pattern").is_none() || oid().is_some_and(|oid| uri == format!("urn:oid:{oid}")));
    (!agrees).then(|| format!("the list {} writes {uri}", field.codes))
}

/// Paths of everything a person can fill in.
fn leaves(node: &Value, path: &str, found: &mut BTreeSet<String>) {
    let node = if node["type"] == "array" { &node["items"] } else { node };
    let is_leaf = !["{}", "Otsikko"].contains(&representation(node));
    match node["properties"].as_object().filter(|_| !is_leaf) {
        Some(inner) => {
            inner.iter().for_each(|(key, node)| leaves(node, &format!("{path}{}{key}", if path.is_empty() { "" } else { "/" }), found))
        }
        None => drop(found.insert(path.to_owned())),
    }
}

#[test]
fn every_path_is_in_the_schema_with_the_right_kind_and_code_list() {
    for form in forms() {
        let Some(root) = schema(form) else { return };
        for section in &form.sections {
            assert_eq!(faults(&section.fields, &root, "", &mut BTreeSet::new()), Vec::<String>::new(), "{:?}", form.kind);
        }
        for path in [&form.author, &form.written_on, &form.client.path] {
            assert!(node(&root, path).is_some_and(|(_, several)| several == path.ends_with("[]")), "{:?} {path}", form.kind);
        }
    }
}

#[test]
fn everything_in_the_schema_is_asked_or_left_out_with_a_reason() {
    for form in forms() {
        let Some(root) = schema(form) else { return };
        let mut covered = BTreeSet::new();
        form.sections.iter().for_each(|section| drop(faults(&section.fields, &root, "", &mut covered)));
        let mut all = BTreeSet::new();
        leaves(&root, "", &mut all);
        let envelope = [&form.author, &form.client.path].map(|path| path.trim_end_matches("[]").to_owned());
        let is_handled = |leaf: &String| {
            covered.contains(leaf)
                || *leaf == form.written_on
                || envelope.iter().any(|part| leaf.starts_with(&format!("{part}/")))
                || form.left_out.keys().any(|path| leaf == path || leaf.starts_with(&format!("{path}/")))
        };
        let forgotten: Vec<&String> = all.iter().filter(|leaf| !is_handled(leaf)).collect();
        assert!(forgotten.is_empty(), "{:?} {forgotten:?}", form.kind);
        for path in form.left_out.keys() {
            assert!(node(&root, path).is_some() && !covered.contains(path), "{:?}: {path} is left out in vain", form.kind);
        }
    }
}

#[test]
fn everything_the_schema_requires_is_required_here() {
    for form in forms() {
        let Some(root) = schema(form) else { return };
        let required = |path: &str| {
            let parts: Vec<&str> = path.split('/').collect();
            let parent = (parts.len() > 1).then(|| parts[..parts.len() - 1].join("/"));
            let parent = parent.map_or(Some(&root), |parent| node(&root, &parent).map(|(node, _)| node));
            parent.is_some_and(|node| {
                node["required"].as_array().is_some_and(|names| names.iter().any(|name| name == parts[parts.len() - 1]))
            })
        };
        let mut all = BTreeSet::new();
        leaves(&root, "", &mut all);
        let asked = |leaf: &String| {
            form.sections
                .iter()
                .flat_map(|section| &section.fields)
                .any(|field| field.required && field.path.as_ref().is_some_and(|path| path.trim_end_matches("[]") == leaf))
        };
        let envelope = |leaf: &String| [&form.author, &form.client.path].iter().any(|part| leaf.starts_with(part.trim_end_matches("[]")));
        // A name inside a person is asked by the person; everything else required stands at the top of a form.
        let is_name = |leaf: &String| leaf.ends_with("/sukunimi") || leaf.ends_with("/etunimet");
        let lacking: Vec<&String> = all.iter().filter(|leaf| required(leaf) && !envelope(leaf) && !is_name(leaf) && !asked(leaf)).collect();
        assert!(lacking.is_empty(), "{:?} {lacking:?}", form.kind);
    }
}

#[test]
fn planted_slips_in_a_description_are_found() {
    let form = form(FormKind::Initiation).expect("it comes with Askel");
    let Some(root) = schema(form) else { return };
    let date = form.sections[0].fields[0].clone();
    let codes = form.sections[0].fields[2].clone();
    let slips = [
        FieldDef { path: Some("vireilletulopaeva".into()), ..date.clone() },
        FieldDef { kind: FieldKind::Moment, ..date.clone() },
        FieldDef { path: Some("vireilletulopaiva[]".into()), ..date },
        FieldDef { codes: "goal".into(), ..codes.clone() },
        FieldDef { path: Some("vireilletulon_syyt".into()), ..codes },
    ];
    for slip in slips {
        assert_eq!(faults(std::slice::from_ref(&slip), &root, "", &mut BTreeSet::new()).len(), 1, "{slip:?}");
    }
}
