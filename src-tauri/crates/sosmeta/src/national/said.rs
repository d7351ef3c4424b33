//! The answers of a document as headed texts, one after another as the form has them: what the page beside the document
//! prints and what two versions are compared by. Knows no translation.

use askel_domain::document::check::is_shown;
use askel_domain::document::{Answer, Answers, CodeLists, FieldDef, FieldKind, FormDef, Row};

use super::say::{FormWords, say};
use super::write::ended_line;

/// One answer in words.
pub struct Said<'a> {
    /// Id of its section.
    pub section: &'a str,
    /// The same in every version: field ids and row keys.
    pub path: String,
    /// `Tavoitteet 1, Tavoite asiakkaan sanoin`
    pub heading: String,
    pub text: String,
    /// A fact that changes as a whole: a day, a choice.
    pub is_fact: bool,
}

/// Everything the form asks and the answers say.
pub fn said<'a>(form: &'a FormDef, answers: &Answers, lists: &CodeLists, words: &FormWords) -> Vec<Said<'a>> {
    let telling = Telling { form: answers, lists, words };
    let of_section = |section: &'a askel_domain::document::SectionDef| {
        let fields = section.fields.iter();
        fields.flat_map(|field| telling.field(&section.id, field, answers, "", "")).collect::<Vec<_>>()
    };
    form.sections.iter().flat_map(of_section).collect()
}

struct Telling<'a> {
    form: &'a Answers,
    lists: &'a CodeLists,
    words: &'a FormWords,
}

impl Telling<'_> {
    fn field<'a>(&self, section: &'a str, field: &'a FieldDef, row: &Answers, path: &str, heading: &str) -> Vec<Said<'a>> {
        let Some(answer) = row.get(&field.id).filter(|_| is_shown(field, row, self.form)) else { return vec![] };
        let path = format!("{path}{}", field.id);
        let heading = format!("{heading}{}", self.words.heading(field));
        if let Answer::Rows(rows) = answer {
            return self.rows(section, field, rows, &path, &heading);
        }
        let text = say(field, answer, self.lists, self.words);
        let is_fact = !matches!(field.kind, FieldKind::Text | FieldKind::Line);
        if text.is_empty() { vec![] } else { vec![Said { section, path, heading, text, is_fact }] }
    }

    /// The rows that go on, each numbered, and after them those that ended, with why.
    fn rows<'a>(&self, section: &'a str, field: &'a FieldDef, rows: &[Row], path: &str, heading: &str) -> Vec<Said<'a>> {
        let live = rows.iter().filter(|row| row.dropped.is_none() && !row.is_blank()).enumerate();
        let of_row = |(index, row): (usize, &Row)| {
            let (path, heading) = (format!("{path}.{}.", row.key), format!("{heading} {}, ", index + 1));
            field.fields.iter().flat_map(|inner| self.field(section, inner, &row.answers, &path, &heading)).collect::<Vec<_>>()
        };
        let mut said: Vec<Said> = live.flat_map(of_row).collect();
        let ended: Vec<String> = rows.iter().filter_map(|row| Some(ended_line(row, row.dropped.as_deref()?))).collect();
        if !ended.is_empty() {
            let heading = self.words.ended(field).to_owned();
            said.push(Said { section, path: format!("{path}.ended"), heading, text: ended.join("\n"), is_fact: false });
        }
        said
    }
}
