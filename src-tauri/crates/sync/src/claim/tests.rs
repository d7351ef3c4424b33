//! What each state of a record lets the header say.

use super::*;

const NOW: i64 = 1_780_000_000;

fn facts(tally: Tally) -> Facts {
    Facts { server: Some(ServerFacts { checked_utc: Some(NOW - 60), doubted: false, network: Network::Reached }), tally, now_utc: NOW }
}

fn checked(ago: Option<i64>) -> Sentence {
    let server = ServerFacts { checked_utc: ago.map(|ago| NOW - ago), doubted: false, network: Network::Reached };
    header(&Facts { server: Some(server), tally: Tally { on_server: 214, ..Tally::default() }, now_utc: NOW }).sentence
}

fn queued(stand: Stand<'_>) -> RowFacts<'_> {
    RowFacts { queued: Some(Queued { stand, since_utc: 5 }), read_back: Some(ReadBack { version: "3", at_utc: 4 }), ..RowFacts::default() }
}

#[test]
fn each_of_the_seven_states_has_its_facts() {
    let at = |row: RowFacts| state(&row);
    assert_eq!(at(RowFacts { is_draft: true, ..queued(Stand::Waiting { only_here: true }) }), RecordState::Draft);
    assert_eq!(at(queued(Stand::Waiting { only_here: true })), RecordState::Waiting { since_utc: 5, only_here: true });
    assert_eq!(at(queued(Stand::Sending { changed: false, answered: Some("4") })), RecordState::Sending { since_utc: 5 });
    assert_eq!(at(queued(Stand::Sending { changed: true, answered: Some("4") })), RecordState::ChangedWhileSending { since_utc: 5 });
    assert_eq!(at(queued(Stand::SetAside { reason: "rejected" })), RecordState::NeedsAttention { reason: "rejected".into(), since_utc: 5 });
    assert_eq!(at(queued(Stand::TwoVersions)), RecordState::TwoVersions { since_utc: 5 });
    assert_eq!(at(RowFacts { queued: None, ..queued(Stand::Waiting { only_here: true }) }), RecordState::OnServer { version: "3".into(), at_utc: 4 });
}

#[test]
fn a_record_that_nothing_is_known_of_has_not_arrived() {
    assert_eq!(state(&RowFacts::default()), RecordState::Waiting { since_utc: 0, only_here: false });
}

#[test]
fn all_is_said_only_when_all_was_read_back_and_the_look_is_fresh() {
    assert_eq!(checked(Some(60)), Sentence::AllOnServer { records: 214, checked_utc: NOW - 60 });
    assert_eq!(checked(Some(STALE_AFTER)), Sentence::AllOnServer { records: 214, checked_utc: NOW - STALE_AFTER });
    assert_eq!(checked(Some(2 * STALE_AFTER)), Sentence::NotChecked { records: 214, checked_utc: Some(NOW - 2 * STALE_AFTER), days: Some(2) });
    assert_eq!(checked(None), Sentence::NotChecked { records: 214, checked_utc: None, days: None });
    assert_eq!(checked(Some(-3_600)), Sentence::NotChecked { records: 214, checked_utc: Some(NOW + 3_600), days: None }, "the clock was set back");
}

#[test]
fn what_has_not_arrived_is_said_first_and_only_what_never_left_is_only_here() {
    let some = |tally: Tally| header(&facts(Tally { on_server: 9, oldest_utc: Some(7), ..tally }));
    assert_eq!(some(Tally { only_here: 3, ..Tally::default() }).sentence, Sentence::OnlyHere { records: 3, oldest_utc: Some(7) });
    let mixed = some(Tally { only_here: 3, unproven: 1, ..Tally::default() });
    assert_eq!((mixed.sentence, mixed.tone), (Sentence::NotConfirmed { records: 4, oldest_utc: Some(7) }, Tone::Neutral));
    let aside = some(Tally { needs_attention: 1, two_versions: 1, ..Tally::default() });
    assert_eq!((aside.sentence, aside.tone), (Sentence::NotConfirmed { records: 2, oldest_utc: Some(7) }, Tone::Attention));
    assert_eq!((aside.needs_attention, aside.two_versions), (1, 1));
}

#[test]
fn without_a_server_or_with_one_that_is_not_as_it_was_nothing_is_claimed_of_it() {
    let tally = Tally { on_server: 9, ..Tally::default() };
    assert_eq!(header(&Facts { server: None, ..facts(tally) }).sentence, Sentence::NoServer { records: 9 });
    let doubted = Some(ServerFacts { checked_utc: Some(NOW), doubted: true, network: Network::Reached });
    let claim = header(&Facts { server: doubted, ..facts(tally) });
    assert_eq!((claim.sentence, claim.tone), (Sentence::Doubted { records: 9 }, Tone::Attention));
    assert_eq!(header(&facts(Tally::default())).sentence, Sentence::Nothing);
}

#[test]
fn being_away_is_nobodys_fault_and_a_refusal_asks_for_somebody() {
    let with = |network: Network| {
        let server = Some(ServerFacts { checked_utc: Some(NOW), doubted: false, network });
        let claim = header(&Facts { server, ..facts(Tally { only_here: 1, ..Tally::default() }) });
        (claim.tone, claim.because)
    };
    assert_eq!(with(Network::Away), (Tone::Neutral, Some(Because::NoNetwork)));
    assert_eq!(with(Network::SignIn), (Tone::Attention, Some(Because::SignIn)));
    assert_eq!(with(Network::Reached), (Tone::Neutral, None));
}
