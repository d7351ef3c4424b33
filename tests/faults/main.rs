//! What can go wrong around a worker: kills, full disks, damaged keys, strange words, clocks that jump.
//! Looks through the intentions and at the files beside them; asks in every case what was lost.

mod any_form;
mod campaigns;
mod clock_nights;
mod damage;
mod doors;
mod full_disk;
mod idle;
mod impossible;
mod long_and_odd;
mod low_space;
mod older_vaults;
