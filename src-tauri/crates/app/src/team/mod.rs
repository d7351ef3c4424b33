//! Minun tiimini as the window shows it: who they are, whether the worker may call, and what each has promised.

mod keep;

use askel_domain::id::{ClientId, TeamMemberId};
use askel_domain::team::MemberKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::task::TaskView;

pub(crate) use keep::keep_what_protection_allows;
pub use keep::{leave, open, save};

/// May the worker be in touch with the member?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactAnswer {
    #[default]
    NotAsked,
    Given,
    Refused,
}

#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberForm {
    pub id: Option<TeamMemberId>,
    pub client_id: ClientId,
    pub kind: MemberKind,
    pub name: String,
    pub role: String,
    pub organisation: String,
    pub phone: String,
    pub contact: ContactAnswer,
    /// The day of the answer, as typed; empty means today.
    pub contact_on: String,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamPage {
    pub client_name: String,
    /// The client has a non-disclosure order: private persons' numbers are not kept.
    pub protected: bool,
    pub members: Vec<MemberView>,
    pub left: Vec<MemberView>,
    /// Close persons of the client's details who are not in the team yet.
    pub suggested: Vec<SuggestedMember>,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    pub id: TeamMemberId,
    pub kind: MemberKind,
    pub name: String,
    pub role: String,
    pub organisation: String,
    pub phone: Option<String>,
    pub contact: ContactAnswer,
    pub contact_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    /// Open ones first.
    pub promised: Vec<TaskView>,
}

#[derive(Serialize, ts_rs::TS)]
pub struct SuggestedMember {
    pub name: String,
    pub role: String,
    pub phone: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct MemberRef {
    pub id: TeamMemberId,
    /// Has left; or, taken back, is here again.
    pub left: bool,
}

#[derive(Serialize, ts_rs::TS)]
pub struct MemberSaved {
    pub id: TeamMemberId,
}

crate::answer::of_no_client!(MemberSaved);

/// Names of those who are in the team now.
pub(crate) fn names(read: &askel_store::Read, client: ClientId) -> Result<Vec<String>, askel_store::StoreFailure> {
    let members = askel_store::team::of_client(read, client)?;
    Ok(members.into_iter().filter(|member| member.left_on.is_none()).map(|member| member.name).collect())
}
