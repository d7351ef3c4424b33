//! What entries and documents have in common as Compositions: whose version it is, which, by whom and why; and sections.

use askel_domain::entry::{Author, Change};
use askel_domain::id::{ClientId, EntryId};
use askel_domain::moment::Moment;
use askel_domain::redact::redacted;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::response::Answered;
use super::{organisation, parsed, patient, text_of};
use crate::extension::{self as ours, Own, take};
use crate::misfit::Misfit;
use crate::names::{RECORD, own_system, role_of};
use crate::r4::{Coding, Concept, Extension, Identifier, Narrative, Period, Reference, div};
use crate::record::{Around, version_id};
use crate::resource::{Resource, plain_uuid};

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Composition {
    pub contained: Vec<Answered>,
    pub extension: Vec<Extension>,
    pub identifier: Option<Identifier>,
    pub status: String,
    #[serde(rename = "type")]
    pub kind: Concept,
    pub category: Vec<Concept>,
    pub subject: Reference,
    pub encounter: Option<Reference>,
    pub date: String,
    pub author: Vec<Reference>,
    pub title: String,
    pub confidentiality: String,
    pub attester: Vec<Attester>,
    pub custodian: Option<Reference>,
    pub relates_to: Vec<RelatesTo>,
    pub event: Vec<Happened>,
    pub section: Vec<Section>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Attester {
    mode: String,
    time: String,
    party: Option<Reference>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RelatesTo {
    code: String,
    target_reference: Option<Reference>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Happened {
    pub period: Period,
    pub detail: Vec<Reference>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Section {
    pub extension: Vec<Extension>,
    pub code: Option<Concept>,
    #[serde(skip_deserializing)]
    pub text: Option<Narrative>,
    pub entry: Vec<Reference>,
}

redacted!(Composition, Attester, RelatesTo, Happened, Section, ReadVersion);

/// What every version of anything finished has.
pub(super) struct Version<'a> {
    pub row: EntryId,
    pub version: u32,
    pub client: ClientId,
    pub author: &'a Author,
    pub written_at: Moment,
    pub change: Option<&'a Change>,
}

impl Version<'_> {
    pub fn id(&self) -> Uuid {
        version_id(self.row, self.version, (self.author.worker_id, self.written_at), self.change)
    }
}

/// What a resource says of the version that it is, beside its content.
pub(super) struct ReadVersion {
    pub row: EntryId,
    pub version: u32,
    pub author: Author,
    pub written_at: Moment,
    pub change: Option<Change>,
}

/// The elements that tell whose version it is, and which. Those of the content are the caller's.
pub(super) fn version(row: &Version, around: &Around) -> Composition {
    let replaces =
        around.replaces.map(|before| RelatesTo { code: "replaces".into(), target_reference: Some(Reference::to("Composition", before)) });
    Composition {
        identifier: Some(Identifier { system: RECORD.into(), value: row.row.to_string(), ..Identifier::default() }),
        status: status(row.change).into(),
        subject: patient(row.client),
        date: text_of(&row.written_at),
        author: vec![signer(row.author)],
        confidentiality: "R".into(),
        attester: vec![Attester { mode: "professional".into(), time: text_of(&row.written_at), party: Some(signer(row.author)) }],
        custodian: organisation(around),
        relates_to: replaces.into_iter().collect(),
        ..Composition::default()
    }
}

pub(super) fn version_extensions(row: &Version) -> Own {
    Own::default().with(ours::VERSION, &row.version).with(ours::AUTHOR, row.author).with(ours::CHANGE, &row.change)
}

fn status(change: Option<&Change>) -> &'static str {
    match change {
        None => "final",
        Some(Change::Correction { .. }) => "amended",
        Some(Change::Annulment { .. }) => "entered-in-error",
    }
}

pub(super) fn signer(author: &Author) -> Reference {
    Reference::to("PractitionerRole", role_of(author.worker_id)).called(author.name())
}

/// As [`version`] and [`version_extensions`] wrote them.
pub(super) fn read_version(made: &Composition, resource: &Resource) -> Result<ReadVersion, Misfit> {
    let identifier = made.identifier.as_ref().filter(|identifier| identifier.system == RECORD).ok_or(Misfit::Missing)?;
    let row = EntryId(plain_uuid(&identifier.value).ok_or(Misfit::ForeignId)?);
    let number: u32 = take::<Option<u32>>(ours::VERSION, &made.extension)?.ok_or(Misfit::Missing)?;
    let change: Option<Change> = take(ours::CHANGE, &made.extension)?;
    let author = take::<Option<Author>>(ours::AUTHOR, &made.extension)?.ok_or(Misfit::Missing)?;
    let written_at = parsed(&made.date)?;
    // The id follows from what it is a version of: another one would be a second row of the same version.
    let id = version_id(row, number, (author.worker_id, written_at), change.as_ref());
    if (number == 1) != change.is_none() || id != resource.uuid()? {
        return Err(Misfit::BadValue);
    }
    Ok(ReadVersion { row, version: number, author, written_at, change })
}

/// A section needs a narrative, an entry or sections (cmp-1): a text of blanks alone has `-` for one.
pub(super) fn section(code: &str, text: &str) -> Section {
    Section {
        extension: Own::default().with(ours::WORDS, &text).done(),
        code: Some(Concept::coded(Coding::new(own_system("entry-section"), code))),
        text: div([text]).or_else(|| div(["-"])),
        entry: vec![],
    }
}

/// The section's text from our own extension: a narrative is never read.
pub(super) fn words(made: &Composition, code: &str) -> Result<String, Misfit> {
    let system = own_system("entry-section");
    let section = made.section.iter().find(|section| section.code.as_ref().and_then(|concept| concept.code_in(&system)) == Some(code));
    section.map_or(Ok(String::new()), |section| take(ours::WORDS, &section.extension))
}
