//! What breaks around a vault, and who judges what was lost: typists, disks, clocks. Holds no proof itself.

pub mod apart;
pub mod bench;
pub mod canaries;
pub mod damage;
pub mod forgotten;
pub mod hand;
pub mod image;
pub mod ledger;
pub mod older;
pub mod pinned;
pub mod remains;
pub mod small_disk;
pub mod two_hands;
pub mod typed;
pub mod typing;
pub mod vfs;
