//! What a made-up worker of the sync proofs does: takes clients on, visits them, agrees things. Values only; knows no server.

use askel_domain::client::Client;
use askel_domain::entry::{AgreedTask, Author, Entry, EntryBody, Event, Meeting, Voices};
use askel_domain::goal::{Goal, GoalDirection};
use askel_domain::id::{ClientId, EntryId, GoalId, PeriodId, TaskId, WorkerId};
use askel_domain::period::{Basis, Course, FixedTerm, ServicePeriod};
use askel_domain::session::ContactMode;
use askel_domain::task::{InterimTask, Responsible, TaskKind};
use askel_domain::worker::{Organisation, ServiceUnit, Worker};
use askel_store::{StoreFailure, Tx};
use chrono::{Days, Duration};

use super::{new_id, now};

/// A counsellor who exists nowhere else.
pub fn helka() -> Worker {
    Worker {
        id: WorkerId(new_id()),
        family_name: "Mittala".into(),
        given_names: "Helka".into(),
        title: "sosiaaliohjaaja".into(),
        phone: None,
        unit: ServiceUnit { name: "Aikuisten sosiaalipalvelut".into(), oid: String::new() },
        organisation: Organisation { name: "Näsimaan hyvinvointialue".into(), ..Organisation::default() },
        language: Default::default(),
    }
}

/// One client with what belongs to a service period.
#[derive(Clone)]
pub struct Caseload {
    pub client: Client,
    pub period: ServicePeriod,
    pub goal: Goal,
}

/// Words of made-up syllables, other ones each time: text that repeats itself would pack as no worker's text does.
fn told(number: usize, part: usize) -> String {
    const SYLLABLES: [&str; 24] =
        ["ka", "le", "mi", "ran", "vuo", "sal", "hä", "tö", "jo", "pel", "nii", "hau", "ky", "tuo", "rei", "ta", "si", "mä", "ssa", "lla", "nen", "vi", "hu", "pa"];
    let mut dice = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (part as u64 + 1).wrapping_mul(0xD134_2543_DE82_EF95);
    let mut roll = |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        (dice >> 11) as usize % sides
    };
    let mut words = vec![];
    for _ in 0..40 {
        let syllables = 1 + roll(4);
        words.push((0..syllables).map(|_| SYLLABLES[roll(SYLLABLES.len())]).collect::<String>());
    }
    words.join(" ")
}

impl Caseload {
    pub fn new(number: usize, worker: &Worker) -> Self {
        let today = now().date_naive();
        let client = Client { id: ClientId(new_id()), family_name: format!("Keksilä {number}"), given_names: "Aava".into(), ..nobody() };
        let period = ServicePeriod {
            id: PeriodId(new_id()),
            client_id: client.id,
            service_task: "demo-1".into(),
            social_service: "demo-2".into(),
            own_worker: worker.name(),
            term: FixedTerm { starts_on: today - Days::new(30), ends_on: today + Days::new(60) },
            basis: Basis::default(),
            course: Course::default(),
        };
        let goal = Goal {
            id: GoalId(new_id()),
            client_id: client.id,
            client_words: "Haluan käydä rannassa joka viikko.".into(),
            area: String::new(),
            direction: GoalDirection::Improve,
            levels: [0, 1, 2, 3, 4].map(|level| format!("Rannassa {level} kertaa viikossa")),
            weight: 2,
            start_level: -2,
            level: -1,
            steps: vec![],
            factors: vec![],
        };
        Self { client, period, goal }
    }

    /// # Errors
    /// The vault's own.
    pub fn take_on(&self, tx: &Tx) -> Result<(), StoreFailure> {
        askel_store::client::put(tx, &self.client)?;
        askel_store::period::put(tx, &self.period)?;
        askel_store::goal::put(tx, &self.goal, None)
    }

    /// An entry of about 1.2 kB and the task that was agreed; in one transaction one visit.
    pub fn visit(&self, number: usize, worker: &Worker) -> (Entry, InterimTask) {
        let starts_at = now() - Duration::hours(3);
        let task = self.task("Soitan ajan lääkäriin.");
        let agreed = AgreedTask {
            kind: TaskKind::Task,
            task_id: task.id,
            what: task.what.clone(),
            responsible: Responsible::Client,
            due_on: task.due_on,
            may_hinder: String::new(),
            goal_id: task.goal_id,
        };
        let [client_tells, observations, assessment, agreed_on] = [1, 2, 3, 4].map(|part| told(number, part));
        let voices = Voices { client_tells, observations, assessment, agreed: agreed_on };
        let entry = Entry {
            id: EntryId(new_id()),
            version: 1,
            client_id: self.client.id,
            period_id: self.period.id,
            session_id: None,
            event: Event {
                remote_obstacle: None,
                starts_at,
                ends_at: Some(starts_at + Duration::hours(1)),
                mode: ContactMode::HomeVisit,
                place: String::new(),
                participants: format!("{}, {}", self.client.name(), worker.name()),
                service_task: "demo-1".into(),
                social_service: "demo-2".into(),
            },
            body: EntryBody::Meeting(Meeting { voices, new_tasks: vec![agreed], recorded_together: true, ..Meeting::default() }),
            author: Author::of(worker),
            written_at: starts_at + Duration::hours(1),
            change: None,
        };
        let task = InterimTask { agreed_in: Some(entry.id), ..task };
        (entry, task)
    }

    pub fn task(&self, what: &str) -> InterimTask {
        InterimTask {
            kind: TaskKind::Task,
            id: TaskId(new_id()),
            client_id: self.client.id,
            goal_id: Some(self.goal.id),
            agreed_in: None,
            what: what.into(),
            responsible: Responsible::Client,
            due_on: Some(now().date_naive() + Days::new(7)),
            may_hinder: String::new(),
            outcome: None,
            withdrawn: false,
        }
    }
}

/// # Errors
/// The vault's own.
pub fn keep((entry, task): &(Entry, InterimTask), tx: &Tx) -> Result<(), StoreFailure> {
    askel_store::entry::insert(tx, entry)?;
    askel_store::task::put(tx, task, None)
}

fn nobody() -> Client {
    use askel_domain::client::NonDisclosure;
    use askel_domain::identity::Identity;
    Client {
        id: ClientId(uuid::Uuid::nil()),
        family_name: String::new(),
        given_names: String::new(),
        calling_name: String::new(),
        identity: Identity::NotKnownYet,
        birth_date: None,
        phone: None,
        email: String::new(),
        home: Default::default(),
        contact_address: Default::default(),
        municipality: "Näsimaa".into(),
        contact_language: "suomi".into(),
        interpreting: None,
        close_persons: vec![],
        non_disclosure: NonDisclosure::No,
        non_disclosure_until: None,
        children_at_home: false,
    }
}
