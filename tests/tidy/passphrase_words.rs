//! The words of suggested passphrases: as many as the strength promises, and none that hides in another.

use crate::tree::{assert_tidy, file};

const FILE: &str = "src-tauri/crates/app/src/vault/words.txt";

/// Five of them make 64.6 bits.
const COUNT: usize = 7_776;

fn unfit_words(words: &[&str]) -> Vec<String> {
    let mut faults = vec![];
    for word in words {
        let letters = word.chars().count();
        if !(4..=8).contains(&letters) || !word.chars().all(|letter| letter.is_ascii_lowercase() || "åäö".contains(letter)) {
            faults.push(format!("{word}: 4-8 letters of the Finnish alphabet"));
        }
    }
    // In byte order a word is followed by the words it begins.
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    faults.extend(sorted.windows(2).filter(|pair| pair[1].starts_with(pair[0])).map(|pair| format!("{} begins {}", pair[0], pair[1])));
    faults
}

#[test]
fn suggested_passphrases_are_drawn_from_enough_plain_words() {
    let words = file(FILE);
    let words: Vec<&str> = words.text.lines().collect();
    assert_tidy(unfit_words(&words));
    assert_eq!(words.len(), COUNT);
    assert!(5.0 * (words.len() as f64).log2() >= 64.0);
}

#[test]
fn planted_unfit_words_are_found() {
    assert_eq!(unfit_words(&["kivi", "talo"]), Vec::<String>::new());
    assert_eq!(unfit_words(&["kivi", "Talo", "aa", "kivinen", "kivi"]).len(), 4);
}
