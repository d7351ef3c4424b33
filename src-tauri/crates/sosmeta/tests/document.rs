//! What a document says, field by field, in real Finnish and Swedish; and what it refuses to say.

mod fictional;

use askel_domain::client::Client;
use askel_domain::code::{CodeSystem, CodeValue};
use askel_domain::entry::{Cancelled, CancelledBy, Entry, EntryBody, Meeting};
use askel_domain::identity::Identity;
use askel_domain::session::ContactMode;
use askel_domain::task::Responsible;
use askel_domain::worker::Language;
use askel_sosmeta::{CodeBook, Obstacle, document, obstacle};
use fictional::*;
use serde_json::{Value, json};

fn home_visit() -> Entry {
    entry(ContactMode::HomeVisit, EntryBody::Meeting(meeting()))
}

/// The one root field's value.
fn body(entry: &Entry, client: &Client) -> Value {
    let json = written(entry, client).expect("no obstacle").json;
    json.as_object().and_then(|root| root.values().next().cloned()).expect("one root field")
}

fn event(entry: &Entry, client: &Client) -> Value {
    event_of(&body(entry, client)).clone().into()
}

fn event_of(body: &Value) -> &serde_json::Map<String, Value> {
    body["asiakaskertomusmerkinta"]["tapahtuma"].as_object().expect("an event")
}

#[test]
fn a_home_visit_fills_every_field_of_its_form() {
    let entry = home_visit();
    let unit = json!({
        "system": "urn:oid:1.2.246.537.6.202",
        "code": "1.2.246.10.1012636.10.1.1.100768",
        "display": "Sosiaalisen kuntoutuksen yksikkö",
    });
    let body = body(&entry, &client());
    assert_eq!(
        body["asiakas"],
        json!([{ "sukunimi": "Virtala", "etunimet": "Reijo Olavi", "henkilotunnus": { "system": "urn:oid:1.2.246.21", "value": IDENTITY_CODE } }])
    );
    assert_eq!(
        body["laatija"],
        json!({ "sukunimi": "Niemi", "etunimet": "Kaisa", "tehtavanimike": "sosiaaliohjaaja", "palveluyksikko": unit })
    );
    assert_eq!(body["paivamaara"], "2026-02-04", "the day it was written, not the day it happened");
    let record = &body["asiakaskertomusmerkinta"];
    assert_eq!(
        record["palvelutehtava"],
        json!({ "system": "urn:oid:1.2.246.537.6.1221", "code": "demo-1", "display": "Työikäisten palvelut (esittely)" })
    );
    assert_eq!(record["sosiaalipalvelu"][0]["code"], "demo-2");
    let event = &record["tapahtuma"];
    assert_eq!(event["ajanjakso"], json!({ "alkamishetki": "2026-02-03T10:00:00+02:00", "paattymishetki": "2026-02-03T11:15:00+02:00" }));
    assert_eq!(
        event["asiointitapa"],
        json!([{ "system": "urn:oid:1.2.246.537.6.1250", "code": "3", "display": "Käynti asiakkaan luona" }])
    );
    assert_eq!(event["paikka"], HOME);
    assert_eq!(event["osallistujat"], entry.event.participants.as_str());
}

#[test]
fn the_description_keeps_the_voices_apart_and_tells_how_tasks_went() {
    assert_eq!(
        event(&home_visit(), &client())["kuvaus"],
        "Asiakas kertoo:\nTänään oli hyvä aamu.\n\nKävin parvekkeella.\n\n\
         Havaintoja:\nPostit oli avattu.\n\n\
         Työntekijän arvio:\nAsiakas jaksaa enemmän kuin viime viikolla.\n\n\
         Pienet askeleet ja välitehtävät:\nPieni askel otettiin: Käyn postilaatikolla.\n\
         Välitehtävää ei vielä tehty: Soitan siskolle. Tiellä oli: Puhelin oli rikki.\n\
         Välitehtävästä luovuttiin: Soitan siskolle. Syy: Sisko on matkoilla.\n\n\
         Kirjattiin yhdessä asiakkaan kanssa."
    );
}

#[test]
fn new_tasks_and_the_next_meeting_become_sentences_of_what_was_agreed() {
    assert_eq!(
        body(&home_visit(), &client())["sovitut_asiat"],
        "Jatketaan pienin askelin.\n\n\
         Välitehtävä: Käyn postilaatikolla. Tekijä: asiakas. Viimeistään 10.2.2026. Voi estää: sade.\n\
         Seuraava tapaaminen on tiistaina 10.2.2026 klo 10.00."
    );
}

#[test]
fn a_task_names_who_does_it_and_says_no_more_than_was_agreed() {
    let tasks = vec![
        task("Soitan Kelaan", Responsible::Worker, None, ""),
        task("Hakee reseptin\napteekista.", Responsible::Other("Pekka, veli".into()), None, " "),
    ];
    let meeting = Meeting { new_tasks: tasks, ..Meeting::default() };
    let entry = entry(ContactMode::HomeVisit, EntryBody::Meeting(meeting));
    let agreed = "Välitehtävä: Soitan Kelaan. Tekijä: työntekijä.\nVälitehtävä: Hakee reseptin apteekista. Tekijä: Pekka, veli.";
    assert_eq!(body(&entry, &client())["sovitut_asiat"], agreed);
}

#[test]
fn what_was_not_recorded_has_no_field() {
    let mut entry = entry(ContactMode::Message, EntryBody::Meeting(Meeting::default()));
    (entry.event.ends_at, entry.event.place, entry.event.participants) = (None, String::new(), " ".into());
    (entry.event.social_service, entry.author.unit_oid) = (String::new(), String::new());
    let body = body(&entry, &client());
    let mut fields: Vec<&str> = event_of(&body).keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["ajanjakso", "asiointitapa"]);
    assert!(body.get("sovitut_asiat").is_none() && body["laatija"].get("palveluyksikko").is_none());
    assert!(body["asiakaskertomusmerkinta"].get("sosiaalipalvelu").is_none());
    assert_eq!(written(&entry, &client()).expect("no obstacle").missing_codes, [], "what was not chosen is not missing");
}

#[test]
fn a_network_meeting_is_another_document_without_a_place() {
    let entry = entry(ContactMode::NetworkMeeting, EntryBody::Meeting(meeting()));
    let document = written(&entry, &client()).expect("no obstacle");
    assert_eq!((document.number, document.oid), ("19004", "1.2.246.537.6.1506.19004.2022.1.10"));
    let body = body(&entry, &client());
    assert!(body["neuvottelussa_sovitut_asiat_ja_vastuunjako"].as_str().is_some_and(|text| text.contains("Tekijä: asiakas.")));
    assert!(!document.json.to_string().contains(HOME));
}

#[test]
fn a_client_who_was_not_met_is_told_in_words_and_nobody_took_part() {
    let entry = entry(ContactMode::HomeVisit, not_met());
    let document = written(&entry, &client()).expect("no obstacle");
    assert_eq!(document.number, "19005");
    let event = event(&entry, &client());
    assert_eq!(
        event["kuvaus"],
        "Asiakasta ei tavattu.\n\nMitä tehtiin:\nSoitin ovikelloa ja jätin viestin.\n\n\
         Työntekijä yrittää tavata asiakkaan uudelleen torstaina 5.2.2026 klo 9.30."
    );
    assert!(event.get("osallistujat").is_none() && event["ajanjakso"].get("paattymishetki").is_none());
    let call = fictional::entry(ContactMode::Phone, not_met());
    assert!(fictional::written(&call, &client()).expect("no obstacle").json.to_string().contains("Asiakasta ei tavoitettu."));
}

#[test]
fn a_cancellation_tells_who_why_and_when_next() {
    let entry = entry(ContactMode::Office, cancelled());
    let document = written(&entry, &client()).expect("no obstacle");
    assert_eq!((document.number, document.oid), ("19006", "1.2.246.537.6.1506.19006.2022.9.28"));
    let event = event(&entry, &client());
    assert_eq!(event["paivamaara_ja_kellonaika"], "2026-02-03T10:00:00+02:00");
    assert_eq!(event["peruuntumisen_syy"]["display"], "Asiakkaasta johtuva syy");
    assert_eq!(
        event["lisatiedot_peruuntumisesta"],
        "Asiakas perui tapaamisen. Asiakas sairastui.\n\nSeuraava tapaaminen on tiistaina 10.2.2026 klo 10.00."
    );
    assert_eq!(event["asiointitapa"][0]["code"], "demo-4");
}

#[test]
fn a_cancelled_network_meeting_is_a_cancellation() {
    assert_eq!(written(&entry(ContactMode::NetworkMeeting, cancelled()), &client()).map(|document| document.number), Ok("19006"));
}

#[test]
fn a_reason_that_was_not_imported_is_left_out_and_named_once() {
    let body =
        EntryBody::Cancelled(Cancelled { by: CancelledBy::Worker, reason: Some("77".into()), details: String::new(), next_meeting: None });
    let entry = entry(ContactMode::Office, body);
    let document = document(&entry, &client(), &one_code(), &finnish()).expect("no obstacle");
    assert_eq!(document.missing_codes, [CodeSystem::SocialService, CodeSystem::ContactMode, CodeSystem::CancellationReason]);
    assert!(!document.uses_demo_codes);
    let text = document.json.to_string();
    assert!(!text.contains("peruuntumisen_syy") && !text.contains("asiointitapa") && !text.contains("77"));
    assert!(text.contains("Työntekijä perui tapaamisen."));
}

#[test]
fn a_reason_the_schema_does_not_take_is_left_out_even_when_it_was_imported() {
    let body =
        EntryBody::Cancelled(Cancelled { by: CancelledBy::Other, reason: Some("Y31".into()), details: String::new(), next_meeting: None });
    let imported = CodeValue {
        system: CodeSystem::CancellationReason,
        code: "Y31".into(),
        fi: "Muu syy".into(),
        sv: String::new(),
        stands_for: None,
        demo: false,
    };
    let book = CodeBook::new(all_codes().values().iter().cloned().chain([imported]).collect());
    let document = document(&entry(ContactMode::Office, body), &client(), &book, &finnish()).expect("no obstacle");
    assert_eq!(document.missing_codes, [CodeSystem::CancellationReason]);
    assert!(!document.json.to_string().contains("peruuntumisen_syy\""));
}

#[test]
fn a_protected_client_s_document_names_no_place_even_when_the_entry_does() {
    for entry in every_entry() {
        let document = written(&entry, &protected()).expect("no obstacle");
        assert!(!document.json.to_string().contains(HOME), "{}", document.number);
    }
    assert_eq!(event(&home_visit(), &protected())["paikka"], "Asiakkaan luona.");
    assert!(event(&entry(ContactMode::Outreach, EntryBody::Meeting(meeting())), &protected()).get("paikka").is_none());
}

#[test]
fn nothing_of_how_to_reach_a_client_is_in_a_document() {
    for entry in every_entry() {
        let mut entry = entry;
        entry.event.place = String::new();
        let text = written(&entry, &client()).expect("no obstacle").json.to_string();
        for kept_back in ["Esimerkkikatu", "33100", "Tampere", "PL 1", "1234567", "reijo@"] {
            assert!(!text.contains(kept_back), "{kept_back}");
        }
    }
}

#[test]
fn a_document_waits_for_what_the_schema_requires() {
    let unknown = Client { identity: Identity::NotKnownYet, ..client() };
    assert_eq!(written(&home_visit(), &unknown).err(), Some(Obstacle::IdentityMissing));
    let nameless = Client { given_names: " ".into(), ..client() };
    assert_eq!(written(&home_visit(), &nameless).err(), Some(Obstacle::NameMissing));
    for code in ["", "999"] {
        let mut entry = home_visit();
        entry.event.service_task = code.into();
        assert_eq!(written(&entry, &client()).err(), Some(Obstacle::CodeMissing), "{code:?} is not guessed");
    }
}

/// Every entry of every client with every author under every book: what is asked beforehand is what is answered when it is written.
#[test]
fn what_stands_in_the_way_is_the_same_before_and_at_writing() {
    let nameless = Client { given_names: " ".into(), ..client() };
    let unknown = Client { identity: Identity::NotKnownYet, ..client() };
    let other = Client { id: askel_domain::id::ClientId(uuid::Uuid::from_u128(99)), ..client() };
    let clients = [client(), protected(), temporary(), nameless, unknown.clone(), Client { family_name: String::new(), ..unknown }, other];
    let mut seen = vec![];
    for (entry, client) in every_entry().iter().flat_map(|entry| clients.iter().map(move |client| (entry, client))) {
        for (service_task, family_name) in [("demo-1", "Niemi"), ("", "Niemi"), ("999", "Niemi"), ("demo-1", ""), ("999", " ")] {
            let mut entry = entry.clone();
            (entry.event.service_task, entry.author.family_name) = (service_task.into(), family_name.into());
            for book in [all_codes(), one_code(), CodeBook::new(vec![])] {
                for language in [Language::Fi, Language::Sv] {
                    let before = obstacle(&entry, client, &book);
                    assert_eq!(before, document(&entry, client, &book, &words(language).sentences).err());
                    if !seen.contains(&before) {
                        seen.push(before);
                    }
                }
            }
        }
    }
    let every = [None, Some(Obstacle::IdentityMissing), Some(Obstacle::NameMissing), Some(Obstacle::CodeMissing), Some(Obstacle::Fault)];
    assert!(every.iter().all(|one| seen.contains(one)), "{seen:?}");
}

#[test]
fn an_entry_never_leaves_under_another_client_s_name() {
    let other = Client { id: askel_domain::id::ClientId(uuid::Uuid::from_u128(99)), ..client() };
    assert_eq!(written(&home_visit(), &other).err(), Some(Obstacle::Fault));
}

#[test]
fn a_temporary_identifier_stands_alone() {
    let asiakas = &body(&home_visit(), &temporary())["asiakas"][0];
    assert_eq!(asiakas["tilapainen_yksilointitunnus"], json!({ "value": "112233-445a" }));
    assert!(asiakas.get("henkilotunnus").is_none());
}

#[test]
fn the_file_name_says_which_entry_and_version_and_nothing_of_the_client() {
    let document = written(&Entry { version: 2, ..home_visit() }, &client()).expect("no obstacle");
    assert_eq!(document.stem, "19005-00000000-0000-0000-0000-000000000007-v2");
    assert_eq!(format!("{document:?}"), format!("Document({}, ▮)", document.stem));
}

#[test]
fn made_up_codes_are_owned_up_to() {
    let document = written(&home_visit(), &client()).expect("no obstacle");
    assert!(document.uses_demo_codes && document.missing_codes.is_empty());
}

#[test]
fn a_moment_keeps_the_offset_of_its_day() {
    let mut summer = home_visit();
    summer.event.starts_at = moment("2026-10-25T03:40:00+03:00");
    summer.event.ends_at = Some(moment("2026-10-25T03:10:00+02:00"));
    let period = &event(&summer, &client())["ajanjakso"];
    assert_eq!(period, &json!({ "alkamishetki": "2026-10-25T03:40:00+03:00", "paattymishetki": "2026-10-25T03:10:00+02:00" }));
}

#[test]
fn a_document_in_swedish_speaks_swedish_and_keeps_the_finnish_name_where_none_is_known() {
    let document = document(&home_visit(), &client(), &all_codes(), &words(Language::Sv).sentences).expect("no obstacle");
    let text = document.json.to_string();
    for said in [
        "Klienten berättar:",
        "Besök hos klienten",
        "Mellanuppgift: Käyn postilaatikolla. Vem gör den: klienten. Senast 10.2.2026.",
        "Nästa möte är tisdagen den 10.2.2026 kl. 10.00.",
    ] {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.contains("Asiakas kertoo") && !text.contains("%{"));
}

#[test]
fn emoji_quotes_and_right_to_left_words_arrive_as_they_were_written() {
    let mut meeting = meeting();
    meeting.voices.client_tells = "😀 \"%{what}\" שלום مرحبا š ž đ".into();
    let entry = entry(ContactMode::HomeVisit, EntryBody::Meeting(meeting));
    assert!(event(&entry, &client())["kuvaus"].as_str().is_some_and(|text| text.contains("😀 \"%{what}\" שלום مرحبا š ž đ")));
}
