//! 1506.19006 Merkintä neuvottelun, tapaamisen tai yhteydenoton peruuntumisesta, version 2022-09-28.

use serde::Serialize;

use super::parts::{Asiakas, Koodi, Laatija};

/// The only codes of 1.2.246.537.6.126 that the schema takes: the client's reason, the organisation's reason.
pub const ACCEPTED_REASONS: [&str; 2] = ["Y30", "Y32"];

#[derive(Serialize)]
pub struct CancellationDocument {
    pub merkinta_neuvottelun_tapaamisen_tai_yhteydenoton_peruuntumisesta: CancellationEntry,
}

#[derive(Serialize)]
pub struct CancellationEntry {
    pub asiakas: [Asiakas; 1],
    pub asiakaskertomusmerkinta: CancellationRecord,
    pub paivamaara: String,
    pub laatija: Laatija,
}

#[derive(Serialize)]
pub struct CancellationRecord {
    pub palvelutehtava: Koodi,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sosiaalipalvelu: Vec<Koodi>,
    pub tapahtuma: CancellationEvent,
}

#[derive(Serialize)]
pub struct CancellationEvent {
    /// When it was to be held.
    pub paivamaara_ja_kellonaika: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asiointitapa: Vec<Koodi>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peruuntumisen_syy: Option<Koodi>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lisatiedot_peruuntumisesta: Option<String>,
}
