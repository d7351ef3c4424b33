//! The words of the long documents in one language, and Askel's own lists that a form chooses from.
//! Knows which key goes where, and nothing of how a document is put together.

use askel_domain::document::counts::{Counts, Sum};
use askel_domain::document::{FieldDef, FormDef, ListChoice};
use askel_domain::moment::write_date;
use askel_domain::period::FixedTerm;
use askel_domain::task::{InterimTask, Responsible};
use askel_domain::worker::Language;
use askel_sosmeta::national::{CRITERIA, ENDING_GROUNDS, FormWords, Notes};

use crate::catalogue::{text, text_with};

/// Criteria for enhanced support as Pirkanmaa names them (domain.md §1, step 1). No age is among them: age limits are
/// the organisation's to set.
pub const DEFAULT_CRITERIA: [&str; 7] = ["piled_up", "daily_life", "sobriety", "leaving_home", "social_fear", "readiness", "interested"];
/// Why a service ends (domain.md §1, ending grounds).
pub const DEFAULT_ENDING_GROUNDS: [&str; 5] = ["no_need", "goals_reached", "no_legal_ground", "client_declines", "referred"];

/// The words a document of this form is written with.
pub fn form_words(language: Language, form: &FormDef) -> FormWords {
    let code = language.code();
    let mut words = FormWords {
        yes: text(code, "document_form.yes"),
        no: text(code, "document_form.no"),
        title: text(code, &format!("document_form.kind.{}", form.kind.name())),
        sections: form.sections.iter().map(|section| (section.id.clone(), text(code, &format!("document_form.section.{}", section.id)))).collect(),
        notes: Notes {
            corrected: text(code, "document_form.note.corrected"),
            annulled: text(code, "document_form.note.annulled"),
            wrong_person: text(code, "document_form.note.wrong_person"),
            mistake: text(code, "document_form.note.mistake"),
            demo: text(code, "document_form.note.demo"),
        },
        ..FormWords::none(language)
    };
    let mut left: Vec<&FieldDef> = form.sections.iter().flat_map(|section| &section.fields).collect();
    while let Some(field) = left.pop() {
        left.extend(&field.fields);
        let id = field.label.as_ref().unwrap_or(&field.id).clone();
        words.headings.insert(id.clone(), text(code, &format!("document_form.field.{id}")));
        if field.ended_path.is_some() {
            let ended = format!("{}_ended", field.id);
            words.headings.insert(ended.clone(), text(code, &format!("document_form.field.{ended}")));
        }
    }
    words
}

/// The label of a field, as the window shows it.
pub fn field_label(language: Language, id: &str) -> String {
    text(language.code(), &format!("document_form.field.{id}"))
}

/// Askel's own lists, for `code_lists`, until an organisation puts its own in their place.
pub fn own_lists() -> [(&'static str, Vec<ListChoice>); 2] {
    let choices = |codes: &[&str], key: fn(&str) -> String| {
        let name = |language: Language, code: &str| text(language.code(), &key(code));
        let choice = |code: &&str| ListChoice {
            code: (*code).to_owned(),
            fi: name(Language::Fi, code),
            sv: name(Language::Sv, code),
            en: name(Language::En, code),
            demo: false,
        };
        codes.iter().map(choice).collect()
    };
    [
        (CRITERIA, choices(&DEFAULT_CRITERIA, |code| format!("document_form.criterion.{code}"))),
        (ENDING_GROUNDS, choices(&DEFAULT_ENDING_GROUNDS, |code| format!("document_form.ground.{code}"))),
    ]
}

/// The counted facts as sentences a worker can change. A share is never said without the numbers it stands on.
pub fn counted(language: Language, counts: &Counts) -> String {
    let code = language.code();
    let time = |minutes: u32| {
        text_with(code, "document_form.counts.hours", &[("hours", &(minutes / 60).to_string()), ("minutes", &(minutes % 60).to_string())])
    };
    let say = |key, params: &[(&str, u32)]| {
        let params: Vec<(&str, String)> = params.iter().map(|(name, number)| (*name, number.to_string())).collect();
        text_with(code, key, &params.iter().map(|(name, number)| (*name, number.as_str())).collect::<Vec<_>>())
    };
    let Sum { meetings, minutes } = counts.all();
    let mut lines = vec![text_with(code, "document_form.counts.met", &[("meetings", &meetings.to_string()), ("time", &time(minutes))])];
    for row in &counts.modes {
        let mode = text(code, &format!("session.mode.{}", row.mode.name()));
        let params = [("mode", mode.as_str()), ("meetings", &row.meetings.to_string()), ("time", &time(row.minutes))];
        lines.push(text_with(code, "document_form.counts.mode", &params));
    }
    if let Some(percent) = counts.remote_percent() {
        let (face, remote) = (counts.face_to_face().meetings, counts.remote().meetings);
        lines.push(say("document_form.counts.share", &[("face", face), ("remote", remote), ("percent", percent)]));
    }
    let cancelled = [("client", counts.cancelled_by_client), ("worker", counts.cancelled_by_worker), ("other", counts.cancelled_by_other)];
    let not_held: Vec<_> = [("not_met", counts.not_met)].into_iter().chain(cancelled).collect();
    lines.push(say("document_form.counts.not_held", &not_held));
    let tasks = &counts.tasks;
    let marks = [
        ("done", tasks.done),
        ("partly", tasks.partly),
        ("not_done", tasks.not_done),
        ("dropped", tasks.dropped),
        ("unmarked", tasks.unmarked),
    ];
    lines.push(say("document_form.counts.tasks", &marks));
    lines.join("\n")
}

/// The same, with the days it was counted of on its first line.
pub fn counted_in(language: Language, counts: &Counts, term: FixedTerm) -> String {
    let (from, until) = (write_date(term.starts_on), write_date(term.ends_on));
    let days = text_with(language.code(), "document_form.counts.between", &[("from", &from), ("until", &until)]);
    format!("{days}\n{}", counted(language, counts))
}

/// The open tasks, one line each, for what was agreed: who does what, by when.
pub fn open_tasks(language: Language, tasks: &[InterimTask]) -> String {
    let code = language.code();
    let line = |task: &InterimTask| {
        let who = match &task.responsible {
            Responsible::Client => text(code, "document.task.client"),
            Responsible::Worker => text(code, "document.task.worker"),
            Responsible::Other(name) => name.clone(),
        };
        let due = task.due_on.map(|day| text_with(code, "document.task.due", &[("date", &write_date(day))]));
        let parts =
            [Some(task.what.trim().trim_end_matches('.').to_owned()), Some(text_with(code, "document.task.who", &[("who", &who)])), due];
        format!("- {}.", parts.into_iter().flatten().collect::<Vec<_>>().join(". "))
    };
    tasks.iter().filter(|task| task.is_open()).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use askel_domain::document::FormKind;
    use askel_domain::document::counts::{MeetingCount, TaskCounts};
    use askel_domain::session::ContactMode;
    use askel_sosmeta::national::asked;

    use super::*;

    #[test]
    fn every_form_has_its_words_in_every_language() {
        for form in FormKind::ALL.into_iter().chain(FormKind::EVALUATIONS).filter_map(asked) {
            for language in [Language::Fi, Language::Sv, Language::En] {
                let words = form_words(language, &form);
                assert!(words.headings.values().chain([&words.title]).all(|heading| !heading.is_empty()));
            }
        }
        assert!(own_lists().iter().all(|(_, choices)| choices.iter().all(|choice| choice.fi != choice.sv && choice.sv != choice.en)));
    }

    #[test]
    fn open_tasks_say_who_does_what_and_by_when() {
        let task = |what: &str, responsible, due_on, withdrawn| InterimTask {
            kind: Default::default(),
            id: askel_domain::id::TaskId(Default::default()),
            client_id: askel_domain::id::ClientId(Default::default()),
            goal_id: None,
            agreed_in: None,
            what: what.into(),
            responsible,
            due_on,
            may_hinder: String::new(),
            outcome: None,
            withdrawn,
        };
        let tasks = [
            task("Soitan Kelaan.", Responsible::Worker, Default::default(), false),
            task("Hakee lääkkeet", Responsible::Other("Pekka, veli".into()), Some(Default::default()), false),
            task("Otettiin pois", Responsible::Client, None, true),
        ];
        assert_eq!(
            open_tasks(Language::Fi, &tasks),
            "- Soitan Kelaan. Tekijä: työntekijä.\n- Hakee lääkkeet. Tekijä: Pekka, veli. Viimeistään 1.1.1970."
        );
    }

    #[test]
    fn counted_facts_read_as_sentences() {
        let row = |mode, meetings, minutes| MeetingCount { mode, meetings, minutes, without_end: 0 };
        let counts = Counts {
            modes: vec![row(ContactMode::HomeVisit, 2, 135), row(ContactMode::Phone, 1, 20)],
            not_met: 1,
            cancelled_by_client: 2,
            tasks: TaskCounts { done: 3, unmarked: 1, ..TaskCounts::default() },
            ..Counts::default()
        };
        let mode = |language: Language, mode: ContactMode| text(language.code(), &format!("session.mode.{}", mode.name()));
        assert_eq!(
            counted(Language::Fi, &counts),
            format!(
                "Tapaamisia 3, yhteensä 2 h 35 min.\n{}: 2, 2 h 15 min\n{}: 1, 0 h 20 min\nKasvokkain 2, etänä 1 (33 %).\n\
                 Ei tavattu 1. Peruttuja: asiakas 2, työntekijä 0, muu 0.\nVälitehtäviä: tehty 3, osittain 0, ei tehty 0, luovuttu 0, merkitsemättä 1.",
                mode(Language::Fi, ContactMode::HomeVisit),
                mode(Language::Fi, ContactMode::Phone)
            )
        );
        assert!(!counted(Language::Sv, &Counts::default()).contains('%'), "no share of nothing, and no place left to fill");
    }
}
