//! A finished document leaves like an entry, is corrected and annulled like one, and what waits is seen; and the organisation's
//! own criteria stand in the forms while old documents keep their words.

use askel_app::answer::Empty;
use askel_app::client::ClientRef;
use askel_app::criteria::{self, CriteriaForm};
use askel_app::delivery::{self, DeliveryObstacle, What};
use askel_app::document::{self, DocumentAsked, DocumentBegin, DocumentDraftRef, DocumentFinished, DocumentHistory, DocumentPage, DocumentSave, DocumentView};
use askel_app::entry::{AnnulmentForm, RunKind};
use askel_app::failure::{Failure, FailureCode};
use askel_app::{client, today};
use askel_domain::client::NonDisclosure;
use askel_domain::document::process::WhyNext;
use askel_domain::document::{Answers, FormKind, MomentForm, Row};
use askel_domain::entry::AnnulmentGround;
use askel_domain::id::{ClientId, DraftId, EntryId};
use askel_domain::problem::ProblemCode;
use serde_json::Value;

use crate::theatre::{Carried, Theatre, every_case, five_months_until};

/// 3.2.2026, three weeks into Reijo's term, everything so far carried away.
fn in_february() -> (Theatre, ClientId) {
    let mut theatre = five_months_until("2026-02-03T00:00");
    theatre.later("2026-02-03T12:00");
    theatre.carry();
    let id = theatre.id("reijo");
    (theatre, id)
}

fn open(theatre: &mut Theatre, id: DraftId) -> DocumentPage {
    document::open(theatre.open(), DocumentDraftRef { id }).expect("the draft").value
}

fn begin(theatre: &mut Theatre, client_id: ClientId, kind: FormKind) -> DocumentPage {
    let id = document::begin(theatre.open(), DocumentBegin { client_id, kind }).expect("begun").value.id;
    open(theatre, id)
}

fn correction(theatre: &mut Theatre, id: EntryId) -> DocumentPage {
    let begun = document::start_correction(theatre.open(), DocumentAsked { id }).expect("begun").value.id;
    open(theatre, begun)
}

fn save(page: &DocumentPage, answers: Answers, reason: &str) -> DocumentSave {
    DocumentSave { id: page.id, answers, gone_through: vec![], caret: String::new(), reason: reason.into() }
}

fn finish(theatre: &mut Theatre, page: &DocumentPage, answers: Answers, reason: &str) -> DocumentFinished {
    document::finalise(theatre.open(), save(page, answers, reason)).expect("nothing to mend").value
}

fn read(theatre: &mut Theatre, id: EntryId) -> DocumentView {
    document::read(theatre.open(), DocumentAsked { id }).expect("the document").value
}

fn history(theatre: &mut Theatre, id: EntryId) -> DocumentHistory {
    document::history(theatre.open(), DocumentAsked { id }).expect("its versions").value
}

fn problems(refused: Failure) -> Vec<(String, ProblemCode)> {
    refused.fields.into_iter().map(|problem| (problem.path, problem.code)).collect()
}

fn annul(theatre: &mut Theatre, id: EntryId) -> Result<(), FailureCode> {
    let form = AnnulmentForm { id, ground: Some(AnnulmentGround::Mistake), reason: "Tehtiin väärälle viikolle.".into() };
    document::annul(theatre.open(), form).map(|_| ()).map_err(|failure| failure.code)
}

/// A plan with a review, and places in it.
fn plan(theatre: &mut Theatre, client: ClientId) -> EntryId {
    let page = begin(theatre, client, FormKind::ClientPlan);
    let answers = page.answers.clone().with("client_view", "Haluan kirjastoon.").with("review_place", "Esimerkkikatu 77");
    let meeting = Row::new("m1", Answers::default().with("date", "2.2.2026").with("place", "Kotikuja 88"));
    let answers = answers.with("review_at", MomentForm { date: "20.3.2026".into(), time: "10.00".into() }).with("meetings", vec![meeting]);
    finish(theatre, &page, answers, "").id
}

fn initiation(theatre: &mut Theatre, client: ClientId, criteria: &[&str]) -> EntryId {
    let page = begin(theatre, client, FormKind::Initiation);
    let chosen: Vec<String> = criteria.iter().map(|code| (*code).to_owned()).collect();
    let answers = page.answers.clone().with("initiated_on", "8.1.2026").with("urgency", "3").with("criteria", chosen);
    finish(theatre, &page, answers, "").id
}

fn text_of(carried: &Carried, id: EntryId, version: u32) -> String {
    let name = format!("{id}-v{version}.txt");
    let (_, bytes) = carried.files.iter().find(|(file, _)| file.ends_with(&name)).expect("its page");
    String::from_utf8_lossy(bytes).into_owned()
}

fn row_of(theatre: &mut Theatre, id: EntryId) -> delivery::DeliveryRow {
    let list = delivery::delivery(theatre.open(), Empty {}).expect("the list").value;
    list.only_here.into_iter().chain(list.exported).find(|row| row.id == id).expect("its row")
}

#[test]
fn a_finished_document_waits_leaves_once_with_its_page_and_leaves_again_byte_for_byte() {
    let (mut theatre, client) = in_february();
    let id = plan(&mut theatre, client);
    let row = row_of(&mut theatre, id);
    assert!(matches!(row.what, What::Document { form: FormKind::ClientPlan }) && row.obstacle.is_none() && row.exported_at.is_none());
    assert!(read(&mut theatre, id).waits);
    let carried = theatre.carry();
    assert_eq!(carried.documents, 1);
    let page = text_of(&carried, id, 1);
    assert!(page.starts_with("Asiakassuunnitelma\n=====") && page.contains("Haluan kirjastoon.") && page.contains("Esimerkkikatu 77"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 90) && !page.contains("%{"));
    assert!(read(&mut theatre, id).exported_at.is_some() && row_of(&mut theatre, id).exported_at.is_some());
    let again = theatre.carry_again();
    for (name, bytes) in carried.files.iter().filter(|(name, _)| name.contains(&id.to_string())) {
        assert!(again.files[name] == *bytes, "{name} differs");
    }
}

#[test]
fn a_protected_client_s_documents_leave_and_are_shown_without_any_place() {
    let (mut theatre, id) = in_february();
    let finished = plan(&mut theatre, id);
    let half = begin(&mut theatre, id, FormKind::ImplementationPlan);
    let typed = half.answers.clone().with("review_place", "Esimerkkikatu 77");
    document::save(theatre.open(), save(&half, typed, "")).expect("saved");
    let places = ["Esimerkkikatu 77", "Kotikuja 88"];
    assert!(places.iter().all(|place| theatre.carry_again().mentions(place)), "the proof can see the places");

    let form = client::form(theatre.open(), ClientRef { id }).expect("the form").value;
    client::save(theatre.open(), client::ClientForm { non_disclosure: NonDisclosure::Yes, ..form }).expect("an order");
    assert!(!places.iter().any(|place| theatre.carry_again().mentions(place)));
    assert!(text_of(&theatre.carry_again(), finished, 1).contains("TURVAKIELTO"));
    let draft = open(&mut theatre, half.id);
    let shown = serde_json::to_string(&(read(&mut theatre, finished), draft, history(&mut theatre, finished))).expect("JSON");
    assert!(!places.iter().any(|place| shown.contains(place)));
    let page = correction(&mut theatre, finished);
    finish(&mut theatre, &page, page.answers.clone().with("client_view", "Haluan uimaan."), "Väärä sana.");
    assert!(!places.iter().any(|place| theatre.carry_again().mentions(place)), "nor does the corrected version");
}

#[test]
fn what_keeps_a_document_here_is_explained_as_for_entries() {
    let mut theatre = every_case();
    theatre.carry();
    let (nadia, tuomas) = (theatre.id("nadia"), theatre.id("tuomas"));
    let of_temporary = plan(&mut theatre, nadia);
    let of_nobody = initiation(&mut theatre, tuomas, &[]);
    assert_eq!(row_of(&mut theatre, of_temporary).obstacle, Some(DeliveryObstacle::IdentityCodeNeeded));
    assert_eq!(row_of(&mut theatre, of_nobody).obstacle, Some(DeliveryObstacle::IdentityMissing));
}

#[test]
fn a_correction_is_a_version_of_its_own_beside_the_first_and_both_travel() {
    let (mut theatre, client) = in_february();
    let id = plan(&mut theatre, client);
    theatre.later("2026-02-05T09:00");
    let page = correction(&mut theatre, id);
    assert_eq!(page.correction.as_ref().map(|correction| correction.version), Some(1));
    let refused = document::finalise(theatre.open(), save(&page, page.answers.clone(), " ")).err().expect("no reason");
    assert_eq!(problems(refused), [("correctionReason".into(), ProblemCode::ReasonMissing)]);
    let refused = document::finalise(theatre.open(), save(&page, page.answers.clone(), "Syy.")).err().expect("nothing changed");
    assert_eq!(problems(refused), [("correctionReason".into(), ProblemCode::NothingCorrected)]);
    assert_eq!(open(&mut theatre, page.id).reason, "Syy.", "what was typed is kept");
    assert_eq!(annul(&mut theatre, id), Err(FailureCode::CorrectionBegun));
    let answers = page.answers.clone().with("client_view", "Haluan uimahalliin.").with("review_at", MomentForm { date: "27.3.2026".into(), time: "10.00".into() });
    let done = finish(&mut theatre, &page, answers.clone(), "Kirjasto oli väärin.");
    assert!(done.id == id && document::finalise(theatre.open(), save(&page, answers, "Kirjasto oli väärin.")).expect("again").value.already);

    let history = history(&mut theatre, id);
    assert_eq!(history.versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(history.versions[0].reason, "Kirjasto oli väärin.");
    assert_eq!(history.versions[1].answers.text("client_view"), "Haluan kirjastoon.", "the first is read as it was");
    let said = |kind: RunKind| history.versions[0].fields.iter().flat_map(|field| &field.runs).filter(|run| run.kind == kind).map(|run| run.text.as_str()).collect::<Vec<_>>();
    assert_eq!((said(RunKind::Removed), said(RunKind::Added)), (vec!["kirjastoon.", "20.3.2026 10.00"], vec!["uimahalliin.", "27.3.2026 10.00"]));
    let view = read(&mut theatre, id);
    assert_eq!((view.version, view.made_at.date_naive().to_string(), view.written_at.date_naive().to_string()), (2, "2026-02-03".into(), "2026-02-05".into()));
    let reviews = theatre.page("reijo").period.expect("a period").reviews;
    assert_eq!(reviews.iter().map(|review| review.on.to_string()).collect::<Vec<_>>(), ["2026-03-27"], "the review follows");

    let carried = theatre.carry();
    assert_eq!(carried.documents, 2);
    let unwrapped = |version| text_of(&carried, id, version).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(unwrapped(1).contains("Haluan kirjastoon.") && unwrapped(2).contains("Korjauksen syy: Kirjasto oli väärin."));
    let list: Value = serde_json::from_slice(&carried.files["luettelo.json"]).expect("the list");
    let replaces: Vec<_> = list["documents"].as_array().expect("rows").iter().map(|row| (row["version"].clone(), row["replaces"].clone())).collect();
    assert_eq!(replaces, [(1.into(), Value::Null), (2.into(), 1.into())]);
}

#[test]
fn an_annulled_document_stays_readable_counts_nowhere_and_leaves_only_as_taken_back() {
    let (mut theatre, client) = in_february();
    initiation(&mut theatre, client, &["piled_up"]);
    let assessment = {
        let page = begin(&mut theatre, client, FormKind::NeedsAssessment);
        let answers = page.answers.clone().with("assessment_begun_on", "9.1.2026").with("worker_conclusions", "Tarvitsee tukea.");
        finish(&mut theatre, &page, answers.with("special_support", false).with("clientship_continues", true).with("own_worker_needed", true), "").id
    };
    let first = plan(&mut theatre, client);
    theatre.carry();
    let why = |theatre: &mut Theatre, kind| {
        let shelf = document::shelf(theatre.open(), ClientRef { id: client }).expect("the list").value;
        shelf.rows.into_iter().find(|row| row.kind == kind).expect("its row")
    };
    theatre.later("2026-02-04T09:00");
    let next = begin(&mut theatre, client, FormKind::ClientPlan);
    assert_eq!(annul(&mut theatre, first), Err(FailureCode::NextPlanBegun), "what was typed on it is not lost");
    document::discard(theatre.open(), DocumentDraftRef { id: next.id }).expect("taken away");
    let undone = history(&mut theatre, first).undone.expect("what follows");
    assert!(undone.delivered && undone.review.map(|on| on.to_string()) == Some("2026-03-20".into()));

    annul(&mut theatre, first).expect("annulled");
    assert_eq!(annul(&mut theatre, first), Err(FailureCode::EntryAnnulled));
    let view = read(&mut theatre, first);
    assert!(view.annulled.is_some() && view.answers.text("client_view") == "Haluan kirjastoon.");
    let row = why(&mut theatre, FormKind::ClientPlan);
    assert_eq!((row.why, row.evaluates, row.finished[0].annulled), (Some(WhyNext::PlanIsMade), false, true));
    assert!(theatre.page("reijo").period.expect("a period").reviews.is_empty());
    let anew = begin(&mut theatre, client, FormKind::ClientPlan);
    assert!(anew.follows.is_none() && anew.answers.text("client_view") != "Haluan kirjastoon.", "nothing is taken from it");
    document::discard(theatre.open(), DocumentDraftRef { id: anew.id }).expect("taken away");
    let carried = theatre.carry();
    assert_eq!(carried.documents, 1);
    let page = text_of(&carried, first, 2);
    assert!(page.contains("MITÄTÖITY") && page.contains("Tehtiin väärälle viikolle.") && !page.contains("Haluan kirjastoon."), "{page}");

    theatre.later("2026-02-05T09:00");
    let unseen = plan(&mut theatre, client);
    annul(&mut theatre, unseen).expect("annulled");
    assert!(!read(&mut theatre, unseen).waits, "what nobody has seen needs no taking back");
    assert!(!theatre.carry_again().mentions(&unseen.to_string()));
    annul(&mut theatre, assessment).expect("annulled");
    assert!(begin(&mut theatre, client, FormKind::ClientPlan).answers.get("worker_view").is_none());
}

#[test]
fn documents_being_written_wait_on_today_and_in_the_delivery_list_until_they_are_taken_away() {
    let (mut theatre, client) = in_february();
    let id = plan(&mut theatre, client);
    let page = begin(&mut theatre, client, FormKind::Summary);
    correction(&mut theatre, id);
    let waiting = |theatre: &mut Theatre| {
        let day = today::today(theatre.open(), Empty {}).expect("the day").value.document_drafts;
        let listed = delivery::delivery(theatre.open(), Empty {}).expect("the list").value.document_drafts;
        assert_eq!(day.len(), listed.len());
        day.into_iter().map(|draft| (draft.kind, draft.corrects)).collect::<Vec<_>>()
    };
    let before = delivery::overview(theatre.open(), Empty {}).expect("counts").value.drafts;
    assert_eq!(waiting(&mut theatre).len(), 2);
    assert!(waiting(&mut theatre).contains(&(FormKind::ClientPlan, true)) && waiting(&mut theatre).contains(&(FormKind::Summary, false)));
    document::discard(theatre.open(), DocumentDraftRef { id: page.id }).expect("taken away");
    assert_eq!(waiting(&mut theatre), [(FormKind::ClientPlan, true)]);
    assert_eq!(delivery::overview(theatre.open(), Empty {}).expect("counts").value.drafts, before - 1);
    assert!(!theatre.carry().mentions("Yhteenveto"), "a draft never leaves");
}

#[test]
fn the_organisation_s_criteria_stand_in_the_form_and_an_old_document_keeps_its_words() {
    let (mut theatre, client) = in_february();
    let old = initiation(&mut theatre, client, &["piled_up", "sobriety"]);
    let first_words = text_of(&theatre.carry(), old, 1);
    let mut form = criteria::read(theatre.open(), Empty {}).expect("the list").value;
    let names = |page: &DocumentPage| page.lists.choices("criteria").iter().map(|choice| choice.fi.clone()).collect::<Vec<_>>();
    form.rows.iter_mut().for_each(|one| match one.code.as_str() {
        "piled_up" => one.fi = "Uudet sanat".into(),
        "sobriety" => one.in_use = false,
        _ => {}
    });
    form.rows.rotate_left(1);
    form.rows.push(askel_domain::criteria::CriterionForm { fi: "Oma peruste".into(), in_use: true, ..Default::default() });
    let saved = criteria::save(theatre.open(), CriteriaForm { age_from: "18".into(), age_until: "29".into(), ..form }).expect("saved").value;
    assert_eq!(saved.rows.len(), 8);
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("opens");

    let page = begin(&mut theatre, client, FormKind::Initiation);
    let offered = names(&page);
    assert_eq!((offered.len(), offered.last().map(String::as_str)), (7, Some("Oma peruste")));
    assert!(offered.contains(&"Uudet sanat".to_owned()) && !offered.iter().any(|name| name.contains("ihteettöm")), "{offered:?}");
    let outside = page.outside_ages.as_ref().expect("Reijo is older");
    assert_eq!((outside.age, outside.from, outside.until), (58, Some(18), Some(29)));
    let own = saved.rows.iter().find(|one| one.fi == "Oma peruste").expect("it is there").code.clone();
    let answers = page.answers.clone().with("initiated_on", "3.2.2026").with("urgency", "3").with("criteria", vec![own]);
    let new = finish(&mut theatre, &page, answers, "").id;

    let carried = theatre.carry_again();
    assert!(text_of(&carried, new, 1).contains("- Oma peruste"), "a sentence about age is no gate");
    assert_eq!(text_of(&carried, old, 1), first_words);
    let page = correction(&mut theatre, old);
    assert!(names(&page).len() == 8 && !names(&page).contains(&"Uudet sanat".to_owned()), "the words it was finished with: {:?}", names(&page));
    let lists = read(&mut theatre, old).lists;
    assert!(page.answers.chosen("criteria").iter().all(|code| lists.find("criteria", code).is_some()));
}

#[test]
fn a_vault_with_documents_and_criteria_comes_back_from_its_log() {
    let (mut theatre, client) = in_february();
    let id = plan(&mut theatre, client);
    let page = correction(&mut theatre, id);
    finish(&mut theatre, &page, page.answers.clone().with("client_view", "Toisin."), "Syy.");
    annul(&mut theatre, id).expect("annulled");
    let form = criteria::read(theatre.open(), Empty {}).expect("the list").value;
    criteria::save(theatre.open(), CriteriaForm { age_from: "18".into(), ..form }).expect("saved");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("the log agrees with what stands in the record");
    assert_eq!(criteria::read(theatre.open(), Empty {}).expect("the list").value.age_from, "18");
    assert_eq!(read(&mut theatre, id).version, 3);
}
