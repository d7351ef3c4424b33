//! One entry as a page that a person reads: the same sentences as the national document, in a readable order.
//! Knows no file. A protected client's page names no place more exact than the document does.

use askel_domain::client::Client;
use askel_domain::code::CodeSystem;
use askel_domain::entry::{AnnulmentGround, Author, Cancelled, Change, Entry, EntryBody, Meeting};
use askel_domain::identity::Identity;
use askel_domain::session::ContactMode;
use askel_sosmeta::book::name_in;
use askel_sosmeta::wording::{self, Passage};
use askel_sosmeta::{CodeBook, DocumentKind, Labels};

use crate::paper::Paper;

/// Words of the page beyond the sentences.
#[derive(Clone)]
pub struct PageLabels {
    /// Titles, one for each kind of document.
    pub meeting: String,
    pub network_meeting: String,
    pub cancellation: String,
    /// Headings.
    pub description: String,
    pub cancellation_heading: String,
    /// Notes at the top: the client has a non-disclosure order; some codes are made up.
    pub protected: String,
    /// The page of an annulled entry. `annulled` takes `%{version}`; `annulled_ground` takes `%{ground}` and `%{reason}`.
    pub annulled: String,
    pub annulled_ground: String,
    pub wrong_person: String,
    pub mistake: String,
    pub demo: String,
    pub fields: FieldLabels,
    pub modes: ModeLabels,
}

#[derive(Clone)]
pub struct FieldLabels {
    pub client: String,
    pub identity_code: String,
    pub temporary_identifier: String,
    pub not_known_yet: String,
    pub service_task: String,
    pub social_service: String,
    pub when: String,
    /// When a cancelled meeting was to be held.
    pub planned_for: String,
    pub mode: String,
    pub place: String,
    pub participants: String,
    pub cancel_reason: String,
    pub author: String,
    pub written: String,
    pub entry: String,
    /// The same of a long document.
    pub document: String,
    /// Takes `%{id}` and `%{version}`.
    pub entry_version: String,
}

#[derive(Clone)]
pub struct ModeLabels {
    pub home_visit: String,
    pub outreach: String,
    pub office: String,
    pub video: String,
    pub phone: String,
    pub chat: String,
    pub message: String,
    pub email: String,
    pub network_meeting: String,
    pub group: String,
}

/// The page of `entry`.
/// Can always be written, also when the national document meets an obstacle.
pub fn page(entry: &Entry, client: &Client, codes: &CodeBook, labels: &Labels, page: &PageLabels) -> Paper {
    let mut paper = Paper::default();
    paper.title(page.title(DocumentKind::of(entry)));
    if client.is_protected() {
        paper.text(&page.protected);
    }
    if codes.has_demo_codes_for(entry) {
        paper.text(&page.demo);
    }
    if let Some(correction) = wording::correction(entry, labels) {
        paper.text(&correction.text);
    }
    paper.fields(facts(entry, client, codes, labels, page));
    match &entry.body {
        EntryBody::Meeting(meeting) => write_meeting(&mut paper, entry, meeting, labels),
        EntryBody::NotMet(attempt) => {
            paper.heading(&page.description);
            write_passages(&mut paper, wording::not_met(attempt, entry.event.mode, labels).into_iter().chain(wording::remote_obstacle(entry.event.remote_obstacle, labels)));
        }
        EntryBody::Cancelled(cancelled) => {
            paper.heading(&page.cancellation_heading);
            paper.text(&wording::cancelled(cancelled, labels));
        }
    }
    paper.fields(origin(entry, labels, &page.fields));
    paper
}

/// The page of an annulled entry: whose record, which entry, who annulled it, when and why. What the entry said is not
/// repeated: it may tell of another person.
pub fn annulment(entry: &Entry, client: &Client, labels: &Labels, page: &PageLabels) -> Paper {
    let mut paper = Paper::default();
    paper.title(page.title(DocumentKind::of(entry)));
    paper.text(&wording::fill(&page.annulled, &[("version", &entry.version.saturating_sub(1).to_string())]));
    if let Some(Change::Annulment { ground, reason }) = &entry.change {
        let ground = if *ground == AnnulmentGround::WrongPerson { &page.wrong_person } else { &page.mistake };
        paper.text(&wording::fill(&page.annulled_ground, &[("ground", ground), ("reason", reason)]));
    }
    let words = &page.fields;
    paper.fields([
        (words.client.as_str(), format!("{} {}", client.given_names, client.family_name)),
        identity(client, words),
        (&words.when, wording::span(entry.event.starts_at, entry.event.ends_at, labels)),
    ]);
    paper.fields(origin(entry, labels, words));
    paper
}

fn write_meeting(paper: &mut Paper, entry: &Entry, meeting: &Meeting, labels: &Labels) {
    let obstacle = wording::remote_obstacle(entry.event.remote_obstacle, labels);
    write_passages(paper, wording::voices(meeting, labels).into_iter().chain(wording::marks(meeting, labels)).chain(obstacle).chain(wording::children(meeting, labels)));
    let agreements = wording::agreements(meeting, labels);
    if !agreements.is_empty() {
        paper.heading(&labels.voices.agreed);
        paper.text(&agreements);
    }
    if meeting.recorded_together {
        paper.text(&labels.recorded_together);
    }
    write_passages(paper, wording::read_together(meeting, labels));
}

fn write_passages<'a>(paper: &mut Paper, passages: impl IntoIterator<Item = Passage<'a>>) {
    for passage in passages {
        if let Some(heading) = passage.heading {
            paper.heading(heading);
        }
        paper.text(&passage.text);
    }
}

/// Who, under which task, when, how and where.
fn facts<'a>(entry: &Entry, client: &Client, codes: &CodeBook, labels: &Labels, page: &'a PageLabels) -> Vec<(&'a str, String)> {
    let (event, words) = (&entry.event, &page.fields);
    let named =
        |system, code: &str| codes.find(system, code).map_or_else(|| code.to_owned(), |value| name_in(value, labels.language).to_owned());
    let mut facts: Vec<(&str, String)> =
        vec![(&words.client, format!("{} {}", client.given_names, client.family_name)), identity(client, words)];
    facts.push((&words.service_task, named(CodeSystem::ServiceTask, &event.service_task)));
    facts.push((&words.social_service, named(CodeSystem::SocialService, &event.social_service)));
    let mode = page.modes.of(event.mode).to_owned();
    if let EntryBody::Cancelled(Cancelled { reason, .. }) = &entry.body {
        facts.push((&words.planned_for, wording::moment(event.starts_at, labels)));
        facts.push((&words.mode, mode));
        facts.push((&words.cancel_reason, named(CodeSystem::CancellationReason, reason.as_deref().unwrap_or_default())));
        return facts;
    }
    facts.push((&words.when, wording::span(event.starts_at, event.ends_at, labels)));
    facts.push((&words.mode, mode));
    facts.push((&words.place, wording::place(entry, client, labels).unwrap_or_default().to_owned()));
    if matches!(entry.body, EntryBody::Meeting(_)) {
        facts.push((&words.participants, event.participants.clone()));
    }
    facts
}

pub(crate) fn identity<'a>(client: &Client, words: &'a FieldLabels) -> (&'a str, String) {
    match &client.identity {
        Identity::Code(code) => (&words.identity_code, code.as_str().to_owned()),
        Identity::Temporary(identifier) => (&words.temporary_identifier, identifier.as_str().to_owned()),
        Identity::NotKnownYet => (&words.identity_code, words.not_known_yet.clone()),
    }
}

/// Who wrote it, when, and which version of which entry it is.
fn origin<'a>(entry: &Entry, labels: &Labels, words: &'a FieldLabels) -> [(&'a str, String); 3] {
    let version = wording::fill(&words.entry_version, &[("id", &entry.id.to_string()), ("version", &entry.version.to_string())]);
    [(&words.author, whole_author(&entry.author)), (&words.written, wording::moment(entry.written_at, labels)), (&words.entry, version)]
}

pub(crate) fn whole_author(author: &Author) -> String {
    let name = author.name();
    let whole = [name.as_str(), &author.title, &author.unit_name].into_iter().map(str::trim).filter(|part| !part.is_empty());
    whole.collect::<Vec<_>>().join(", ")
}

impl PageLabels {
    fn title(&self, kind: DocumentKind) -> &str {
        match kind {
            DocumentKind::MeetingOrContact => &self.meeting,
            DocumentKind::NetworkMeeting => &self.network_meeting,
            DocumentKind::Cancellation => &self.cancellation,
        }
    }
}

impl ModeLabels {
    fn of(&self, mode: ContactMode) -> &str {
        match mode {
            ContactMode::HomeVisit => &self.home_visit,
            ContactMode::Outreach => &self.outreach,
            ContactMode::Office => &self.office,
            ContactMode::Video => &self.video,
            ContactMode::Phone => &self.phone,
            ContactMode::Chat => &self.chat,
            ContactMode::Message => &self.message,
            ContactMode::Email => &self.email,
            ContactMode::NetworkMeeting => &self.network_meeting,
            ContactMode::Group => &self.group,
        }
    }
}
