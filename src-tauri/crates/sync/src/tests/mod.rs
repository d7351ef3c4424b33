//! Whole conversations with a scripted server: what arrives, what comes back, and what is said of it.

mod bad_input;
mod edited_twice;
mod first_download;
mod forms;
mod laptop;
mod meanwhile;
mod nothing_written_over;
mod packed;
mod planted;
mod push_and_settle;
mod server;
mod two_laptops;
