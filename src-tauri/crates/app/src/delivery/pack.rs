//! Makes of a finished record what leaves: the national document and the page a person reads. Writes no file.

use std::collections::BTreeMap;

use askel_domain::client::Client;
use askel_domain::document::{CodeLists, FieldDef, FormDef, FormKind};
use askel_export::folder::Packed;
use askel_export::paper::Paper;
use askel_export::{long, readable};
use askel_sosmeta::national::{self, FormWords};
use askel_sosmeta::{CodeBook, document, obstacle};
use askel_store::Read;
use askel_store::delivery::Record;
use askel_text::DocumentLabels;

use super::DeliveryObstacle;
use crate::failure::Failure;

/// What records are packed with: the codes at hand, and words where they are wanted.
pub(super) struct Packing {
    book: CodeBook,
    lists: CodeLists,
}

impl Packing {
    pub fn of(read: &Read) -> Result<Self, Failure> {
        let book = crate::code::book(read)?;
        let lists = national::code_lists(&book, &crate::criteria::own_lists(read, |_| true)?);
        Ok(Self { book, lists })
    }

    /// Why the record cannot leave yet.
    pub fn obstacle(&self, record: &Record, client: &Client) -> Option<DeliveryObstacle> {
        match record {
            Record::Entry(entry) if entry.is_annulled() => None,
            Record::Entry(entry) => obstacle(entry, client, &self.book).map(Into::into),
            Record::Document(kept) if kept.is_annulled() => None,
            Record::Document(kept) => national::obstacle(kept, client, &self.lists).map(Into::into),
        }
    }

    /// `None` when the record cannot become a document yet; the list says why.
    pub fn pack(&self, record: &Record, client: &Client, words: &Words) -> Option<Packed> {
        let document = match record {
            Record::Entry(entry) if entry.is_annulled() => askel_sosmeta::document::annulment(entry),
            Record::Entry(entry) => document(entry, client, &self.book, &words.labels.sentences).ok()?,
            Record::Document(kept) if kept.is_annulled() => national::annulment(kept)?,
            Record::Document(kept) => national::document(kept, client, &self.lists, &words.forms.get(&kept.kind)?.0).ok()?,
        };
        Some(Packed { document, text: self.paper(record, client, words)?.plain() })
    }

    /// The page alone, also of a record that cannot become a document yet.
    pub fn paper(&self, record: &Record, client: &Client, words: &Words) -> Option<Paper> {
        let (sentences, page) = (&words.labels.sentences, &words.labels.page);
        match record {
            Record::Entry(entry) if entry.is_annulled() => Some(readable::annulment(entry, client, sentences, page)),
            Record::Entry(entry) => Some(readable::page(entry, client, &self.book, sentences, page)),
            Record::Document(kept) => {
                let (form_words, form) = words.forms.get(&kept.kind)?;
                let mut lists = self.lists.clone();
                lists.as_named_in(&kept.own_words);
                let said = long::Words { form, lists: &lists, form_words, sentences, page };
                if kept.is_annulled() {
                    return Some(long::annulment(kept, client, &said));
                }
                let demo = national::document(kept, client, &self.lists, form_words).is_ok_and(|document| document.uses_demo_codes);
                Some(long::page(kept, client, &said, demo))
            }
        }
    }
}

/// The words of every page, in the worker's language.
pub(super) struct Words {
    pub labels: DocumentLabels,
    forms: BTreeMap<FormKind, (FormWords, FormDef)>,
}

impl Words {
    /// Every field of every form that names a place.
    pub fn place_fields(&self) -> Vec<String> {
        fn named(fields: &[FieldDef], found: &mut Vec<String>) {
            for field in fields {
                found.extend(field.names_place.then(|| field.id.clone()));
                named(&field.fields, found);
            }
        }
        let mut found = vec![];
        self.forms.values().flat_map(|(_, form)| &form.sections).for_each(|section| named(&section.fields, &mut found));
        found
    }

    pub fn of(language: askel_domain::worker::Language) -> Self {
        let with_words = |form: FormDef| (form.kind, (askel_text::form_words(language, &form), form));
        let forms = FormKind::ALL.into_iter().chain(FormKind::EVALUATIONS).filter_map(national::asked).map(with_words).collect();
        Self { labels: DocumentLabels::of(language), forms }
    }
}
