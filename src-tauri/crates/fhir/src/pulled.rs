//! What is asked for when the record is fetched, and in which order: whatever a row refers to comes before it.

use crate::record::Noun;

/// One search. What belongs to a client is asked for by `client`, and what is nobody's whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pull {
    pub kind: &'static str,
    /// The search parameter that names the client: `patient=<id>,<id>`, or `_id=` of the Patient itself.
    pub client: Option<&'static str>,
    /// What its primaries are rows of.
    pub nouns: &'static [Noun],
}

const fn pull(kind: &'static str, client: &'static str, nouns: &'static [Noun]) -> Pull {
    Pull { kind, client: Some(client), nouns }
}

const fn of_nobody(kind: &'static str, nouns: &'static [Noun]) -> Pull {
    Pull { kind, client: None, nouns }
}

pub const PULLED: &[Pull] = &[
    of_nobody("Practitioner", &[Noun::Worker]),
    of_nobody("Questionnaire", &[Noun::Measure]),
    of_nobody("Group", &[Noun::Group]),
    // A meeting of a group has the Group for its subject; a client's own Encounter is a companion and is not asked for.
    of_nobody("Encounter", &[Noun::GroupSession]),
    pull("Patient", "_id", &[Noun::Client]),
    pull("EpisodeOfCare", "patient", &[Noun::Period]),
    pull("CareTeam", "patient", &[Noun::Team]),
    pull("Flag", "patient", &[Noun::Risk]),
    pull("Goal", "patient", &[Noun::Goal]),
    pull("Appointment", "patient", &[Noun::Session]),
    pull("Composition", "patient", &[Noun::Entry, Noun::Document]),
    pull("Task", "patient", &[Noun::Task]),
    pull("QuestionnaireResponse", "patient", &[Noun::Response]),
    pull("Observation", "patient", &[Noun::Gas]),
    pull("Basic", "patient", &[Noun::GroupMember, Noun::Attendance]),
];

impl Pull {
    /// `_tag=…` that leaves companions at home. Patients are asked for without it: the main system made most of them.
    pub fn tag(&self) -> Option<String> {
        let of = |noun: &Noun| format!("{}|{}", crate::names::ROW, noun.name());
        (self.kind != "Patient").then(|| format!("_tag={}", self.nouns.iter().map(of).collect::<Vec<_>>().join(",")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_is_asked_for_once_and_by_its_own_type() {
        for noun in Noun::ALL {
            let asked: Vec<_> = PULLED.iter().filter(|pull| pull.nouns.contains(&noun)).collect();
            assert_eq!(asked.iter().map(|pull| pull.kind).collect::<Vec<_>>(), [noun.kind()], "{noun:?}");
        }
    }
}
