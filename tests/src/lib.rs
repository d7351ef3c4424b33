//! What the proofs share: fictional clients and the play that brings them into a vault. Holds no proof itself.

pub mod fixture;
