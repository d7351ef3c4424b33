//! What every national entry is made of: the client, the author, coded values and periods of time.

use serde::Serialize;

#[derive(Serialize)]
pub struct Asiakas {
    pub sukunimi: String,
    pub etunimet: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub henkilotunnus: Option<Tunnus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tilapainen_yksilointitunnus: Option<Tunnus>,
}

#[derive(Serialize)]
pub struct Tunnus {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<&'static str>,
    pub value: String,
}

/// `system` is `urn:oid:` and the OID of the code system.
#[derive(Serialize)]
pub struct Koodi {
    pub system: String,
    pub code: String,
    pub display: String,
}

#[derive(Serialize)]
pub struct Ajanjakso {
    pub alkamishetki: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paattymishetki: Option<String>,
}

#[derive(Serialize)]
pub struct Laatija {
    pub sukunimi: String,
    pub etunimet: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tehtavanimike: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub palveluyksikko: Option<Koodi>,
}
