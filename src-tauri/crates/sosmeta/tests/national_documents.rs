//! Every long document obeys the published schema of its number, from the fewest answers to all of them and any between;
//! and what it says of the two views, of goals that end and of a protected client's places.

mod fictional;
mod long;

use std::collections::BTreeMap;
use std::path::PathBuf;

use askel_domain::client::Client;
use askel_domain::document::{Answers, CodeLists, FormKind, Known, Row, check, next_version, settle};
use askel_domain::identity::Identity;
use askel_domain::worker::Language;
use askel_sosmeta::CodeBook;
use askel_sosmeta::national::{Envelope, NationalObstacle, Written, code_lists, write};
use askel_text::{form_words, own_lists};
use fictional::{author, client, day, protected, temporary};
use long::*;
use proptest::prelude::*;
use serde_json::{Value, json};

const LANGUAGES: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

/// Keeps one compiled schema per kind.
struct Judge(PathBuf, BTreeMap<FormKind, jsonschema::Validator>);

fn judge() -> Option<Judge> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/sosmeta");
    if folder.is_dir() {
        return Some(Judge(folder, BTreeMap::new()));
    }
    println!("skipped: ../shared/sosmeta is not here");
    None
}

impl Judge {
    fn faults(&mut self, kind: FormKind, json: &Value) -> Vec<String> {
        let validator = self.1.entry(kind).or_insert_with(|| {
            let text = std::fs::read_to_string(self.0.join(format!("{}.json", form_of(kind).schema))).expect("the schema of the OID");
            jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema")
        });
        validator.iter_errors(json).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
    }
}

fn body(kind: FormKind, answers: &Answers) -> Value {
    let json = written(kind, answers, Language::Fi).expect("no obstacle").json;
    json[&form_of(kind).root].clone()
}

#[test]
fn the_fewest_answers_and_all_of_them_obey_the_schema_in_every_language() {
    let Some(mut judge) = judge() else { return };
    for kind in FormKind::ALL {
        for language in LANGUAGES {
            for answers in [fewest(kind), everything(kind)] {
                let document = written(kind, &answers, language).expect("no obstacle");
                assert_eq!(judge.faults(kind, &document.json), Vec::<String>::new(), "{kind:?}");
                assert!(document.missing_codes.is_empty());
            }
        }
    }
    assert_eq!(judge.1.len(), 7);
}

#[test]
fn planted_faults_of_each_class_are_refused_by_the_schema() {
    let Some(mut judge) = judge() else { return };
    for kind in FormKind::ALL {
        let sound = written(kind, &everything(kind), Language::Fi).expect("no obstacle").json;
        let root = form_of(kind).root.as_str();
        let mut refused = |what: &str, plant: &dyn Fn(&mut Value)| {
            let mut planted = sound.clone();
            plant(&mut planted[root]);
            assert!(!judge.faults(kind, &planted).is_empty(), "{kind:?}: {what} passed");
        };
        refused("an extra field", &|body| body["ylimaarainen"] = "kenttä".into());
        refused("a day in our own form", &|body| body["paivamaara"] = "3.2.2026".into());
        refused("a missing author", &|body| drop(body.as_object_mut().expect("an object").remove("laatija")));
        refused("a client as text", &|body| body["asiakas"] = "Reijo Virtala".into());
        refused("a code as text", &|body| plant_in_code(body, "code", 7.into()));
        refused("a system of another list", &|body| plant_in_code(body, "system", "urn:oid:1.2.3".into()));
    }
}

/// Puts `value` into every code of the document.
fn plant_in_code(value: &mut Value, key: &str, planted: Value) {
    match value {
        Value::Object(map) if map.contains_key("display") => drop(map.insert(key.into(), planted)),
        Value::Object(map) => map.values_mut().for_each(|inner| plant_in_code(inner, key, planted.clone())),
        Value::Array(values) => values.iter_mut().for_each(|inner| plant_in_code(inner, key, planted.clone())),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Any answers at all, settled: a document that is written obeys its schema, and one that passed the check is written.
    #[test]
    fn any_answers_obey_the_schema_or_are_refused(seed in any::<u64>(), kind in 0..7usize, language in 0..3usize, later in any::<bool>()) {
        let Some(mut judge) = judge() else { return Ok(()) };
        let kind = FormKind::ALL[kind];
        let mut state = seed | 1;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let skipped: std::collections::BTreeSet<String> =
            form_of(kind).def().fields().flat_map(|field| std::iter::once(field).chain(&field.fields)).filter(|_| random() % 3 == 0).map(|field| field.id.clone()).collect();
        let form = form_of(kind);
        let fields = form.sections.iter().filter(|section| later || !section.later).flat_map(|section| &section.fields);
        let answers = answers(fields, &|field| !skipped.contains(&field.id), &mut |count| if count == 0 { 0 } else { random() as usize % count });
        let previous = Answers::default();
        let known = Known { today: day(2, 4), lists: &lists(), previous: later.then_some(&previous), term: None, goals: &[] };
        let sound = check(&form.def(), &answers, &known).is_empty();
        let settled = settle(&form.def(), &answers, day(2, 4));
        match written(kind, &settled, LANGUAGES[language]) {
            Ok(document) => prop_assert_eq!(judge.faults(kind, &document.json), Vec::<String>::new()),
            Err(obstacle) => prop_assert!(!sound, "{:?} {:?} although nothing was to be mended", kind, obstacle),
        }
    }
}

#[test]
fn the_two_views_stay_apart_where_the_structure_has_one_field() {
    let answers = fewest(FormKind::NeedsAssessment).with("money_client", "Rahat riittävät.").with("money_worker", "Velkoja on.");
    assert_eq!(
        body(FormKind::NeedsAssessment, &answers)["taloudellinen_tilanne"]["kuvaus"],
        "Raha: asiakas kertoo:\nRahat riittävät.\n\nRaha: työntekijän arvio:\nVelkoja on."
    );
    let alone = fewest(FormKind::NeedsAssessment).with("education_worker", "Lukutaito on hyvä.");
    assert_eq!(
        body(FormKind::NeedsAssessment, &alone)["koulutus_ja_osaaminen"],
        json!({ "arvio_koulutuksesta": "Lukutaito on hyvä." })
    );
}

#[test]
fn criteria_leave_as_words_and_their_codes_stay() {
    let answers = fewest(FormKind::Initiation)
        .with("criteria", vec!["piled_up".to_owned(), "interested".into()])
        .with("client_wish", "Haluan kokeilla.");
    let text = body(FormKind::Initiation, &answers)["kuvaus_asian_vireilletulosta"].clone();
    assert_eq!(
        text,
        "Tehostetun tuen perusteet:\n- Ongelmia on monta, tai ne ovat kestäneet pitkään\n- Asiakas haluaa kokeilla tiivistä, tavoitteellista palvelua\n\n\
         Asiakkaan oma toive:\nHaluan kokeilla."
    );
}

#[test]
fn a_next_plan_evaluates_the_goals_before_it_and_says_why_one_ends() {
    let goal = |key: &str, words: &str| Row::new(key, Answers::default().with("description", words).with("direction", "1"));
    let first = Answers::default().with("goals", vec![goal("g1", "Käyn kirjastossa"), goal("g2", "Avaan postin")]);
    let def = form_of(FormKind::ClientPlan).def();
    let mut next = next_version(&def, &first).answers;
    if let Some(rows) = next.rows_mut("goals") {
        rows[1].dropped = Some("Posti avataan jo joka päivä.".into());
    }
    if let Some(rows) = next.rows_mut("previous_goals") {
        rows[0].answers.set("attainment_client", "Kävin kerran.".into());
        rows[0].answers.set("attainment", "demo-26".into());
        rows[1].answers.set("attainment", "demo-25".into());
    }
    let known = Known { today: day(2, 4), lists: &lists(), previous: Some(&first), term: None, goals: &[] };
    assert_eq!(check(&def, &next, &known), []);
    let body = body(FormKind::ClientPlan, &settle(&def, &next, day(2, 4)));
    let evaluated = &body["suunnitelman_arviointi"]["edellisen_suunnitelman_tavoitteiden_saavuttaminen"];
    assert_eq!(evaluated[0]["arvio_siita_onko_tavoite_saavutettu"]["sanallinen_arvio"], "Asiakas arvioi:\nKävin kerran.");
    assert_eq!(evaluated[1]["kuvaus"], "Avaan postin");
    assert_eq!(body["asetettavat_tavoitteet"].as_array().map(Vec::len), Some(1));
    assert_eq!(body["lisatiedot"], "Tavoitteet, jotka eivät jatku:\n- Avaan postin: Posti avataan jo joka päivä.");
}

#[test]
fn a_protected_client_s_document_names_no_place() {
    for kind in FormKind::ALL {
        let written = |client: &Client| written_for(kind, &everything(kind), Language::Fi, client).expect("no obstacle").json.to_string();
        assert!(!written(&protected()).contains("\"paikka\""), "{kind:?}");
        let has_places = [FormKind::ClientPlan, FormKind::ImplementationPlan].contains(&kind);
        assert_eq!(written(&client()).contains("\"paikka\""), has_places, "{kind:?}: the proof can see a place");
        for kept_back in ["Esimerkkikatu", "33100", "PL 1", "1234567\"", "reijo@"] {
            assert!(!written(&client()).contains(kept_back), "{kind:?}: {kept_back}");
        }
    }
}

#[test]
fn a_temporary_identifier_is_written_where_the_schema_takes_it() {
    use FormKind::*;
    let Some(mut judge) = judge() else { return };
    for kind in [Initiation, ServiceStart, ServiceEnd, Summary] {
        let json = written_for(kind, &fewest(kind), Language::Fi, &temporary()).expect("no obstacle").json;
        assert_eq!(judge.faults(kind, &json), Vec::<String>::new(), "{kind:?}");
        assert_eq!(json.to_string().contains("112233-445a"), kind != Summary, "{kind:?}: a summary has no field for it");
    }
    for kind in [NeedsAssessment, ClientPlan, ImplementationPlan] {
        let refused = |client: Client| written_for(kind, &fewest(kind), Language::Fi, &client).err();
        assert_eq!(refused(temporary()), Some(NationalObstacle::IdentityCodeNeeded), "{kind:?}");
        assert_eq!(refused(Client { identity: Identity::NotKnownYet, ..client() }), Some(NationalObstacle::IdentityMissing));
        assert_eq!(refused(Client { given_names: " ".into(), ..client() }), Some(NationalObstacle::NameMissing));
    }
}

#[test]
fn a_code_that_is_not_known_is_left_out_and_named_or_holds_the_document_back() {
    let form = form_of(FormKind::Initiation);
    let answers = fewest(FormKind::Initiation).with("service_task", "15").with("social_service", "999").with("urgency", "3");
    let client = client();
    let envelope = Envelope { client: &client, author: &author(), written_on: day(2, 4), correction: None };
    let with = |lists: &CodeLists| write(form, &answers, &envelope, lists, &form_words(Language::Fi, &form.def()));
    let written: Written = with(&code_lists(&CodeBook::new(askel_sosmeta::codes::known()), &own_lists())).expect("no obstacle");
    assert_eq!(written.missing_codes, [askel_domain::code::CodeSystem::SocialService]);
    assert!(!written.uses_demo_codes && !written.json.to_string().contains("999"));
    assert_eq!(with(&code_lists(&CodeBook::new(vec![]), &own_lists())).err(), Some(NationalObstacle::CodeMissing));
    let demo = super_demo();
    assert!(demo.uses_demo_codes, "made-up codes are owned up to");
}

fn super_demo() -> Written {
    written(FormKind::ServiceStart, &fewest(FormKind::ServiceStart).with("service_task", "demo-1"), Language::Fi)
        .expect("no obstacle")
}

#[test]
fn a_written_document_shows_nothing_in_a_log() {
    assert_eq!(format!("{:?}", super_demo()), "Written(▮)");
}
