//! The words of the access log as a file, from the keys `access.*`. Knows which key goes where.

use askel_domain::worker::Language;
use askel_export::access_list::{Answer, Columns};
use serde::Serialize;

use crate::catalogue::{text, text_with, try_text};

pub struct AccessLabels {
    language: &'static str,
    pub columns: Columns,
}

impl AccessLabels {
    pub fn of(language: Language) -> Self {
        let language = language.code();
        let columns = ["when", "who", "title", "how", "what", "why", "reason"].map(|name| text(language, &format!("access.column.{name}")));
        Self { language, columns }
    }

    /// What stands above the rows where they are the client's to read.
    pub fn answer(&self, client: &str, unit: &str, organisation: &str) -> Answer {
        let elsewhere = text_with(self.language, "access.elsewhere", &[("organisation", organisation)]);
        Answer {
            title: text(self.language, "access.title"),
            facts: vec![
                (text(self.language, "document.field.client"), client.to_owned()),
                (text(self.language, "worker.field.unit_name"), unit.to_owned()),
                (text(self.language, "worker.field.organisation_name"), organisation.to_owned()),
            ],
            lead: format!("{}\n\n{elsewhere}", text(self.language, "access.lead")),
        }
    }

    /// What was done, by its name on the way to the window.
    pub fn how(&self, how: &impl Serialize) -> String {
        text(self.language, &format!("access.how.{}", name(how)))
    }

    /// By name, where there is one; an id would tell a reader nothing.
    pub fn worker(&self, name: Option<&str>) -> String {
        name.map_or_else(|| text(self.language, "access.colleague"), str::to_owned)
    }

    pub fn why(&self, why: &impl Serialize) -> String {
        text(self.language, &format!("access.why.{}", name(why)))
    }

    /// The word of a noun of the log; a noun that a later Askel wrote is shown as it is.
    pub fn noun(&self, noun: &str) -> String {
        try_text(self.language, &format!("access.noun.{noun}")).unwrap_or_else(|_| noun.to_owned())
    }
}

fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
