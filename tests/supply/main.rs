//! What came from outside, as proofs over the files themselves. Licences, bans and known holes are asked of cargo-deny by xtask.

mod supply_bill;
mod supply_sqlcipher;
