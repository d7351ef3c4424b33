//! Canonical addresses and code systems: ours, HL7's and the national ones. Names only.

use askel_domain::code::CodeSystem;
use uuid::Uuid;

/// Where everything of ours begins: reserved by RFC 2606 and never answering, until Askel has a domain of its own.
pub const BASE: &str = "https://askel.example/fhir/";

/// `meta.tag` of what Askel writes: which noun the resource is the primary of, or [`COMPANION`].
pub const ROW: &str = "https://askel.example/fhir/CodeSystem/row";
pub const COMPANION: &str = "companion";
/// Business identifier of an entry or a document in all its versions.
pub const RECORD: &str = "https://askel.example/fhir/NamingSystem/record";
/// Identifier of content by its SHA-256.
pub const SHA_256: &str = "https://askel.example/fhir/NamingSystem/sha-256";

pub const IDENTITY_CODE: &str = "urn:oid:1.2.246.21";
/// The main system's temporary identifiers; the organisation's own root is not known here.
pub const TEMPORARY: &str = "https://askel.example/fhir/NamingSystem/temporary-identifier";
pub const URI: &str = "urn:ietf:rfc:3986";
pub const BUSINESS_ID: &str = "urn:oid:1.2.246.10";

pub const PATIENT_PROFILE: &str = "https://hl7.fi/fhir/finnish-base-profiles/StructureDefinition/fi-base-patient";
pub const SECURITY_LABELS: &str = "https://hl7.fi/fhir/finnish-base-profiles/CodeSystem/fi-base-security-label-cs";
pub const PROTECTED: &str = "TURVAKIELTO";

pub const LOINC: &str = "http://loinc.org";
pub const NOTE: &str = "34109-9";
pub const GAS_SCORE: &str = "107332-9";
pub const GAS_BY_WORKER: &str = "107333-7";
/// LOINC LL6900-6, from −2 to +2.
pub const GAS_LEVELS: [&str; 5] = ["LA34484-8", "LA34483-0", "LA34481-4", "LA34480-6", "LA34479-8"];
/// HL7's Patient-Centered Outcomes: one level of a goal. Parts `level` and `progressText`.
pub const PCO_LEVEL: &str = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling";
pub const LEVEL: &str = "level";
pub const PROGRESS_TEXT: &str = "progressText";

pub const ACT_CODE: &str = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
pub const IDENTIFIER_TYPE: &str = "http://terminology.hl7.org/CodeSystem/v2-0203";
pub const ACHIEVEMENT: &str = "http://terminology.hl7.org/CodeSystem/goal-achievement";
pub const DATA_ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
pub const FLAG_CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/flag-category";
pub const OBSERVATION_CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";
pub const DICOM: &str = "http://dicom.nema.org/resources/ontology/DCM";
pub const LANGUAGES: &str = "urn:ietf:bcp:47";

/// The code system of ours with this name.
pub fn own_system(name: &str) -> String {
    format!("{BASE}CodeSystem/{name}")
}

pub fn national(system: CodeSystem) -> String {
    format!("urn:oid:{}", system.oid())
}

/// The id of what is written beside a row: the same on every laptop, and another one for each role.
pub fn beside(id: Uuid, role: &str) -> Uuid {
    Uuid::new_v5(&id, role.as_bytes())
}

/// The PractitionerRole of a worker.
pub fn role_of(worker: askel_domain::id::WorkerId) -> Uuid {
    beside(worker.0, "role")
}

/// The id of a measure's file: measures are named by words, not by UUIDs.
pub fn measure_id(definition: &askel_domain::measure::DefinitionRef) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{BASE}Questionnaire/{}|{}", definition.id, definition.version).as_bytes())
}
