//! 1506.19005 Merkintä tapaamisesta tai yhteydenotosta, version 2022-01-10.

use serde::Serialize;

use super::parts::{Ajanjakso, Asiakas, Koodi, Laatija};

#[derive(Serialize)]
pub struct MeetingDocument {
    pub merkinta_tapaamisesta_tai_yhteydenotosta: MeetingEntry,
}

#[derive(Serialize)]
pub struct MeetingEntry {
    pub asiakas: [Asiakas; 1],
    pub asiakaskertomusmerkinta: MeetingRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sovitut_asiat: Option<String>,
    pub paivamaara: String,
    pub laatija: Laatija,
}

#[derive(Serialize)]
pub struct MeetingRecord {
    pub palvelutehtava: Koodi,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sosiaalipalvelu: Vec<Koodi>,
    pub tapahtuma: MeetingEvent,
}

#[derive(Serialize)]
pub struct MeetingEvent {
    pub ajanjakso: Ajanjakso,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asiointitapa: Vec<Koodi>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paikka: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub osallistujat: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kuvaus: Option<String>,
}
