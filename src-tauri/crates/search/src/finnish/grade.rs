//! Consonant gradation, undone and done: what `käynni-` and `tue-` were before their ending closed the syllable.
//! Works on folded letters.

pub(super) fn is_vowel(letter: char) -> bool {
    "aeiouy".contains(letter)
}

/// The stem in three: what comes before, the consonants before its last vowels, and these vowels.
fn parts(stem: &str) -> (&str, &str, &str) {
    let before_vowels = stem.trim_end_matches(is_vowel);
    let before_consonants = before_vowels.trim_end_matches(|letter| !is_vowel(letter));
    (before_consonants, &before_vowels[before_consonants.len()..], &stem[before_vowels.len()..])
}

/// Every strong grade that the stem, taken for a weak one, may come from.
pub(super) fn strong(stem: &str) -> Vec<String> {
    let (before, consonants, vowels) = parts(stem);
    let mut found = vec![];
    let mut put = |consonants: &str| found.push(format!("{before}{consonants}{vowels}"));
    let (head, last) = consonants.split_at(consonants.len().saturating_sub(1));
    let pairs = [("nn", "nt"), ("ll", "lt"), ("rr", "rt"), ("mm", "mp"), ("ng", "nk"), ("lj", "lk"), ("rj", "rk"), ("hj", "hk")];
    if let Some((_, strong)) = pairs.iter().find(|(weak, _)| consonants == *weak) {
        put(strong);
    }
    match last {
        "k" | "p" | "t" if !head.ends_with(['k', 'p', 't']) => put(&format!("{head}{last}{last}")),
        "d" => put(&format!("{head}t")),
        "v" => {
            put(&format!("{head}p"));
            if before.ends_with(['u', 'y']) && vowels.starts_with(['u', 'y']) {
                put("k");
            }
        }
        "l" | "r" | "h" if head.is_empty() => put(&format!("{last}k")),
        _ => {}
    }
    found.extend(lost_k(before, consonants, vowels));
    found
}

/// `tue-` of `tuki`, `ruoa-` of `ruoka`: the k went without a trace.
fn lost_k(before: &str, consonants: &str, vowels: &str) -> Option<String> {
    let vowels_before = vowels.len().checked_sub(1).filter(|count| *count > 0)?;
    let (first, last) = vowels.split_at(vowels_before);
    Some(format!("{before}{consonants}{first}k{last}"))
}

/// The weak grades of a strong stem: `tarpe-` of `tarve`, `hampa-` of `hammas`.
pub(super) fn weak(stem: &str) -> Vec<String> {
    let (before, consonants, vowels) = parts(stem);
    let put = |consonants: &str| format!("{before}{consonants}{vowels}");
    let (head, last) = consonants.split_at(consonants.len().saturating_sub(1));
    match consonants {
        "nt" => return vec![put("nn")],
        "lt" => return vec![put("ll")],
        "rt" => return vec![put("rr")],
        "mp" => return vec![put("mm")],
        "nk" => return vec![put("ng")],
        "lk" | "rk" | "hk" => return vec![put(head), put(&format!("{head}j"))],
        _ => {}
    }
    match (head, last) {
        (head, "k" | "p" | "t") if head.ends_with(last) => vec![put(head)],
        ("" | "h" | "l" | "r", "t") => vec![put(&format!("{head}d"))],
        ("" | "l" | "r", "p") => vec![put(&format!("{head}v"))],
        ("", "k") => vec![put("")],
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_of_the_grammar_is_undone() {
        let pairs = [
            ("kaynni", "kaynti"),
            ("kulla", "kulta"),
            ("kerra", "kerta"),
            ("kamma", "kampa"),
            ("kaupungi", "kaupunki"),
            ("kuka", "kukka"),
            ("kapi", "kappi"),
            ("kato", "katto"),
            ("kadu", "katu"),
            ("hyva", "hypa"),
            ("luvu", "luku"),
            ("kyvy", "kyky"),
            ("jala", "jalka"),
            ("sarje", "sarke"),
            ("uha", "uhka"),
            ("tue", "tuke"),
            ("ruoa", "ruoka"),
            ("panki", "pankki"),
            ("palka", "palkka"),
        ];
        for (from, to) in pairs {
            assert!(strong(from).contains(&to.to_owned()), "{from} → {to}: {:?}", strong(from));
        }
    }

    #[test]
    fn every_grade_of_the_grammar_is_done() {
        let pairs = [
            ("tarpe", "tarve"),
            ("hampa", "hamma"),
            ("tilante", "tilanne"),
            ("parvekke", "parveke"),
            ("liikkee", "liikee"),
            ("kuuntele", "kuuntele"),
            ("ratta", "rata"),
            ("satee", "sadee"),
        ];
        for (from, to) in pairs.into_iter().filter(|(from, to)| from != to) {
            assert!(weak(from).contains(&to.to_owned()), "{from} → {to}: {:?}", weak(from));
        }
    }
}
