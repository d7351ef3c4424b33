//! The code values at hand, as a document looks them up; must not know where they came from.

use askel_domain::code::{CodeSystem, CodeValue};
use askel_domain::entry::{Entry, EntryBody};
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;

/// Every code value on this device. A real value always comes before one made up for trying Askel out.
pub struct CodeBook {
    values: Vec<CodeValue>,
}

impl CodeBook {
    pub fn new(mut values: Vec<CodeValue>) -> Self {
        values.sort_by_key(|value| value.demo);
        Self { values }
    }

    pub fn values(&self) -> &[CodeValue] {
        &self.values
    }

    /// The value with this code, `None` when it has not been imported: a code is never guessed.
    pub fn find(&self, system: CodeSystem, code: &str) -> Option<&CodeValue> {
        self.values.iter().find(|value| value.system == system && value.code == code)
    }

    /// The national contact mode that says it stands for ours.
    pub fn contact_mode(&self, mode: ContactMode) -> Option<&CodeValue> {
        self.values.iter().find(|value| value.system == CodeSystem::ContactMode && value.stands_for.as_deref() == Some(mode.name()))
    }

    /// Does anything this entry's document says rest on a code made up for trying Askel out?
    pub fn has_demo_codes_for(&self, entry: &Entry) -> bool {
        let reason = match &entry.body {
            EntryBody::Cancelled(cancelled) => cancelled.reason.as_deref(),
            _ => None,
        };
        let used = [
            self.find(CodeSystem::ServiceTask, &entry.event.service_task),
            self.find(CodeSystem::SocialService, &entry.event.social_service),
            self.contact_mode(entry.event.mode),
            reason.and_then(|code| self.find(CodeSystem::CancellationReason, code)),
        ];
        used.into_iter().flatten().any(|value| value.demo)
    }
}

/// The name of a value as it is written into a document. A value without a Swedish name keeps the Finnish one.
pub fn name_in(value: &CodeValue, language: Language) -> &str {
    if language == Language::Sv && !value.sv.is_empty() { &value.sv } else { &value.fi }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(code: &str, demo: bool) -> CodeValue {
        CodeValue {
            system: CodeSystem::ContactMode,
            code: code.into(),
            fi: "Puhelu".into(),
            sv: String::new(),
            stands_for: Some("phone".into()),
            demo,
        }
    }

    #[test]
    fn a_real_value_comes_before_a_made_up_one() {
        let book = CodeBook::new(vec![value("demo-6", true), value("5", false)]);
        assert_eq!(book.contact_mode(ContactMode::Phone).map(|value| value.code.as_str()), Some("5"));
        assert!(book.find(CodeSystem::ContactMode, "demo-6").is_some());
    }

    #[test]
    fn a_value_nobody_imported_is_not_guessed() {
        let book = CodeBook::new(vec![value("5", false)]);
        assert!(book.contact_mode(ContactMode::Video).is_none());
        assert!(book.find(CodeSystem::ServiceTask, "5").is_none(), "the same code in another system is another value");
    }

    #[test]
    fn a_missing_swedish_name_is_not_invented() {
        assert_eq!(name_in(&value("5", false), Language::Sv), "Puhelu");
        assert_eq!(name_in(&CodeValue { sv: "Samtal".into(), ..value("5", false) }, Language::Sv), "Samtal");
    }
}
