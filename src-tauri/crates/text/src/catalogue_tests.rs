//! Words are there in every language, and a missing one is never taken for a text.

use super::*;

#[test]
fn texts_are_found_in_every_language() {
    assert_eq!(text("fi", "document.voice.client_tells"), "Asiakas kertoo");
    assert_eq!(text("sv", "document.voice.client_tells"), "Klienten berättar");
    assert_eq!(text("en", "document.voice.client_tells"), "The client tells");
}

#[test]
fn a_missing_text_is_named_and_not_returned_as_if_it_were_one() {
    let missing = MissingText { language: "sv".into(), key: "document.no_such".into() };
    assert_eq!(try_text("sv", "document.no_such"), Err(missing));
    assert!(try_text("de", "document.voice.agreed").is_err(), "nor in a language nobody translated into");
    assert_eq!(gaps(["document.voice.agreed"]), []);
    assert_eq!(gaps(["document.no_such"]).len(), LANGUAGES.len());
}

#[test]
#[should_panic(expected = "no text: fi document.no_such")]
fn asking_for_a_missing_text_stops_a_test() {
    text("fi", "document.no_such");
}

#[test]
#[should_panic(expected = "nobody fills")]
fn a_place_nobody_fills_stops_a_test() {
    text_with("fi", "document.mark.obstacle", &[("other", "x")]);
}

#[test]
fn a_client_s_own_words_are_never_read_as_a_place() {
    assert_eq!(text_with("fi", "document.mark.obstacle", &[("obstacle", "100 % %{obstacle}")]), "Tiellä oli: 100 % %{obstacle}");
}

#[test]
fn documents_have_the_same_keys_and_places_in_every_language() {
    let topic = |language| words::all(language).into_iter().filter(|(key, _)| key.starts_with("document.")).collect::<Vec<_>>();
    let first = topic(FIRST_LANGUAGE);
    assert!(first.len() > 60, "the topic was read: {}", first.len());
    for language in LANGUAGES {
        let shape = |texts: &[(String, String)]| -> Vec<_> {
            let sorted = |text: &str| {
                let mut places: Vec<_> = places(text).into_iter().map(str::to_owned).collect();
                places.sort();
                places
            };
            texts.iter().map(|(key, text)| (key.clone(), sorted(text))).collect()
        };
        assert_eq!(shape(&topic(language)), shape(&first), "{language}");
    }
}
