//! One long document as a page that a person reads: its sections in their order, each answer under its heading, and what
//! ended and why. Knows no file. A protected client's page names no place, as the document does not.

use askel_domain::client::Client;
use askel_domain::document::{CodeLists, FormDef, NationalDocument};
use askel_domain::entry::{AnnulmentGround, Change};
use askel_sosmeta::Labels;
use askel_sosmeta::national::{FormWords, Said, correction, said};
use askel_sosmeta::wording;

use crate::paper::Paper;
use crate::readable::{PageLabels, identity, whole_author};

/// What every page is written with: the form as it is asked, its lists, and words in one language.
pub struct Words<'a> {
    pub form: &'a FormDef,
    pub lists: &'a CodeLists,
    pub form_words: &'a FormWords,
    pub sentences: &'a Labels,
    pub page: &'a PageLabels,
}

/// The page of `kept`. `demo`: the document holds codes made up for trying Askel out.
/// Can always be written, also when the national document meets an obstacle.
pub fn page(kept: &NationalDocument, client: &Client, words: &Words, demo: bool) -> Paper {
    let mut paper = Paper::default();
    paper.title(&words.form_words.title);
    if client.is_protected() {
        paper.text(&words.page.protected);
    }
    if demo {
        paper.text(&words.form_words.notes.demo);
    }
    if let Some(correction) = correction(kept, words.form_words) {
        paper.text(&correction);
    }
    paper.fields(whose(client, words));
    // Asked for again, so that no caller can forget: for a protected client the places are not there to be written.
    let form = words.form.clone().for_client(client);
    let mut under = "";
    for Said { section, heading, text, .. } in said(&form, &kept.answers, words.lists, words.form_words) {
        if section != under {
            paper.heading(words.form_words.sections.get(section).map_or(section, |name| name));
            under = section;
        }
        paper.named(&heading, &text);
    }
    paper.fields(origin(kept, words));
    paper
}

/// The page of an annulled document: whose, which, who annulled it, when and why. What it said is not repeated.
pub fn annulment(kept: &NationalDocument, client: &Client, words: &Words) -> Paper {
    let mut paper = Paper::default();
    paper.title(&words.form_words.title);
    let notes = &words.form_words.notes;
    paper.text(&wording::fill(&notes.annulled, &[("version", &kept.version.saturating_sub(1).to_string())]));
    if let Some(Change::Annulment { ground, reason }) = &kept.change {
        let ground = if *ground == AnnulmentGround::WrongPerson { &notes.wrong_person } else { &notes.mistake };
        paper.text(&wording::fill(&words.page.annulled_ground, &[("ground", ground), ("reason", reason)]));
    }
    paper.fields(whose(client, words));
    paper.fields(origin(kept, words));
    paper
}

fn whose<'a>(client: &Client, words: &'a Words) -> [(&'a str, String); 2] {
    let fields = &words.page.fields;
    [(&fields.client, format!("{} {}", client.given_names, client.family_name)), identity(client, fields)]
}

/// Who wrote it, when, and which version of which document it is.
fn origin<'a>(kept: &NationalDocument, words: &'a Words) -> [(&'a str, String); 3] {
    let fields = &words.page.fields;
    let version = wording::fill(&fields.entry_version, &[("id", &kept.id.to_string()), ("version", &kept.version.to_string())]);
    [(&fields.author, whole_author(&kept.author)), (&fields.written, wording::moment(kept.written_at, words.sentences)), (&fields.document, version)]
}
