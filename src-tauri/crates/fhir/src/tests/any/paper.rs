//! Measures, their answers, scores, and long documents.

use std::collections::BTreeMap;

use askel_domain::document::{Answer, Answers, CodeLists, FormKind, ListChoice, MomentForm, NationalDocument, PersonForm, Row, Settled};
use askel_domain::id::{ClientId, EntryId, GasRecordId, GoalId, MeasureResponseId, PeriodId};
use askel_domain::measure::{AnswerValue, DefinitionRef, GasLine, GasRecord, Given, Mode, Occasion, Response};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::json;

use super::entry::{author, version};
use super::{code, day, id, maybe_words, moment, one_of, words};
use crate::record::MeasureFile;

fn definition() -> impl Strategy<Value = DefinitionRef> {
    ("[a-z][a-z0-9-]{0,10}", "[0-9]\\.[0-9]\\.[0-9]").prop_map(|(id, version)| DefinitionRef { id, version })
}

pub fn file() -> impl Strategy<Value = MeasureFile> {
    (definition(), words(), any::<bool>(), option::of(Just("http://others.example/q"))).prop_map(|(definition, title, pretty, url)| {
        let questionnaire = json!({"resourceType": "Questionnaire", "id": definition.id, "url": url, "version": definition.version, "status": "active", "title": title, "item": [{"linkId": "1", "type": "integer", "text": title}]});
        let questionnaire = crate::r4::tidy(questionnaire).expect("a questionnaire");
        let text = if pretty { format!("{questionnaire:#}\n") } else { questionnaire.to_string() };
        MeasureFile { definition, text: text.replace("\"active\"", "\"active\", \"experimental\" : false") }
    })
}

pub fn response() -> impl Strategy<Value = Response> {
    let value = prop_oneof![
        code().prop_map(|code| AnswerValue::Option { code }),
        any::<i32>().prop_map(|number| AnswerValue::Number { number }),
        any::<bool>().prop_map(|yes| AnswerValue::YesNo { yes }),
        words().prop_map(|text| AnswerValue::Text { text }),
    ];
    let given = prop_oneof![3 => value.prop_map(|value| Given::Answered { value }), 1 => Just(Given::Skipped), 1 => Just(Given::Declined)];
    let about = (one_of(&Occasion::ALL), one_of(&[Mode::SelfReport, Mode::Interview, Mode::Either]), day(), any::<bool>());
    (id(), id(), definition(), about, btree_map(code(), given, 0..6)).prop_map(|(id, client, definition, about, answers)| Response {
        id: MeasureResponseId(id),
        client_id: ClientId(client),
        definition,
        occasion: about.0,
        mode: about.1,
        on: about.2,
        answers,
        finished: about.3,
    })
}

pub fn gas() -> impl Strategy<Value = GasRecord> {
    let line = (id(), 0u8..17, option::of(-2i8..3)).prop_map(|(goal, weight, level)| GasLine { goal_id: GoalId(goal), weight, level });
    (id(), id(), one_of(&Occasion::ALL), day(), vec(line, 1..5)).prop_map(|(id, client, occasion, on, lines)| GasRecord {
        id: GasRecordId(id),
        client_id: ClientId(client),
        occasion,
        on,
        lines,
    })
}

/// Answers as a form settles them: nothing blank.
fn answers(levels: u32) -> BoxedStrategy<Answers> {
    let moment = (code(), maybe_words()).prop_map(|(date, time)| Answer::Moment(MomentForm { date, time }));
    let person = (code(), maybe_words(), maybe_words(), maybe_words())
        .prop_map(|(given, family, role, phone)| Answer::Person(PersonForm { given, family, role, phone }));
    let text = words().prop_filter("not blank", |text| !text.trim().is_empty()).prop_map(Answer::Text);
    let mut kinds = vec![
        any::<bool>().prop_map(Answer::Flag).boxed(),
        text.boxed(),
        vec(code(), 1..4).prop_map(Answer::Chosen).boxed(),
        moment.boxed(),
        person.boxed(),
    ];
    if levels > 0 {
        let row = (code(), option::of(words()), answers(levels - 1)).prop_map(|(key, dropped, answers)| Row { key, dropped, answers });
        let said = vec(row, 1..3).prop_filter("not blank", |rows| rows.iter().any(|row| !row.is_blank()));
        kinds.push(said.prop_map(Answer::Rows).boxed());
    }
    let fields: BoxedStrategy<BTreeMap<String, Answer>> = btree_map("[a-z_]{1,10}", proptest::strategy::Union::new(kinds), 0..4).boxed();
    fields.prop_map(|fields| fields.into_iter().collect()).boxed()
}

fn own_words() -> BoxedStrategy<CodeLists> {
    let choice = (code(), words(), maybe_words(), maybe_words(), any::<bool>()).prop_map(|(code, fi, sv, en, demo)| ListChoice {
        code,
        fi,
        sv,
        en,
        demo,
    });
    let lists = btree_map("[a-z]{1,6}", vec(choice, 0..3), 0..3);
    lists
        .prop_map(|lists| {
            let mut read = CodeLists::default();
            lists.into_iter().for_each(|(list, choices)| read.set(&list, choices));
            read
        })
        .boxed()
}

pub fn document() -> BoxedStrategy<NationalDocument> {
    let kinds: Vec<FormKind> = FormKind::ALL.into_iter().chain(FormKind::EVALUATIONS).collect();
    let settled = (any::<bool>(), vec(day(), 0..3), option::of(day())).prop_map(|(basis, held, agreed)| Settled { basis, held, agreed });
    let follows = option::of((id(), 1u32..9));
    let ids = (id(), id(), option::of(id()));
    let about = (version().boxed(), proptest::sample::select(kinds), follows, author().boxed(), moment(), option::of(moment()));
    (ids, about, answers(2), own_words(), settled)
        .prop_map(|(ids, about, answers, own_words, settled)| {
            let (version, change) = about.0;
            let follows = about.2.and_then(|(id, version)| serde_json::from_value(json!({"id": id, "version": version})).ok());
            NationalDocument {
                id: EntryId(ids.0),
                version,
                client_id: ClientId(ids.1),
                period_id: ids.2.map(PeriodId),
                kind: about.1,
                follows,
                answers,
                author: about.3,
                written_at: about.4,
                first_written_at: about.5,
                own_words,
                settled,
                change,
            }
        })
        .boxed()
}
