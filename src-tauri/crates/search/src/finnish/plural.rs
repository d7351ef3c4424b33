//! From the stem that the endings of the plural follow, its last letter i or j, to the word of the dictionary.

use super::grade::{is_vowel, strong, weak};

/// `stem` without its i or j. Whether the ending closes the syllable is not asked: partitives of longer words keep the weak grade.
pub(super) fn lemmas(stem: &str) -> Vec<String> {
    if stem.len() < 2 {
        return vec![];
    }
    let vowel = stem.chars().last().filter(|letter| is_vowel(*letter));
    // A consonant that stands alone is graded with the vowel it had.
    let grades = if vowel.is_some() {
        strong(stem)
    } else {
        strong(&format!("{stem}i")).into_iter().filter_map(|strong| strong.strip_suffix('i').map(str::to_owned)).collect()
    };
    std::iter::once(stem.to_owned())
        .chain(grades)
        .flat_map(|stem| match vowel {
            Some(vowel) => after_vowel(&stem, vowel),
            None => after_consonant(&stem),
        })
        .collect()
}

fn after_vowel(stem: &str, vowel: char) -> Vec<String> {
    let head = &stem[..stem.len() - 1];
    let mut found = vec![stem.to_owned()];
    match vowel {
        'o' => found.push(format!("{head}a")),
        'e' => {
            found.push(format!("{head}i"));
            found.extend(weak(stem));
            if let Some(participle) = stem.strip_suffix("ne") {
                found.extend([format!("{participle}nut"), format!("{participle}nyt")]);
            }
        }
        'a' => {
            found.extend(std::iter::once(stem.to_owned()).chain(weak(stem)).flat_map(|grade| [format!("{grade}s"), format!("{grade}a")]))
        }
        _ => {}
    }
    found
}

fn after_consonant(stem: &str) -> Vec<String> {
    let mut found = vec![format!("{stem}ä"), format!("{stem}i"), stem.to_owned()];
    // `koira`, `koirissa`, and doers, `antajat`; but `kala`, `kaloissa`. An ä always goes: `silmä`, `silmissä`.
    if stem.contains(['o', 'u']) || stem.ends_with('j') {
        found.push(format!("{stem}a"));
    }
    if let Some(head) = stem.strip_suffix("mieh") {
        found.push(format!("{head}mies"));
    }
    let mut swap = |end: &str, with: &str| {
        if let Some(head) = stem.strip_suffix(end).filter(|head| head.len() > 1) {
            found.push(format!("{head}{with}"));
        }
    };
    for (end, with) in [("s", "nen"), ("ks", "s"), ("m", "n"), ("ttom", "ton"), ("mp", "mpi"), ("mm", "mpi")] {
        swap(end, with);
    }
    found
}
