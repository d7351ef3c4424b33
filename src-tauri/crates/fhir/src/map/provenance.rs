//! Who wrote a row as it now is, and when: a Provenance beside the primary. Its id follows from the content, so that
//! sending it again makes no second one; the content is named by its SHA-256, since the version it gets is not known yet.

use std::fmt::Write;

use askel_domain::redact::redacted;
use serde::Serialize;

use super::{companion, text_of};
use crate::hash::content_hash;
use crate::names::{SHA_256, beside, role_of};
use crate::r4::{Identifier, Reference};
use crate::record::Written;
use crate::resource::{Resource, plain_uuid};

#[derive(Serialize)]
struct Provenance {
    target: Vec<Reference>,
    recorded: String,
    agent: Vec<Agent>,
    entity: Vec<Entity>,
}

#[derive(Serialize)]
struct Agent {
    who: Reference,
}

#[derive(Serialize)]
struct Entity {
    role: &'static str,
    what: Named,
}

#[derive(Serialize)]
struct Named {
    identifier: Identifier,
}

redacted!(Provenance, Agent, Entity, Named);

/// Names the content of `primary` as it is sent: of an edit put on a server's own JSON, that one.
pub fn provenance(primary: &Resource, written: &Written) -> Resource {
    let hash = content_hash(primary).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let made = Provenance {
        target: vec![Reference::to(&primary.kind, &primary.id)],
        recorded: text_of(&written.at),
        agent: vec![Agent { who: Reference::to("PractitionerRole", role_of(written.by)).called(written.name) }],
        entity: vec![Entity {
            role: "source",
            what: Named { identifier: Identifier { system: SHA_256.into(), value: hash.clone(), ..Identifier::default() } },
        }],
    };
    let id = plain_uuid(&primary.id).unwrap_or_default();
    companion("Provenance", beside(id, &format!("provenance {hash} {}", text_of(&written.at))), &made)
}
