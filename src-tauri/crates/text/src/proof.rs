//! The words of the proof of delivery as a file, from the keys `sync.proof.*`. Knows which key goes where.

use askel_domain::moment::{Moment, write_date, write_time};
use askel_domain::worker::Language;
use askel_export::delivery_proof::Words;

use crate::catalogue::{text, text_with, try_text};

pub struct ProofLabels {
    language: &'static str,
    pub words: Words,
}

impl ProofLabels {
    pub fn of(language: Language) -> Self {
        let language = language.code();
        let words = Words {
            title: text(language, "sync.proof.title"),
            says: text(language, "sync.proof.says"),
            counts: text(language, "sync.proof.counts"),
            rows: text(language, "sync.proof.rows"),
            no_names: text(language, "sync.proof.no_names"),
            version: text(language, "sync.proof.column.version"),
            hash: text(language, "sync.proof.column.hash"),
            checked: text(language, "sync.proof.column.at"),
        };
        Self { language, words }
    }

    pub fn made(&self, at: &Moment, name: &str, unit: &str, organisation: &str, host: &str) -> String {
        text_with(self.language, "sync.proof.made", &[("when", &when(at)), ("name", name), ("unit", unit), ("organisation", organisation), ("host", host)])
    }

    pub fn newest(&self, at: &Moment) -> String {
        text_with(self.language, "sync.proof.newest", &[("when", &when(at))])
    }

    /// The word of a noun; one that a later Askel wrote is shown as it is.
    pub fn noun(&self, noun: &str) -> String {
        let known = try_text(self.language, &format!("access.noun.{noun}")).or_else(|_| try_text(self.language, &format!("sync.noun.{noun}")));
        known.unwrap_or_else(|_| noun.to_owned())
    }
}

fn when(at: &Moment) -> String {
    format!("{} {}", write_date(at.date_naive()), write_time(at.time()))
}
