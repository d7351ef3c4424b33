//! The page a person reads: the same sentences as the document, no place of a protected client, no wide lines.

#[path = "../../sosmeta/tests/fictional/mod.rs"]
mod fictional;

use askel_domain::client::Client;
use askel_domain::entry::{Entry, EntryBody, Meeting};
use askel_domain::identity::Identity;
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;
use askel_export::readable;
use fictional::*;

fn page_in(language: Language, entry: &Entry, client: &Client) -> String {
    let words = words(language);
    readable::page(entry, client, &all_codes(), &words.sentences, &words.page).plain()
}

fn page(entry: &Entry, client: &Client) -> String {
    page_in(Language::Fi, entry, client)
}

fn home_visit() -> Entry {
    entry(ContactMode::HomeVisit, EntryBody::Meeting(meeting()))
}

#[test]
fn a_home_visit_reads_from_top_to_bottom() {
    let expected = include_str!("home_visit.txt");
    assert_eq!(page(&home_visit(), &client()), expected);
}

#[test]
fn every_entry_has_a_page_in_every_language_with_nothing_left_to_fill() {
    for entry in every_entry() {
        for language in [Language::Fi, Language::Sv, Language::En] {
            let page = page_in(language, &entry, &client());
            assert!(page.ends_with("\n") && !page.contains("%{") && !page.contains("⟦"), "{page}");
            assert!(page.lines().all(|line| line.chars().count() <= 90 && line == line.trim_end()), "{page}");
            assert!(!page.contains("\n\n\n"), "{page}");
        }
    }
}

#[test]
fn a_protected_client_s_page_opens_with_the_order_and_names_no_place() {
    for entry in every_entry() {
        let page = page(&entry, &protected());
        assert!(page.contains("TURVAKIELTO") && !page.contains(HOME), "{page}");
    }
    assert!(page(&home_visit(), &protected()).contains("Paikka: Asiakkaan luona."));
    assert!(!page(&home_visit(), &client()).contains("TURVAKIELTO"));
}

#[test]
fn nothing_of_how_to_reach_a_client_is_on_the_page() {
    let mut visit = home_visit();
    visit.event.place = String::new();
    for kept_back in ["Esimerkkikatu", "33100", "Tampere", "PL 1", "1234567", "reijo@"] {
        assert!(!page(&visit, &client()).contains(kept_back), "{kept_back}");
    }
}

#[test]
fn made_up_codes_are_said_at_the_top_and_real_ones_are_not() {
    let words = words(Language::Fi);
    assert!(page(&home_visit(), &client()).contains("ESITTELY."));
    assert!(!readable::page(&home_visit(), &client(), &one_code(), &words.sentences, &words.page).plain().contains("ESITTELY"));
}

#[test]
fn a_page_does_not_wait_for_an_identity_code() {
    let unknown = Client { identity: Identity::NotKnownYet, ..client() };
    assert!(page(&home_visit(), &unknown).contains("Henkilötunnus: ei vielä tiedossa\n"));
    assert!(page(&home_visit(), &temporary()).contains("Tilapäinen yksilöintitunnus: 112233-445a\n"));
}

#[test]
fn nobody_took_part_in_a_meeting_that_was_not_held() {
    for body in [not_met(), cancelled()] {
        assert!(!page(&entry(ContactMode::HomeVisit, body), &client()).contains("Osallistujat"));
    }
    let cancelled = page(&entry(ContactMode::Office, cancelled()), &client());
    assert!(cancelled.contains("Sovittu ajankohta: tiistaina 3.2.2026 klo 10.00\n"));
    assert!(cancelled.contains("Peruuntumisen syy: Asiakkaasta johtuva syy\n"));
}

#[test]
fn an_empty_voice_has_no_heading() {
    let page = page(&entry(ContactMode::Message, EntryBody::Meeting(Meeting::default())), &client());
    for heading in ["Asiakas kertoo", "Havaintoja", "Työntekijän arvio", "Sovittiin", "Pienet askeleet"] {
        assert!(!page.contains(heading), "{heading}");
    }
}
