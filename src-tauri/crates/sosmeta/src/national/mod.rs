//! The long national documents: a compact description of each form, its code lists, and the document written from answers.
//! Pure: knows no file, no store and no language; codes and words are handed in.

mod leaving;
mod lists;
mod own;
mod said;
mod say;
mod tree;
mod write;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use askel_domain::document::{FormDef, FormKind, SectionDef};
use serde::Deserialize;

pub use leaving::{annulment, document, obstacle};
pub use lists::{CRITERIA, ENDING_GROUNDS, OWN_LISTS, code_lists, system_uri};
pub use said::{Said, said};
pub use say::{FormWords, Notes, correction, say};
pub use write::{Envelope, NationalObstacle, Written, write};

/// A form as the national structure has it: where the client, the author and the day of writing stand, and the sections.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NationalForm {
    pub kind: FormKind,
    /// OID of the schema, with the version that is written.
    pub schema: String,
    /// The document's one root field.
    pub root: String,
    /// The client reads the finished document in OmaKanta.
    #[serde(default)]
    pub client_reads: bool,
    pub client: ClientPart,
    /// Path of the author; `[]` at the end: one of several.
    pub author: String,
    pub written_on: String,
    /// Path of the text where a corrected version says what it replaces and why.
    pub corrected: String,
    /// Paths of the schema that Askel does not ask, each with its reason.
    #[serde(default)]
    pub left_out: BTreeMap<String, String>,
    pub sections: Vec<SectionDef>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientPart {
    pub path: String,
    pub asks: IdentityRule,
}

/// Which identifier the schema asks of the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityRule {
    /// Personal identity code or temporary identifier, one of them.
    Either,
    /// A personal identity code, nothing else: both plans and the needs assessment.
    Code,
    /// A personal identity code where there is one; there is no field for a temporary identifier.
    CodeIfKnown,
}

impl NationalForm {
    /// The form as it is asked.
    pub fn def(&self) -> FormDef {
        FormDef { kind: self.kind, client_reads: self.client_reads, sections: self.sections.clone() }
    }

    /// Number among the national document types, `15020`.
    pub fn number(&self) -> &str {
        self.schema.split('.').nth(6).unwrap_or_default()
    }
}

/// What a document of this kind asks: a national form, or Askel's own.
pub fn asked(kind: FormKind) -> Option<FormDef> {
    form(kind).map(NationalForm::def).or_else(|| own::evaluation(kind))
}

/// The national form of a kind; `None` for an evaluation, which is no national document and is never written as one.
/// All seven come with Askel, and a test reads each, so none is ever missing.
pub fn form(kind: FormKind) -> Option<&'static NationalForm> {
    static FORMS: OnceLock<Vec<NationalForm>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| FormKind::ALL.into_iter().filter_map(|kind| read(description(kind)).ok()).collect());
    forms.iter().find(|form| form.kind == kind)
}

fn read(description: &str) -> Result<NationalForm, String> {
    serde_saphyr::from_str(description).map_err(|error| error.to_string())
}

const fn description(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Initiation => include_str!("../../forms/initiation.yml"),
        FormKind::NeedsAssessment => include_str!("../../forms/needs_assessment.yml"),
        FormKind::ServiceStart => include_str!("../../forms/service_start.yml"),
        FormKind::ClientPlan => include_str!("../../forms/client_plan.yml"),
        FormKind::ImplementationPlan => include_str!("../../forms/implementation_plan.yml"),
        FormKind::ServiceEnd => include_str!("../../forms/service_end.yml"),
        FormKind::Summary => include_str!("../../forms/summary.yml"),
        FormKind::MidEvaluation | FormKind::FinalEvaluation => "",
    }
}

#[cfg(test)]
#[path = "../national_tests.rs"]
mod tests;
