//! Forms that are Askel's own: described and drawn as the national ones are, and never written as a national document.

use std::sync::OnceLock;

use askel_domain::document::{FormDef, FormKind, SectionDef};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Evaluations {
    both: Vec<SectionDef>,
    mid: Vec<SectionDef>,
    #[serde(rename = "final")]
    last: Vec<SectionDef>,
}

/// What a mid or a final evaluation asks; `None` for every other kind.
pub(super) fn evaluation(kind: FormKind) -> Option<FormDef> {
    static FORMS: OnceLock<Option<Evaluations>> = OnceLock::new();
    // A test reads the description, so a slip of the pen never ships as no form.
    let forms = FORMS.get_or_init(|| read(DESCRIPTION).ok()).as_ref()?;
    let own = match kind {
        FormKind::MidEvaluation => &forms.mid,
        FormKind::FinalEvaluation => &forms.last,
        _ => return None,
    };
    Some(FormDef { kind, client_reads: false, sections: forms.both.iter().chain(own).cloned().collect() })
}

const DESCRIPTION: &str = include_str!("../../forms/evaluation.yml");

fn read(description: &str) -> Result<Evaluations, String> {
    serde_saphyr::from_str(description).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use askel_domain::document::FieldDef;

    fn every_field(fields: &[FieldDef]) -> Vec<&FieldDef> {
        fields.iter().flat_map(|field| std::iter::once(field).chain(every_field(&field.fields))).collect()
    }

    #[test]
    fn both_evaluations_are_read_and_a_slip_is_refused() {
        assert!(FormKind::EVALUATIONS.into_iter().all(|kind| evaluation(kind).is_some()));
        assert!(FormKind::ALL.into_iter().all(|kind| evaluation(kind).is_none()));
        assert!(read(&DESCRIPTION.replace("withinTerm", "whithinTerm")).is_err());
    }

    #[test]
    fn an_evaluation_begins_with_the_clients_own_words_and_has_no_place_in_a_national_document() {
        for form in FormKind::EVALUATIONS.into_iter().filter_map(evaluation) {
            let first = &form.sections[0].fields;
            assert!(first.iter().all(|field| field.voice == Some(askel_domain::document::form::Voice::Client)), "{:?}", form.kind);
            let fields: Vec<&FieldDef> = form.sections.iter().flat_map(|section| every_field(&section.fields)).collect();
            assert!(fields.iter().all(|field| field.path.is_none() && field.ended_path.is_none()), "{:?}", form.kind);
        }
    }
}
