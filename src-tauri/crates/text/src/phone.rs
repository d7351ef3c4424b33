//! What a client's phone is told, from the keys `phone.*`: short, easy to read, in the client's language. Knows which key goes where.

use askel_domain::moment::{Moment, write_date, write_time};
use askel_domain::session::ContactMode;
use askel_domain::task::Responsible;
use askel_domain::worker::Language;
use chrono::{Datelike, NaiveDate};

use crate::catalogue::{text, text_with};

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

pub struct PhoneWords(&'static str);

impl PhoneWords {
    pub fn of(language: Language) -> Self {
        Self(language.code())
    }

    /// How it is met, without the name of any service.
    pub fn meeting(&self, mode: ContactMode) -> String {
        text(self.0, &format!("phone.meeting.{}", mode.name()))
    }

    pub fn when(&self, starts_at: Moment, ends_at: Option<Moment>) -> String {
        let day = usize::try_from(starts_at.weekday().num_days_from_monday()).unwrap_or_default();
        let weekday = text(self.0, &format!("document.time.weekday.{}", WEEKDAYS[day]));
        let starts = write_time(starts_at.time());
        let time = ends_at.map_or_else(|| starts.clone(), |ends_at| format!("{starts}–{}", write_time(ends_at.time())));
        text_with(self.0, "document.time.when", &[("weekday", &weekday), ("date", &write_date(starts_at.date_naive())), ("time", &time)])
    }

    pub fn place(&self, place: &str) -> String {
        text_with(self.0, "phone.place", &[("place", place)])
    }

    /// Who told it: only where the client wants the service named.
    pub fn service(&self, worker: &str, unit: &str) -> String {
        text_with(self.0, "phone.service", &[("worker", worker), ("unit", unit)])
    }

    pub fn agreed(&self) -> String {
        text(self.0, "phone.agreed")
    }

    pub fn task(&self, who: &Responsible, what: &str, due_on: Option<NaiveDate>) -> String {
        let who = match who {
            Responsible::Client => text(self.0, "phone.task.client"),
            Responsible::Worker => text(self.0, "phone.task.worker"),
            Responsible::Other(name) => name.clone(),
        };
        match due_on {
            Some(day) => text_with(self.0, "phone.task.due", &[("who", &who), ("what", what), ("date", &write_date(day))]),
            None => text_with(self.0, "phone.task.open", &[("who", &who), ("what", what)]),
        }
    }
}
