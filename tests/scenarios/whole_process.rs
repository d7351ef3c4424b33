//! The two cases from the first contact to the end of the service: each figure that Askel counts is held against one worked out by hand.

use askel_app::answer::Empty;
use askel_app::client::ClientRef;
use askel_app::document::{self, DocumentAsked, DocumentView, ShelfRow};
use askel_app::measure::{self, MeasureCompare};
use askel_app::{risk, team, today};
use askel_domain::document::FormKind;
use askel_domain::entry::{ChildrenNoted, EntryBody};
use askel_domain::measure::{DefinitionRef, Occasion};
use askel_domain::session::ContactMode;
use askel_tests::fixture::script::Script;
use askel_tests::fixture::{elina, reijo_whole_process};

use crate::theatre::Theatre;
use askel_tests::fixture::calendar::Calendar;

fn played(script: Result<Script, String>) -> Theatre {
    let mut script = script.expect("the script is read");
    script.worker = script.worker.or(askel_tests::fixture::reijo().expect("Reijo's script").worker);
    Theatre::on(&script, &script.steps, Calendar::as_written(script.demo_day))
}

/// Each scoring's T, to two decimals.
fn scores(theatre: &mut Theatre, client: &str) -> Vec<(Occasion, Option<f64>)> {
    let id = theatre.id(client);
    let page = measure::open_gas(theatre.open(), ClientRef { id }).expect("the goals").value;
    page.course.occasions.iter().map(|one| (one.occasion, one.t.map(|t| (t * 100.0).round() / 100.0))).collect()
}

fn row(theatre: &mut Theatre, client: &str, kind: FormKind) -> ShelfRow {
    let id = theatre.id(client);
    let shelf = document::shelf(theatre.open(), ClientRef { id }).expect("the list").value;
    shelf.rows.into_iter().find(|row| row.kind == kind).expect("every kind has its row")
}

/// The nth of a kind, the first from 0.
fn read(theatre: &mut Theatre, client: &str, kind: FormKind, nth: usize) -> DocumentView {
    let id = row(theatre, client, kind).finished.iter().rev().nth(nth).expect("it is finished").id;
    document::read(theatre.open(), DocumentAsked { id }).expect("the document").value
}

#[test]
fn reijo_s_service_leaves_every_document_of_the_process() {
    let mut theatre = played(reijo_whole_process());
    let written: Vec<usize> = FormKind::ALL.map(|kind| row(&mut theatre, "reijo", kind).finished.len()).into();
    // Initiation, assessment, start, each plan with those that evaluate it in the middle and at the end, end, summary.
    assert_eq!(written[..7], [1, 1, 1, 3, 3, 1, 1]);
    assert!(FormKind::ALL.iter().all(|kind| row(&mut theatre, "reijo", *kind).draft.is_none()));
}

#[test]
fn reijo_s_scores_are_those_of_the_formula() {
    // Weights 3, 2, 2: the root of 0.7 · (9 + 4 + 4) + 0.3 · (3 + 2 + 2)² = 11.9 + 14.7 = 26.6 is 5.1575.
    // Start −2, −2, −2: 50 − 140 / 5.1575 = 22.86. Mid −1, −1, −1: 50 − 70 / 5.1575 = 36.43. End 1, 1, 0: 50 + 50 / 5.1575 = 59.69.
    let expected = [(Occasion::Start, Some(22.86)), (Occasion::Mid, Some(36.43)), (Occasion::End, Some(59.69))];
    assert_eq!(scores(&mut played(reijo_whole_process()), "reijo"), expected);
}

#[test]
fn reijo_s_next_plan_counts_what_happened_since_the_first() {
    let mut theatre = played(reijo_whole_process());
    let second = read(&mut theatre, "reijo", FormKind::ClientPlan, 1);
    // 3.2.–24.3., by the script. At home 3.2. 75 min, 17.2. 75, 10.3. 90, 24.3. 90: 4 and 330 min. By phone 13.2. 20, 19.3. 30: 2 and 50.
    // Outreach 26.2. 60. A message on 3.3., which has no end. Together 8 and 440 min; 5 face to face, 3 remotely: 3 of 8 is 38 %.
    // Called off on 10.2. by the client; on 17.3. nobody opened the door.
    let counted = second.answers.text("counted");
    for line in [
        "Ajalta 3.2.2026–24.3.2026:",
        "Tapaamisia 8, yhteensä 7 h 20 min.",
        "Kotikäynti: 4, 5 h 30 min",
        "Puhelu: 2, 0 h 50 min",
        "Kasvokkain 5, etänä 3 (38 %).",
        "Ei tavattu 1. Peruttuja: asiakas 1, työntekijä 0, muu 0.",
    ] {
        assert!(counted.contains(line), "{line} is not in: {counted}");
    }
    let previous = second.previous.expect("it follows the first plan");
    let of = |answers: &askel_domain::document::Answers, list: &str| answers.rows(list).iter().map(|row| row.key.clone()).collect::<Vec<_>>();
    assert_eq!(of(&second.answers, "previous_goals"), of(&previous.answers, "goals"), "each goal was evaluated");
    assert_eq!(of(&second.answers, "goals"), of(&previous.answers, "goals"), "and none was lost");
}

/// The script types into the evaluation alone; the documents after it are finished as they began.
#[test]
fn what_reijo_s_evaluations_said_is_typed_nowhere_twice() {
    let mut theatre = played(reijo_whole_process());
    let second = read(&mut theatre, "reijo", FormKind::ClientPlan, 1);
    let said: Vec<&str> = second.answers.rows("previous_goals").iter().map(|row| row.answers.text("attainment_client")).collect();
    assert_eq!(said, ["Alku on hyvä."; 3]);
    assert!(second.answers.text("next_actions").starts_with("Lähdemme seuraavaksi bussilla.\n- "), "with the tasks that are open");
    let end = read(&mut theatre, "reijo", FormKind::ServiceEnd, 0);
    assert_eq!(end.answers.text("client_feedback"), "”Eniten auttoi se, ettei mihinkään pakotettu.”");
    assert_eq!((end.answers.text("next_service"), end.answers.flag("same_worker")), ("Sosiaaliohjaus noin kerran kuukaudessa.", Some(true)));
    assert_eq!(end.answers.text("follow_up_on"), "7.7.2026");
}

#[test]
fn reijo_s_life_areas_are_paired_at_start_mid_and_end() {
    let mut theatre = played(reijo_whole_process());
    let request = MeasureCompare { client_id: theatre.id("reijo"), definition: DefinitionRef { id: "askel-life-areas".into(), version: "1.0.0".into() } };
    let result = measure::compare(theatre.open(), request).expect("the result").value;
    let days: Vec<(Occasion, String)> = result.occasions.iter().map(|one| (one.occasion, one.on.to_string())).collect();
    assert_eq!(days, [(Occasion::Start, "2026-02-03".into()), (Occasion::Mid, "2026-03-24".into()), (Occasion::End, "2026-06-09".into())]);
    assert!(!result.has_total && result.total_change.is_none(), "the wheel has no total, and none is made");
}

#[test]
fn elina_s_meetings_are_counted_as_they_were_held() {
    let page = played(elina()).page("elina");
    let mut modes: Vec<(ContactMode, u32)> = page.meetings.modes.iter().map(|mode| (mode.mode, mode.count)).collect();
    modes.sort_by_key(|(mode, _)| mode.name());
    let expected = [(ContactMode::HomeVisit, 2), (ContactMode::NetworkMeeting, 1), (ContactMode::Outreach, 1), (ContactMode::Phone, 1), (ContactMode::Video, 1)];
    assert_eq!(modes, expected);
    // 60 + 75 at home, 60 in the park, 90 with the network, 20 on the phone, 30 by video; the one called off counts nowhere.
    assert_eq!((page.meetings.meetings, page.meetings.minutes, page.meetings.recorded_together), (6, 335, 3));
    assert_eq!((page.meetings.face_to_face, page.meetings.remote), (3, 2));
    let marked = |mark| page.tasks.iter().filter(|task| task.mark == Some(mark)).count();
    use askel_domain::entry::Mark;
    // Done: the worker's and the folder. Open: the yard, partly done, and what Sanna promised.
    assert_eq!((marked(Mark::Done), marked(Mark::Partly), page.tasks.iter().filter(|task| task.open).count()), (2, 1, 2));
}

#[test]
fn elina_s_scores_weigh_the_park_three_times_the_papers() {
    // Weights 3 and 1: the root of 0.7 · (9 + 1) + 0.3 · (3 + 1)² = 7 + 4.8 = 11.8 is 3.4351.
    // Start −2, −2: 50 − 80 / 3.4351 = 26.71. Mid 0, −1: 50 − 10 / 3.4351 = 47.09.
    assert_eq!(scores(&mut played(elina()), "elina"), [(Occasion::Start, Some(26.71)), (Occasion::Mid, Some(47.09))]);
}

#[test]
fn elina_s_safety_note_that_ended_leaves_the_view_and_stays_in_the_history() {
    let mut theatre = played(elina());
    theatre.later("2026-06-05T09:00");
    let id = theatre.id("elina");
    let page = risk::open(theatre.open(), ClientRef { id }).expect("the notes").value;
    let told = |notes: &[risk::RiskView]| notes.iter().map(|note| (note.source.clone(), note.ends_on.map(|day| day.to_string()), note.ended_because.clone())).collect::<Vec<_>>();
    assert_eq!(told(&page.in_force), [("Elina kertoi 19.2. Kielto on nähty.".to_owned(), Some("2028-03-01".to_owned()), String::new())]);
    assert_eq!(told(&page.others), [("Elina kertoi puhelimessa 27.2.".to_owned(), Some("2026-04-27".to_owned()), "Naapuri muutti pois.".to_owned())]);
    assert!(page.second_worker);
    // By the passed-in clock alone: two years on the order's note is out of force too.
    let notes = theatre.open().store().read(|read| askel_store::risk::of_client(read, id)).expect("the notes");
    let in_force = |day: (i32, u32, u32)| notes.iter().filter(|note| note.in_force(chrono::NaiveDate::from_ymd_opt(day.0, day.1, day.2).expect("a date"))).count();
    assert_eq!((in_force((2026, 4, 27)), in_force((2026, 4, 28)), in_force((2028, 3, 1)), in_force((2028, 3, 2))), (2, 1, 1, 0));
}

#[test]
fn elina_s_day_shows_who_comes_along_and_no_place() {
    let mut theatre = played(elina());
    theatre.later("2026-06-09T07:30");
    let day = serde_json::to_value(today::today(theatre.open(), Empty {}).expect("the day").value).expect("JSON");
    let visit = &day["sessions"][0];
    assert_eq!((visit["clientName"].as_str(), visit["secondWorker"].as_str()), (Some("Elina Sievänen"), Some("Olli Aalto")), "{visit}");
    assert_eq!(visit["place"].as_str().unwrap_or_default(), "");
    assert!(!day.to_string().contains("puoliso"), "a safety note is not on the day's page");
}

#[test]
fn elina_s_children_are_in_her_documents_only_as_thought_of_or_not() {
    let mut theatre = played(elina());
    let id = theatre.id("elina");
    let noted: Vec<Option<ChildrenNoted>> = theatre
        .open()
        .store()
        .read(|read| askel_store::entry::counting_of(read, id))
        .expect("the entries")
        .into_iter()
        .filter_map(|entry| match entry.body {
            EntryBody::Meeting(meeting) if entry.event.mode == ContactMode::HomeVisit => Some(meeting.children),
            _ => None,
        })
        .collect();
    assert_eq!(noted.len(), 2);
    assert!(noted.contains(&Some(ChildrenNoted::Considered)) && noted.contains(&Some(ChildrenNoted::NotCurrent)));
    let carried = theatre.carry();
    assert!(carried.mentions("Kodissa asuvat lapset: huomioitu.") && carried.mentions("Kodissa asuvat lapset: ei ajankohtainen."));
}

#[test]
fn elina_s_safety_notes_leave_the_bag_in_no_document() {
    let mut theatre = played(elina());
    let carried = theatre.carry();
    for telling in ["puoliso", "lähestymiskiel", "koira", "Naapuri muutti", "Kielto on nähty"] {
        assert!(!carried.mentions(telling), "{telling}");
    }
}

#[test]
fn what_was_agreed_in_elina_s_network_meeting_stands_with_the_person() {
    let mut theatre = played(elina());
    let id = theatre.id("elina");
    let page = team::open(theatre.open(), ClientRef { id }).expect("the team").value;
    let sanna = page.members.iter().find(|member| member.name == "Sanna Koivuniemi").expect("she is in the team");
    assert_eq!(sanna.promised.iter().map(|task| task.what.as_str()).collect::<Vec<_>>(), ["Auttaa Elinaa koulun aloituksen papereissa"]);
}
