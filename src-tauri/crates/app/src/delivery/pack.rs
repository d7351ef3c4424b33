//! Makes of a finished record what leaves: the national document and the page a person reads. Writes no file.

use std::collections::BTreeMap;

use askel_domain::client::Client;
use askel_domain::document::{CodeLists, FieldDef, FormDef, FormKind, NationalDocument};
use askel_domain::entry::Entry;
use askel_export::folder::Packed;
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
        match record {
            Record::Entry(entry) => self.entry(entry, client, &words.labels),
            Record::Document(kept) => self.document(kept, client, words),
        }
    }

    /// The page alone, of a record that cannot become a document yet.
    pub fn page(&self, record: &Record, client: &Client, words: &Words) -> Option<String> {
        match record {
            Record::Entry(entry) => Some(readable::text(entry, client, &self.book, &words.labels.sentences, &words.labels.page)),
            Record::Document(kept) => {
                let (form_words, form) = words.forms.get(&kept.kind)?;
                let mut lists = self.lists.clone();
                lists.as_named_in(&kept.own_words);
                let page = long::Words { form, lists: &lists, form_words, sentences: &words.labels.sentences, page: &words.labels.page };
                Some(long::text(kept, client, &page, false))
            }
        }
    }

    fn entry(&self, entry: &Entry, client: &Client, labels: &DocumentLabels) -> Option<Packed> {
        if entry.is_annulled() {
            let text = readable::annulment(entry, client, &labels.sentences, &labels.page);
            return Some(Packed { document: askel_sosmeta::document::annulment(entry), text });
        }
        let document = document(entry, client, &self.book, &labels.sentences).ok()?;
        Some(Packed { document, text: readable::text(entry, client, &self.book, &labels.sentences, &labels.page) })
    }

    fn document(&self, kept: &NationalDocument, client: &Client, words: &Words) -> Option<Packed> {
        let (form_words, form) = words.forms.get(&kept.kind)?;
        let mut lists = self.lists.clone();
        lists.as_named_in(&kept.own_words);
        let page = long::Words { form, lists: &lists, form_words, sentences: &words.labels.sentences, page: &words.labels.page };
        if kept.is_annulled() {
            return Some(Packed { document: national::annulment(kept)?, text: long::annulment(kept, client, &page) });
        }
        let document = national::document(kept, client, &self.lists, form_words).ok()?;
        let text = long::text(kept, client, &page, document.uses_demo_codes);
        Some(Packed { document, text })
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
        let forms = FormKind::ALL.into_iter().filter_map(national::asked).map(with_words).collect();
        Self { labels: DocumentLabels::of(language), forms }
    }
}
