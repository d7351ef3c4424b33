//! A page put together from above, and written out as plain text: lines of at most ninety characters, headings, paragraphs.
//! Knows no word.

use askel_sosmeta::wording::one_line;

use crate::page::{Page, Part, TypeSize};

/// Wide enough to read, narrow enough to print.
const WIDTH: usize = 90;

/// A title and what stands under it.
#[derive(Default)]
pub struct Paper {
    title: String,
    parts: Vec<Part>,
}

impl Paper {
    pub(crate) fn title(&mut self, text: &str) {
        self.title = clean(text);
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.push(Part::Heading(clean(text)));
    }

    /// A question or a name, and what is said of it.
    pub(crate) fn named(&mut self, name: &str, text: &str) {
        self.push(Part::Subheading(clean(name)));
        self.text(text);
    }

    /// Text with its own lines and empty lines kept.
    pub(crate) fn text(&mut self, text: &str) {
        self.push(Part::Text(clean(text).trim().to_owned()));
    }

    /// `Name: value` lines; those without a value are left out.
    pub(crate) fn fields<'a>(&mut self, fields: impl IntoIterator<Item = (&'a str, String)>) {
        let given = fields.into_iter().map(|(name, value)| (name.to_owned(), one_line(&clean(&value)))).filter(|(_, value)| !value.is_empty());
        self.push(Part::Fields(given.collect()));
    }

    /// As plain text, with one empty line between its parts, ending in a line break.
    pub fn plain(&self) -> String {
        let mut out = underlined(&self.title, '=');
        let mut gap = "\n\n";
        for part in &self.parts {
            let text = plain(part);
            if !text.is_empty() {
                out.push_str(if out.is_empty() { "" } else { gap });
                out.push_str(&text);
                gap = if matches!(part, Part::Subheading(_)) { "\n" } else { "\n\n" };
            }
        }
        out + "\n"
    }

    /// As a page to be set. `letters_missing` as [`Page`] says.
    pub fn page(self, language: &'static str, letters_missing: String) -> Page {
        Page { title: self.title, language, type_size: TypeSize::Usual, wide: false, parts: self.parts, letters_missing }
    }

    fn push(&mut self, part: Part) {
        self.parts.push(part);
    }
}

fn plain(part: &Part) -> String {
    let text = |text: &str| text.lines().map(|line| wrapped(line.trim_end(), "")).collect::<Vec<_>>().join("\n");
    let lines = |lines: &mut dyn Iterator<Item = String>| lines.map(|line| wrapped(&line, "    ")).collect::<Vec<_>>().join("\n");
    match part {
        Part::Heading(heading) => underlined(heading, '-'),
        Part::Subheading(name) => wrapped(&format!("{name}:"), ""),
        Part::Text(said) => text(said),
        Part::List(items) => lines(&mut items.iter().map(|item| format!("- {}", one_line(item)))),
        Part::Fields(fields) => lines(&mut fields.iter().map(|(name, value)| format!("{name}: {value}"))),
        Part::Table(table) => lines(&mut table.rows.iter().map(|row| row.join("; "))),
    }
}

fn underlined(text: &str, with: char) -> String {
    if text.is_empty() {
        return String::new();
    }
    let rule: String = std::iter::repeat_n(with, text.chars().count().min(WIDTH)).collect();
    format!("{}\n{rule}", wrapped(text, ""))
}

/// Pasted text may carry characters that steer a terminal or an old printer: only line breaks and tabs stay. Nor do those
/// stay that turn the reading order round: with them a line could be read as another than the one that was signed.
/// Words written from right to left are read as they are without them.
pub(crate) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// Breaks one line between words. A word longer than the page stays whole: a broken name is no longer that name.
/// Spaces at its beginning stay, so that a list keeps its form.
fn wrapped(line: &str, hanging: &str) -> String {
    let mut done = String::with_capacity(line.len() + 8);
    let mut column = 0;
    for (index, word) in line.split(' ').enumerate() {
        let length = word.chars().count();
        if index > 0 && column + 1 + length > WIDTH && !done.trim().is_empty() {
            done.truncate(done.trim_end().len());
            done.push('\n');
            done.push_str(hanging);
            column = hanging.len();
        } else if index > 0 {
            done.push(' ');
            column += 1;
        }
        done.push_str(word);
        column += length;
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> String {
        let mut paper = Paper::default();
        paper.text(text);
        paper.plain()
    }

    #[test]
    fn no_line_is_wider_than_ninety_characters_unless_one_word_is() {
        let text = "Käytiin kirjastossa ja sen jälkeen torilla. ".repeat(40);
        assert!(page(&text).lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(page(&text).split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>(), "and no word is lost");
        let name = "ä".repeat(200);
        assert!(page(&format!("Nimi {name} jatkuu")).lines().any(|line| line == name));
    }

    #[test]
    fn paragraphs_and_lists_keep_their_form() {
        assert_eq!(page("Ensin.\n\n  - maito\n  - leipä\r\nSitten."), "Ensin.\n\n  - maito\n  - leipä\nSitten.\n");
    }

    #[test]
    fn pasted_control_characters_do_not_reach_the_page() {
        assert_eq!(page("a\u{1b}[31mb\u{0}\u{7}c"), "a[31mbc\n");
        assert_eq!(page("😀 שלום مرحبا"), "😀 שלום مرحبا\n");
    }

    #[test]
    fn a_field_without_a_value_is_left_out_and_a_long_one_hangs() {
        let mut paper = Paper::default();
        paper.fields([("Paikka", " ".into()), ("Osallistujat", "Reijo ".repeat(30))]);
        let page = paper.plain();
        assert!(page.starts_with("Osallistujat: Reijo") && page.contains("\n    Reijo"));
        assert!(page.lines().all(|line| line.chars().count() <= WIDTH));
    }
}
