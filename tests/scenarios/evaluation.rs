//! A whole term and its two evaluations: every figure that is counted stands beside one worked out by hand, what was said goes
//! on into the plans, the end of the service and the summary, and nothing is typed twice or lost.

use askel_app::answer::Empty;
use askel_app::client::ClientRef;
use askel_app::document::{self, DocumentAsked, DocumentDraftRef, DocumentFinished, DocumentPage, DocumentSave, DocumentView};
use askel_app::evaluation::{self, EvaluationFigures};
use askel_app::failure::FailureCode;
use askel_app::period::{self, PeriodForm, PeriodRequest};
use askel_app::{delivery, today};
use askel_domain::document::counts::{Sum, TaskCounts};
use askel_domain::document::process::WhyNext;
use askel_domain::document::{Answers, FormKind, MomentForm, Row};
use askel_domain::entry::Mark;
use askel_domain::problem::ProblemCode;
use askel_domain::session::ContactMode;

use crate::national_form::{schema, schemas};
use crate::term::*;
use crate::theatre::Theatre;

fn read(theatre: &mut Theatre, finished: &DocumentFinished) -> DocumentView {
    document::read(theatre.open(), DocumentAsked { id: finished.id }).expect("the document").value
}

fn figures(theatre: &mut Theatre, page: &DocumentPage) -> EvaluationFigures {
    evaluation::figures(theatre.open(), DocumentDraftRef { id: page.id }).expect("the figures").value
}

fn modes(figures: &EvaluationFigures) -> Vec<(ContactMode, u32, u32)> {
    figures.counts.modes.iter().map(|row| (row.mode, row.meetings, row.minutes)).collect()
}

/// Everything a mid evaluation asks, said; the second goal ends.
fn said(page: &DocumentPage) -> Answers {
    let mut answers = page.answers.clone().with("how_it_went", "Talvi oli pitkä, mutta kirjasto auttoi.").with("what_helped", "Kaisa tuli mukaan.");
    for row in answers.rows_mut("evaluated_goals").expect("goals") {
        row.answers.set("attainment_client", "Kolme kertaa.".into());
        row.answers.set("attainment_worker", "Rohkeus kasvaa.".into());
        row.answers.set("attainment", "demo-26".into());
    }
    let post = answers.rows_mut("evaluated_goals").and_then(|rows| rows.iter_mut().find(|row| row.answers.text("description") == POST));
    let post = post.expect("the goal of the post");
    post.answers.set("goes_on", false.into());
    post.answers.set("why_ends", "Posti avataan jo itse.".into());
    answers.rows_mut("reviewed_services").expect("services").iter_mut().for_each(|row| row.answers.set("used", "K".into()));
    answers.with("changes_client", "Haluan mennä kirjastoon yksin.").with("changes_worker", "Tavataan harvemmin.").with("worker_view", "Arki kantaa jo.")
}

const MID_COUNTED: &str = "Ajalta 14.1.2026–10.3.2026:
Tapaamisia 11, yhteensä 8 h 5 min.
Kotikäynti: 2, 2 h 15 min
Jalkautuva tapaaminen: 1, 1 h 30 min
Tapaaminen toimistolla: 1, 0 h 45 min
Videotapaaminen: 1, 0 h 30 min
Puhelu: 1, 0 h 20 min
Chat: 1, 0 h 25 min
Viestit: 1, 0 h 0 min
Sähköposti: 1, 0 h 0 min
Verkostotapaaminen: 1, 0 h 50 min
Ryhmä: 1, 1 h 30 min
Kasvokkain 5, etänä 5 (50 %).
Ei tavattu 1. Peruttuja: asiakas 1, työntekijä 1, muu 0.
Välitehtäviä: tehty 2, osittain 1, ei tehty 1, luovuttu 1, merkitsemättä 0.";

const MID_MEASURED: &str = "Pihasää: alku 12,5 (13.1.2026) → väli 5 (10.3.2026).
Tavoitteiden saavuttaminen (GAS, T-luku): alku 22,9 (13.1.2026) → väli 42,6 (10.3.2026, 2/3 tavoitetta).";

const FINAL_COUNTED: &str = "Ajalta 12.1.2026–2.6.2026:
Tapaamisia 16, yhteensä 11 h 10 min.
Kotikäynti: 4, 3 h 55 min
Jalkautuva tapaaminen: 2, 2 h 30 min
Tapaaminen toimistolla: 1, 0 h 45 min
Videotapaaminen: 1, 0 h 30 min
Puhelu: 3, 0 h 45 min
Chat: 1, 0 h 25 min
Viestit: 1, 0 h 0 min
Sähköposti: 1, 0 h 0 min
Verkostotapaaminen: 1, 0 h 50 min
Ryhmä: 1, 1 h 30 min
Kasvokkain 8, etänä 7 (47 %).
Ei tavattu 1. Peruttuja: asiakas 1, työntekijä 1, muu 1.
Välitehtäviä: tehty 3, osittain 0, ei tehty 1, luovuttu 1, merkitsemättä 1.";

const FINAL_MEASURED: &str = "Elämän osa-alueet (alku 13.1.2026 → loppu 1.6.2026): Koti ja asuminen 3 → 7, Arki 2 → 2, Raha-asiat 1 → 1, Keho ja terveys 5 → 6, Mieli ja voimat 4 → 5, Läheiset 0 → 2, Kuuluminen joukkoon 0 → 0, Mielekäs tekeminen 3 → 3, Turvallisuus 7 → 7, Oma elämä 4 → 8.
Pihasää: alku 12,5 (13.1.2026) → väli 5 (10.3.2026) → loppu 0 (1.6.2026).
Tavoitteiden saavuttaminen (GAS, T-luku): alku 22,9 (13.1.2026) → väli 42,6 (10.3.2026, 2/3 tavoitetta) → loppu 59,7 (1.6.2026).";

#[test]
fn the_figures_of_a_mid_evaluation_are_those_worked_out_by_hand_and_go_into_the_next_plans() {
    let (mut theatre, client) = before_the_term();
    until_march(&mut theatre, client);
    let reminded = |theatre: &mut Theatre| today::today(theatre.open(), Empty {}).expect("the day").value.reminders.len();
    assert_eq!(reminded(&mut theatre), 1, "the review of 20.3.");
    let shelf = document::shelf(theatre.open(), ClientRef { id: client }).expect("the list").value;
    assert_eq!(shelf.evaluations.iter().map(|row| row.why).collect::<Vec<_>>(), [Some(WhyNext::ReviewIsNear), None]);
    assert!(shelf.rows.iter().all(|row| !row.kind.is_evaluation()), "an evaluation is no national document");

    let page = begin(&mut theatre, client, FormKind::MidEvaluation);
    use ContactMode::*;
    let counted = figures(&mut theatre, &page);
    assert_eq!((counted.from.map(|day| day.to_string()), counted.until.to_string()), (Some("2026-01-14".into()), "2026-03-10".into()));
    assert_eq!(
        modes(&counted),
        [
            (HomeVisit, 2, 135),
            (Outreach, 1, 90),
            (Office, 1, 45),
            (Video, 1, 30),
            (Phone, 1, 20),
            (Chat, 1, 25),
            (Message, 1, 0),
            (Email, 1, 0),
            (NetworkMeeting, 1, 50),
            (Group, 1, 90)
        ]
    );
    assert_eq!((counted.all, counted.face_to_face.meetings, counted.remote.meetings, counted.remote_percent), (Sum { meetings: 11, minutes: 485 }, 5, 5, Some(50)));
    let counts = &counted.counts;
    assert_eq!((counts.not_met, counts.cancelled_by_client, counts.cancelled_by_worker, counts.cancelled_by_other), (1, 1, 1, 0));
    assert_eq!(counts.tasks, TaskCounts { done: 1, partly: 1, not_done: 1, dropped: 1, unmarked: 1 });
    assert_eq!(counted.open_tasks.len(), 3, "partly done, not done and unmarked");

    // Marked while the evaluation is written: the figures follow, and so does what is finished.
    mark(&mut theatre, "Tulee mukaan pankkiin", Mark::Done);
    assert_eq!(figures(&mut theatre, &page).counts.tasks, TaskCounts { done: 2, partly: 1, not_done: 1, dropped: 1, unmarked: 0 });
    let next_review = MomentForm { date: "12.5.2026".into(), time: "10".into() };
    let answers = said(&page).with("next_actions", "Kaisa varaa ajan.").with("contact", "Joka toinen tiistai.").with("review_at", next_review);
    let finished = finish(&mut theatre, &page, answers);
    let made: Vec<_> = finished.drafts.iter().map(|draft| (draft.kind, draft.was_begun)).collect();
    assert_eq!(made, [(FormKind::ClientPlan, false), (FormKind::ImplementationPlan, false)]);
    let evaluation = read(&mut theatre, &finished);
    assert_eq!((evaluation.answers.text("counted"), evaluation.answers.text("measured")), (MID_COUNTED, MID_MEASURED));
    let reviews: Vec<_> = theatre.page("reijo").period.expect("a period").reviews.into_iter().map(|review| (review.on.to_string(), review.held)).collect();
    assert_eq!(reviews, [("2026-03-20".into(), true), ("2026-05-12".into(), false)]);
    assert_eq!(reminded(&mut theatre), 0, "the review is held");

    theatre.later("2026-03-11T09:00");
    let page = open(&mut theatre, finished.drafts[0].id);
    assert_eq!((page.answers.text("counted"), page.answers.text("measured")), (MID_COUNTED, MID_MEASURED));
    assert_eq!(page.taken["counted"], "evaluation");
    let past = page.answers.rows("previous_goals");
    assert!(past.len() == 3 && past.iter().all(|row| row.answers.text("attainment_client") == "Kolme kertaa." && row.answers.text("attainment") == "demo-26"));
    let onward: Vec<_> = page.answers.rows("goals").iter().map(|row| (row.answers.text("description"), row.dropped.as_deref())).collect();
    assert_eq!(onward, [(LIBRARY, None), (POST, Some("Posti avataan jo itse.")), (SISTER, None)]);
    let used: Vec<_> = page.answers.rows("reviewed_services").iter().map(|row| (row.answers.text("service"), row.answers.text("used"))).collect();
    assert_eq!(used, [("1", "K"), ("2", "K")]);
    assert_eq!(page.answers.rows("reviewed_methods")[0].answers.text("method"), "demo-32");
    assert_eq!((page.answers.text("contact"), page.answers.text("changes_client")), ("Joka toinen tiistai.", "Haluan mennä kirjastoon yksin."));
    let agreed = "Kaisa varaa ajan.\n- Avaa kirjeet. Tekijä: asiakas.\n- Soittaa Kelaan. Tekijä: työntekijä.";
    assert_eq!(page.answers.text("next_actions"), agreed, "what was agreed, and the tasks that are still open");
    finish_and_judge(&mut theatre, &page, "15020");
    let page = open(&mut theatre, finished.drafts[1].id);
    assert_eq!(page.answers.text("attainment"), "demo-26", "every goal was reached alike");
    assert_eq!(page.answers.text("attainment_client"), format!("{LIBRARY}: Kolme kertaa.\n{POST}: Kolme kertaa.\n{SISTER}: Kolme kertaa."));
    finish_and_judge(&mut theatre, &page, "15021");
}

#[test]
fn the_figures_of_a_final_evaluation_tell_the_whole_term_and_go_into_the_end_and_the_summary() {
    let (mut theatre, client) = before_the_term();
    until_march(&mut theatre, client);
    mark(&mut theatre, "Tulee mukaan pankkiin", Mark::Done);
    until_june(&mut theatre, client);
    let shelf = document::shelf(theatre.open(), ClientRef { id: client }).expect("the list").value;
    assert_eq!(shelf.evaluations[1].why, Some(WhyNext::TermEnds));
    let page = begin(&mut theatre, client, FormKind::FinalEvaluation);
    let counted = figures(&mut theatre, &page);
    // 4 home 135 + 100; 2 outreach 90 + 60; 3 phone 10 + 20 + 15; the rest as in March: 610 + 60 = 670 minutes in 16
    assert_eq!((counted.all, counted.face_to_face, counted.remote), (Sum { meetings: 16, minutes: 670 }, Sum { meetings: 8, minutes: 520 }, Sum { meetings: 7, minutes: 100 }));
    assert_eq!(counted.remote_percent, Some(47), "7 of 15: 46.7");
    assert_eq!(counted.counts.tasks, TaskCounts { done: 3, partly: 0, not_done: 1, dropped: 1, unmarked: 1 });
    let answers = said(&page).with("client_feedback", "Sain olla rauhassa ja silti mukana.").with("ending_reasons", "Tavoitteet saavutettiin pääosin.");
    let answers = answers.with("ending_grounds", vec!["goals_reached".to_owned()]).with("ends_on", "12.6.2026").with("same_worker", true);
    let answers = answers.with("next_service", "Sosiaaliohjaus 15.6. alkaen").with("follow_up_on", "1.9.2026");
    let finished = finish(&mut theatre, &page, answers);
    let made: Vec<_> = finished.drafts.iter().map(|draft| draft.kind).collect();
    assert_eq!(made, [FormKind::ClientPlan, FormKind::ImplementationPlan, FormKind::ServiceEnd, FormKind::Summary]);
    let evaluation = read(&mut theatre, &finished);
    assert_eq!((evaluation.answers.text("counted"), evaluation.answers.text("measured")), (FINAL_COUNTED, FINAL_MEASURED));
    theatre.later("2026-06-03T09:00");

    let end = open(&mut theatre, finished.drafts[2].id);
    let said = ["client_feedback", "ending_reasons", "next_service", "ends_on", "counted"].map(|id| end.answers.text(id));
    assert_eq!(said, ["Sain olla rauhassa ja silti mukana.", "Tavoitteet saavutettiin pääosin.", "Sosiaaliohjaus 15.6. alkaen", "12.6.2026", FINAL_COUNTED]);
    assert_eq!((end.answers.flag("same_worker"), end.answers.text("follow_up_on")), (Some(true), "1.9.2026"));
    finish_and_judge(&mut theatre, &end, "19012");
    let summary = open(&mut theatre, finished.drafts[3].id);
    assert_eq!(summary.answers.text("client_view"), "Miten sinulla on mennyt? Talvi oli pitkä, mutta kirjasto auttoi.\nMikä on auttanut? Kaisa tuli mukaan.");
    let story = format!("Arki kantaa jo.\n{LIBRARY}: Rohkeus kasvaa.\n{POST}: Rohkeus kasvaa.\n{SISTER}: Rohkeus kasvaa.");
    assert_eq!((summary.answers.text("content"), summary.answers.text("conclusions")), (story.as_str(), "Tavataan harvemmin."));
    assert_eq!((summary.answers.text("counted"), summary.answers.text("measured")), (FINAL_COUNTED, FINAL_MEASURED));
    finish_and_judge(&mut theatre, &summary, "16009");
    for (index, number) in ["15020", "15021"].into_iter().enumerate() {
        let plan = open(&mut theatre, finished.drafts[index].id);
        assert_eq!(plan.answers.text("counted"), FINAL_COUNTED);
        finish_and_judge(&mut theatre, &plan, number);
    }
}

/// Finishes a draft as it came, and holds what it becomes against the published schema where that is at hand.
fn finish_and_judge(theatre: &mut Theatre, page: &DocumentPage, number: &str) {
    let finished = finish(theatre, page, page.answers.clone());
    let view = read(theatre, &finished);
    let form = askel_sosmeta::national::form(view.form.kind).expect("a national form");
    assert_eq!(form.number(), number);
    let (client, document) = theatre
        .open()
        .store()
        .read(|read| Ok::<_, askel_store::StoreFailure>((askel_store::client::get(read, finished.client_id)?, askel_store::document::get(read, finished.id)?)))
        .expect("reads");
    let (client, document) = (client.expect("the client"), document.expect("the document"));
    let envelope = askel_sosmeta::national::Envelope { client: &client, author: &document.author, written_on: document.written_at.date_naive(), correction: None };
    let words = askel_text::form_words(askel_domain::worker::Language::Fi, &form.def());
    let written = askel_sosmeta::national::write(form, &document.answers, &envelope, &view.lists, &words).expect("no obstacle");
    let Some(folder) = schemas() else { return };
    let judge = schema(&folder, number);
    let faults: Vec<String> = judge.iter_errors(&written.json).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{number}: {faults:#?}");
}

#[test]
fn an_evaluation_without_a_plan_takes_the_clients_goals_and_loses_nothing() {
    let (mut theatre, client) = before_the_term();
    theatre.later("2026-01-13T08:00");
    goal(&mut theatre, client, LIBRARY, 3);
    theatre.later("2026-06-02T09:00");
    let page = begin(&mut theatre, client, FormKind::FinalEvaluation);
    assert!(page.follows.is_none() && figures(&mut theatre, &page).without_plan);
    let mut answers = page.answers.clone().with("worker_view", "Alku oli hyvä.");
    let rows = answers.rows_mut("evaluated_goals").expect("the client's goals");
    assert_eq!(rows.iter().map(|row| row.answers.text("description")).collect::<Vec<_>>(), [LIBRARY]);
    let refused = document::finalise(theatre.open(), as_it_is(&page, answers.clone())).err().expect("the goal was not judged");
    assert_eq!(refused.fields.iter().map(|problem| (problem.path.as_str(), problem.code)).collect::<Vec<_>>(), [("evaluated_goals.0.attainment", ProblemCode::Required)]);
    let lost = answers.clone().with("evaluated_goals", Vec::<Row>::new());
    let refused = document::finalise(theatre.open(), as_it_is(&page, lost)).err().expect("a goal is gone");
    assert_eq!(refused.fields[0].code, ProblemCode::KeptRowMissing);
    answers.rows_mut("evaluated_goals").expect("goals")[0].answers.set("attainment", "demo-25".into());
    let finished = finish(&mut theatre, &page, answers);
    assert_eq!(finished.drafts.iter().map(|draft| draft.kind).collect::<Vec<_>>(), [FormKind::ServiceEnd, FormKind::Summary], "no plan follows where none was made");
    assert_eq!(open(&mut theatre, finished.drafts[1].id).answers.text("content"), "Alku oli hyvä.");
}

#[test]
fn an_evaluation_is_left_and_gone_on_with_and_is_never_an_offer_to_the_main_system() {
    let (mut theatre, client) = before_the_term();
    until_march(&mut theatre, client);
    let page = begin(&mut theatre, client, FormKind::MidEvaluation);
    let half = page.answers.clone().with("how_it_went", "Kesken jäi");
    let save = DocumentSave { id: page.id, answers: half, gone_through: vec!["own_words".into()], caret: "evaluated_goals.0.attainment_client".into(), reason: String::new() };
    document::save(theatre.open(), save).expect("nothing typed is refused");
    theatre.stage.lock().expect("locks");
    theatre.stage.unlock().expect("opens");
    let again = begin(&mut theatre, client, FormKind::MidEvaluation);
    assert!(again.id == page.id, "the one being written, not another");
    assert_eq!((again.answers.text("how_it_went"), again.caret.as_str(), again.gone_through), ("Kesken jäi", "evaluated_goals.0.attainment_client", vec!["own_words".to_owned()]));
    let waiting = |theatre: &mut Theatre| delivery::delivery(theatre.open(), Empty {}).expect("the delivery").value.only_here_total;
    let before = waiting(&mut theatre);
    finish(&mut theatre, &page, said(&page));
    assert_eq!(waiting(&mut theatre), before, "it waits for no folder");
    let second = document::finalise(theatre.open(), as_it_is(&page, said(&page))).expect("a second click").value;
    assert!(second.already);
    let plan = begin(&mut theatre, client, FormKind::ClientPlan);
    let refused = evaluation::figures(theatre.open(), DocumentDraftRef { id: plan.id }).err().expect("a plan is no evaluation");
    assert_eq!(refused.code, FailureCode::BadRequest);
    assert!(!theatre.carry().mentions("Talvi oli pitkä"), "what was said in it leaves in the documents made of it, not by itself");
}

/// The facts stay those of the day it was made, nothing is begun anew, and it still waits for no folder.
#[test]
fn a_finished_evaluation_is_read_with_its_versions_and_can_be_corrected() {
    let (mut theatre, client) = before_the_term();
    until_march(&mut theatre, client);
    let page = begin(&mut theatre, client, FormKind::MidEvaluation);
    let finished = finish(&mut theatre, &page, said(&page));
    let history = |theatre: &mut Theatre| document::history(theatre.open(), DocumentAsked { id: finished.id }).expect("its versions").value;
    assert_eq!(history(&mut theatre).versions.len(), 1);
    let waiting = |theatre: &mut Theatre| delivery::delivery(theatre.open(), Empty {}).expect("the delivery").value.only_here_total;
    let before = waiting(&mut theatre);

    theatre.later("2026-03-12T09:00");
    mark(&mut theatre, "Tulee mukaan pankkiin", Mark::Done);
    let id = document::start_correction(theatre.open(), DocumentAsked { id: finished.id }).expect("begun").value.id;
    let page = open(&mut theatre, id);
    let answers = page.answers.clone().with("how_it_went", "Talvi oli lyhyt.");
    let unexplained = document::finalise(theatre.open(), as_it_is(&page, answers.clone())).err().expect("no reason was given");
    assert_eq!(unexplained.fields[0].path, "correctionReason");
    let explained = DocumentSave { reason: "Sana oli väärin.".into(), ..as_it_is(&page, answers) };
    let corrected = document::finalise(theatre.open(), explained).expect("nothing to mend").value;
    assert!(corrected.id == finished.id && corrected.drafts.is_empty());
    let versions = history(&mut theatre).versions;
    assert_eq!(versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(versions[0].fields.len(), 1, "one answer differs");
    let counted = [0, 1].map(|at: usize| versions[at].answers.text("counted"));
    assert!(counted[0] == counted[1] && counted[0].contains("merkitsemättä 1"), "not counted anew");
    assert_eq!(waiting(&mut theatre), before);
}

#[test]
fn a_plan_that_was_being_written_keeps_its_own_words_when_the_evaluation_is_finished() {
    let (mut theatre, client) = before_the_term();
    until_march(&mut theatre, client);
    let plan = begin(&mut theatre, client, FormKind::ClientPlan);
    document::save(theatre.open(), as_it_is(&plan, plan.answers.clone().with("changes_client", "Oma lause"))).expect("kept");
    let page = begin(&mut theatre, client, FormKind::MidEvaluation);
    let finished = finish(&mut theatre, &page, said(&page));
    assert_eq!(finished.drafts.iter().map(|draft| draft.was_begun).collect::<Vec<_>>(), [true, false]);
    assert!(finished.drafts[0].id == plan.id);
    let filled = open(&mut theatre, plan.id);
    assert_eq!((filled.answers.text("changes_client"), filled.answers.text("changes_worker")), ("Oma lause", "Tavataan harvemmin."));
    assert_eq!(filled.answers.rows("previous_goals")[0].answers.text("attainment_worker"), "Rohkeus kasvaa.");
}

#[test]
fn another_workers_client_asks_for_a_reason_before_the_figures_are_seen() {
    let (mut theatre, client) = before_the_term();
    let page = begin(&mut theatre, client, FormKind::MidEvaluation);
    let id = theatre.page("reijo").period.map(|period| period.id);
    let form = period::open(theatre.open(), PeriodRequest { client_id: client, id }).expect("the form").value.form;
    period::save(theatre.open(), PeriodForm { own_worker: "Olli Aalto".into(), ..form }).expect("another worker's now");
    theatre.later("2026-01-12T12:00");
    let refused = evaluation::figures(theatre.open(), DocumentDraftRef { id: page.id }).err().expect("no reason was given");
    assert_eq!(refused.code, FailureCode::ReasonNeeded);
}
