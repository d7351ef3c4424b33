//! Planned meetings as the window shows them.

mod plan;

use askel_domain::id::{ClientId, SessionId};
use askel_domain::moment::Moment;
use askel_domain::session::ContactMode;
use serde::{Deserialize, Serialize};

pub use plan::{plan, remove};
pub(crate) use plan::view;

#[derive(Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionForm {
    pub id: Option<SessionId>,
    pub client_id: ClientId,
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub mode: Option<ContactMode>,
    pub place: String,
    /// Who comes along; asked where a risk note says that two go.
    #[serde(default)]
    pub second_worker: String,
}

#[derive(Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    pub id: SessionId,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub mode: ContactMode,
    /// Empty for a client with a non-disclosure order.
    pub place: String,
    pub second_worker: String,
}

#[derive(Deserialize, ts_rs::TS)]
pub struct SessionRef {
    pub id: SessionId,
}

#[derive(Serialize, ts_rs::TS)]
pub struct SessionSaved {
    pub id: SessionId,
}

crate::answer::of_no_client!(SessionSaved);
