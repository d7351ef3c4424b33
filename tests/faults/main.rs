//! What can go wrong around a worker: kills, full disks, damaged keys, strange words, clocks that jump.
//! Looks through the intentions and at the files beside them; asks in every case what was lost.

mod any_form;
mod apart;
mod bench;
mod clock_nights;
mod damage;
mod doors;
mod full_disk;
mod idle;
mod impossible;
mod kills;
mod ledger;
mod long_and_odd;
mod small_disk;
mod two_hands;
mod typed;
mod typing;
