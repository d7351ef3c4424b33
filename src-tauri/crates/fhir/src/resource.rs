//! One resource as JSON, with its type and id looked up. Knows no row of ours.

use askel_domain::id::ClientId;
use askel_domain::redact::redacted;
use serde_json::Value;
use uuid::Uuid;

use crate::misfit::Misfit;
use crate::names::ROW;
use crate::r4::Reference;

pub type Json = serde_json::Map<String, Value>;

#[derive(Clone, PartialEq)]
pub struct Resource {
    pub kind: String,
    pub id: String,
    /// The whole resource, numbers as [`crate::from_bytes`] keeps them.
    pub json: Json,
}

redacted!(Resource);

impl Resource {
    /// # Errors
    /// [`Misfit::NotAResource`] for anything but an object with `resourceType` and `id`.
    pub fn of(value: Value) -> Result<Self, Misfit> {
        let Value::Object(json) = value else { return Err(Misfit::NotAResource) };
        let text = |name: &str| json.get(name).and_then(Value::as_str).filter(|text| is_name(text)).map(str::to_owned);
        match (text("resourceType"), text("id")) {
            (Some(kind), Some(id)) => Ok(Self { kind, id, json }),
            _ => Err(Misfit::NotAResource),
        }
    }

    /// Reads one resource as a server sends it.
    ///
    /// # Errors
    /// [`Misfit::NotAResource`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Misfit> {
        Self::of(crate::numbers::from_bytes(bytes)?)
    }

    /// The resource as it is sent: without what only the server says of it.
    pub fn to_bytes(&self) -> Vec<u8> {
        crate::numbers::to_bytes(&Value::Object(self.as_sent()))
    }

    pub(crate) fn as_sent(&self) -> Json {
        let mut json = self.json.clone();
        if let Some(Value::Object(meta)) = json.get_mut("meta") {
            meta.remove("versionId");
            meta.remove("lastUpdated");
        }
        json
    }

    /// `Goal/0199…`
    pub fn path(&self) -> String {
        format!("{}/{}", self.kind, self.id)
    }

    /// The server's name for this version. Opaque: compared, never counted with.
    pub fn version(&self) -> Option<&str> {
        self.meta("versionId")
    }

    /// RFC 3339 as the server wrote it.
    pub fn last_updated(&self) -> Option<&str> {
        self.meta("lastUpdated")
    }

    fn meta(&self, name: &str) -> Option<&str> {
        self.json.get("meta")?.get(name)?.as_str()
    }

    /// What Askel wrote it as: a noun's name, [`crate::names::COMPANION`], or nothing when another system made it.
    pub fn row(&self) -> Option<&str> {
        let tags = self.json.get("meta")?.get("tag")?.as_array()?;
        tags.iter().find(|tag| tag.get("system").and_then(Value::as_str) == Some(ROW))?.get("code")?.as_str()
    }

    /// Whose record it belongs to; none for what is nobody's (groups, measures, workers) or says it in no way Askel knows.
    pub fn client(&self) -> Option<ClientId> {
        if self.kind == "Patient" {
            return self.id.parse().ok();
        }
        let named = ["subject", "patient", "for", "individual"].iter().find_map(|name| patient(self.json.get(*name)?));
        let among = |list: &str, name: &str| self.json.get(list)?.as_array()?.iter().find_map(|one| patient(one.get(name)?));
        named.or_else(|| among("participant", "actor")).or_else(|| among("entity", "what"))
    }

    pub(crate) fn uuid(&self) -> Result<Uuid, Misfit> {
        plain_uuid(&self.id).ok_or(Misfit::ForeignId)
    }
}

fn patient(reference: &Value) -> Option<ClientId> {
    Reference { reference: reference.get("reference")?.as_str()?.to_owned(), ..Reference::default() }.id_of("Patient").map(ClientId)
}

/// A UUID as we write it: `uuid` also reads braces and `urn:uuid:`, which would make one row of two resources.
pub(crate) fn plain_uuid(text: &str) -> Option<Uuid> {
    let id = Uuid::try_parse(text).ok()?;
    (id.hyphenated().to_string() == text).then_some(id)
}

/// Letters, digits, hyphen and dot, at most 64: what R4 allows in an id, and what fits into an address.
fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_resource_has_a_type_and_an_id_that_fit_into_an_address() {
        assert!(Resource::of(json!({"resourceType": "Goal", "id": "a-1.2"})).is_ok());
        for wrong in [
            json!(null),
            json!([]),
            json!({"id": "a"}),
            json!({"resourceType": "Goal"}),
            json!({"resourceType": "Goal", "id": "../Patient"}),
            json!({"resourceType": "Goal", "id": ""}),
            json!({"resourceType": 1, "id": "a"}),
        ] {
            assert_eq!(Resource::of(wrong).err(), Some(Misfit::NotAResource));
        }
    }

    #[test]
    fn the_client_is_found_wherever_r4_names_the_patient() {
        let id = "0199aaaa-0000-7000-8000-000000000001";
        let client = |json| Resource::of(json).ok().and_then(|resource| resource.client()).map(|client| client.to_string());
        let reference = json!({"reference": format!("Patient/{id}")});
        assert_eq!(client(json!({"resourceType": "Patient", "id": id})).as_deref(), Some(id));
        assert_eq!(client(json!({"resourceType": "Goal", "id": "g", "subject": reference})).as_deref(), Some(id));
        assert_eq!(client(json!({"resourceType": "Task", "id": "t", "for": reference})).as_deref(), Some(id));
        assert_eq!(client(json!({"resourceType": "Appointment", "id": "a", "participant": [{"actor": {"reference": "PractitionerRole/x"}}, {"actor": reference}]})).as_deref(), Some(id));
        assert_eq!(client(json!({"resourceType": "Goal", "id": "g", "subject": {"reference": "Group/1"}})), None);
        assert_eq!(client(json!({"resourceType": "Goal", "id": "g", "subject": {"reference": format!("https://county.example/fhir/Patient/{id}/_history/3")}})).as_deref(), Some(id));
    }
}
