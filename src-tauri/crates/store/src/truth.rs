//! What became of a write that the disk answered with an error: closed, opened again, read again, and told as it is.
//! Source: security.md T13; Rebello et al., "Can Applications Recover from fsync Failures?".

use askel_domain::revision::Hash;
use rusqlite::{OptionalExtension, TransactionBehavior};

use crate::connection::bring_log_in;
use crate::failure::{StoreFailure, StoreResult};
use crate::log;
use crate::store::{Stamp, Store};
use crate::{Read, Tx};
use crate::queries;

/// How a write went, before anybody is told.
pub(crate) enum Attempt<T, F> {
    /// The disk has it: the log's end.
    Done(T, i64, Hash),
    /// Nothing was committed. `disk`: it was the disk that refused.
    Refused { failure: F, disk: bool },
    /// The commit itself failed: it may be there or not.
    Doubtful { value: T, failure: StoreFailure, trace: Option<Trace> },
}

/// What is there when the write is.
pub(crate) enum Trace {
    Row { seq: i64, hash: Hash },
    Draft { id: String, body: String },
}

impl Store {
    /// One transaction, and what the disk said of it.
    pub(crate) fn attempt<T, F: From<StoreFailure>>(&mut self, stamp: Stamp, act: impl FnOnce(&Tx) -> Result<T, F>) -> Attempt<T, F> {
        let (device, seal) = (self.device, &self.seals.log);
        let refused = |failure: StoreFailure| Attempt::Refused { failure: failure.into(), disk: failure.is_of_the_disk() };
        let Some(inside) = &mut self.inside else { return refused(StoreFailure::Disk) };
        let begun = inside.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = match begun {
            Ok(transaction) => transaction,
            Err(error) => return refused(error.into()),
        };
        let read = Read::of(&transaction);
        let before = match log::head(&read) {
            Ok(head) => head,
            Err(failure) => return refused(failure),
        };
        // Made anew, so that what it borrows need not outlive the transaction.
        let stamp = Stamp { at: stamp.at, author: stamp.author, new_id: stamp.new_id };
        let tx = Tx::new(read, stamp, device, seal, before);
        let value = match act(&tx) {
            Ok(value) => value,
            Err(failure) => return Attempt::Refused { failure, disk: tx.met_the_disk() },
        };
        let (seq, hash) = tx.head.get();
        let trace = tx.into_trace(before.0);
        match transaction.commit() {
            Ok(()) => Attempt::Done(value, seq, hash),
            Err(error) => Attempt::Doubtful { value, failure: error.into(), trace },
        }
    }

    /// After a failed commit: every connection is closed, so that nothing of what is read comes from memory, and the file is
    /// opened and asked. `Ok`: it is there after all, and the disk has it now.
    pub(crate) fn tell_the_truth(&mut self, failure: StoreFailure, trace: Option<Trace>) -> StoreResult<()> {
        self.shut();
        let Some(trace) = trace.filter(|_| self.wake().is_ok()) else { return Err(StoreFailure::Uncertain) };
        match self.is_there(&trace) {
            Ok(true) => self.settle(),
            Ok(false) if failure == StoreFailure::DiskFull => Err(failure),
            Ok(false) => Err(StoreFailure::Disk),
            Err(_) => Err(StoreFailure::Uncertain),
        }
    }

    fn is_there(&self, trace: &Trace) -> StoreResult<bool> {
        let connection = self.connection()?;
        Ok(match trace {
            Trace::Row { seq, hash } => {
                let kept: Option<Hash> = connection.query_row(queries::LOG_HASH_AT, [seq], |row| row.get("hash")).optional()?;
                kept.as_ref() == Some(hash)
            }
            Trace::Draft { id, body } => {
                let kept: Option<String> = connection.query_row(queries::DRAFT_TYPED, [id], |row| row.get("body")).optional()?;
                kept.as_ref() == Some(body)
            }
        })
    }

    /// What the disk once refused to flush counts only when its pages have been written into the file anew and flushed there.
    fn settle(&mut self) -> StoreResult<()> {
        match bring_log_in(self.connection()?, "PASSIVE") {
            Ok(true) => Ok(()),
            _ => {
                self.shut();
                Err(StoreFailure::Uncertain)
            }
        }
    }
}
