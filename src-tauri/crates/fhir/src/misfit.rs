//! Why a resource cannot be taken as a row of ours: codes only, since the resource's own words would name a client.

use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum Misfit {
    /// Not JSON, or no resource with a type and an id.
    #[error("not_a_resource")]
    NotAResource,
    /// A projection that Askel itself writes beside a row; it is never read.
    #[error("companion")]
    Companion,
    /// A type or a use of it that Askel has no row for: another system's.
    #[error("not_ours")]
    NotOurs,
    /// The id, or one it refers to, is not a UUID.
    #[error("foreign_id")]
    ForeignId,
    /// An element has another JSON type than R4 gives it.
    #[error("wrong_type")]
    WrongType,
    /// What the row cannot be without is not there.
    #[error("missing")]
    Missing,
    /// A value that is none of those it can have: a code, a day, an identity code.
    #[error("bad_value")]
    BadValue,
}

impl Misfit {
    pub const ALL: [Self; 7] =
        [Self::NotAResource, Self::Companion, Self::NotOurs, Self::ForeignId, Self::WrongType, Self::Missing, Self::BadValue];
}
