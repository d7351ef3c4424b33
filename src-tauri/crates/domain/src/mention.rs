//! Finds other people's names in a text, in the forms Finnish and Swedish give them. Says where they stand, decides nothing.
//! Source: domain.md §1 step 9 (an entry of a group never names another participant) and §2.1 (no third parties).

/// A name found: from which character to which (not bytes), and the word as it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Mention {
    pub from: usize,
    pub until: usize,
    pub word: String,
}

crate::redact::redacted!(Mention);

/// A name of up to so many letters is found only where it begins with a capital: `Ilo` is a name, `iloinen` is not.
const SHORT_NAME: usize = 4;
/// The longest ending that a case and a suffix put after a name: `-llekaan`, `-stansa`.
const LONGEST_ENDING: usize = 7;

/// Every word of `text` that is one of `others`' names in some form and none of `own`.
/// Names are given as whole names, `Marja Virtala-Laine`; each part is looked for by itself.
pub fn mentions(text: &str, own: &str, others: &[&str]) -> Vec<Mention> {
    let own_parts: Vec<String> = parts(own).collect();
    let sought: Vec<Stem> = others.iter().flat_map(|name| parts(name)).filter(|part| !own_parts.contains(part)).flat_map(|part| stems(&part)).collect();
    let of_own: Vec<Stem> = own_parts.iter().flat_map(|part| stems(part)).collect();
    words(text).filter(|word| sought.iter().any(|stem| stem.fits(&word.word)) && !of_own.iter().any(|stem| stem.fits(&word.word))).collect()
}

struct Stem {
    letters: String,
    /// An ending must follow: the stem alone is not a form of the name.
    open: bool,
    capital: bool,
}

impl Stem {
    fn fits(&self, word: &str) -> bool {
        if self.capital && !word.starts_with(char::is_uppercase) {
            return false;
        }
        let word = word.to_lowercase();
        let Some(ending) = word.strip_prefix(&self.letters) else { return false };
        let length = ending.chars().count();
        length <= LONGEST_ENDING && (length > 0 || !self.open)
    }
}

/// The stems that a name's forms begin with.
fn stems(part: &str) -> Vec<Stem> {
    let letters: Vec<char> = part.chars().collect();
    let capital = letters.len() <= SHORT_NAME;
    let stem = |text: String, open: bool| Stem { letters: text, open, capital };
    let mut found = vec![stem(part.to_owned(), false)];
    let cut = |from_end: usize| letters[..letters.len().saturating_sub(from_end)].iter().collect::<String>();
    if part.ends_with("nen") {
        found.push(stem(cut(3) + "s", true));
    }
    if let [.., last] = letters[..]
        && letters.len() > 2
    {
        if last == 'i' {
            found.push(stem(cut(1) + "e", true));
        }
        if last == 's' {
            found.push(stem(cut(1) + "kse", true));
            found.push(stem(cut(1) + "ks", true));
        }
        found.extend(weak_grade(&letters).into_iter().map(|text| stem(text, true)));
    }
    found
}

/// `Pekka` → `Peka`, `Ranta` → `Ranna`, `Mäki` → `Mäe`: the weak grade of the consonants before the last vowel.
fn weak_grade(letters: &[char]) -> Vec<String> {
    let length = letters.len();
    let [.., before, consonant, vowel] = letters[..] else { return vec![] };
    if !"aeiouyäöå".contains(vowel) {
        return vec![];
    }
    let head = |keep: usize| letters[..keep].iter().collect::<String>();
    let weak = match (before, consonant) {
        ('k', 'k') | ('p', 'p') | ('t', 't') => Some(head(length - 2)),
        ('n', 't') => Some(head(length - 2) + "n"),
        ('n', 'k') => Some(head(length - 2) + "g"),
        ('m', 'p') => Some(head(length - 2) + "m"),
        ('l', 't') => Some(head(length - 2) + "l"),
        ('r', 't') => Some(head(length - 2) + "r"),
        (_, 'k') => Some(head(length - 2)),
        (_, 'p') => Some(head(length - 2) + "v"),
        (_, 't') => Some(head(length - 2) + "d"),
        _ => None,
    };
    let Some(weak) = weak else { return vec![] };
    let mut forms = vec![format!("{weak}{vowel}")];
    if vowel == 'i' {
        forms.push(format!("{weak}e"));
    }
    forms
}

/// Names of two letters or more, in small letters; a double name is two.
fn parts(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|letter: char| !letter.is_alphabetic()).filter(|part| part.chars().count() >= 2).map(str::to_lowercase)
}

fn words(text: &str) -> impl Iterator<Item = Mention> + '_ {
    let mut at = 0;
    let mut found: Vec<Mention> = vec![];
    let mut word = String::new();
    for letter in text.chars().chain(std::iter::once(' ')) {
        if letter.is_alphabetic() {
            word.push(letter);
        } else if !word.is_empty() {
            let length = word.chars().count();
            found.push(Mention { from: at - length, until: at, word: std::mem::take(&mut word) });
        }
        at += 1;
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str, others: &[&str]) -> Vec<String> {
        mentions(text, "Reijo Virtala", others).into_iter().map(|mention| mention.word).collect()
    }

    #[test]
    fn a_name_is_found_in_its_cases() {
        let others = ["Aino Peltonen", "Pekka Ranta", "Hannes Mäki", "Antti Järvi", "Kyösti Lampi", "Raita Lanki"];
        for (text, word) in [
            ("Istuin Ainon vieressä.", "Ainon"),
            ("Peltosen kanssa", "Peltosen"),
            ("peltoselle soitettiin", "peltoselle"),
            ("Pekan auto", "Pekan"),
            ("Rannalle", "Rannalle"),
            ("Hanneksen kahvi", "Hanneksen"),
            ("Mäen Hannes", "Mäen"),
            ("Antille ja muille", "Antille"),
            ("Järven rannalla", "Järven"),
            ("Lammen", "Lammen"),
            ("Langin", "Langin"),
            ("Kyöstikin tuli", "Kyöstikin"),
        ] {
            assert!(found(text, &others).contains(&word.to_owned()), "{word} in {text}: {:?}", found(text, &others));
        }
    }

    #[test]
    fn ones_own_name_and_ordinary_words_are_not_others_names() {
        assert!(found("Reijo kertoi Virtalan kuulumisia.", &["Aino Peltonen", "Reijo Aalto"]).is_empty());
        assert!(found("Oli iloinen ja illalla aika hyvä olo.", &["Ilo Aika"]).is_empty(), "short names begin with a capital");
        assert!(found("", &["Aino Peltonen"]).is_empty());
    }

    #[test]
    fn a_mention_says_where_it_stands_in_characters() {
        let text = "Äiti ja Ainon sisko";
        let mention = &mentions(text, "Reijo Virtala", &["Aino Peltonen"])[0];
        assert_eq!(text.chars().skip(mention.from).take(mention.until - mention.from).collect::<String>(), "Ainon");
    }

    #[test]
    fn a_double_name_is_found_by_either_half() {
        assert_eq!(found("Marjan ja Laineen kanssa, Virtala mukana", &["Marja Virtala-Laine"]), ["Marjan", "Laineen"]);
    }

    proptest! {
        /// Wherever a name is put, as it is or with a common ending, it is found there.
        #[test]
        fn a_name_is_found_wherever_it_stands(before in "[ a-zåäö.,!]{0,40}", ending in prop::sample::select(vec!["", "n", "lle", "lta", "ssa", "kin", "s"]), after in "[ a-zåäö.,!]{0,40}") {
            let text = format!("{before} Aino{ending} {after}");
            let at = before.chars().count() + 1;
            prop_assert!(mentions(&text, "Reijo Virtala", &["Aino Peltonen"]).iter().any(|mention| mention.from == at));
        }
    }
}
