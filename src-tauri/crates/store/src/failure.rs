//! How the file fails, told apart by what a person can do about it. Carries no SQL text and no values.

use askel_domain::id::ClientId;

pub type StoreResult<T> = Result<T, StoreFailure>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreFailure {
    #[error("the passphrase does not open this vault")]
    WrongPassphrase,
    #[error("wait before the next try")]
    Wait { seconds: u64 },
    #[error("another process has the vault open")]
    AlreadyOpen,
    #[error("the file was made by a newer Askel")]
    NewerFile,
    #[error("both copies of the key file are damaged")]
    KeysDamaged,
    #[error("the vault's file is damaged")]
    Damaged,
    #[error("the log does not agree with itself or with its anchors")]
    RecordBroken,
    #[error("no such vault")]
    Missing,
    #[error("a setting of the encrypted file did not take hold: {0}")]
    UnsafeSettings(&'static str),
    #[error("the disk is full")]
    DiskFull,
    #[error("the disk could not be read or written")]
    Disk,
    #[error("memory ran out")]
    Memory,
    #[error("the write may or may not be there")]
    Uncertain,
    #[error("the identity belongs to another client")]
    IdentityTaken,
    #[error("the row belongs to another client")]
    OtherClient(ClientId),
    #[error("the backup is damaged")]
    BackupDamaged,
    #[error("too little room for a backup")]
    LowSpace,
    #[error("stopped on the way")]
    Stopped,
    #[error("a stored row could not be read: {0}")]
    Row(&'static str),
    #[error("keychain: {0}")]
    Keychain(#[from] crate::keys::KeychainTrouble),
    #[error("the organisation's recovery is not in place")]
    NoRecovery,
    #[error("recovery: {0}")]
    Recovery(#[from] askel_recovery::RecoveryFailure),
    #[error("a statement failed")]
    Statement,
}

impl StoreFailure {
    /// After it nothing that was written through the same opening of the file is to be believed. So it is where memory ran out: the
    /// cipher between SQLite and the file may have stopped half-way.
    pub(crate) fn is_of_the_disk(self) -> bool {
        matches!(self, Self::DiskFull | Self::Disk | Self::Memory)
    }
}

/// SQLite could not make its shared-memory file as large as it must be: `SQLITE_IOERR_SHMSIZE`, a full disk.
const NO_ROOM_TO_SHARE: i32 = 4874;
/// No memory to read or write with, though the disk would have done it: `SQLITE_IOERR_NOMEM`.
const NO_MEMORY_FOR_IO: i32 = 3082;

impl From<rusqlite::Error> for StoreFailure {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        if error.sqlite_error().is_some_and(|known| known.extended_code == NO_ROOM_TO_SHARE) {
            return Self::DiskFull;
        }
        if error.sqlite_error().is_some_and(|known| known.extended_code == NO_MEMORY_FOR_IO) {
            return Self::Memory;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::OutOfMemory) => Self::Memory,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::Disk,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::OperationInterrupted) => Self::Stopped,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::AlreadyOpen,
            _ => Self::Statement,
        }
    }
}

impl From<std::io::Error> for StoreFailure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::OutOfMemory => Self::Memory,
            std::io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Disk,
        }
    }
}
