//! A fictional client, worker and meeting, in the shapes a document has to cope with. Knows no expectation.
#![allow(dead_code, reason = "each proof takes what it needs")]

use askel_domain::client::{Client, NonDisclosure};
use askel_domain::code::{CodeSystem, CodeValue};
use askel_domain::contact::{Address, Phone};
use askel_domain::entry::{
    AnnulmentGround, Change, AgreedTask, Author, Cancelled, CancelledBy, Entry, EntryBody, Event, Mark, Meeting, NotMet, StepMark, TaskMark, Voices,
};
use askel_domain::id::{ClientId, DraftId, EntryId, GoalId, PeriodId, StepId, TaskId, WorkerId};
use askel_domain::identity::{Identity, PersonalIdentityCode, TemporaryIdentifier};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use askel_domain::task::{Responsible, TaskKind};
use askel_domain::worker::Language;
use askel_sosmeta::{CodeBook, Document, Labels, Obstacle, codes, document};
use askel_text::DocumentLabels;
use chrono::NaiveDate;
use uuid::Uuid;

/// Number 943: from the range that never belongs to a person.
pub const IDENTITY_CODE: &str = "140378-9430";
pub const HOME: &str = "Esimerkkikatu 1 A 2b";

pub fn moment(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).expect("a moment of the test")
}

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of the test")
}

pub fn client() -> Client {
    Client {
        id: ClientId(Uuid::from_u128(1)),
        family_name: "Virtala".into(),
        given_names: "Reijo Olavi".into(),
        calling_name: String::new(),
        identity: Identity::Code(PersonalIdentityCode::read(IDENTITY_CODE, day(2, 3)).expect("a valid test code")),
        birth_date: None,
        phone: Phone::read("040 123 4567").ok(),
        email: "reijo@esimerkki.fi".into(),
        home: Address { street: HOME.into(), postal_code: "33100".into(), town: "Tampere".into() },
        contact_address: Address { street: "PL 1".into(), postal_code: "33101".into(), town: "Tampere".into() },
        municipality: "Tampere".into(),
        contact_language: "suomi".into(),
        interpreting: None,
        close_persons: vec![],
        non_disclosure: NonDisclosure::No,
        non_disclosure_until: None,
        children_at_home: false,
    }
}

pub fn protected() -> Client {
    Client { non_disclosure: NonDisclosure::Yes, ..client() }
}

pub fn temporary() -> Client {
    Client { identity: Identity::Temporary(TemporaryIdentifier::read("112233-445a").expect("the form of one")), ..client() }
}

pub fn author() -> Author {
    Author {
        worker_id: WorkerId(Uuid::from_u128(2)),
        family_name: "Niemi".into(),
        given_names: "Kaisa".into(),
        title: "sosiaaliohjaaja".into(),
        unit_name: "Sosiaalisen kuntoutuksen yksikkö".into(),
        unit_oid: "1.2.246.10.1012636.10.1.1.100768".into(),
    }
}

pub fn entry(mode: ContactMode, body: EntryBody) -> Entry {
    Entry {
        id: EntryId(Uuid::from_u128(7)),
        version: 1,
        client_id: client().id,
        period_id: PeriodId(Uuid::from_u128(3)),
        session_id: None,
        event: Event {
            remote_obstacle: None,
            starts_at: moment("2026-02-03T10:00:00+02:00"),
            ends_at: matches!(body, EntryBody::Meeting(_)).then(|| moment("2026-02-03T11:15:00+02:00")),
            mode,
            place: HOME.into(),
            participants: "Reijo Virtala, asiakas; Kaisa Niemi, sosiaaliohjaaja, Sosiaalisen kuntoutuksen yksikkö".into(),
            service_task: "demo-1".into(),
            social_service: "demo-2".into(),
        },
        body,
        author: author(),
        written_at: moment("2026-02-04T08:30:15+02:00"),
        change: None,
    }
}

pub fn meeting() -> Meeting {
    let mark = |number, mark, obstacle: &str| TaskMark { helped: None,
        task_id: TaskId(Uuid::from_u128(number)),
        what: "Soitan siskolle".into(),
        mark,
        obstacle: obstacle.into(),
    };
    Meeting {
        voices: Voices {
            client_tells: "Tänään oli hyvä aamu.\n\nKävin parvekkeella.".into(),
            observations: "Postit oli avattu.".into(),
            assessment: "Asiakas jaksaa enemmän kuin viime viikolla.".into(),
            agreed: "Jatketaan pienin askelin.".into(),
        },
        step_marks: vec![StepMark {
            goal_id: GoalId(Uuid::from_u128(20)),
            step_id: StepId(Uuid::from_u128(21)),
            text: "Käyn postilaatikolla".into(),
            mark: Mark::Done,
            obstacle: String::new(),
        }],
        task_marks: vec![mark(31, Mark::NotDone, "Puhelin oli rikki"), mark(32, Mark::Dropped, "Sisko on matkoilla")],
        new_tasks: vec![task("Käyn postilaatikolla", Responsible::Client, Some(day(2, 10)), "sade")],
        next_meeting: Some(moment("2026-02-10T10:00:00+02:00")),
        recorded_together: true,
        read_together: None,
        dissent: String::new(),
        children: None,
        group_did: String::new(),
    }
}

pub fn task(what: &str, responsible: Responsible, due_on: Option<NaiveDate>, may_hinder: &str) -> AgreedTask {
    AgreedTask {
            kind: TaskKind::Task,
        task_id: TaskId(Uuid::from_u128(40)),
        what: what.into(),
        responsible,
        due_on,
        may_hinder: may_hinder.into(),
        goal_id: None,
    }
}

pub fn not_met() -> EntryBody {
    EntryBody::NotMet(NotMet {
        what_was_done: "Soitin ovikelloa ja jätin viestin.".into(),
        next_attempt: Some(moment("2026-02-05T09:30:00+02:00")),
    })
}

pub fn cancelled() -> EntryBody {
    EntryBody::Cancelled(Cancelled {
        by: CancelledBy::Client,
        reason: Some("Y30".into()),
        details: "Asiakas sairastui.".into(),
        next_meeting: Some(moment("2026-02-10T10:00:00+02:00")),
    })
}

/// One entry of every kind and every mode.
pub fn every_entry() -> Vec<Entry> {
    let bodies = || [EntryBody::Meeting(meeting()), EntryBody::Meeting(Meeting::default()), not_met(), cancelled()];
    ContactMode::ALL.into_iter().flat_map(|mode| bodies().into_iter().map(move |body| entry(mode, body))).collect()
}

/// Its second version.
pub fn corrected(entry: Entry) -> Entry {
    let change = Change::Correction { reason: "Päivä oli väärin".into(), draft_id: DraftId(Uuid::from_u128(70)) };
    Entry { version: 2, change: Some(change), ..entry }
}

/// Its second version, which takes it back.
pub fn annulled(entry: Entry) -> Entry {
    let change = Change::Annulment { ground: AnnulmentGround::WrongPerson, reason: "Käynti oli toisen asiakkaan.".into() };
    Entry { version: 2, change: Some(change), ..entry }
}

/// What comes with Askel, made-up values included.
pub fn all_codes() -> CodeBook {
    CodeBook::new(codes::known().into_iter().chain(codes::demo()).collect())
}

/// The service task alone, as a first import might bring it.
pub fn one_code() -> CodeBook {
    CodeBook::new(vec![CodeValue {
        system: CodeSystem::ServiceTask,
        code: "demo-1".into(),
        fi: "Työikäisten palvelut".into(),
        sv: String::new(),
        stands_for: None,
        demo: false,
    }])
}

pub fn words(language: Language) -> DocumentLabels {
    DocumentLabels::of(language)
}

pub fn finnish() -> Labels {
    words(Language::Fi).sentences
}

/// The document in Finnish with every code at hand.
pub fn written(entry: &Entry, client: &Client) -> Result<Document, Obstacle> {
    document(entry, client, &all_codes(), &finnish())
}
