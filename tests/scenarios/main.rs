//! Journeys through the program's own door, from a first start to a folder that is handed over.
//! Look at what a worker would see; what lies beneath is the stores' own proofs' business.

mod carrying;
mod closed;
mod demo_day;
mod document_versions;
mod documents;
mod evaluation;
mod five_months;
mod forgotten;
mod groups;
mod handed_over;
mod handled;
mod hints;
mod keychain;
mod leaf;
mod measures;
mod national_form;
mod once_more;
mod one_entry;
mod phone;
mod phrases;
mod policy;
mod protection;
mod openings;
mod rights;
mod said;
mod search;
mod server;
mod service;
mod term;
mod theatre;
mod together;
mod two_versions;
mod undo;
mod versions;
mod whole_process;
