//! How a wish fails: a code for the sentence, its parameters, and the fields to mend. No prose.

use std::collections::BTreeMap;

use askel_domain::id::ClientId;
use askel_domain::problem::{Problem, ProblemCode};
use askel_recovery::RecoveryFailure;
use askel_store::StoreFailure;
use askel_store::keys::KeychainTrouble;
use serde::Serialize;

/// What crosses to the window when something did not go as asked. The sentence is `error.<code>`.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Failure {
    pub code: FailureCode,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub params: BTreeMap<&'static str, String>,
    /// Fields to mend, in the order of the page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Problem>>")]
    pub fields: Vec<Problem>,
    /// With [`FailureCode::OtherClient`]: whose row it is, for the access log alone.
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) owner: Option<ClientId>,
}

/// Every way a wish can fail. Adding one without a text in three languages fails a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// The bag is locked; nothing of it can be read.
    Locked,
    /// `seconds` until the next try.
    Wait,
    WrongPassphrase,
    /// The passphrase is asked once more before this, and nothing was done.
    PassphraseNeeded,
    PassphraseShort,
    PassphraseWeak,
    /// Another Askel has this vault open.
    AlreadyOpen,
    NewerFile,
    KeysDamaged,
    VaultDamaged,
    VaultMissing,
    /// The backup is not as it was written; nothing was put back.
    BackupDamaged,
    /// Under 500 MB free beside the backup.
    LowSpace,
    /// A setting of the encrypted file did not take hold.
    UnsafeSettings,
    DiskFull,
    /// Under 100 MB free: what is there can be read, nothing new is taken.
    NoRoom,
    DiskError,
    /// Memory ran out; nothing was written.
    NoMemory,
    /// The write may or may not be there: read again before saying anything.
    Uncertain,
    NotFound,
    /// Ten seconds have passed, or something else was done since.
    UndoOver,
    /// What would be taken back was changed by another way since.
    UndoChanged,
    Fields,
    AlreadyFinal,
    NoteEnded,
    /// An annulled entry takes no correction and no second annulment.
    EntryAnnulled,
    /// A correction of the entry was begun: it is finished or taken away before the entry is annulled.
    CorrectionBegun,
    /// The next plan was begun from this one: it is finished or taken away before this one is annulled.
    NextPlanBegun,
    FolderNotWritable,
    CodesNotUnderstood,
    /// The file could not be read from the disk.
    MeasureUnread,
    /// Another file of the same measure and version is in use.
    MeasureDiffers,
    NothingToExport,
    /// The client has not said today that the paper may be left at home: nothing was made.
    LeafRefused,
    /// The client is not the worker's own: the record opens with a reason.
    ReasonNeeded,
    /// What was named is another client's: nothing was shown and nothing was changed.
    OtherClient,
    /// The log does not agree with itself: the record can be read, and is not written on.
    RecordBroken,
    /// This computer has no keychain that answers, and nothing was tried.
    KeychainAbsent,
    /// The keychain was not opened.
    KeychainLocked,
    /// The keychain does not have the secret this bag needs.
    KeychainEmptied,
    /// What only the organisation could open again is not done before it has shown that it can.
    SpareKeyUnproven,
    /// Too long without contact with the organisation's server: what is unfinished opens, the rest after the next contact.
    LeaseOver,
    /// The organisation's server has closed this laptop: nothing opens until it is let in again.
    DeviceRevoked,
    /// The organisation's policy file could not be read from the disk.
    PolicyUnread,
    /// Something waits for the server of the policy in force; another one is not taken before it has arrived.
    PolicyUndelivered,
    /// No organisation's key was placed, so there is nobody to ask.
    RecoveryMissing,
    /// No public key was found, or one is mistyped.
    RecoveryKeysUnread,
    /// The answer belongs to another request, or is no answer.
    RecoveryAnswerRefused,
    /// The code from the test file fits none of the keys.
    RecoveryCodeWrong,
    /// Something has not arrived at the server: `count` of them.
    Undelivered,
    /// The organisation named no server.
    ServerMissing,
    /// Together mode shows one client and answers nothing else.
    OnlyTogether,
    /// The short code was not that.
    TogetherCodeWrong,
    /// It was wrong too often: only the passphrase leaves together mode now.
    TogetherCodeSpent,
    /// The code is no code: four to eight digits, not all of them alike or in a row.
    TogetherCodeWeak,
    Cancelled,
    BadRequest,
    TooLarge,
    Internal,
}

impl FailureCode {
    pub const ALL: &[FailureCode] = {
        use FailureCode::*;
        &[
            Locked, Wait, WrongPassphrase, PassphraseNeeded, PassphraseShort, PassphraseWeak, AlreadyOpen, NewerFile, KeysDamaged, VaultDamaged, VaultMissing,
            BackupDamaged, LowSpace,
            UnsafeSettings, DiskFull, NoRoom, DiskError, NoMemory, Uncertain, NotFound, UndoOver, UndoChanged, Fields, AlreadyFinal, NoteEnded, EntryAnnulled, CorrectionBegun, NextPlanBegun, FolderNotWritable,
            CodesNotUnderstood, MeasureUnread, MeasureDiffers, NothingToExport, LeafRefused, ReasonNeeded, OtherClient, RecordBroken, KeychainAbsent, KeychainLocked, KeychainEmptied, SpareKeyUnproven, LeaseOver, DeviceRevoked, PolicyUnread, PolicyUndelivered, RecoveryMissing, RecoveryKeysUnread, RecoveryAnswerRefused,
            RecoveryCodeWrong, Undelivered, ServerMissing, OnlyTogether, TogetherCodeWrong, TogetherCodeSpent, TogetherCodeWeak, Cancelled, BadRequest, TooLarge, Internal,
        ]
    };
}

impl Failure {
    pub fn new(code: FailureCode) -> Self {
        Self { code, params: BTreeMap::new(), fields: vec![], owner: None }
    }

    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name, value.to_string());
        self
    }

    pub fn fields(fields: Vec<Problem>) -> Self {
        Self { fields, ..Self::new(FailureCode::Fields) }
    }
}

impl From<FailureCode> for Failure {
    fn from(code: FailureCode) -> Self {
        Self::new(code)
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(fields: Vec<Problem>) -> Self {
        Self::fields(fields)
    }
}

impl From<StoreFailure> for Failure {
    fn from(failure: StoreFailure) -> Self {
        match failure {
            StoreFailure::Wait { seconds } => Self::new(FailureCode::Wait).with("seconds", seconds),
            StoreFailure::IdentityTaken => Self::fields(vec![Problem { path: "identityCode".into(), code: ProblemCode::IdentityTaken, limit: None, span: None }]),
            StoreFailure::OtherClient(owner) => Self { owner: Some(owner), ..Self::new(FailureCode::OtherClient) },
            StoreFailure::WrongPassphrase => FailureCode::WrongPassphrase.into(),
            StoreFailure::AlreadyOpen => FailureCode::AlreadyOpen.into(),
            StoreFailure::NewerFile => FailureCode::NewerFile.into(),
            StoreFailure::KeysDamaged => FailureCode::KeysDamaged.into(),
            StoreFailure::Damaged | StoreFailure::Row(_) => FailureCode::VaultDamaged.into(),
            StoreFailure::RecordBroken => FailureCode::RecordBroken.into(),
            StoreFailure::Missing => FailureCode::VaultMissing.into(),
            StoreFailure::BackupDamaged => FailureCode::BackupDamaged.into(),
            StoreFailure::LowSpace => FailureCode::LowSpace.into(),
            StoreFailure::Stopped => FailureCode::Cancelled.into(),
            StoreFailure::UnsafeSettings(setting) => Self::new(FailureCode::UnsafeSettings).with("setting", setting),
            StoreFailure::DiskFull => FailureCode::DiskFull.into(),
            StoreFailure::Disk => FailureCode::DiskError.into(),
            StoreFailure::Memory => FailureCode::NoMemory.into(),
            StoreFailure::Uncertain => FailureCode::Uncertain.into(),
            StoreFailure::Keychain(KeychainTrouble::Absent) => FailureCode::KeychainAbsent.into(),
            StoreFailure::Keychain(KeychainTrouble::Locked) => FailureCode::KeychainLocked.into(),
            StoreFailure::Keychain(KeychainTrouble::Emptied) => FailureCode::KeychainEmptied.into(),
            StoreFailure::NoRecovery => FailureCode::RecoveryMissing.into(),
            StoreFailure::Recovery(failure) => failure.into(),
            StoreFailure::Statement => FailureCode::Internal.into(),
        }
    }
}

impl From<RecoveryFailure> for Failure {
    fn from(failure: RecoveryFailure) -> Self {
        match failure {
            RecoveryFailure::NoRecipients => FailureCode::RecoveryKeysUnread.into(),
            RecoveryFailure::NoRandomness => FailureCode::DiskError.into(),
            _ => FailureCode::RecoveryAnswerRefused.into(),
        }
    }
}
