//! How recovery fails, told apart by what a person can do about it. Carries no key and no value.

pub type RecoveryResult<T> = Result<T, RecoveryFailure>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryFailure {
    #[error("no public key of the form age1… was found")]
    NoRecipients,
    #[error("the file is not of the expected kind")]
    NotUnderstood,
    #[error("none of the identities opens this")]
    NotForThisKey,
    #[error("this belongs to another laptop or another request")]
    NotThisRequest,
    #[error("the code does not belong to this request")]
    AnotherCode,
    #[error("the computer gave no random bytes")]
    NoRandomness,
}
