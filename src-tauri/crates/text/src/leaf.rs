//! What the client's copy "Mitä sovimme" says, from the keys `leaf.*`: short sentences in easy language, in the language that was
//! chosen for this copy. Meetings and tasks are said as a client's phone says them. Knows which key goes where.

use askel_domain::goal::{SmallStep, StepState};
use askel_domain::moment::Moment;
use askel_domain::worker::{Language, Worker};
use askel_sosmeta::Labels;
use askel_sosmeta::wording::{day, one_line};

use crate::catalogue::{text, text_with};
use crate::document::DocumentLabels;
use crate::phone::PhoneWords;

pub struct LeafWords {
    language: Language,
    pub told: PhoneWords,
    /// Days are said as in a document.
    sentences: Labels,
}

impl LeafWords {
    pub fn of(language: Language) -> Self {
        Self { language, told: PhoneWords::of(language), sentences: DocumentLabels::of(language).sentences }
    }

    pub fn title(&self) -> String {
        self.told.agreed()
    }

    pub fn next_meeting(&self) -> String {
        self.say("phone.next")
    }

    pub fn no_meeting(&self) -> String {
        self.say("phone.next_none")
    }

    pub fn steps(&self) -> String {
        self.say("leaf.steps")
    }

    pub fn step(&self, step: &SmallStep, state: StepState) -> String {
        let what = one_line(&step.text);
        match (state, step.done_on) {
            (StepState::Done, Some(done)) => self.fill("leaf.step.done", &[("date", &day(done, &self.sentences)), ("what", &what)]),
            (StepState::Now, _) => self.fill("leaf.step.now", &[("what", &what)]),
            _ => self.fill("leaf.step.later", &[("what", &what)]),
        }
    }

    pub fn tasks(&self) -> String {
        self.say("leaf.tasks")
    }

    pub fn no_tasks(&self) -> String {
        self.say("phone.agreed_none")
    }

    pub fn whom_to_call(&self) -> String {
        self.say("leaf.call.title")
    }

    /// The worker and where they answer; without a name only the number.
    pub fn call(&self, worker: &Worker, named: bool) -> Option<String> {
        let name = worker.name();
        match (worker.phone.as_ref().map(askel_domain::contact::Phone::shown), named) {
            (Some(phone), true) => Some(self.fill("leaf.call.named", &[("worker", &name), ("phone", &phone)])),
            (Some(phone), false) => Some(self.fill("leaf.call.phone", &[("phone", &phone)])),
            (None, true) => Some(name),
            (None, false) => None,
        }
    }

    pub fn emergency(&self) -> String {
        self.say("leaf.call.emergency")
    }

    pub fn made(&self, at: &Moment) -> String {
        self.fill("leaf.made", &[("date", &day(at.date_naive(), &self.sentences))])
    }

    fn say(&self, key: &str) -> String {
        text(self.language.code(), key)
    }

    fn fill(&self, key: &str, params: &[(&str, &str)]) -> String {
        text_with(self.language.code(), key, params)
    }
}
