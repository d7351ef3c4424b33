//! Minun tiimini: the people and services around a client, and whether the worker may be in touch with them.
//! Source: domain.md §1 step 6.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::client::Client;
use crate::contact::Phone;
use crate::id::{ClientId, TeamMemberId};
use crate::problem::{Problem, Problems};
use crate::redact::redacted;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    pub id: TeamMemberId,
    pub client_id: ClientId,
    pub kind: MemberKind,
    pub name: String,
    /// Names the member had before: what was promised under them is still theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_names: Vec<String>,
    /// What they are to the client: sister, debt counsellor, neighbour.
    pub role: String,
    /// The service or network they come from; empty for a close person.
    pub organisation: String,
    pub phone: Option<Phone>,
    pub contact: ContactPermission,
    /// No longer in the team; what was promised stays readable.
    pub left_on: Option<NaiveDate>,
}

redacted!(TeamMember);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum MemberKind {
    Service,
    ClosePerson,
    Network,
}

/// May the worker be in touch? "Not asked" is not "no", and a yes carries its day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "on", rename_all = "snake_case")]
pub enum ContactPermission {
    #[default]
    NotAsked,
    Given(NaiveDate),
    Refused(NaiveDate),
}

impl TeamMember {
    /// Is this the person a task names?
    pub fn is_called(&self, name: &str) -> bool {
        let same = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
        same(&self.name) || self.earlier_names.iter().any(|earlier| same(earlier))
    }

    /// Takes the new name; the old one keeps leading to what was promised under it.
    pub fn rename(&mut self, name: String) {
        if !self.is_called(&name) {
            let earlier = std::mem::replace(&mut self.name, name);
            self.earlier_names.push(earlier);
        } else {
            self.name = name;
        }
    }

    /// Contact details of a private person are not recorded at all around a protected client.
    /// Source: domain.md §6 on turvakielto.
    pub fn as_protection_allows(mut self, client: &Client) -> Self {
        if client.is_protected() && self.kind != MemberKind::Service {
            self.phone = None;
        }
        self
    }

    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        problems.text("name", &self.name, 200);
        problems.text("role", &self.role, 200);
        problems.optional_text("organisation", &self.organisation, 200);
        problems.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::NonDisclosure;
    use crate::client::tests::client;

    fn member(kind: MemberKind) -> TeamMember {
        TeamMember {
            id: TeamMemberId(uuid::Uuid::nil()),
            client_id: ClientId(uuid::Uuid::nil()),
            kind,
            name: "Marja Virtala-Laine".into(),
            earlier_names: vec![],
            role: "sisar".into(),
            organisation: String::new(),
            phone: Phone::read("040 111 2222").ok(),
            contact: ContactPermission::NotAsked,
            left_on: None,
        }
    }

    #[test]
    fn around_a_protected_client_no_private_persons_number_is_kept() {
        let protected = Client { non_disclosure: NonDisclosure::Yes, ..client() };
        assert!(member(MemberKind::ClosePerson).as_protection_allows(&protected).phone.is_none());
        assert!(member(MemberKind::Network).as_protection_allows(&protected).phone.is_none());
        assert!(member(MemberKind::Service).as_protection_allows(&protected).phone.is_some());
        assert!(member(MemberKind::ClosePerson).as_protection_allows(&client()).phone.is_some());
    }

    #[test]
    fn a_new_name_keeps_leading_to_what_was_promised_under_the_old_one() {
        let mut kept = member(MemberKind::ClosePerson);
        kept.rename("Marja Virtala".into());
        assert!(kept.is_called("marja virtala-laine ") && kept.is_called("Marja Virtala") && !kept.is_called("Marja"));
        kept.rename("Marja  virtala".into());
        assert_eq!(kept.earlier_names.len(), 2);
    }

    #[test]
    fn a_member_has_a_name_and_a_role() {
        let paths: Vec<_> = TeamMember { name: " ".into(), role: String::new(), ..member(MemberKind::Service) }.check().expect_err("two").into_iter().map(|problem| problem.path).collect();
        assert_eq!(paths, ["name", "role"]);
    }
}
