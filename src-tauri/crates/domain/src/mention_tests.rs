//! Names are found as people write them, and ordinary words are let be.

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
fn names_whose_end_changes_are_found_too() {
    for (name, forms) in [
        ("Virtanen", ["Virtasen", "Virtaselle", "Virtasta", "Virtasilla", "Virtanenkin"]),
        ("Pekka", ["Pekan", "Pekalle", "Pekkaa", "Pekasta", "Pekkakaan"]),
        ("Tuomas", ["Tuomaan", "Tuomaalle", "Tuomasta", "Tuomaksen", "Tuomaskin"]),
        ("Markus", ["Markuksen", "Markukselle", "Markusta", "Markukselta", "Markuskaan"]),
        ("Heikki", ["Heikin", "Heikille", "Heikkiä", "Heikistä", "Heikkikin"]),
        ("Lahti", ["Lahden", "Lahdelle", "Lahtea", "Lahdesta", "Lahtikin"]),
        ("Susi", ["Suden", "Sudelle", "Sutta", "Sudesta", "Susikin"]),
        ("Kurki", ["Kurjen", "Kurjelle", "Kurkea", "Kurjesta", "Kurkikin"]),
        ("Kaunis", ["Kauniin", "Kauniille", "Kaunista", "Kauniista", "Kauniskin"]),
        ("Kerttu", ["Kertun", "Kertulle", "Kerttua", "Kertusta", "Kerttukin"]),
        ("Åkerström", ["Åkerströms", "Åkerströmin", "Åkerströmille", "Åkerströmiä", "åkerström"]),
    ] {
        for form in forms {
            assert_eq!(found(&format!("Tänään {form} oli mukana."), &[name]), [form], "{name}");
        }
    }
}

#[test]
fn ones_own_name_and_ordinary_words_are_not_others_names() {
    assert!(found("Reijo kertoi Virtalan kuulumisia.", &["Aino Peltonen", "Reijo Aalto"]).is_empty());
    assert!(found("Oli iloinen ja illalla aika hyvä olo.", &["Ilo Aika"]).is_empty(), "short names begin with a capital");
    assert!(found("", &["Aino Peltonen"]).is_empty());
}

#[test]
fn a_longer_name_is_not_hidden_by_ones_own_that_begins_it() {
    let told = |text: &str| mentions(text, "Anna Ek", &["Liisa Annala", "Mikko Ekman"]).into_iter().map(|mention| mention.word).collect::<Vec<_>>();
    assert_eq!(told("Annalan ja Ekmanin kanssa."), ["Annalan", "Ekmanin"]);
    assert!(told("Anna tuli. Annan takki jäi, Ekin takki ei.").is_empty(), "her own");
}

#[test]
fn a_mention_says_where_it_stands_in_characters() {
    let text = "Äiti 👍 ja Ainon sisko";
    let mention = &mentions(text, "Reijo Virtala", &["Aino Peltonen"])[0];
    assert_eq!(text.chars().skip(mention.from).take(mention.until - mention.from).collect::<String>(), "Ainon");
}

#[test]
fn letters_in_two_pieces_are_letters() {
    let text = "Ma\u{308}en kanssa";
    let mention = &mentions(text, "Reijo Virtala", &["Hannes Mäki"])[0];
    assert_eq!((mention.from, mention.until), (0, 5), "the dots are a character of their own in the text as it was sent");
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
