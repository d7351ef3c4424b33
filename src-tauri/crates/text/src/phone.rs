//! What a client's phone is told, from the keys `phone.*`: short, easy to read, in the client's language. Knows which key goes where.

use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use askel_domain::task::{InterimTask, Responsible};
use askel_domain::worker::Language;
use askel_sosmeta::Labels;
use askel_sosmeta::wording::{day, one_line, span};

use crate::catalogue::{text, text_with};
use crate::document::DocumentLabels;

pub struct PhoneWords {
    language: &'static str,
    /// Days and times are said as in a document.
    sentences: Labels,
}

impl PhoneWords {
    pub fn of(language: Language) -> Self {
        Self { language: language.code(), sentences: DocumentLabels::of(language).sentences }
    }

    /// How it is met, without the name of any service.
    pub fn meeting(&self, mode: ContactMode) -> String {
        text(self.language, &format!("phone.meeting.{}", mode.name()))
    }

    pub fn when(&self, starts_at: Moment, ends_at: Option<Moment>) -> String {
        span(starts_at, ends_at, &self.sentences)
    }

    pub fn place(&self, place: &str) -> String {
        text_with(self.language, "phone.place", &[("place", place)])
    }

    /// Who told it: only where the client wants the service named.
    pub fn service(&self, worker: &str, unit: &str) -> String {
        text_with(self.language, "phone.service", &[("worker", worker), ("unit", unit)])
    }

    pub fn agreed(&self) -> String {
        text(self.language, "phone.agreed")
    }

    pub fn task(&self, task: &InterimTask) -> String {
        let who = match &task.responsible {
            Responsible::Client => text(self.language, "phone.task.client"),
            Responsible::Worker => text(self.language, "phone.task.worker"),
            Responsible::Other(name) => name.clone(),
        };
        let what = one_line(&task.what);
        match task.due_on {
            Some(due) => text_with(self.language, "phone.task.due", &[("who", &who), ("what", &what), ("date", &day(due, &self.sentences))]),
            None => text_with(self.language, "phone.task.open", &[("who", &who), ("what", &what)]),
        }
    }
}
