//! Each kind of hint found where it stands, in the forms that people write, and nothing found in a plain text.

use super::*;

fn list(kind: HintKind, language: Language, entries: &[(&str, &str)]) -> WordList {
    WordList { kind, language, entries: entries.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect() }
}

fn lists() -> Vec<WordList> {
    super::super::lists::all()
}

/// The words that were found, with their kind.
fn told(text: &str, quoted: bool, names: &Names) -> Vec<(HintKind, String)> {
    let word = |spot: &Spot| text.chars().skip(spot.from).take(spot.until - spot.from).collect();
    spots(text, quoted, &lists(), names).iter().map(|spot| (spot.kind, word(spot))).collect()
}

fn plain(text: &str) -> Vec<(HintKind, String)> {
    told(text, false, &Names::default())
}

#[test]
fn a_plain_text_has_no_hint() {
    for text in [
        "Kävimme kirjastossa kello 10. Reijo kertoi, että uni on parempaa. Sovittiin, että hän soittaa perjantaina.",
        "Asiakas itki, kun puhuimme vuokrasta. Hän tarjosi kahvia ja näytti laskut.",
        "Tavattiin 22.11.2026 toimistolla. Vuokra on maksettu.",
        "Vi gick till biblioteket. Hon berättade att hon sover bättre och ringer på fredag.",
        "We went to the library. He said that he sleeps better and will call on Friday.",
        "",
    ] {
        assert_eq!(plain(text), [], "{text}");
    }
}

#[test]
fn words_that_judge_are_found_in_their_forms() {
    for (text, word) in [
        ("Asiakas laiminlyö raha-asiansa.", "laiminlyö"),
        ("Hän on laiminlyönyt kotiaan, ja se näkyy.", "laiminlyönyt"),
        ("Äiti manipuloi työntekijää, mutta ei onnistunut.", "manipuloi"),
        ("Asiakas on hankala.", "hankala"),
        ("Hän oli hankalana koko käynnin.", "hankalana"),
        ("Asiakas kieltäytyi yhteistyöstä.", "kieltäytyi yhteistyöstä"),
        ("Hän on laiska ja motivoitumaton.", "laiska"),
        ("Klienten är svår och vill inte prata.", "Klienten är svår"),
        ("Hon försummar sitt hem och det är smutsigt.", "försummar"),
        ("The client is manipulative and was late.", "manipulative"),
    ] {
        let found = plain(text);
        assert!(found.contains(&(HintKind::Loaded, word.to_owned())), "{text}: {found:?}");
    }
}

#[test]
fn a_professionals_words_are_found() {
    assert_eq!(plain("Kartoitimme tilanteen."), [(HintKind::Jargon, "Kartoitimme".to_owned())]);
    assert_eq!(plain("Asiakkuus päättyi, ja se oli sovittu."), [(HintKind::Jargon, "Asiakkuus".to_owned())]);
}

#[test]
fn the_clients_own_words_judge_nobody() {
    assert_eq!(told("Olen laiska ja hankala.", true, &Names::default()), []);
    assert_eq!(told("Olen laiska.", false, &Names::default()).len(), 1);
}

#[test]
fn abbreviations_are_found_and_a_millimetre_is_none() {
    assert_eq!(plain("Sovittiin esim. kauppakäynti."), [(HintKind::Abbreviation, "esim".to_owned())]);
    assert_eq!(plain("Puhuttiin mm. vuokrasta ja unesta."), [(HintKind::Abbreviation, "mm".to_owned())]);
    assert_eq!(plain("Hylly on 300 mm leveä ja se on ehjä."), []);
    assert_eq!(plain("Vi pratade om t.ex. hyran och sömnen.").len(), 1);
}

#[test]
fn a_long_sentence_is_told_with_its_count_and_a_line_ends_one() {
    let long = "Kävimme tänään yhdessä kirjastossa ja kaupassa ja sen jälkeen istuimme vielä pitkään kahvilla ja puhuimme kaikesta siitä mitä viikolla oli tapahtunut";
    let found = spots(long, false, &lists(), &Names::default());
    assert_eq!((found.len(), found[0].kind, found[0].words), (1, HintKind::LongSentence, 21));
    let in_lines = long.replace(" ja ", "\n- ");
    assert_eq!(spots(&in_lines, false, &lists(), &Names::default()), []);
    let two = "Kävimme kirjastossa ja kaupassa ja istuimme kahvilla. Sitten puhuimme kaikesta, mitä viikolla oli tapahtunut.";
    assert_eq!(plain(two), []);
}

#[test]
fn names_of_others_are_found_in_their_forms_and_the_clients_own_are_not() {
    let names = Names { own: "Reijo Olavi Virtala Kaisa Niemi", close: vec!["Pirjo Virtala"], clients: vec!["Sievänen", "Ranta"] };
    let found = told("Pirjolta tuli viesti. Reijo ja Kaisa lukivat sen. Sieväsen naapuri soitti. Kävimme rannalla.", false, &names);
    assert_eq!(found, [(HintKind::ClosePerson, "Pirjolta".to_owned()), (HintKind::OtherClient, "Sieväsen".to_owned())]);
}

#[test]
fn a_planted_list_is_heard_and_one_of_another_language_is_not() {
    let planted = [list(HintKind::Loaded, Language::Finnish, &[("planted", "sininen talo, kahvinen")])];
    let told = |text: &str| spots(text, false, &planted, &Names::default()).len();
    assert_eq!((told("Se oli sininen talo."), told("Se oli sinisessä talossa."), told("Talo on sininen.")), (1, 1, 0));
    assert_eq!(spots("The house is kahvinen and of the town.", false, &planted, &Names::default()), []);
}
