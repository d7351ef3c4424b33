//! What differs between two texts, word by word; knows no entry.

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};

use super::{Run, RunKind};

/// Two texts pasted whole into a voice may share nothing: past this the rest is told as one change.
const PATIENCE: Duration = Duration::from_millis(500);

/// The runs, in order. `same` and `removed` make `before`, `same` and `added` make `after`, to the letter.
pub(crate) fn difference(before: &str, after: &str) -> Vec<Run> {
    let (old, new) = (words(before), words(after));
    let mut runs: Vec<Run> = vec![];
    let mut say = |kind, words: &[&str]| {
        let text = words.concat();
        match runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text += &text,
            _ => runs.push(Run { kind, text }),
        }
    };
    for op in capture_diff_slices_deadline(Algorithm::Myers, &old, &new, Some(Instant::now() + PATIENCE)) {
        if op.tag() == DiffTag::Equal {
            say(RunKind::Same, &old[op.old_range()]);
            continue;
        }
        say(RunKind::Removed, &old[op.old_range()]);
        say(RunKind::Added, &new[op.new_range()]);
    }
    runs
}

/// Words and the spaces between them, each by itself.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace)
        .flat_map(|word| {
            let end = word.trim_end().len();
            [&word[..end], &word[end..]]
        })
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> String {
        let mark = |run: &Run| match run.kind {
            RunKind::Same => run.text.clone(),
            RunKind::Removed => format!("[-{}-]", run.text),
            RunKind::Added => format!("[+{}+]", run.text),
        };
        difference(before, after).iter().map(mark).collect()
    }

    #[test]
    fn a_changed_word_is_told_as_one_word_out_and_one_in() {
        assert_eq!(told("Kävin kirjastossa eilen.", "Kävin kaupassa eilen."), "Kävin [-kirjastossa-][+kaupassa+] eilen.");
        assert_eq!(told("Sama teksti.", "Sama teksti."), "Sama teksti.");
        assert_eq!(told("", "Uusi."), "[+Uusi.+]");
        assert_eq!(told("Vanha.", ""), "[-Vanha.-]");
    }

    #[test]
    fn both_texts_can_be_read_back_to_the_letter() {
        let texts = ["", "a", "Rivi.\n\nToinen  rivi ä ö å.", "Toinen rivi.\r\nÄÖÅ – ”lainaus” 👍🏽 \u{301}", &"sana toinen ".repeat(400)];
        for (before, after) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
            let runs = difference(before, after);
            let side = |hidden| runs.iter().filter(|run| run.kind != hidden).map(|run| run.text.as_str()).collect::<String>();
            assert_eq!((side(RunKind::Added), side(RunKind::Removed)), ((*before).to_owned(), (*after).to_owned()));
        }
    }
}
