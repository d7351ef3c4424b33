//! What holds a document back, and what never does.

use super::super::choice::ListChoice;
use super::super::record::FormKind;
use super::*;
use crate::document::form::SectionDef;

fn field(id: &str, kind: FieldKind) -> FieldDef {
    FieldDef {
        id: id.into(),
        kind,
        label: None,
        path: None,
        as_text: false,
        ended_path: None,
        from: vec![],
        voice: None,
        worker_only: false,
        gathered: false,
        hint: false,
        rows: 0,
        longest: None,
        codes: String::new(),
        accepted: vec![],
        required: false,
        required_when: None,
        shown_when: None,
        names_place: false,
        not_before: None,
        within_term: false,
        not_future: false,
        kept: false,
        most: 0,
        parts: vec![],
        fields: vec![],
    }
}

fn from(id: &str, kind: FieldKind, from: &[&str]) -> FieldDef {
    FieldDef { from: from.iter().map(|one| (*one).into()).collect(), ..field(id, kind) }
}

/// A small plan with one of everything a rule looks at.
pub(crate) fn def() -> FormDef {
    let code = |id: &str, list: &str| FieldDef { codes: list.into(), ..field(id, FieldKind::Code) };
    let when = |field: &str, is: &str| Some(When { field: field.into(), is: vec![is.into()] });
    let factors = FieldDef { fields: vec![code("factor", "factor"), field("words", FieldKind::Line)], ..field("factors", FieldKind::List) };
    let goal = || vec![field("description", FieldKind::Text), code("goal", "goal"), factors.clone()];
    let section = |id: &str, later, fields| SectionDef { id: id.into(), later, hint: false, fields };
    let first = vec![
        from("situation", FieldKind::Text, &["previous.situation", "assessment.situation"]),
        FieldDef { required: true, within_term: true, ..field("begun_on", FieldKind::Date) },
        FieldDef { not_before: Some("begun_on".into()), ..field("ends_on", FieldKind::Date) },
        field("special_support", FieldKind::YesNo),
        FieldDef {
            required_when: when("special_support", "yes"),
            shown_when: when("special_support", "yes"),
            longest: Some(20),
            ..field("reasons", FieldKind::Text)
        },
        FieldDef { required: true, ..code("empty_list", "nobody_imported_it") },
        field("own_worker", FieldKind::Person),
        FieldDef { names_place: true, ..field("place", FieldKind::Line) },
        field("review", FieldKind::Moment),
    ];
    let evaluation = vec![
        FieldDef {
            kept: true,
            fields: [goal(), vec![field("words_on_it", FieldKind::Text)]].concat(),
            ..from("previous_goals", FieldKind::List, &["previous.goals"])
        },
        FieldDef {
            fields: vec![FieldDef { from: vec!["item".into()], ..code("method", "method") }],
            ..from("reviewed_methods", FieldKind::List, &["previous.services.methods"])
        },
    ];
    let goals = vec![
        FieldDef { kept: true, most: 3, fields: goal(), ..from("goals", FieldKind::List, &["previous.goals", "goals.goals"]) },
        FieldDef {
            fields: vec![code("service", "goal"), FieldDef { codes: "method".into(), ..field("methods", FieldKind::Codes) }],
            ..from("services", FieldKind::List, &["previous.services"])
        },
    ];
    let sections = vec![section("first", false, first), section("evaluation", true, evaluation), section("goals", false, goals)];
    FormDef { kind: FormKind::ClientPlan, client_reads: true, sections }
}

fn lists() -> &'static CodeLists {
    static LISTS: std::sync::OnceLock<CodeLists> = std::sync::OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists = CodeLists::default();
        for list in ["goal", "factor", "method"] {
            let choice = |code: &str| ListChoice { code: code.into(), fi: code.into(), sv: String::new(), en: String::new(), demo: true };
            lists.set(list, vec![choice("a"), choice("b")]);
        }
        lists
    })
}

pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of the test")
}

pub(crate) fn known() -> Known<'static> {
    Known {
        today: day(2, 3),
        lists: lists(),
        previous: None,
        term: Some(FixedTerm { starts_on: day(1, 12), ends_on: day(6, 12) }),
        goals: &[],
    }
}

pub(crate) fn goal_row(key: &str, words: &str) -> Row {
    Row::new(key, Answers::default().with("description", words).with("goal", "a"))
}

fn sound() -> Answers {
    Answers::default().with("begun_on", "2.2.2026").with("goals", vec![goal_row("g1", "Käyn kirjastossa")])
}

fn faults(answers: &Answers, known: &Known) -> Vec<(String, ProblemCode)> {
    check(&def(), answers, known).into_iter().map(|problem| (problem.path, problem.code)).collect()
}

fn fault(answers: Answers) -> (String, ProblemCode) {
    let mut found = faults(&answers, &known());
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn a_sound_document_has_nothing_to_mend_and_an_empty_one_says_what_it_lacks() {
    assert_eq!(faults(&sound(), &known()), []);
    assert_eq!(
        faults(&Answers::default(), &known()),
        [("begun_on".into(), ProblemCode::Required)],
        "a list nobody imported holds nothing back"
    );
}

#[test]
fn each_fault_is_named_with_the_path_of_its_field() {
    let is = |answers, path: &str, code| assert_eq!(fault(answers), (path.to_owned(), code));
    is(sound().with("begun_on", "31.2.2026"), "begun_on", ProblemCode::DateDoesNotExist);
    is(sound().with("begun_on", "11.1.2026"), "begun_on", ProblemCode::OutsideTerm);
    is(sound().with("ends_on", "1.2.2026"), "ends_on", ProblemCode::EndBeforeStart);
    is(sound().with("special_support", true), "reasons", ProblemCode::Required);
    is(sound().with("special_support", true).with("reasons", "x".repeat(21)), "reasons", ProblemCode::TooLong);
    is(
        sound().with("review", MomentForm { date: "3.3.2026".into(), time: "kymmeneltä".into() }),
        "review.time",
        ProblemCode::TimeNotUnderstood,
    );
    is(
        sound().with("own_worker", PersonForm { given: "Kaisa".into(), ..PersonForm::default() }),
        "own_worker.family",
        ProblemCode::Required,
    );
    let unknown = Row::new("g2", Answers::default().with("goal", "z"));
    is(sound().with("goals", vec![goal_row("g1", "a"), unknown]), "goals.1.goal", ProblemCode::CodeUnknown);
    let factor = Row::new("f", Answers::default().with("factor", "z"));
    let nested = Row::new("g2", Answers::default().with("factors", vec![factor]));
    is(sound().with("goals", vec![nested]), "goals.0.factors.0.factor", ProblemCode::CodeUnknown);
    is(sound().with("goals", (0..4).map(|n| goal_row(&n.to_string(), "x")).collect::<Vec<_>>()), "goals", ProblemCode::TooMany);
    is(sound().with("situation", true), "situation", ProblemCode::Required);
}

#[test]
fn what_is_not_asked_is_neither_missing_nor_kept() {
    let answers = sound().with("special_support", false).with("reasons", "x".repeat(21));
    assert_eq!(faults(&answers, &known()), []);
    assert!(settle(&def(), &answers, day(2, 3)).get("reasons").is_none());
}

#[test]
fn an_evaluation_without_an_earlier_plan_is_explained() {
    let answers = sound().with("previous_goals", vec![goal_row("g1", "Käyn kirjastossa")]);
    assert_eq!(fault(answers), ("previous_goals".into(), ProblemCode::EvaluationWithoutPlan));
}

#[test]
fn a_goal_whose_levels_nobody_wrote_is_explained() {
    let mut goal = crate::goal::Goal {
        id: crate::id::GoalId(uuid::Uuid::from_u128(5)),
        client_id: crate::id::ClientId(uuid::Uuid::nil()),
        client_words: "Käyn kirjastossa".into(),
        area: String::new(),
        direction: crate::goal::GoalDirection::Improve,
        levels: Default::default(),
        weight: 1,
        start_level: -2,
        level: -2,
        steps: vec![],
        factors: vec![],
    };
    let answers = sound().with("goals", vec![goal_row(&goal.id.to_string(), "Käyn kirjastossa")]);
    let found = faults(&answers, &Known { goals: &[goal.clone()], ..known() });
    assert_eq!(found, [("goals.0.description".into(), ProblemCode::GoalWithoutLevels)]);
    goal.levels = ["ei", "joskus", "kerran", "usein", "aina"].map(String::from);
    assert_eq!(faults(&answers, &Known { goals: &[goal], ..known() }), []);
}

#[test]
fn days_and_times_are_kept_in_full_and_blank_rows_not_at_all() {
    let answers = sound()
        .with("begun_on", "eilen")
        .with("review", MomentForm { date: "t".into(), time: "9".into() })
        .with("goals", vec![goal_row("g1", " Käyn kirjastossa "), Row::new("g2", Answers::default().with("description", "  "))])
        .with("nobody_asks", "x");
    let settled = settle(&def(), &answers, day(2, 3));
    assert_eq!(settled.text("begun_on"), "2.2.2026");
    assert!(settled.get("review") == Some(&Answer::Moment(MomentForm { date: "3.2.2026".into(), time: "9.00".into() })));
    assert_eq!(settled.rows("goals").len(), 1);
    assert!(settled.get("nobody_asks").is_none());
    assert!(settle(&def(), &settled, day(12, 31)) == settled, "settling again, another day, changes nothing");
}

#[test]
fn a_protected_client_is_not_asked_for_places() {
    let client = crate::client::tests::client();
    let protected = Client { non_disclosure: crate::client::NonDisclosure::Yes, ..client.clone() };
    let answers = sound().with("place", "Esimerkkikatu 1");
    assert_eq!(settle(&def().for_client(&client), &answers, day(2, 3)).text("place"), "Esimerkkikatu 1");
    assert!(settle(&def().for_client(&protected), &answers, day(2, 3)).get("place").is_none());
}

#[test]
fn answers_cross_the_bridge_unchanged_and_show_nothing_in_a_log() {
    let answers = sound()
        .with("special_support", true)
        .with("codes", vec!["a".to_owned()])
        .with("review", MomentForm { date: "t".into(), time: "9".into() })
        .with("own_worker", PersonForm { given: "Kaisa".into(), ..PersonForm::default() });
    let json = serde_json::to_string(&answers).expect("JSON");
    assert!(serde_json::from_str::<Answers>(&json).expect("the same form") == answers);
    assert_eq!(format!("{answers:?}"), "Answers(▮)");
}

use crate::client::Client;
