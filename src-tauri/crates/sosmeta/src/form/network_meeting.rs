//! 1506.19004 Merkintä neuvottelusta, version 2022-01-10. It has no field for the place.

use serde::Serialize;

use super::parts::{Ajanjakso, Asiakas, Koodi, Laatija};

#[derive(Serialize)]
pub struct NetworkMeetingDocument {
    pub merkinta_neuvottelusta: NetworkMeetingEntry,
}

#[derive(Serialize)]
pub struct NetworkMeetingEntry {
    pub asiakas: [Asiakas; 1],
    pub asiakaskertomusmerkinta: NetworkMeetingRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neuvottelussa_sovitut_asiat_ja_vastuunjako: Option<String>,
    pub paivamaara: String,
    pub laatija: Laatija,
}

#[derive(Serialize)]
pub struct NetworkMeetingRecord {
    pub palvelutehtava: Koodi,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sosiaalipalvelu: Vec<Koodi>,
    pub tapahtuma: NetworkMeetingEvent,
}

#[derive(Serialize)]
pub struct NetworkMeetingEvent {
    pub ajanjakso: Ajanjakso,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asiointitapa: Vec<Koodi>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub osallistujat: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kuvaus: Option<String>,
}
