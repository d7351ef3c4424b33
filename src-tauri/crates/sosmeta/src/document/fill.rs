//! Fills the forms from an entry and its sentences; must not know how a sentence is put together.

use askel_domain::client::Client;
use askel_domain::code::CodeSystem;
use askel_domain::entry::{Cancelled, Entry, Meeting, NotMet};

use super::codes_used::CodesUsed;
use super::{Obstacle, people};
use crate::form::{
    Ajanjakso, Asiakas, CancellationDocument, CancellationEntry, CancellationEvent, CancellationRecord, Koodi, Laatija, MeetingDocument,
    MeetingEntry, MeetingEvent, MeetingRecord, NetworkMeetingDocument, NetworkMeetingEntry, NetworkMeetingEvent, NetworkMeetingRecord,
    hetki, paivamaara, teksti,
};
use crate::labels::Labels;
use crate::wording::{self, merged};

/// What all three documents share.
pub struct Shared {
    asiakas: Asiakas,
    laatija: Laatija,
    palvelutehtava: Koodi,
    sosiaalipalvelu: Vec<Koodi>,
    asiointitapa: Vec<Koodi>,
    paivamaara: String,
}

impl Shared {
    pub fn of(entry: &Entry, client: &Client, used: &mut CodesUsed) -> Result<Self, Obstacle> {
        Ok(Self {
            asiakas: people::asiakas(client)?,
            laatija: people::laatija(&entry.author)?,
            palvelutehtava: used.chosen(CodeSystem::ServiceTask, &entry.event.service_task).ok_or(Obstacle::CodeMissing)?,
            sosiaalipalvelu: used.chosen(CodeSystem::SocialService, &entry.event.social_service).into_iter().collect(),
            asiointitapa: used.contact_mode(entry.event.mode).into_iter().collect(),
            paivamaara: paivamaara(entry.written_at.date_naive()),
        })
    }
}

/// What a meeting's document tells beyond the shared fields.
struct Told {
    osallistujat: Option<String>,
    kuvaus: String,
    sovitut_asiat: Option<String>,
}

pub fn meeting(entry: &Entry, meeting: &Meeting, client: &Client, shared: Shared, labels: &Labels) -> MeetingDocument {
    let told = Told {
        osallistujat: teksti(&entry.event.participants),
        kuvaus: kuvaus(entry, meeting, labels),
        sovitut_asiat: teksti(&wording::agreements(meeting, labels)),
    };
    meeting_document(entry, shared, told, wording::place(entry, client, labels))
}

/// Nobody took part in a meeting that was not held, whatever the page had been filled with beforehand.
pub fn not_met(entry: &Entry, attempt: &NotMet, client: &Client, shared: Shared, labels: &Labels) -> MeetingDocument {
    let kuvaus = merged(wording::not_met(attempt, entry.event.mode, labels).into_iter().chain(wording::remote_obstacle(entry.event.remote_obstacle, labels)).chain(wording::correction(entry, labels)));
    let told = Told { osallistujat: None, kuvaus, sovitut_asiat: None };
    meeting_document(entry, shared, told, wording::place(entry, client, labels))
}

fn meeting_document(entry: &Entry, shared: Shared, told: Told, place: Option<&str>) -> MeetingDocument {
    let tapahtuma = MeetingEvent {
        ajanjakso: ajanjakso(entry),
        asiointitapa: shared.asiointitapa,
        paikka: place.map(str::to_owned),
        osallistujat: told.osallistujat,
        kuvaus: teksti(&told.kuvaus),
    };
    MeetingDocument {
        merkinta_tapaamisesta_tai_yhteydenotosta: MeetingEntry {
            asiakas: [shared.asiakas],
            asiakaskertomusmerkinta: MeetingRecord {
                palvelutehtava: shared.palvelutehtava,
                sosiaalipalvelu: shared.sosiaalipalvelu,
                tapahtuma,
            },
            sovitut_asiat: told.sovitut_asiat,
            paivamaara: shared.paivamaara,
            laatija: shared.laatija,
        },
    }
}

pub fn network_meeting(entry: &Entry, meeting: &Meeting, shared: Shared, labels: &Labels) -> NetworkMeetingDocument {
    let tapahtuma = NetworkMeetingEvent {
        ajanjakso: ajanjakso(entry),
        asiointitapa: shared.asiointitapa,
        osallistujat: teksti(&entry.event.participants),
        kuvaus: teksti(&kuvaus(entry, meeting, labels)),
    };
    NetworkMeetingDocument {
        merkinta_neuvottelusta: NetworkMeetingEntry {
            asiakas: [shared.asiakas],
            asiakaskertomusmerkinta: NetworkMeetingRecord {
                palvelutehtava: shared.palvelutehtava,
                sosiaalipalvelu: shared.sosiaalipalvelu,
                tapahtuma,
            },
            neuvottelussa_sovitut_asiat_ja_vastuunjako: teksti(&wording::agreements(meeting, labels)),
            paivamaara: shared.paivamaara,
            laatija: shared.laatija,
        },
    }
}

pub fn cancellation(entry: &Entry, cancelled: &Cancelled, shared: Shared, used: &mut CodesUsed, labels: &Labels) -> CancellationDocument {
    let tapahtuma = CancellationEvent {
        paivamaara_ja_kellonaika: hetki(entry.event.starts_at),
        asiointitapa: shared.asiointitapa,
        peruuntumisen_syy: used.cancellation_reason(cancelled.reason.as_deref().unwrap_or_default()),
        lisatiedot_peruuntumisesta: teksti(&merged(std::iter::once(wording::Passage::plain(wording::cancelled(cancelled, labels))).chain(wording::correction(entry, labels)))),
    };
    CancellationDocument {
        merkinta_neuvottelun_tapaamisen_tai_yhteydenoton_peruuntumisesta: CancellationEntry {
            asiakas: [shared.asiakas],
            asiakaskertomusmerkinta: CancellationRecord {
                palvelutehtava: shared.palvelutehtava,
                sosiaalipalvelu: shared.sosiaalipalvelu,
                tapahtuma,
            },
            paivamaara: shared.paivamaara,
            laatija: shared.laatija,
        },
    }
}

/// The voices under their headings, how steps and tasks went, whether it was written together, and why it was corrected.
fn kuvaus(entry: &Entry, meeting: &Meeting, labels: &Labels) -> String {
    let mut passages = wording::voices(meeting, labels);
    passages.extend(wording::marks(meeting, labels));
    passages.extend(wording::remote_obstacle(entry.event.remote_obstacle, labels));
    passages.extend(wording::children(meeting, labels));
    let together = meeting.recorded_together.then(|| labels.recorded_together.clone());
    let read = wording::read_together(meeting, labels);
    merged(passages.into_iter().chain(together.map(wording::Passage::plain)).chain(read).chain(wording::correction(entry, labels)))
}

fn ajanjakso(entry: &Entry) -> Ajanjakso {
    Ajanjakso { alkamishetki: hetki(entry.event.starts_at), paattymishetki: entry.event.ends_at.map(hetki) }
}
